"""Rows and lines, as a sheet or a page has them, as text: a row a line with TABs between cells.

For formats whose places are known in advance (a cell of a sheet, a box on a page); a cell
begins after as many TABs as its column says, so what another cell covers is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import NamedTuple

from linter.errors import UnreadableError
from linter.read.limits import MAX_CHARS, WIDE
from linter.read.places import FIXED, LEADING, Place, Places
from linter.text.grid import Cell, DrawnBy, Grid
from linter.text.span import Span

_WIDE_MARKS = "“”‘’—…·"  # of Chinese as well
_BREAKS = re.compile(r"\s*[\r\n\v\f\u2028\u2029]+\s*")
_TABS = re.compile(r"[\t\x1c-\x1f\x85]+")


class RowEntry(NamedTuple):
    """What stands in a cell, from which column of the grid on, where that is in the file, and its reach."""

    column: int
    words: str
    place: Place
    rows: int = 1
    columns: int = 1


class RowWriter:
    """Writes lines and rows into one text and remembers where each character was, and the grids of the rows."""

    def __init__(self, drawn: DrawnBy) -> None:
        self._drawn = drawn
        self._parts: list[str] = []
        self._size = 0
        self._cells: list[Cell] = []
        self._row = 0
        self._tall: list[Cell] = []  # those that reach into the rows below
        self._grids: list[Grid] = []
        self.places = Places()

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(self._parts)

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The rows written, those between two lines as one grid."""
        self.end_grid()
        return tuple(self._grids)

    def begin_grid(self, drawn: DrawnBy) -> None:
        """Let the rows that follow be another grid's, which is drawn so."""
        self.end_grid()
        self._drawn = drawn

    def end_grid(self) -> None:
        """Let the rows that follow be another grid's."""
        if any(cell.spans for cell in self._cells):
            last = self._row
            cells = tuple(cell._replace(rows=min(cell.rows, last - cell.row)) for cell in self._cells)
            self._grids.append(Grid(cells, self._drawn))
        self._cells, self._row, self._tall = [], 0, []

    def line(self, pieces: Iterable[tuple[str, Place]]) -> None:
        """Write a line of *pieces*, each with its place."""
        self.end_grid()
        size = self._size
        place: Place | None = None
        for words, place in pieces:
            self._emit(words, place, FIXED)
        if place is not None and self._size > size:
            self._emit("\n", place, FIXED)

    def row(self, cells: Iterable[RowEntry], width: int = 0) -> None:
        """Write a row; *cells* are in order of their columns, blank ones with no words.

        Where the row is known to be *width* columns wide, those that nothing covers are blank cells.
        """
        reached: int | None = None
        size = self._size
        for cell in cells:
            step = cell.column if reached is None else max(cell.column - reached, 1)
            if step:
                self._emit("\t" * step, cell.place, LEADING)
            reached = cell.column
            start = self._size
            self._emit(joined(cell.words), cell.place, FIXED)
            spans = (Span(start, self._size),) if self._size > start else ()
            self._cells.append(Cell(self._row, cell.column, cell.rows, cell.columns, spans, start))
        self._fill(width)
        if self._size > size:
            self._emit("\n", cell.place, FIXED)
        self._row += 1

    def _fill(self, width: int) -> None:
        """Add a blank cell in each of the row's first *width* columns that no cell reaches."""
        own = takewhile(lambda cell: cell.row == self._row, reversed(self._cells))
        self._tall = [cell for cell in self._tall if cell.row + cell.rows > self._row]
        covering = [*own, *self._tall]
        covered = {c for cell in covering for c in range(cell.column, min(width, cell.column + cell.columns))}
        self._tall += [cell for cell in covering if cell.rows > 1 and cell.row == self._row]
        self._cells += [
            Cell(self._row, column, 1, 1, (), self._size) for column in range(width) if column not in covered
        ]

    def _emit(self, text: str, place: Place, offset: int) -> None:
        if not text:
            return
        self.places.add(len(text), None, offset, place)
        self._parts.append(text)
        self._size += len(text)
        if self._size > MAX_CHARS:
            raise UnreadableError("text-too-long", most=MAX_CHARS)


def joined(words: str) -> str:
    """Return the lines of a cell as one: no blank between characters that are written without."""
    words = _TABS.sub(" ", words).strip()
    return _BREAKS.sub(lambda found: _joint(words, *found.span()), words)


def _joint(words: str, start: int, end: int) -> str:
    return "" if _is_wide(words[start - 1]) and _is_wide(words[end]) else " "


def _is_wide(character: str) -> bool:
    return character >= WIDE or character in _WIDE_MARKS
