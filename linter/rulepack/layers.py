"""A pack that stands on another: what its files add to those of the one below, and take from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.errors import RulePackError
from linter.messages import Message
from linter.records import dataclass
from linter.resources import PACK, base_of, shipped
from linter.rulepack.build import guess, require_mapping
from linter.yamlfile import YamlMapping, read_yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# What a pack.yaml may remove of other files, as a whole.
LAID = ("layouts", "extras", "forms", "said", "patterns")
RULES = "rules"
CHANGES = ("add", "remove")
ALL = "all"  # in place of a list of what is to be removed
_DEEPEST = 8  # packs that extend packs


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder of YAML files, and what its pack.yaml says; *at* is how errors name a file of it."""

    folder: Traversable
    pack: YamlMapping

    def at(self, name: str) -> str:
        """Return how errors name the file *name*: a path that leads there, or the bare name of a shipped one."""
        inside = isinstance(self.folder, Path) and not self.folder.is_relative_to(str(shipped("rules")))
        return str(self.folder / name) if inside else name

    def read(self, name: str) -> YamlMapping | None:
        """Return what the file *name* of the folder holds; None where there is no such file."""
        path = self.folder
        for part in name.split("/"):
            path = path / part
        if not path.is_file():
            return None
        return require_mapping(read_yaml(path, self.at(name)), self.at(name), Message("the-file"))

    def names(self, folder: str = "") -> list[str]:
        """Return the names of the YAML files in the folder, or in *folder* of it, in order."""
        place = self.folder / folder if folder else self.folder
        if not place.is_dir():
            return []
        start = f"{folder}/" if folder else ""
        return sorted(start + path.name for path in place.iterdir() if path.name.endswith(".yaml"))


def layers_of(folder: Traversable, over: Sequence[Traversable] = ()) -> list[Layer]:
    """Return what the pack in *folder* is made of, with *over* laid upon it; the lowest comes first.

    Raises RulePackError where a folder is no pack, or packs extend one another in a circle.
    """
    found = [*reversed(list(_down(folder)))]
    return [*found, *(_layer(place) for place in over)]


def _down(folder: Traversable) -> Iterator[Layer]:
    for depth in range(_DEEPEST + 2):
        layer = _layer(folder)
        yield layer
        if "extends" not in layer.pack:
            return
        if depth > _DEEPEST:
            raise layer.pack.error("circle", "extends")
        name = layer.pack["extends"]
        if not isinstance(name, str):
            raise layer.pack.error("names-no-pack", "extends", name=name)
        folder = base_of(folder, name)
        if not (folder / PACK).is_file():
            raise layer.pack.error("no-pack", "extends", name=name)


def _layer(folder: Traversable) -> Layer:
    if not (folder / PACK).is_file():
        raise RulePackError(str(folder), None, "not-a-pack", pack=PACK)
    layer = Layer(folder, YamlMapping("", 0))
    return Layer(folder, layer.read(PACK) or YamlMapping(layer.at(PACK), 1))


def gone(layer: Layer, what: str) -> bool:
    """Return whether *layer* takes all of *what* away from the packs below it.

    Raises RulePackError where it says anything but 'all'.
    """
    parts = layer.pack.get("remove")
    if not isinstance(parts, YamlMapping) or what not in parts:
        return False
    if parts[what] != ALL:
        raise parts.error("all-only", what, what=what, all=ALL)
    return True


def changed(base: YamlMapping, change: YamlMapping, known: Collection[str]) -> YamlMapping:
    """Return *base* with what *change* holds under 'add' and without what it holds under 'remove'.

    *known* are the names that may be changed. A list grows and shrinks by its items, a mapping by
    its keys. Raises RulePackError, at the line of *change*, where something cannot be meant.
    """
    for key in change:
        if key not in CHANGES:
            raise change.error("add-or-remove", key, key=key)
    found = copied(base)
    for word in reversed(CHANGES):  # what is taken away first may be said anew
        if word not in change:
            continue
        parts = require_mapping(change[word], change.file, word)
        _known(parts, known)
        for key, value in parts.items():
            found[key] = (_added if word == "add" else _without)(found.get(key), value, parts, key)
            found.lines.setdefault(key, parts.lines.get(key, parts.line))
    return found


def _known(parts: YamlMapping, known: Collection[str]) -> None:
    """Raise where a key of *parts* is none of the *known*, with all the others of that sort beside it."""
    wrong = [
        parts.error("unknown-name", key, name=key, guess=guess(key, known))
        for key in parts
        if key not in known
    ]
    if wrong:
        wrong[0].others = tuple(wrong[1:])
        raise wrong[0]


def _added(base: Any, value: Any, at: YamlMapping, key: str) -> Any:
    if isinstance(base, list) or (base is None and isinstance(value, list)):
        if not isinstance(value, list):
            raise at.error("must-be-list-not", key, key=key, value=value)
        return [*(base or ()), *(item for item in value if item not in (base or ()))]
    if isinstance(base, YamlMapping) or (base is None and isinstance(value, YamlMapping)):
        inner = require_mapping(value, at.file, key)
        found = copied(base) if base is not None else YamlMapping(inner.file, inner.line)
        for name, each in inner.items():
            known = found.get(name)
            found[name] = (
                _added(known, each, inner, name) if isinstance(known or each, (list, YamlMapping)) else each
            )
            found.lines[name] = inner.lines.get(name, inner.line)
        return found
    raise at.error("nothing-added", key, key=key)


def _without(base: Any, value: Any, at: YamlMapping, key: str) -> Any:
    """Return *base* without the items, or the keys, that *value* names; each must be there."""
    if isinstance(base, YamlMapping) and isinstance(value, YamlMapping):
        found = copied(base)
        for name, each in value.items():
            if name not in found:
                raise value.error("not-there-to-take", name, name=name, guess=guess(name, found))
            found[name] = _without(found[name], each, value, name)
        return found
    if value == ALL:
        return YamlMapping(base.file, base.line) if isinstance(base, YamlMapping) else []
    if not isinstance(value, list):
        raise at.error("list-or-all", key, key=key, all=ALL, value=value)
    texts = {_text(item) for item in base or ()}
    for item in value:
        if _text(item) not in texts:
            raise at.error("not-there-to-take", key, name=item, guess=guess(str(item), texts))
    gone = {_text(item) for item in value}
    if isinstance(base, YamlMapping):
        found = copied(base)
        for name in gone:
            del found[name]
        return found
    return [item for item in base if _text(item) not in gone]


def _text(item: Any) -> str:
    """Return what an item of a list is called: its text, id or name where it is a mapping."""
    if isinstance(item, YamlMapping):
        return str(next((item[key] for key in ("text", "id", "name", "key") if key in item), ""))
    return str(item)


def copied(mapping: YamlMapping) -> YamlMapping:
    """Return a mapping of the same content, file and lines that may be changed."""
    found = YamlMapping(mapping.file, mapping.line)
    found.update(mapping)
    found.lines = dict(mapping.lines)
    return found
