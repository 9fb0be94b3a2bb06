"""The slots of sentence patterns: {name:kind}, a figure of a unit, a year, or a word of a list."""

from __future__ import annotations

import re

from linter.domain import symbols
from linter.domain.lexicon import NAMES, Lexicon
from linter.errors import LinterError
from linter.messages import Message
from linter.rulepack.build import guess

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_GAP = re.compile(r"(?:…+|\.\.\.)(\d*)(?:/(\d))?\Z")
_REACH = 40  # characters of a clause that … passes over, where it does not say how many
_FARTHEST = 200
_MOST_CLAUSES = 5
_IN_CLAUSE = rf"[^{symbols.ALL},;:。!?\n\d]"
_CAUGHT = ("what", "again")  # gaps whose words a relation asks for
_ASIDE = r"\([^()\n]{0,80}\)"
_START = r"(?:^|[,;:。!?\n])"
_END = r"(?:[,;:。!?)\n]|$)"


class SlotError(LinterError):
    """A slot that stands for nothing."""


class Slots:
    """Writes slots as expressions over the symbols of a lexicon, each group with a number of its own."""

    def __init__(self, lexicon: Lexicon, names: tuple[str, ...], fragments: tuple[str, ...]) -> None:
        """Write for a pattern whose figures may have these *names*, and that may stand on these *fragments*."""
        self._names = names
        self._fragments = fragments
        self._lexicon = lexicon
        self._symbols = symbols.of_units(lexicon)
        self._groups = 0
        now = _words(lexicon.this_year)
        before = _words((*lexicon.last_year, *lexicon.year_on_year))
        self._years = {
            "YEAR": f"(?:[{symbols.YEARS}]|{before}|{now})",
            "THIS_YEAR": f"(?:{symbols.THIS_YEAR}|{now})",
            "LAST_YEAR": f"(?:{symbols.LAST_YEAR}|{before})",
        }
        self._plain = {"START": _START, "END": _END, "ASIDE": _ASIDE, "LINE": r"\n"}
        self._figures = {
            "%": symbols.PERCENT,
            "points": symbols.POINTS,
            "figure": symbols.FIGURES,
            "count": symbols.class_of(lexicon.whole_units, self._symbols),
        }

    def slot(self, text: str) -> str:
        """Return the expression of `name:kind` or `kind`. Raises SlotError."""
        name, colon, kind = text.rpartition(":")
        if colon and not _NAME.match(name):
            raise SlotError("slot-name", name=name)
        if kind in self._plain:
            if colon:
                raise SlotError("slot-without-name", kind=kind)
            return self._plain[kind]
        if kind in self._years:
            return self._group(name or "year", self._years[kind])
        if kind == "direction":
            return self._group("direction", _words(tuple(self._lexicon.direction)))
        if _GAP.match(kind):
            if name not in _CAUGHT:
                raise SlotError("gap-name", known=" or ".join(_CAUGHT), name=name, guess=guess(name, _CAUGHT))
            return self._group(name, gap(kind))
        parts = [self._kind(one) for one in kind.split("|")]
        figures = [found for found, is_figure in parts if is_figure]
        if len(figures) == len(parts):
            return self._figure(name, f"[{''.join(figures)}]")
        if figures:
            raise SlotError("figure-or-word", kind=kind)
        words = f"(?:{'|'.join(found for found, _ in parts)})"
        return self._group(name, words) if name and name not in self._names else words

    def _figure(self, name: str, characters: str) -> str:
        if name and name not in self._names:
            close = guess(name, self._names) or Message("may-be", known=", ".join(self._names))
            raise SlotError("no-such-figure", name=name, guess=close)
        return self._group(name, characters) if name else characters

    def _kind(self, kind: str) -> tuple[str, bool]:
        """Return the characters of figures, or an expression of words, and which of both it is."""
        if kind in self._figures:
            return self._figures[kind], True
        if kind in self._symbols:
            return self._symbols[kind], True
        words = self._lexicon.texts(kind)
        if words is None:
            lists = (*NAMES, *self._lexicon.lists)
            known = (*lists, *self._figures, *self._plain, *self._years, *self._fragments)
            raise SlotError("no-such-slot", kind=kind, guess=guess(kind, known))
        if not words:
            raise SlotError("empty-list", kind=kind)
        units = symbols.class_of(words, self._symbols)
        return (units, True) if all(word in self._symbols for word in words) else (_words(words), False)

    def _group(self, name: str, inside: str) -> str:
        self._groups += 1
        return f"(?P<{name}__{self._groups}>{inside})"


def gap(text: str) -> str:
    """Return words of one clause, and of as many more as the pattern allows; never a figure or a year. Raises SlotError."""
    said = _GAP.match(text)
    assert said is not None
    reach, clauses = (
        int(digits[:9]) for digits in (said[1] or str(_REACH), said[2] or "0")
    )  # more is too far, too
    if not 0 < reach <= _FARTHEST or clauses > _MOST_CLAUSES:
        raise SlotError("gap-too-far", reach=_FARTHEST, clauses=_MOST_CLAUSES)
    words = f"{_IN_CLAUSE}{{0,{reach}}}?"
    return words + (f"(?:[,;:]{words}){{0,{clauses}}}?" if clauses else "")


def _words(words: tuple[str, ...]) -> str:
    ordered = sorted((word.partition("=")[0] for word in words), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else r"[^\x00-\x{10FFFF}]"
