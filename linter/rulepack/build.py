"""A YAML mapping becomes a frozen dataclass: its fields are the keys, its types are checked."""

from __future__ import annotations

import dataclasses
import types
import typing
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from linter.domain.lexicon import NAMES, Lexicon
from linter.domain.sentences import Wording
from linter.errors import RulePackError
from linter.messages import Message
from linter.model.finding import Severity
from linter.rulepack.fragments import spelt_out, unknown_in
from linter.text.pattern import NO_LOOK, Pattern
from linter.yamlfile import YamlMapping


def guess(word: str, known: typing.Iterable[str]) -> Message | str:
    """Return "; did you mean 'x'?" where something known is close to *word*; else nothing."""
    from difflib import get_close_matches  # only who mistypes waits for it

    spelled = {one.casefold(): one for one in known}
    # C1, C01 and C0O1 are all C001: to a comparison of letters C019 is as near.
    digits = word[1:].translate(str.maketrans("OoIl", "0011")).lstrip("0")
    meant = word[:1].casefold() + digits.rjust(3, "0")
    close = [meant] if meant in spelled else get_close_matches(word.casefold(), list(spelled), n=1)
    return Message("did-you-mean", near=spelled[close[0]]) if close else ""


def require_mapping(value: Any, file: str, what: str | Message) -> YamlMapping:
    """Return *value*, which stands under the key *what* or is what it says, as a mapping or raise."""
    if isinstance(value, YamlMapping):
        return value
    if isinstance(what, str):
        raise RulePackError(file, None, "not-a-mapping-of", key=what, value=value)
    if value is None and what.id == "the-file":
        raise RulePackError(file, None, "empty-file")
    raise RulePackError(file, None, "must-be-mapping", what=what, value=value)


def build(cls: type[Any], mapping: YamlMapping, what: str, lexicon: Lexicon | None = None) -> Any:
    """Return *cls* filled from *mapping*; *what* names it in errors ("key", "option")."""
    fields = {f.name: f for f in dataclasses.fields(cls) if f.init}
    hints = _hints(cls)
    for key in mapping:
        if key not in fields:
            raise mapping.error(_UNKNOWN[what], key, key=key, guess=guess(key, fields))
    values = {}
    for name, field in fields.items():
        if name in mapping:
            values[name] = _Converter(mapping, name, lexicon, fields).convert(hints[name], mapping[name])
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise mapping.error(_MISSING[what], key=name, guess="")
    return cls(**values)


def _asks_for_one(cls: type[Any]) -> bool:
    """Whether all but the first field of *cls* may be left out."""
    missing = dataclasses.MISSING
    rest = [field for field in dataclasses.fields(cls) if field.init][1:]
    return all(f.default is not missing or f.default_factory is not missing for f in rest)


def texts_by_language(mapping: YamlMapping, key: str) -> dict[str, str]:
    """Return what stands under *key* by language."""
    texts: dict[str, str] = _Converter(mapping, key, None).convert(dict[str, str], mapping[key])
    return texts


_STAND_INS = ("not_after", "not_before", "unless")  # do what looking around does in other expressions
_HINTS: dict[Any, dict[str, Any]] = {}  # resolved once a class: dear, and always the same


def _hints(cls: Any) -> dict[str, Any]:
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls)
    return _HINTS[cls]


class _Converter:
    def __init__(
        self, mapping: YamlMapping, key: str, lexicon: Lexicon | None, known: typing.Container[str] = ()
    ) -> None:
        self._mapping, self._key, self._lexicon, self._known = mapping, key, lexicon, known

    def _error(self, what: str | Message, /, **params: Any) -> RulePackError:
        return self._mapping.error(what, self._key, **params)

    def _with_stand_ins(self, fault: Message) -> Message:
        """Return *fault*; where a pattern looks around, with the options beside it that are there for that."""
        options = ", ".join(name for name in _STAND_INS if name in self._known)
        if fault.id != NO_LOOK or not options:
            return fault
        return Message(NO_LOOK, **{**fault.params, "instead": Message("re2-instead", options=options)})

    def convert(self, hint: Any, value: Any) -> Any:
        """Return *value* as the type *hint* says, or raise with the line of the key."""
        origin = get_origin(hint)
        if origin in (typing.Union, types.UnionType):
            inner = [h for h in get_args(hint) if h is not type(None)]
            return None if value is None else self.convert(inner[0], value)
        if origin is Literal:
            if value not in get_args(hint):
                known = [str(word) for word in get_args(hint)]
                raise self._error(
                    "none-of", value=value, known=", ".join(known), guess=guess(str(value), known)
                )
            return value
        if origin in (tuple, frozenset):
            items = self._items(value)
            made = [self.convert(get_args(hint)[0], item) for item in items]
            return frozenset(made) if origin is frozenset else tuple(made)
        if origin is dict:
            return self._dict(hint, value)
        if dataclasses.is_dataclass(hint) and hint not in _TEXTS:
            return self._nested(hint, value)
        return self._scalar(hint, value)

    def _items(self, value: Any) -> list[Any]:
        if isinstance(value, str) and value.startswith("@") and self._lexicon is not None:
            name = value[1:]
            found = self._lexicon.texts(name)
            if found is None:
                known = (*self._lexicon.lists, *NAMES)
                raise self._error("no-list", list=name, guess=guess(name, known))
            return list(found)
        if not isinstance(value, list):
            raise self._error("must-be-list-not", key=self._key, value=value)
        return value

    def _dict(self, hint: Any, value: Any) -> dict[str, Any]:
        if not isinstance(value, YamlMapping):
            if isinstance(value, str) and value.startswith("@") and self._lexicon is not None:
                return dict(pair.split("=", 1) for pair in self._items(value) if "=" in pair)
            raise self._error(
                "needs-language" if self._key in _BY_LANGUAGE else "not-a-mapping-of",
                key=self._key,
                value=value,
            )
        inner = get_args(hint)[1]
        return {k: _Converter(value, k, self._lexicon).convert(inner, v) for k, v in value.items()}

    def _nested(self, hint: Any, value: Any) -> Any:
        if isinstance(value, YamlMapping):
            return build(hint, value, "key", self._lexicon)
        if isinstance(value, str) and _asks_for_one(hint):  # the short form: its first field is text
            return hint(value)
        raise self._error("not-a-mapping", value=value)

    def _scalar(self, hint: Any, value: Any) -> Any:
        if hint is Any or getattr(hint, "_is_protocol", False):
            return value
        if isinstance(hint, type) and issubclass(hint, Severity):
            words = {severity.word: severity for severity in Severity}
            if not isinstance(value, str) or value not in words:
                raise self._error("no-severity", value=value, guess=guess(str(value), words))
            return words[value]
        if hint is Pattern:
            if not isinstance(value, str):
                raise self._error("no-pattern", value=value)
            fragments = self._lexicon.fragments if self._lexicon is not None else {}
            if name := unknown_in(value, fragments):
                raise self._error("no-fragment", name=name, guess=guess(name, fragments))
            pattern = Pattern(spelt_out(value, fragments))
            if fault := pattern.fault():
                raise self._error(self._with_stand_ins(fault))
            return pattern
        if hint is Wording:
            if not isinstance(value, str) or not value.strip():
                raise self._error("no-pattern", value=value)
            return Wording(value)
        if hint is Decimal and isinstance(value, (int, str)) and not isinstance(value, bool):
            try:
                return Decimal(value)
            except ArithmeticError:
                raise self._error("no-number", value=value) from None
        if hint is str and isinstance(value, str):
            return value
        if hint is bool and isinstance(value, bool):
            return value
        if hint is int and isinstance(value, int) and not isinstance(value, bool):
            return value
        raise self._error(_wanted(hint, value), value=value)


_TEXTS = (Pattern, Wording)  # classes that a text fills
_WANTED = {int: "no-whole-number", bool: "no-truth", Decimal: "no-number"}
_UNKNOWN = {"key": "unknown-key", "option": "unknown-option", "list": "unknown-list"}
_MISSING = {"key": "missing-key", "option": "missing-option", "list": "missing-list"}
_BY_LANGUAGE = ("message", "advice", "title")  # keys whose texts are by language


def _wanted(hint: Any, value: Any) -> str:
    """Return the message that *value* is not what *hint* wants."""
    if hint is str and isinstance(value, (bool, int)):
        return "quote-number"
    return _WANTED.get(hint, "no-text-there" if hint is str else "wrong-value")
