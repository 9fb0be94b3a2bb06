"""Rule packs: YAML in, checked values out; once read, kept in the user's cache folder.

What reads YAML is imported only when a pack is read anew: see `folder` and `stored`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.resources import shipped
from linter.rulepack.rule import Example, Examples, Rule, RulePack, When

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "Example",
    "Examples",
    "Rule",
    "RulePack",
    "When",
    "open_kinds",
    "open_pack",
    "read_pack",
    "shipped_folder",
    "shipped_pack",
]

_DEFAULT = "disclosure"  # the kind that a report is of where nothing speaks for another


def open_pack(folder: Traversable | None = None, over: Sequence[Traversable] = ()) -> RulePack:
    """Return the rule pack in *folder* (default: the shipped one), from the cache where it is there.

    The packs of *over* are laid upon it: what they add and remove holds, its id stays.
    """
    from linter.rulepack.stored import opened

    return opened(folder if folder is not None else shipped("rules") / _DEFAULT, over)


def open_kinds(folder: Traversable | None = None, over: Sequence[Traversable] = ()) -> RulePack:
    """Return the pack in *folder*; without one, the default pack with every other that is shipped beside it.

    Which of them a report belongs to is recognised: see `parse.kinds`.
    """
    pack = open_pack(folder, over)
    if folder is not None:
        return pack
    names = sorted(place.name for place in shipped("rules").iterdir() if place.name != _DEFAULT)
    others = tuple(open_pack(place) for name in names if (place := shipped_folder(name)) is not None)
    seals = [pack.seal, *(other.seal for other in others)]
    return replace(
        pack,
        rules=(*pack.rules, *(rule for other in others for rule in other.rules)),
        others=tuple(replace(other, rules=()) for other in others),
        seal=" ".join(seals) if all(seals) else "",
    )


def read_pack(folder: Traversable, over: Sequence[Traversable] = ()) -> RulePack:
    """Return the rule pack in *folder*, with those of *over* laid upon it, read anew.

    Raises RulePackError on what in it cannot be understood, all of it.
    """
    from linter.rulepack.folder import read_folder

    return read_folder(folder, over)


def shipped_folder(name: str) -> Traversable | None:
    """Return the folder of the pack that travels with the program under *name*; None: there is none."""
    place = shipped("rules") / name if name and not set(name) & set("/\\.") else None
    return place if place is not None and (place / "pack.yaml").is_file() else None


def shipped_pack(name: str = _DEFAULT) -> RulePack:
    """Return a pack that travels with the program."""
    return open_pack(shipped("rules") / name)
