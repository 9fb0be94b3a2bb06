"""The two channels of a table's text: what is words, and what stands in its cells.

Labels are broken over lines with the figures on the middle one, and captions run down the
side letter by letter. With the free-standing figures taken out and all blanks squeezed, the
words come together again, and each knows its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

from linter.table import Missing

# A value with a blank, a bar or a line's end on either side; `2 .重复申请` is a label, though.
_FREE = re.compile(
    r"(?<![^\s|*])(?:[-+]?\d[\d,]*(?:\.\d+)?(?:万?元|人次|[件条次个篇人项份期])?"
    r"|[-—–]{1,4}|/|\\|无|不适用|[〇零○])(?=[\s|*]|\Z)(?!\s{0,3}[.、)][^\d\s])"
)
_NUMBER = re.compile(r"([-+]?\d[\d,]*(?:\.\d+)?)(?:万?元|人次|[件条次个篇人项份期])?")
_NAMED: dict[str, Missing] = {"无": "none", "不适用": "none", "/": "slash", "\\": "slash", "": "blank"}
_SEPARATORS = re.compile(r"[\s|*]+")
_PAGE = re.compile(r"[-—–]{1,2}\s?\d{1,3}\s?[-—–]{1,2}\Z")


class Token(NamedTuple):
    """A free-standing value: where it is, and what; a number, or /, — and 无."""

    start: int
    end: int
    text: str
    is_number: bool


def number_of(text: str) -> Decimal | None:
    """Return the number that a cell's *text* states; `0 〇 零` are numbers."""
    if text in ("〇", "零", "○"):
        return Decimal(0)
    match = _NUMBER.fullmatch(text)
    return Decimal(match[1].replace(",", "")) if match else None


def missing_of(text: str) -> Missing:
    """Return which kind of nothing a cell's *text* is; unreadable if it is none."""
    if text and not text.strip("-—–"):
        return "dash"
    return _NAMED.get(text, "unreadable")


class Channels:
    """The words of ``folded[start:end]``, squeezed, and the free-standing values between them."""

    def __init__(self, folded: str, start: int, end: int) -> None:
        self.folded, self.start, self.end = folded, start, end
        self.dropped = _dropped(folded, start, end)
        self.tokens = [
            Token(match.start(), match.end(), match[0], number_of(match[0]) is not None)
            for match in _FREE.finditer(folded, start, end)
            if not self._is_dropped(match.start())
        ]
        self._starts = [token.start for token in self.tokens]
        parts: list[str] = []
        self.offsets: list[int] = []
        at = start
        holes = sorted([*self.dropped, *((token.start, token.end) for token in self.tokens)])
        for low, high in [*holes, (end, end)]:
            if low > at:
                for piece in _pieces(folded, at, low):
                    parts.append(folded[slice(*piece)])
                    self.offsets.extend(range(*piece))
            at = max(at, high)
        self.words = "".join(parts)

    def _is_dropped(self, offset: int) -> bool:
        at = bisect_left(self.dropped, (offset + 1,)) - 1
        return at >= 0 and offset < self.dropped[at][1]

    def between(self, start: int, end: int) -> list[Token]:
        """Return the free-standing values of ``folded[start:end]``."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def squeezed_at(self, offset: int) -> int:
        """Return where the words go on at *offset* of the text."""
        return bisect_left(self.offsets, offset)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of ``text[start:end]`` without blanks, bars and stars."""
    pieces = []
    at = start
    for gap in _SEPARATORS.finditer(text, start, end):
        if gap.start() > at:
            pieces.append((at, gap.start()))
        at = gap.end()
    if end > at:
        pieces.append((at, end))
    return pieces


def _dropped(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines that are no part of the table: page numbers, and the rules of Markdown tables."""
    found = []
    at = start
    while at < end:
        stop = folded.find("\n", at, end)
        stop = end if stop == -1 else stop
        line = folded[at:stop].strip()
        rule = "---" in line and not line.strip("|-: \t")
        if rule or (len(line) < 12 and _PAGE.match(line)):
            found.append((at, stop))
        at = stop + 1
    return found
