"""Rule packs: YAML in, checked values out, errors with file, line and a guess at what was meant."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from linter.resources import shipped
from linter.rulepack.domains import read_domain
from linter.rulepack.build import require_mapping
from linter.errors import RulePackError
from linter.rulepack.rule import Check, Example, Examples, Rule, RulePack, When
from linter.rulepack.rules import catalogue_order, read_rules
from linter.yamlfile import read_yaml

__all__ = ["Check", "Example", "Examples", "Rule", "RulePack", "When", "read_pack", "shipped_pack"]

_NOT_RULES = ("pack.yaml", "sections.yaml", "lexicon.yaml")


def shipped_pack(name: str = "disclosure") -> RulePack:
    """Return a pack that travels with the program."""
    return read_pack(shipped("rules") / name)


def read_pack(folder: Traversable) -> RulePack:
    """Return the rule pack in *folder*.

    Raises RulePackError on the first thing in it that cannot be understood.
    """
    path = folder / "pack.yaml"
    if not path.is_file():
        raise RulePackError(str(folder), None, "no rule pack: it holds no pack.yaml")
    pack = require_mapping(read_yaml(path), path.name, "the file")
    for key in ("id", "version", "title", "grammars"):
        if key not in pack:
            raise pack.error(f"the key '{key}' is missing")
    domain = read_domain(folder, pack)
    rules: list[Rule] = []
    files = sorted((p for p in folder.iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name)
    for file in files:
        if file.name not in _NOT_RULES:
            rules += read_rules(file, domain, {rule.id: rule for rule in rules})
    rules.sort(key=catalogue_order)
    return RulePack(pack["id"], str(pack["version"]), dict(pack["title"]), domain, tuple(rules))
