"""A grid as one reads it: the words of each cell and what it holds, found by row and column."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.content import Content
from linter.parse.tables.notes import NOTE
from linter.text.folding import INVISIBLE
from linter.text.grid import Cell, Grid
from linter.text.raised import without_mark
from linter.text.span import Span

MAX_SIDE = 2000  # rows or columns looked at
_BLANK = re.compile(rf"[\s{INVISIBLE}]+")
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_AFTER_FIGURE = re.compile(r"(?<=\d)\s+(?=[^\W\d])")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?!\d)")
_NAME = re.compile(r"[\u4e00-\u9fff]|[^\W\d_]{3}")
_SLIP = re.compile(r"[-+]?\d(?:[\d,.]*\d)?[^\d.,、)]{1,2}")
_PIECES = 4  # letters
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")


class Square(NamedTuple):
    """A cell: where it is, how far it reaches, its words without blanks, and what stands in it."""

    row: int
    column: int
    rows: int
    columns: int
    words: str
    content: Content
    cell: Cell
    named: bool  # words stand in it that can name a row or a column
    figure: bool  # a figure stands in it, or what may be one
    parts: tuple[Content, ...] = ()  # the numbers that stand in it with blanks between, where it is a text's

    @property
    def right(self) -> int:
        """The column behind it."""
        return self.column + self.columns

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.words

    @property
    def number(self) -> bool:
        """Whether a number stands in it."""
        return bool(self.content.text)

    def turned(self) -> Square:
        """Return it with rows and columns changed."""
        return self._replace(row=self.column, column=self.row, rows=self.columns, columns=self.rows)


class Board:
    """The squares of one grid; *rows* has those that begin in each row, from left to right."""

    def __init__(self, squares: list[Square]) -> None:
        self.height = max((one.row + 1 for one in squares), default=0)
        self.width = max((one.right for one in squares), default=0)
        self.rows: list[list[Square]] = [[] for _ in range(self.height)]
        for one in sorted(squares, key=lambda one: (one.row, one.column)):
            self.rows[one.row].append(one)

    @cached_property
    def _covering(self) -> dict[tuple[int, int], Square]:
        found: dict[tuple[int, int], Square] = {}
        for row in self.rows:
            for one in row:
                for r in range(one.row, min(one.row + one.rows, self.height)):
                    for c in range(one.column, one.right):
                        found.setdefault((r, c), one)
        return found

    def at(self, row: int, column: int) -> Square | None:
        """Return the square that covers this place."""
        return self._covering.get((row, column))

    @cached_property
    def labels(self) -> list[frozenset[str]]:
        """The words of each row that can name something."""
        return [frozenset(one.words for one in row if one.named) for row in self.rows]

    @cached_property
    def turned(self) -> Board:
        """The board with rows and columns changed."""
        return Board([one.turned() for row in self.rows for one in row])


def board_of(grid: Grid, folded: str, words: CellWords) -> Board | None:
    """Return the board of *grid*; None where it is larger than any table of figures."""
    if any(cell.row >= MAX_SIDE or cell.column + cell.columns > MAX_SIDE for cell in grid.cells):
        return None
    squares = [_square(cell, folded, words) for cell in grid.cells]
    if grid.drawn == "marks":
        squares = [_parted(square, folded, words) for square in squares]
    return Board(squares)


def _parted(square: Square, folded: str, words: CellWords) -> Square:
    if square.number or square.named or square.blank:
        return square
    start, end = square.cell.spans[0]
    found = [Span(start + m.start(), start + m.end()) for m in _WORD.finditer(folded[start:end])]
    parts = [Content(span, folded[span.start : span.end]) for span in found]
    whole = len(parts) > 1 and all(words.number(part.text) is not None for part in parts)
    return square._replace(parts=tuple(parts)) if whole else square


def _square(cell: Cell, folded: str, words: CellWords) -> Square:
    if len(cell.spans) == 1:
        text = folded[slice(*cell.spans[0])]
        if text.isascii() and text.isdigit():  # as most cells are
            content = Content(cell.spans[0], text)
            return Square(cell.row, cell.column, cell.rows, cell.columns, text, content, cell, False, True)
    text = "".join(folded[span.start : span.end] for span in cell.spans)
    squeezed = without_mark(_BLANK.sub("", text))
    content = _content(cell, text, words)
    named = (
        content.missing == "unreadable"
        and _NAME.search(squeezed) is not None
        and not _SLIP.fullmatch(squeezed)
    )
    figure = bool(content.text) or (not named and _DIGIT.search(squeezed) is not None)
    return Square(cell.row, cell.column, cell.rows, cell.columns, squeezed, content, cell, named, figure)


def _beside_pieces(text: str, words: CellWords) -> re.Match[str] | None:
    """Return the one number of a cell in which pieces of words stand before it, of a head that a page broke off."""
    parts = list(_WORD.finditer(text))
    numbers = [part for part in parts if words.number(part[0]) is not None]
    others = [part[0] for part in parts if part not in numbers]
    pieces = others and all(not _DIGIT.search(one) for one in others) and len("".join(others)) <= _PIECES
    return numbers[0] if numbers == parts[-1:] and pieces else None


def _content(cell: Cell, text: str, words: CellWords) -> Content:
    """Return what stands in *cell*: a figure without its notes, or a kind of nothing."""
    if not _BLANK.sub("", text):
        return Content(Span(cell.anchor, cell.anchor), missing="blank")
    start, end = cell.spans[0].start, cell.spans[-1].end
    lead = len(text) - len(text.lstrip())
    bare = without_mark(_UNSEEN.sub("", text).strip().strip("*").strip())
    figure = _AFTER_FIGURE.sub("", NOTE.sub("", bare) if len(bare) > 3 else bare).strip()
    if words.number(figure) is not None and ("," not in figure or _GROUPED.match(figure)):
        if len(cell.spans) == 1 and (at := text.find(figure)) >= 0:
            return Content(Span(start + at, start + at + len(figure)), figure)
        return Content(Span(start, end), figure)
    if len(cell.spans) == 1 and (found := _beside_pieces(text, words)):
        return Content(Span(start + found.start(), start + found.end()), found[0])
    missing = words.missing(bare)
    return Content(Span(start + (lead if len(cell.spans) == 1 else 0), end), missing=missing)
