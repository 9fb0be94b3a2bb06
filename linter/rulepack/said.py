"""forms/said.yaml: how sentences speak of cells; each cell is one of the form named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from linter.domain.form import Form
from linter.domain.lexicon import Lexicon
from linter.domain.said import Said
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.forms import SAID
from linter.rulepack.layers import Layer, copied, gone
from linter.rulepack.patterns import compiled
from linter.yamlfile import YamlMapping

_NAMES = ("n",)


def read_said(
    layers: Sequence[Layer], forms: tuple[Form, ...], lexicon: Lexicon, fragments: dict[str, str]
) -> tuple[Said, ...]:
    """Return what sentences and tables both state; entries of a higher pack stand behind those below."""
    content = _content(layers)
    if content is None:
        return ()
    items = content.get("said") or []
    if not isinstance(items, list):
        raise content.error("'said' must be a list", "said")
    found = []
    for each in items:
        item = require_mapping(each, content.file, "an item of 'said'")
        said: Said = build(Said, item, "key", lexicon)
        _check_cells(said, item, forms)
        found.append(replace(said, match=compiled(said.match, item, "match", lexicon, fragments, _NAMES)))
    return tuple(found)


def _check_cells(said: Said, item: YamlMapping, forms: tuple[Form, ...]) -> None:
    of_id = [form for form in forms if form.id == said.form]
    if not of_id:
        raise item.error(f"no form '{said.form}'{guess(said.form, [f.id for f in forms])}", "form")
    rows = {row.id for form in of_id for block in form.panels or form.blocks for row in block.rows}
    coded = any(panel.codes for form in of_id for panel in form.panels)
    for key in ("equals", "loosely"):
        for cell in re.split(r" [+-] ", " + ".join(getattr(said, key))):
            row = cell.partition("/")[0].removesuffix(".*")
            known = row in rows or (coded and row.isdigit()) or any(id.startswith(f"{row}.") for id in rows)
            if cell and not known:
                raise item.error(f"the form has no row '{row}'{guess(row, rows)}", key)


def _content(layers: Sequence[Layer]) -> YamlMapping | None:
    found: YamlMapping | None = None
    for layer in layers:
        if gone(layer, "said"):
            found = None
        own = layer.read(SAID)
        if own is None:
            continue
        for key in own:
            if key != "said":
                raise own.error(f"unknown key '{key}'{guess(key, ('said',))}", key)
        if found is None:
            found = own
        elif own.get("said"):
            found = copied(found)
            found["said"] = [*found["said"], *own["said"]]
    return found
