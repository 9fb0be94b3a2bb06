"""A pack that stands on another: further rules, and what is otherwise about the old ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from linter.errors import RulePackError
from linter.resources import shipped
from linter.rulepack.build import require_mapping, texts_by_language
from linter.rulepack.measured import FILE as MEASURED
from linter.rulepack.override import overridden
from linter.rulepack.rule import RulePack
from linter.rulepack.rules import catalogue_order, read_rules
from linter.rulepack.texts import FILE, read_texts
from linter.yamlfile import Mapping, read_yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

KEYS = ("id", "version", "title", "extends", "overrides")


def base_of(folder: Traversable, name: str) -> Traversable:
    """Return the folder of the pack *name*: one beside *folder* or given as a path, or a shipped one."""
    if isinstance(folder, Path) and (folder / name / "pack.yaml").is_file():
        return folder / name
    return shipped("rules") / name


def extended(
    folder: Traversable, pack: Mapping, read: Callable[[Traversable], RulePack], base: RulePack | None = None
) -> RulePack:
    """Return the pack that *folder*, whose pack.yaml is *pack*, makes of the one that it extends.

    *base* is that one, where it is known already.
    """
    for key in pack:
        if key not in KEYS:
            raise pack.error(f"a pack that extends another holds {', '.join(KEYS)}, not '{key}'", key)
    if base is None:
        name = pack["extends"]
        if not isinstance(name, str):
            raise pack.error(f"{name!r} names no pack", "extends")
        place = base_of(folder, name)
        if not (place / "pack.yaml").is_file():
            raise pack.error(f"there is no pack '{name}', neither shipped nor beside this one", "extends")
        base = read(place)
    if "overrides" in pack:
        content = require_mapping(pack["overrides"], pack.file, "'overrides'")
        base = overridden(base, content)
    rules = list(base.rules)
    for file in sorted((p for p in folder.iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name):
        if file.name not in ("pack.yaml", FILE, MEASURED):
            rules += read_rules(file, base.domain, {rule.id: rule for rule in rules}, read_texts(folder))
    rules.sort(key=catalogue_order)
    return replace(
        base,
        id=str(pack.get("id", base.id)),
        version=str(pack.get("version", base.version)),
        title=texts_by_language(pack, "title") if "title" in pack else base.title,
        rules=tuple(rules),
    )


def extend(base: RulePack, folder: Traversable) -> RulePack:
    """Return *base* with the rules and overrides of *folder*."""
    path = folder / "pack.yaml"
    if not path.is_file():
        raise RulePackError(str(folder), None, "no rule pack: it holds no pack.yaml")
    pack = require_mapping(read_yaml(path, str(path)), str(path), "the file")
    return replace(extended(folder, pack, lambda _: base, base), id=base.id, version=base.version)
