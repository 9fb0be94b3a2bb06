"""Where each character of a text stands in its document: the node that holds it, and what people count."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from linter.read.package import Element
from linter.records import dataclass
from linter.text.source import Span

FIXED = -1  # in place of an offset: the characters only stand for their node
LEADING = -2  # so do these, a TAB or more, and what they lead to may be empty


class Paragraph(NamedTuple):
    """A paragraph outside all tables and a run in it, from 1; run 0 is the automatic number."""

    paragraph: int
    run: int


class TableCell(NamedTuple):
    """A table, and a row and column of its grid, from 1."""

    table: int
    row: int
    column: int


class SheetCell(NamedTuple):
    """A sheet by its name and a cell by its own."""

    sheet: str
    cell: str


class PageBox(NamedTuple):
    """A page, from 1, and a box on it: left, top, right, bottom, in points from its upper left corner."""

    page: int
    box: tuple[float, float, float, float]


Place = Paragraph | TableCell | SheetCell | PageBox


class Piece(NamedTuple):
    """A stretch of the text that one node holds, from its character *offset* on; None: no node does.

    An offset below zero says that none of the node's characters stand there.
    """

    start: int
    end: int
    node: Element | None
    offset: int
    where: Place


class Places:
    """For each character of a text, in pieces, the node that holds it."""

    def __init__(self) -> None:
        self._starts: array[int] = array("q")
        self._offsets: array[int] = array("q")
        self._nodes: list[Element | None] = []
        self._wheres: list[Place] = []
        self._size = 0

    def add(self, size: int, node: Element | None, offset: int, where: Place) -> None:
        """Say that the next *size* characters stand in *node*, from *offset* of its text on."""
        self._starts.append(self._size)
        self._offsets.append(offset)
        self._nodes.append(node)
        self._wheres.append(where)
        self._size += size

    def runs(self) -> Iterator[tuple[int, Place]]:
        """Yield where each piece starts and its place."""
        return zip(self._starts, self._wheres, strict=True)

    def pieces(self, span: Span) -> Iterator[Piece]:
        """Yield the pieces that share a character with *span*, whole, in order."""
        at = _first(self._starts, self._offsets, span)
        if span.start >= span.end and self._starts:
            span = Span(span.start, self._starts[at] + 1)
        while at < len(self._starts) and self._starts[at] < span.end:
            end = self._starts[at + 1] if at + 1 < len(self._starts) else self._size
            yield Piece(self._starts[at], end, self._nodes[at], self._offsets[at], self._wheres[at])
            at += 1

    def locator(self) -> Callable[[Span], dict[str, Any]]:
        """Return what says where a span begins."""
        return Locator(self._starts, self._offsets, self._wheres)


@dataclass(frozen=True)
class Locator:
    """Says where a span begins; it keeps nothing of the document's tree."""

    starts: array[int]
    offsets: array[int]
    wheres: list[Place]

    def __call__(self, span: Span) -> dict[str, Any]:
        """Return paragraph and run, or table, row and column, of the span's first character."""
        said = self.wheres[_first(self.starts, self.offsets, span)]._asdict()
        if said.get("run") == 0:
            del said["run"]
        return said


def _first(starts: array[int], offsets: array[int], span: Span) -> int:
    """Return the number of the piece that *span* begins in; an empty cell is at the end of what leads to it."""
    at = max(0, bisect_right(starts, span.start) - 1)
    if span.start >= span.end and at and starts[at] == span.start and offsets[at - 1] == LEADING:
        return at - 1
    return at
