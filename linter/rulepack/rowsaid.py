"""forms/rows.yaml: how sentences name the rows of an open table by the names on the way to them."""

from __future__ import annotations

from collections.abc import Sequence

from linter.domain.form import Form
from linter.domain.said import RowSaid
from linter.rulepack.build import build, guess
from linter.rulepack.layers import Layer
from linter.rulepack.listed import listed, versions
from linter.yamlfile import YamlMapping

FILE = "forms/rows.yaml"
_KEY = "rows"


def read_rows_said(layers: Sequence[Layer], forms: tuple[Form, ...]) -> tuple[RowSaid, ...]:
    """Return what the packs say; each form is there, has codes and the column.

    Raises RulePackError where that is not so.
    """
    return tuple(_read(item, forms) for item in listed(layers, FILE, _KEY, "said"))


def _read(item: YamlMapping, forms: tuple[Form, ...]) -> RowSaid:
    said: RowSaid = build(RowSaid, item, "key")
    of_id = versions(said.form, forms, item, "form")
    columns = [c.id for form in of_id for panel in form.panels if panel.codes for c in panel.columns]
    if said.column not in columns:
        near = guess(said.column, columns)
        raise item.error("no-coded-column", "column", column=said.column, guess=near)
    return said
