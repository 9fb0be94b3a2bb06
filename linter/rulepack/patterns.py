"""patterns.yaml: what sentences state with figures, each pattern compiled once, for all layers of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from linter.checks.relations import RelationHolds
from linter.domain.form import Formula
from linter.domain.lexicon import Lexicon
from linter.domain.sentences import CompiledPattern, SentencePattern, Wording
from linter.errors import RulePackError
from linter.messages import Message
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.expressions import PatternError, expression
from linter.rulepack.faults import Faults
from linter.rulepack.formulas import read_formula
from linter.rulepack.layers import Layer, gone
from linter.text.pattern import Pattern
from linter.yamlfile import Items, YamlMapping

FILE = "patterns.yaml"
WHAT = "patterns"
_KEYS = ("fragments", WHAT, "remove")
_FRAGMENT = re.compile(r"[A-Z][A-Z0-9_]*\Z")
_HARMLESS = "x"  # stands for a fragment that cannot be understood
_TERM = re.compile(r"[A-Za-z_]\w*")
# The figures that a relation asks for, and those that it can do with or without.
_NEEDS = {"change": ("now",), "completion": ("done", "base")}
_MAY = {"change": ("then", "change", "rate", "times"), "completion": ("rate",)}


def read_fragments(layers: Sequence[Layer], faults: Faults) -> dict[str, str]:
    """Return the named pieces of patterns; one of a higher pack takes the place of one of the same name.

    What is wrong with one goes into *faults*; its name stays, so that who uses it is not blamed.
    """
    found: dict[str, str] = {}
    for layer in layers:
        content = _content(layer)
        if content is None or "fragments" not in content:
            continue
        with faults.kept():
            own = require_mapping(content["fragments"], content.file, "fragments")
            for name, text in own.items():
                found[name] = _HARMLESS
                with faults.kept():
                    found[name] = _fragment(own, name, text)
    return found


def _fragment(own: YamlMapping, name: str, text: object) -> str:
    if not _FRAGMENT.match(name):
        raise own.error("fragment-name", name, name=name)
    if not isinstance(text, str):
        raise own.error("must-be-pattern", name, name=name, value=text)
    return text


def read_patterns(
    layers: Sequence[Layer], lexicon: Lexicon, fragments: dict[str, str]
) -> tuple[CompiledPattern, ...]:
    """Return what the pack's sentences say with figures; those of a higher pack first.

    One of an id that is there takes its place.
    """
    found: dict[str, YamlMapping] = {}
    for layer in layers:
        if gone(layer, WHAT):
            found.clear()
        content = _content(layer)
        if content is None:
            continue
        _take_away(found, content)
        items = content.get(WHAT) or []
        if not isinstance(items, list):
            raise content.error("must-be-list", WHAT, key=WHAT)
        own = [require_mapping(item, content.file, Message("an-item-of", key=WHAT)) for item in items]
        ids = [str(item.get("id")) for item in own]
        for id, item in zip(ids, own, strict=True):
            if ids.count(id) > 1 and item is not own[ids.index(id)]:
                raise item.error("id-taken", "id", id=id, file=item.file, line=own[ids.index(id)].line)
        new = dict(zip(ids, own, strict=True))
        found = new | {id: item for id, item in found.items() if id not in new}
    return tuple(_read(item, lexicon, fragments) for item in found.values())


def compiled(
    wordings: Iterable[Wording],
    item: YamlMapping,
    key: str,
    lexicon: Lexicon,
    fragments: dict[str, str],
    names: Iterable[str],
) -> tuple[Wording, ...]:
    """Return *wordings*, those under *key* of *item*, with what they stand for.

    Raises RulePackError with the line of the pattern, the column in it, and what is wrong there.
    """
    names, wordings, texts = tuple(names), tuple(wordings), item.get(key)
    lines = texts.lines if isinstance(texts, Items) else [item.lines.get(key, item.line)] * len(wordings)
    made = []
    for wording, line in zip(wordings, lines, strict=True):
        try:
            pattern = Pattern(expression(wording.text, lexicon, fragments, names))
        except PatternError as error:
            raise RulePackError(
                item.file, line, "pattern-unread", column=error.column, what=error.what, text=wording.text
            ) from None
        if fault := pattern.fault():
            raise RulePackError(item.file, line, fault)
        made.append(replace(wording, expression=pattern))
    return tuple(made)


def _content(layer: Layer) -> YamlMapping | None:
    content = layer.read(FILE)
    for key in content or ():
        assert content is not None
        if key not in _KEYS:
            raise content.error("unknown-key", key, key=key, guess=guess(key, _KEYS))
    return content


def _take_away(found: dict[str, YamlMapping], content: YamlMapping) -> None:
    ids: Any = content.get("remove") or []
    if not isinstance(ids, list):
        raise content.error("must-be-list-not", "remove", key="remove", value=ids)
    for id in ids:
        if id not in found:
            raise content.error("not-there-to-take", "remove", name=id, guess=guess(str(id), found))
        del found[id]


def _read(item: YamlMapping, lexicon: Lexicon, fragments: dict[str, str]) -> CompiledPattern:
    pattern: SentencePattern = build(SentencePattern, item, "key", lexicon)
    for doubt in pattern.doubts:
        if doubt not in RelationHolds.doubts:
            raise item.error("no-doubt", "doubts", doubt=doubt, guess=guess(doubt, RelationHolds.doubts))
    formula: Formula | None = None
    if pattern.makes == "balance":
        if not pattern.holds:
            raise item.error("balance-holds")
        needed = tuple(dict.fromkeys(_TERM.findall(pattern.holds)))
        formula = read_formula(pattern.holds, list(needed), item)
        if formula.kind == "deduplicated":
            raise item.error("balance-sum", "holds")
    elif pattern.holds:
        raise item.error("only-balance-holds", "holds", makes=pattern.makes)
    else:
        needed = _NEEDS[pattern.makes]
    names = (*needed, *_MAY.get(pattern.makes, ()))
    match = compiled(pattern.match, item, "match", lexicon, fragments, names)
    for made in match:
        _complete(made, pattern, needed, item)
    return CompiledPattern(replace(pattern, match=match), formula)


def _complete(made: Wording, pattern: SentencePattern, needed: tuple[str, ...], item: YamlMapping) -> None:
    """Raise where a wording names no figure, or no direction, that its relation cannot do without."""
    assert made.expression is not None
    asked = {name: f"{{{name}:…}}" for name in needed}
    if pattern.makes == "change" and "(?P<times__" not in made.expression.text:
        asked["direction"] = "{direction}"
    for name, slot in asked.items():
        if f"(?P<{name}__" not in made.expression.text:
            raise item.error("pattern-asks-for", "match", makes=pattern.makes, slot=slot, text=made.text)
