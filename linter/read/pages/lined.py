"""Rows of a page by what they end in: figures say where a table may be."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.read.pages.ink import Glyph
from linter.read.pages.lines import GlyphRow, rows_of
from linter.read.pages.tokens import PageToken, tokens_of

LEAST = 2  # columns of figures

_FIGURE = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?|[-—–/]{1,2}")
_MOST_BETWEEN = 6  # rows without figures between two with
FAR = 4.0  # of the size: rows further apart are not of one table


class Lined(NamedTuple):
    """A row of a page: its tokens, and from which one on they are figures up to its end."""

    row: GlyphRow
    tokens: list[PageToken]
    first: int
    goes_on: bool = False  # its figures are the rest of those above them

    @property
    def figures(self) -> list[PageToken]:
        """The figures that it ends in."""
        return self.tokens[self.first :]

    @property
    def counts(self) -> bool:
        """Whether it ends in figures of several columns."""
        return not self.goes_on and len(self.tokens) - self.first >= LEAST

    @property
    def base(self) -> float:
        """Its base line."""
        return self.row[0].base

    @property
    def size(self) -> float:
        """The size of its type."""
        return max(glyph.size for glyph in self.row)


def lined(glyphs: list[Glyph]) -> list[Lined]:
    """Return the rows that *glyphs* stand in, from top to bottom."""
    return [one for row in rows_of(glyphs) if (one := _lined(row)).tokens]


def _lined(row: GlyphRow) -> Lined:
    tokens = tokens_of(row)
    first = len(tokens)
    while first and _FIGURE.fullmatch(tokens[first - 1].words):
        first -= 1
    return Lined(row, tokens, first)


def body(lined: list[Lined], start: int) -> range:
    """Return the next rows from *start* on that have figures, with what stands between them; empty: there are none."""
    first = next((n for n in range(start, len(lined)) if lined[n].counts), len(lined))
    last = first
    for at in range(first + 1, len(lined)):
        row = lined[at]
        if at - last > _MOST_BETWEEN or row.base - lined[at - 1].base > FAR * row.size:
            break
        if row.counts:
            last = at
        elif abs(row.size - lined[first].size) > 1 or row.tokens[0].x1 > lined[first].figures[0].x1:
            break  # a heading, a sentence
    return range(first, min(last + 1, len(lined)))
