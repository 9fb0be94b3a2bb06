"""Rows and lines, as a sheet or a page has them, as text: a row a line with TABs between cells.

For formats whose places are known in advance (a cell of a sheet, a box on a page); a cell
begins after as many TABs as its column says, so what another cell covers is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from linter.errors import UnreadableError
from linter.read.places import FIXED, LEADING, Place, Places

MAX_CHARS = 5_000_000
_WIDE = "\u2e80"  # writing from here on has no blanks between words
_BREAKS = re.compile(r"\s*[\r\n\v\f\u2028\u2029]+\s*")
_TABS = re.compile(r"[\t\x1c-\x1f\x85]+")


class Entry(NamedTuple):
    """What stands in a cell, from which column of the grid on, and where that is in the file."""

    column: int
    words: str
    place: Place


class RowWriter:
    """Writes lines and rows into one text and remembers where each character was."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self.places = Places()

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(self._parts)

    def line(self, pieces: Iterable[tuple[str, Place]]) -> None:
        """Write a line of *pieces*, each with its place."""
        size = self._size
        place: Place | None = None
        for words, place in pieces:
            self._emit(words, place, FIXED)
        if place is not None and self._size > size:
            self._emit("\n", place, FIXED)

    def row(self, cells: Iterable[Entry]) -> None:
        """Write a row; *cells* are in order of their columns, blank ones with no words."""
        reached: int | None = None
        size = self._size
        for cell in cells:
            step = cell.column if reached is None else max(cell.column - reached, 1)
            if step:
                self._emit("\t" * step, cell.place, LEADING)
            reached = cell.column
            self._emit(joined(cell.words), cell.place, FIXED)
        if self._size > size:
            self._emit("\n", cell.place, FIXED)

    def _emit(self, text: str, place: Place, offset: int) -> None:
        if not text:
            return
        self.places.add(len(text), None, offset, place)
        self._parts.append(text)
        self._size += len(text)
        if self._size > MAX_CHARS:
            raise UnreadableError(
                f"文字超过 {MAX_CHARS} 字，不予读取",
                f"there are more than {MAX_CHARS} characters, which were not read",
            )


def joined(words: str) -> str:
    """Return the lines of a cell as one: no blank between characters that are written without."""
    words = _TABS.sub(" ", words).strip()
    return _BREAKS.sub(lambda found: _joint(words, *found.span()), words)


def _joint(words: str, start: int, end: int) -> str:
    return "" if words[start - 1] >= _WIDE and words[end] >= _WIDE else " "
