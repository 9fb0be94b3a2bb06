"""A folder of YAML becomes a RulePack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.errors import RulePackError
from linter.rulepack import measured, texts
from linter.rulepack.build import guess, require_mapping, texts_by_language
from linter.rulepack.domains import read_domain
from linter.rulepack.extend import extended
from linter.rulepack.rule import Rule, RulePack
from linter.rulepack.rules import catalogue_order, read_rules
from linter.yamlfile import read_yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_NOT_RULES = ("pack.yaml", "sections.yaml", "lexicon.yaml", texts.FILE, measured.FILE)

_DEEPEST = 8  # packs that extend packs


def read_folder(folder: Traversable, depth: int = 0) -> RulePack:
    """Return the rule pack in *folder*.

    Raises RulePackError on the first thing in it that cannot be understood.
    """
    path = folder / "pack.yaml"
    if not path.is_file():
        raise RulePackError(str(folder), None, "no rule pack: it holds no pack.yaml")
    pack = require_mapping(read_yaml(path), path.name, "the file")
    if "extends" in pack:
        if depth > _DEEPEST:
            raise pack.error("packs extend one another in a circle", "extends")
        return extended(folder, pack, lambda base: read_folder(base, depth + 1))
    for key in ("id", "version", "title", "grammars"):
        if key not in pack:
            near = next((f"; for '{word}' write 'extends'" for word in pack if guess(word, ("extends",))), "")
            raise pack.error(f"the key '{key}' is missing{near}")
    domain = read_domain(folder, pack)
    rules: list[Rule] = []
    shared = texts.read_texts(folder)
    files = sorted((p for p in folder.iterdir() if p.name.endswith(".yaml")), key=lambda p: p.name)
    for file in files:
        if file.name not in _NOT_RULES:
            rules += read_rules(file, domain, {rule.id: rule for rule in rules}, shared)
    rules.sort(key=catalogue_order)
    title = texts_by_language(pack, "title")
    known = measured.read_measured(folder)
    return RulePack(pack["id"], str(pack["version"]), title, domain, tuple(rules), known)
