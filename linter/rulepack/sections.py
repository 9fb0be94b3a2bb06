"""sections.yaml of a pack, and what the packs that stand on it change of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from linter.rulepack.build import guess, require_mapping
from linter.rulepack.layers import CHANGES, Layer, changed, copied, gone
from linter.yamlfile import YamlMapping

_FILE = "sections.yaml"
_WHOLE = ("layouts", "extras")
SECTION_LISTS = (
    "aliases",
    "malformed",
    "evidence",
    "subsections",
)  # of a section, that a higher pack may change


def read_sections(layers: Sequence[Layer]) -> YamlMapping | None:
    """Return the layouts and extras of the pack, as YAML has them; None where it has none.

    A pack that stands on another adds whole layouts and extras (a layout of an id that is there
    already takes its place), and under `sections` changes those of a key wherever they stand.
    """
    found: YamlMapping | None = None
    for layer in layers:
        if found is not None:
            found = _kept(found, layer)
        own = layer.read(_FILE)
        if own is None:
            continue
        allowed = _WHOLE if found is None else (*_WHOLE, "sections")
        for key in own:
            if key not in allowed:
                raise own.error("unknown-key", key, key=key, guess=guess(key, allowed))
        found = own if found is None else _over(found, own)
    return found


def _kept(base: YamlMapping, layer: Layer) -> YamlMapping:
    """Return *base* without what *layer* takes away of it as a whole."""
    found = copied(base)
    for key in _WHOLE:
        if gone(layer, key):
            found[key] = []
    return found


def _over(base: YamlMapping, own: YamlMapping) -> YamlMapping:
    found = copied(base)
    for key in _WHOLE:
        items = own.get(key) or []
        if not isinstance(items, list):
            raise own.error("must-be-list", key, key=key)
        name = "id" if key == "layouts" else "key"
        new = {item.get(name) for item in items if isinstance(item, YamlMapping)}
        found[key] = [*(each for each in found.get(key) or [] if each.get(name) not in new), *items]
        found.lines.setdefault(key, own.line)
    if "sections" not in own:
        return found
    changes = require_mapping(own["sections"], own.file, "sections")
    known = {section["key"] for section in _all(found) if "key" in section}
    for key, change in changes.items():
        if key not in known:
            raise changes.error("no-section", key, key=key, guess=guess(key, known))
        require_mapping(change, own.file, key)
    return _mapped(found, lambda section: _section(section, changes.get(str(section.get("key")))))


def _section(section: YamlMapping, change: YamlMapping | None) -> YamlMapping:
    """Return a section as *change* has it: lists by add and remove, all else as it says."""
    if change is None:
        return section
    lists = YamlMapping(change.file, change.line)
    lists.lines = change.lines
    lists.update({key: value for key, value in change.items() if key in CHANGES})
    found = changed(section, lists, SECTION_LISTS)
    for key, value in change.items():
        if key not in CHANGES:
            found[key] = value
            found.lines[key] = change.lines.get(key, change.line)
    return found


def _all(content: YamlMapping) -> Iterator[YamlMapping]:
    for layout in content.get("layouts") or []:
        yield from _under(layout.get("sections"))
    yield from _under(content.get("extras"))


def _under(sections: Any) -> Iterator[YamlMapping]:
    for section in sections or []:
        if isinstance(section, YamlMapping):
            yield section
            yield from _under(section.get("subsections"))


def _mapped(content: YamlMapping, change: Callable[[YamlMapping], YamlMapping]) -> YamlMapping:
    found = copied(content)
    found["layouts"] = [_with(layout, "sections", change) for layout in content.get("layouts") or []]
    return _with(found, "extras", change)


def _with(mapping: YamlMapping, key: str, change: Callable[[YamlMapping], YamlMapping]) -> YamlMapping:
    """Return *mapping* with each section of the list *key*, and those below it, changed."""
    if not isinstance(mapping.get(key), list):
        return mapping
    found = copied(mapping)
    found[key] = [_with(change(section), "subsections", change) for section in mapping[key]]
    return found
