"""A grid as one reads it: the words of each cell and what it holds, found by row and column."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from linter.parse.tables.celltext import CellTexts, cell_texts
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.content import Content
from linter.text.grid import Cell, Grid
from linter.text.span import Span

MAX_SIDE = 2000  # rows or columns looked at
_WORD = re.compile(r"\S+")


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
    right: int  # the column behind it
    parts: tuple[Content, ...] = ()  # the numbers that stand in it with blanks between, where it is a text's

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
        return self._replace(
            row=self.column, column=self.row, rows=self.columns, columns=self.rows, right=self.row + self.rows
        )


class Board:
    """The squares of one grid; *rows* has those that begin in each row, from left to right."""

    def __init__(self, squares: list[Square]) -> None:
        self.height = max((one.row + 1 for one in squares), default=0)
        self.width = max((one.right for one in squares), default=0)
        self.rows: list[list[Square]] = [[] for _ in range(self.height)]
        for one in sorted(squares, key=lambda one: (one.row, one.column)):
            self.rows[one.row].append(one)

    @cached_property
    def _covering(self) -> list[dict[int, Square]]:
        """By row and column, the square that covers the place."""
        found: list[dict[int, Square]] = [{} for _ in self.rows]
        for row in self.rows:
            for one in row:
                for covered in found[one.row : one.row + one.rows]:
                    for column in range(one.column, one.right):
                        covered.setdefault(column, one)
        return found

    def at(self, row: int, column: int) -> Square | None:
        """Return the square that covers this place."""
        return self._covering[row].get(column) if row < self.height else None

    @cached_property
    def turned(self) -> Board:
        """The board with rows and columns changed."""
        return Board([one.turned() for row in self.rows for one in row])


def board_of(grid: Grid, folded: str, words: CellWords) -> Board | None:
    """Return the board of *grid*; None where it is larger than any table of figures."""
    if any(cell.row >= MAX_SIDE or cell.column + cell.columns > MAX_SIDE for cell in grid.cells):
        return None
    texts = cell_texts(words)
    squares = [_square(cell, folded, texts) for cell in grid.cells]
    if grid.drawn == "marks":
        squares = [_parted(square, folded, words) for square in squares]
    return Board(squares)


def _parted(square: Square, folded: str, words: CellWords) -> Square:
    if square.content.text or square.named or not square.words:
        return square
    start, end = square.cell.spans[0]
    found = [Span(start + m.start(), start + m.end()) for m in _WORD.finditer(folded[start:end])]
    parts = [Content(span, folded[span.start : span.end]) for span in found]
    whole = len(parts) > 1 and all(words.number(part.text) is not None for part in parts)
    return square._replace(parts=tuple(parts)) if whole else square


def _square(cell: Cell, folded: str, texts: CellTexts) -> Square:
    row, column, rows, columns, spans, anchor, *_ = cell
    right = column + columns
    whole = len(spans) == 1
    if whole:
        text = folded[slice(*spans[0])]
        if text.isdigit() and text.isascii():  # as most cells are
            content = Content(spans[0], text)
            return Square(row, column, rows, columns, text, content, cell, False, True, right)
    else:
        text = "".join(folded[span.start : span.end] for span in spans)
    read = texts.read(text, whole)
    if read.missing == "blank":
        span = Span(anchor, anchor)
    elif whole:
        span = Span(spans[0].start + read.start, spans[0].start + read.end)
    else:
        span = Span(spans[0].start, spans[-1].end)
    content = Content(span, read.number, read.missing)
    return Square(row, column, rows, columns, read.words, content, cell, read.named, read.figure, right)
