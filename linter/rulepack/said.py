"""forms/said.yaml: how sentences speak of cells; each cell is one of the form named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from linter.domain.form import Form
from linter.domain.lexicon import Lexicon
from linter.domain.said import Said
from linter.rulepack.build import build, guess
from linter.rulepack.forms import SAID
from linter.rulepack.layers import Layer
from linter.rulepack.listed import listed, versions
from linter.rulepack.patterns import compiled
from linter.yamlfile import YamlMapping

_NAMES = ("n",)


def read_said(
    layers: Sequence[Layer], forms: tuple[Form, ...], lexicon: Lexicon, fragments: dict[str, str]
) -> tuple[Said, ...]:
    """Return what sentences and tables both state; entries of a higher pack stand behind those below."""
    found = []
    for item in listed(layers, SAID, "said", "said"):
        said: Said = build(Said, item, "key", lexicon)
        _check_cells(said, item, forms)
        found.append(replace(said, match=compiled(said.match, item, "match", lexicon, fragments, _NAMES)))
    return tuple(found)


def _check_cells(said: Said, item: YamlMapping, forms: tuple[Form, ...]) -> None:
    of_id = versions(said.form, forms, item, "form")
    rows = {row.id for form in of_id for block in form.panels or form.blocks for row in block.rows}
    coded = any(panel.codes for form in of_id for panel in form.panels)
    for key in ("equals", "loosely"):
        for cell in re.split(r" [+-] ", " + ".join(getattr(said, key))):
            row = cell.partition("/")[0].removesuffix(".*")
            known = row in rows or (coded and row.isdigit()) or any(id.startswith(f"{row}.") for id in rows)
            if cell and not known:
                raise item.error("no-row", key, row=row, guess=guess(row, rows))
