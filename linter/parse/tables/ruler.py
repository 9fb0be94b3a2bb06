"""Columns that only blanks line up: over which stretch of a line each stands, and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from linter.domain.form import Block
from linter.parse.tables.content import Content
from linter.parse.tables.labels import column_names
from linter.text.span import Span

_PIECE = re.compile(r"\S+(?: \S+)*")  # what two blanks part
_PARTED = 2  # blanks; a single one is between words as well


class Band(NamedTuple):
    """From where to where on a line, a Chinese character being two wide."""

    start: int
    end: int

    def meets(self, other: Band) -> bool:
        """Whether both cover a place."""
        return self.start < other.end and other.start < self.end

    def joined(self, other: Band | None) -> Band:
        """Return from where the first of both begins to where the last ends."""
        return Band(min(self.start, other.start), max(self.end, other.end)) if other else self


Bands = dict[str, Band]  # by the column's id


class Ruler:
    """Measures a text as one sees it."""

    def __init__(self, printed: str) -> None:
        self._printed = printed

    def band(self, span: Span) -> Band:
        """Return the band of *span*, which stands on one line."""
        line = self._printed.rfind("\n", 0, span.start) + 1
        start = _width(self._printed[line : span.start])
        return Band(start, start + _width(self._printed[span.start : span.end]))

    def gap(self, start: int, end: int) -> int:
        """Return how many blanks stand between two places of one line."""
        return _width(self._printed[start:end])


def _width(words: str) -> int:
    return sum(2 if char >= "\u1100" and east_asian_width(char) in "WF" else 1 for char in words)


def bands_of(ruler: Ruler, folded: str, head: Span, rows: Iterable[Sequence[Span]], block: Block) -> Bands:
    """Return the band of each column of *block*, by its heading in *head* and by *rows* that have all values.

    Nothing where a column has none, or those of two meet: then nothing is lined up.
    """
    found = _under_headings(ruler, folded, head, block)
    for row in rows:
        for column, span in zip(block.columns, row, strict=True):
            found[column.id] = ruler.band(span).joined(found.get(column.id))
    apart = not any(one.meets(other) for one, other in pairwise(sorted(found.values())))
    return found if apart and len(found) == len(block.columns) else {}


def _under_headings(ruler: Ruler, folded: str, head: Span, block: Block) -> Bands:
    """Return the band of each heading in *head* that no other stands under, where they are the form's."""
    names = column_names(block)
    lowest: list[tuple[Band, tuple[int, ...]]] = []
    end = head.end
    for line in reversed(folded[head.start : head.end].splitlines(keepends=True)):
        end -= len(line)
        pieces = [(ruler.band(Span(end + m.start(), end + m.end())), m[0]) for m in _PIECE.finditer(line)]
        free = [(band, word) for band, word in pieces if not any(band.meets(one) for one, _ in lowest)]
        lowest += [(band, found) for band, word in free if (found := names.find("".join(word.split())))]
    lowest.sort()
    order = [found[0] if len(found) == 1 else at for at, (_, found) in enumerate(lowest)]
    fits = all(at in found for at, (_, found) in zip(order, lowest, strict=True))
    if not fits or sorted(order) != list(range(len(block.columns))):
        return {}
    return {block.columns[at].id: band for at, (band, _) in zip(order, lowest, strict=True)}


def under(
    ruler: Ruler, bands: Bands, block: Block, label_end: int, values: Sequence[Content]
) -> tuple[Content, ...]:
    """Return what stands in each column: one of *values*, or blank; nothing where they are not lined up."""
    found: dict[str, Content] = {}
    end = label_end
    for number, value in enumerate(values):
        there = [id for id, band in bands.items() if band.meets(ruler.band(value.span))]
        glued = len(value.text) > 1 and value.text[0] == "0" and value.text.isdigit()
        if (
            glued
            or len(there) != 1
            or there[0] in found
            or (number and ruler.gap(end, value.span.start) < _PARTED)
        ):
            return ()
        found[there[0]] = value
        end = value.span.end
    blank = Content(Span(end, end), missing="blank")
    return tuple(found.get(column.id, blank) for column in block.columns)
