"""The two channels of a table's text: what is words, and what stands in its cells.

Labels are broken over lines with the figures on the middle one, and captions run down the
side letter by letter. With the free-standing figures taken out and all blanks squeezed, the
words come together again, and each knows its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from linter.model.table import Missing
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.notes import NOTE

_SEPARATORS = re.compile(r"[\s|*]+")
_PAGE = re.compile(r"[-—–]{1,2}\s?\d{1,3}\s?[-—–]{1,2}\Z")


class FreeValue(NamedTuple):
    """A free-standing value: where it is, and what; a number, or /, — and 无."""

    start: int
    end: int
    text: str
    missing: Missing  # nothing where it is a number

    @property
    def is_number(self) -> bool:
        """Whether it states a number."""
        return not self.missing


class Channels:
    """The words of ``folded[start:end]``, squeezed, and the free-standing values between them."""

    def __init__(self, folded: str, start: int, end: int, cells: CellWords) -> None:
        self.folded, self.start, self.end, self.cells = folded, start, end, cells
        self.dropped = _dropped(folded, start, end)
        notes = [found.span() for found in NOTE.finditer(folded, start, end)]
        free = [
            match
            for match in cells.free.finditer(folded, start, end)
            if not self._is_dropped(match.start()) and not _within(match.start(), notes)
        ]
        self.tokens = [_token(match, cells) for match in free]
        self._starts = [token.start for token in self.tokens]
        parts: list[str] = []
        self.offsets: list[int] = []
        at = start
        holes = sorted([*self.dropped, *(match.span() for match in free)])
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

    def between(self, start: int, end: int) -> list[FreeValue]:
        """Return the free-standing values of ``folded[start:end]``."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _token(match: re.Match[str], cells: CellWords) -> FreeValue:
    words = match["value"]
    return FreeValue(*match.span("value"), words, cells.missing(words) if cells.number(words) is None else "")


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    number = bisect_left(spans, (at,)) - 1
    return number >= 0 and at < spans[number][1]


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
