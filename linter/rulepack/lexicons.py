"""lexicon.yaml of a pack and of those that stand on it becomes a Lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from linter.domain.lexicon import NAMES, Lexicon
from linter.errors import RulePackError
from linter.messages import Message
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.faults import Faults
from linter.rulepack.fragments import is_name, spelt_out, unknown_in
from linter.rulepack.layers import CHANGES, Layer, changed
from linter.text.pattern import NEVER_OCCURS, Pattern
from linter.yamlfile import YamlMapping

_FILE = "lexicon.yaml"
_KNOWN = (*NAMES, "lists")
_FRAGMENTS = "fragments"
_NAMED: dict[str, Any] = {
    _FRAGMENTS: ".",
    "lists": [],
}  # what holds things by name, and one that can do no harm
_MASKS = "masks"
_PATTERNS = (_MASKS, "lead_patterns", "comparisons")  # lists of patterns


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
    with faults.kept():
        changed(base, _only(own, *(key for key in own if key not in CHANGES)), _KNOWN)
    for word in reversed(CHANGES):
        with faults.kept():
            parts = require_mapping(own.get(word, _only(own)), own.file, word)
            unknown = _only(parts, *(key for key in parts if key not in _KNOWN))
            known = _only(parts, *(key for key in parts if key in _KNOWN))
            if word == "add":
                known = _sound(known, faults, base.get(_FRAGMENTS) or {})
            for one in (unknown, *(_only(known, key) for key in known)):
                with faults.kept():
                    base = changed(base, _under(own, word, one), _KNOWN)
    return base


def _understood(content: YamlMapping, faults: Faults) -> Lexicon:
    """Return the lists of *content* that are right; of the others only the names, so that who asks for one is not blamed."""
    try:
        return lexicon_of(content)
    except RulePackError:
        return lexicon_of(_sound(content, faults))


def _sound(
    content: YamlMapping, faults: Faults, pieces: Mapping[str, str] = MappingProxyType({})
) -> YamlMapping:
    """Return the lists of *content* that can be understood; what is wrong with the others goes into *faults*.

    *pieces* are the fragments that are there besides. Of a list and of a fragment that have a name of their
    own the name stays: who asks for it is not to be blamed.
    """
    right = _only(content)
    for key in sorted(content, key=lambda key: key != _FRAGMENTS):  # patterns name fragments
        with faults.kept():
            if key in _NAMED:
                named = require_mapping(content[key], content.file, key)
                right[key] = _only(named)
                for name in named:
                    if key != _FRAGMENTS or is_name(name):
                        right[key][name] = _NAMED[key]
                    with faults.kept():
                        lexicon_of(_under(content, key, _only(named, name)))
                        right[key][name] = named[name]
            else:
                one = _only(content, key)
                one[_FRAGMENTS] = _only(content)
                one[_FRAGMENTS].update({**pieces, **right.get(_FRAGMENTS, {})})
                lexicon_of(one)
                right[key] = content[key]
    return right


def _under(content: YamlMapping, key: str, value: YamlMapping) -> YamlMapping:
    """Return a mapping that stands where *content* does and holds *value* under *key* alone."""
    one = _only(content)
    one[key] = value
    return one


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
            raise content.error("no-list-of-program", key, key=key, guess=guess(key, NAMES))
    named = YamlMapping(content.file, content.line)
    named.update({key: value for key, value in content.items() if key != "lists"})
    named.lines = content.lines
    lexicon: Lexicon = build(Lexicon, named, "list")
    if lexicon.fragments:
        _check_fragments(content[_FRAGMENTS])
    whole: dict[str, Any] = {key: _whole(lexicon, content, key) for key in _PATTERNS}
    lexicon = replace(lexicon, **whole)
    for key in named:
        _occurs(lexicon.texts(key) or (), content, key)
    return replace(lexicon, lists=_own_lists(content))


def _check_fragments(fragments: YamlMapping) -> None:
    """Raise where one has a name that no pattern can call it by, or cannot be read."""
    for name, text in fragments.items():
        if not is_name(name):
            raise fragments.error("short-fragment-name", name, name=name)
        if fault := Pattern(text).fault():
            raise fragments.error(fault, name)


def _whole(lexicon: Lexicon, content: YamlMapping, key: str) -> tuple[str, ...]:
    """Return the patterns of list *key* with what the names of fragments in them stand for."""
    found = []
    for pattern in getattr(lexicon, key):
        if name := unknown_in(pattern, lexicon.fragments):
            near = guess(name, lexicon.fragments)
            raise content.error("no-fragment", key, name=name, guess=near)
        found.append(spelt_out(pattern, lexicon.fragments))
        if fault := _fault(found[-1], key):
            raise content.error(fault, key)
    return tuple(found)


def _fault(pattern: str, key: str) -> Message | None:
    """Return why *pattern* cannot be read; those of list items are Python's, as they look back."""
    if key == _MASKS:
        return Pattern(pattern).fault()
    try:
        re.compile(pattern)
    except re.error as error:
        return Message("no-regex", why=error)
    return None


def _own_lists(content: YamlMapping) -> dict[str, tuple[str, ...]]:
    """Return the lists under 'lists'; pairs (wrong: right) as "wrong=right"."""
    if "lists" not in content:
        return {}
    return _own_lists_of(require_mapping(content["lists"], content.file, "lists"))


def _own_lists_of(lists: YamlMapping) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, value in lists.items():
        if isinstance(value, YamlMapping):
            found[key] = tuple(f"{wrong}={right}" for wrong, right in value.items())
        elif isinstance(value, list) and not any(isinstance(item, YamlMapping) for item in value):
            found[key] = tuple(str(item) for item in value)
        else:
            raise lists.error("must-be-words", key, key=key)
        _occurs(found[key], lists, key)
    return found


def _occurs(words: tuple[str, ...], content: YamlMapping, key: str) -> None:
    """Raise where a word is so written that it never occurs in a folded text."""
    for word in words:
        if (fault := Pattern(word).fault()) and fault.id == NEVER_OCCURS:
            raise content.error(fault, key)
