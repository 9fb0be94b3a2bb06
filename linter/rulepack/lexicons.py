"""lexicon.yaml of a pack and of those that stand on it becomes a Lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from linter.domain.lexicon import NAMES, Lexicon
from linter.errors import RulePackError
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.faults import Faults
from linter.rulepack.fragments import spelt_out, unknown_in
from linter.rulepack.layers import CHANGES, Layer, changed
from linter.text.pattern import Pattern
from linter.yamlfile import YamlMapping

_FILE = "lexicon.yaml"
_KNOWN = (*NAMES, "lists")
_PATTERNS = ("masks", "lead_patterns", "comparisons")  # lists of patterns


def read_lexicon(layers: Sequence[Layer], faults: Faults) -> Lexicon:
    """Return the pack's words; an empty lexicon where no layer has a lexicon.yaml.

    What cannot be understood goes into *faults*, each list by itself.
    """
    content = None
    for layer in layers:
        own = layer.read(_FILE)
        if own is not None:
            content = own if content is None else _changed(content, own, faults)
    return Lexicon() if content is None else _understood(content, faults)


def _changed(base: YamlMapping, own: YamlMapping, faults: Faults) -> YamlMapping:
    """Return *base* with the changes of *own* that can be meant, list by list; the others go into *faults*."""
    try:
        return changed(base, own, _KNOWN)
    except RulePackError:
        pass
    with faults.kept():
        changed(base, _only(own, *(key for key in own if key not in CHANGES)), _KNOWN)
    for word in reversed(CHANGES):
        with faults.kept():
            parts = require_mapping(own.get(word, _only(own)), own.file, f"'{word}'")
            for key in parts:
                with faults.kept():
                    one = _only(own, word)
                    one[word] = _only(parts, key)
                    base = changed(base, one, _KNOWN)
    return base


def _understood(content: YamlMapping, faults: Faults) -> Lexicon:
    """Return the lists of *content* that are right; of the others only the names, so that who asks for one is not blamed."""
    try:
        return lexicon_of(content)
    except RulePackError:
        pass
    right = _only(content, "fragments")
    lexicon_of(right)  # patterns everywhere name fragments: without them there is nothing to go on with
    for key in content:
        if key not in ("fragments", "lists"):
            with faults.kept():
                lexicon_of(_only(content, key, "fragments"))
                right[key] = content[key]
    with faults.kept():
        named = require_mapping(content.get("lists", _only(content)), content.file, "'lists'")
        lists: dict[str, tuple[str, ...]] = dict.fromkeys(named, ())
        for key in named:
            with faults.kept():
                lists |= _own_lists_of(_only(named, key))
        return replace(lexicon_of(right), lists=lists)
    return lexicon_of(right)


def _only(content: YamlMapping, *keys: str) -> YamlMapping:
    """Return *content* with these *keys* alone."""
    some = YamlMapping(content.file, content.line)
    some.update({key: content[key] for key in keys if key in content})
    some.lines = content.lines
    return some


def lexicon_of(content: YamlMapping) -> Lexicon:
    """Return the lists of words that *content* holds.

    Raises RulePackError on a name that nothing reads, and on a word that can never occur.
    """
    for key in content:
        if key not in _KNOWN:
            what = f"the program asks for no list '{key}'; one that only rules ask for stands under 'lists'"
            raise content.error(what + guess(key, NAMES), key)
    named = YamlMapping(content.file, content.line)
    named.update({key: value for key, value in content.items() if key != "lists"})
    named.lines = content.lines
    lexicon: Lexicon = build(Lexicon, named, "list")
    whole: dict[str, Any] = {key: _whole(lexicon, content, key) for key in _PATTERNS}
    lexicon = replace(lexicon, **whole)
    for key in named:
        _occurs(lexicon.texts(key) or (), content, key)
    return replace(lexicon, lists=_own_lists(content))


def _whole(lexicon: Lexicon, content: YamlMapping, key: str) -> tuple[str, ...]:
    """Return the patterns of list *key* with what the names of fragments in them stand for."""
    for pattern in (patterns := getattr(lexicon, key)):
        if name := unknown_in(pattern, lexicon.fragments):
            raise content.error(f"there is no fragment '{name}'{guess(name, lexicon.fragments)}", key)
    return tuple(spelt_out(pattern, lexicon.fragments) for pattern in patterns)


def _own_lists(content: YamlMapping) -> dict[str, tuple[str, ...]]:
    """Return the lists under 'lists'; pairs (wrong: right) as "wrong=right"."""
    if "lists" not in content:
        return {}
    return _own_lists_of(require_mapping(content["lists"], content.file, "'lists'"))


def _own_lists_of(lists: YamlMapping) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, value in lists.items():
        if isinstance(value, YamlMapping):
            found[key] = tuple(f"{wrong}={right}" for wrong, right in value.items())
        elif isinstance(value, list) and not any(isinstance(item, YamlMapping) for item in value):
            found[key] = tuple(str(item) for item in value)
        else:
            raise lists.error(f"'{key}' must be a list of words", key)
        _occurs(found[key], lists, key)
    return found


def _occurs(words: tuple[str, ...], content: YamlMapping, key: str) -> None:
    """Raise where a word is so written that it never occurs in a folded text."""
    for word in words:
        if (fault := Pattern(word).fault()) and "never occurs" in fault:
            raise content.error(fault, key)
