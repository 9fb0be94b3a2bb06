"""The rules of packs that stand on one another: what each layer writes, takes away, and has otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from linter.messages import Message
from linter.resources import PACK
from linter.rulepack import measured, patterns, texts
from linter.rulepack.build import guess, require_mapping
from linter.rulepack.faults import Faults
from linter.rulepack.layers import ALL, RULES, Layer, copied
from linter.rulepack.override import overridden
from linter.rulepack.rule import Rule, RulePack
from linter.rulepack.rules import built, catalogue_order, like, written_in
from linter.yamlfile import YamlMapping

_NOT_RULES = (PACK, "sections.yaml", "lexicon.yaml", patterns.FILE, texts.FILE, measured.FILE)


class Written(NamedTuple):
    """A rule as its file has it, and the texts that its examples may name."""

    rule: YamlMapping
    texts: Mapping[str, str]


class Stack:
    """Takes layers, the lowest first, and builds the rules that are left; what is wrong goes into the faults."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._written: dict[str, Written] = {}
        self._models: dict[str, YamlMapping] = {}  # every rule below, those that are taken away, too
        self._overrides: list[tuple[YamlMapping, str]] = []  # with the id of the pack below
        self._below = ""

    def add(self, layer: Layer) -> None:
        """Lay *layer* upon those that are there."""
        with self._faults.kept():
            self._take_away(layer.pack)
        if "overrides" in layer.pack:
            with self._faults.kept():
                own = require_mapping(layer.pack["overrides"], layer.pack.file, "overrides")
                self._overrides.append((own, self._below))
        shared: Mapping[str, str] = {}
        with self._faults.kept():
            shared = texts.read_texts(layer.folder)
        for name in layer.names():
            if name not in _NOT_RULES:
                with self._faults.kept():
                    self._write(layer, name, shared)
        self._below = str(layer.pack.get("id", self._below))
        self._models |= {id: written.rule for id, written in self._written.items()}

    def _take_away(self, pack: YamlMapping) -> None:
        parts = pack.get("remove")
        if not isinstance(parts, YamlMapping) or RULES not in parts:
            return
        ids = parts[RULES]
        if ids == ALL:
            self._written.clear()
            return
        if not isinstance(ids, list):
            raise parts.error("list-or-all", RULES, key=RULES, all=ALL, value=ids)
        for id in ids:
            if id not in self._written:
                raise parts.error("no-rule-to-take", RULES, id=id, guess=guess(str(id), self._written))
            del self._written[id]

    def _write(self, layer: Layer, name: str, shared: Mapping[str, str]) -> None:
        content = require_mapping(layer.read(name), layer.at(name), Message("the-file"))
        for item in written_in(content):
            with self._faults.kept():
                rule = like(item, self._models)
                id = str(rule.get("id"))
                if other := self._written.get(id):
                    raise item.error("id-taken", "id", id=id, file=other.rule.file, line=other.rule.line)
                self._written[id] = Written(rule, shared)

    def onto(self, pack: RulePack) -> RulePack:
        """Return *pack* with the rules, built, in the order of the catalogue, and as they are overridden."""
        rules: list[Rule] = []
        for written in self._written.values():
            with self._faults.kept():
                rules.append(built(written.rule, pack.domain, written.texts))
        pack = replace(pack, rules=tuple(sorted(rules, key=lambda rule: catalogue_order(rule, pack.domain))))
        id = pack.id
        for overrides, below in self._overrides:
            with self._faults.kept():
                pack = overridden(replace(pack, id=below or id), self._left(overrides))
        return replace(pack, id=id)

    def _left(self, overrides: YamlMapping) -> YamlMapping:
        """Return *overrides* without those of rules that a higher layer took away."""
        found = copied(overrides)
        for id, model in self._models.items():
            if id not in self._written:
                for word in (id, model.get("name")):
                    found.pop(str(word), None)
        return found
