"""forms/*.yaml of a pack, and what the packs that stand on it change of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from linter.rulepack.build import guess, require_mapping
from linter.rulepack.layers import CHANGES, Layer, changed, copied, gone
from linter.yamlfile import YamlMapping

SAID = "forms/said.yaml"
FORM_LISTS = (
    "regimes",
    "captions",
    "header",
    "groups",
    "relations",
    "optional",
    "titles",
    "normalise",
)  # that a higher pack may change
_CHANGE = ("extends", "version", "labels", *CHANGES)


def read_forms(layers: Sequence[Layer]) -> list[YamlMapping]:
    """Return the forms of the pack, as YAML has them.

    A form of an id and version that is there already takes its place. One that `extends` an id
    changes the forms of it (of its `version`, where that is said): further writings of rows and
    columns under `labels`, lists by `add` and `remove`.
    """
    found: dict[tuple[str, str], YamlMapping] = {}
    for layer in layers:
        if gone(layer, "forms"):
            found.clear()
        for name in layer.names("forms"):
            if name in (SAID, "forms/between.yaml", "forms/rows.yaml"):
                continue
            form = layer.read(name)
            if form is None:
                continue
            if "extends" in form:
                _change(found, form)
            else:
                found[str(form.get("id")), str(form.get("version"))] = form
    return list(found.values())


def _change(forms: dict[tuple[str, str], YamlMapping], change: YamlMapping) -> None:
    for key in change:
        if key not in _CHANGE:
            raise change.error("unknown-key", key, key=key, guess=guess(key, _CHANGE))
    id, version = str(change["extends"]), change.get("version")
    meant = [known for known in forms if known[0] == id and version in (None, known[1])]
    if not meant:
        raise change.error("no-form", "extends", form=id, guess=guess(id, [known[0] for known in forms]))
    lists = YamlMapping(change.file, change.line)
    lists.lines = change.lines
    lists.update({key: value for key, value in change.items() if key in CHANGES})
    labels = require_mapping(change["labels"], change.file, "labels") if "labels" in change else None
    for one in meant:
        forms[one] = changed(forms[one], lists, FORM_LISTS)
        if labels is not None:
            forms[one] = _labelled(forms[one], labels)


def _labelled(form: YamlMapping, labels: YamlMapping) -> YamlMapping:
    """Return *form* with further writings of its rows and columns: id → list."""
    known: set[str] = set()

    def label(item: Any) -> Any:
        known.add(str(item.get("id")))
        if item.get("id") not in labels:
            return item
        writings = labels[item["id"]]
        if not isinstance(writings, list):
            raise labels.error("must-be-list-not", item["id"], key=item["id"], value=writings)
        found = copied(item)
        found["aliases"] = [*(item.get("aliases") or []), *writings]
        return found

    found = copied(form)
    for key in ("blocks", "panels"):
        if key in form:
            found[key] = [_block(block, label) for block in form[key] or []]
    for id in labels:
        if id not in known:
            raise labels.error("no-row-or-column", id, id=id, guess=guess(id, known))
    return found


def _block(block: YamlMapping, label: Callable[[Any], Any]) -> YamlMapping:
    found = copied(block)
    for key in ("columns", "rows"):
        if key in block:
            found[key] = [label(item) for item in block[key] or []]
    return found
