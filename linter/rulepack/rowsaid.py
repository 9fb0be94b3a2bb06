"""forms/rows.yaml: how sentences name the rows of an open table by the names on the way to them."""

from __future__ import annotations

from collections.abc import Sequence

from linter.domain.form import Form
from linter.domain.said import RowSaid
from linter.messages import Message
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.layers import Layer, gone
from linter.yamlfile import YamlMapping

FILE = "forms/rows.yaml"
_KEY = "rows"


def read_rows_said(layers: Sequence[Layer], forms: tuple[Form, ...]) -> tuple[RowSaid, ...]:
    """Return what the packs say; each form is there, has codes and the column.

    Raises RulePackError where that is not so.
    """
    found: list[YamlMapping] = []
    for layer in layers:
        if gone(layer, "said"):
            found.clear()
        own = layer.read(FILE)
        if own is None:
            continue
        for key in own:
            if key != _KEY:
                raise own.error("unknown-key", key, key=key, guess=guess(key, (_KEY,)))
        found += [
            require_mapping(item, own.file, Message("an-item-of", key="rows")) for item in own.get(_KEY) or []
        ]
    return tuple(_read(item, forms) for item in found)


def _read(item: YamlMapping, forms: tuple[Form, ...]) -> RowSaid:
    said: RowSaid = build(RowSaid, item, "key")
    of_id = [form for form in forms if form.id == said.form]
    if not of_id:
        raise item.error(
            "no-form", "form", form=said.form, guess=guess(said.form, [form.id for form in forms])
        )
    columns = [c.id for form in of_id for panel in form.panels if panel.codes for c in panel.columns]
    if said.column not in columns:
        raise item.error("no-coded-column", "column", column=said.column, guess=guess(said.column, columns))
    return said
