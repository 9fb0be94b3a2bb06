"""The columns of panels: found by the words that stand over them, from above, whatever is merged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from linter.domain.form import Block, Label
from linter.domain.numbering import number_at
from linter.parse.tables.board import Board, Square
from linter.parse.tables.columns import HeadPath
from linter.parse.tables.labels import plain

_LEAST = 3  # characters of a heading that is cut
_LEVEL = "·"  # parts the levels of a head in a form
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_NOTE = re.compile(r"\([^()]*\)\Z")


class BoardColumn(NamedTuple):
    """A column of the board, and which column of which panel it is."""

    at: int
    panel: int
    label: Label


class BoardHead(NamedTuple):
    """The rows over the values, the words over each column of the board, and the form's columns."""

    rows: range
    paths: tuple[HeadPath, ...]
    columns: tuple[BoardColumn, ...]


def head_of(board: Board, panels: Sequence[Block], spanned: bool) -> BoardHead:
    """Return the head of *board*: what stands above the first figure, or where there is none, the last column named."""
    words = {bare_word(w.rpartition(_LEVEL)[2]) for p in panels for c in p.columns for w in c.writings}
    named = [
        row
        for row, squares in enumerate(board.rows)
        if any(square.named and bare_word(square.words) in words for square in squares)
        and sum(square.named for square in squares) > 1  # a total alone in its row is none
    ]
    first = next((row for row, squares in enumerate(board.rows) if has_value(squares)), board.height)
    above = [row for row in named if row < first] or named[:1]
    stop = max(above, default=-1) + 1
    found = paths(board, range(stop), spanned)
    return BoardHead(range(stop), tuple(found), tuple(_columns(found, panels)))


def has_value(squares: Sequence[Square]) -> bool:
    """Whether a figure stands in a row that is neither a code left of its name nor the number of a column: 栏次 1 2 3."""
    first = next((at for at, square in enumerate(squares) if square.named), len(squares))
    if counts_columns(squares[first:]):
        return False
    numbers = [square for square in squares[first:] if square.number]
    return bool(numbers) or any(s.number and ("." in s.words or "," in s.words) for s in squares)


def counts_columns(squares: Sequence[Square]) -> bool:
    """Whether nothing but the numbers of columns stands in a row, from 1: 栏次 1 2 3."""
    numbers = [square.words for square in squares if square.number]
    return len(numbers) > 1 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _columns(found: Sequence[HeadPath], panels: Sequence[Block]) -> list[BoardColumn]:
    """Return the columns of *panels* that the words name, from left to right; one that a panel has is the next's."""
    columns: list[BoardColumn] = []
    panel = 0
    for at, path in enumerate(found):
        for number in range(panel, len(panels)):
            taken = {column.label.id for column in columns if column.panel == number}
            label = _named(panels[number], path)
            if label is not None and label.id not in taken:
                columns.append(BoardColumn(at, number, label))
                panel = number
                break
    return columns


def paths(board: Board, rows: range, spanned: bool) -> list[HeadPath]:
    """Return the words over each column, from above, each once.

    Where the file does not say how wide its cells are (*spanned*), a blank goes to the words left of
    it, as far as those above it reach.
    """
    found: list[list[str]] = [[] for _ in range(board.width)]
    above: list[object] = [None] * board.width
    for row in rows:
        here: list[object] = []
        words = ""
        for at in range(board.width):
            square = square_at(board, row, at)
            if square is not None and square.words and not square.number:
                words = square.words
                here.append((square.row, square.column))
            elif not spanned and at and words and above[at] == above[at - 1]:
                here.append(here[-1])
            else:
                words = ""
                here.append(above[at])
            if words and (not found[at] or found[at][-1] != words):
                found[at].append(words)
        above = here
    return [tuple(words) for words in found]


def square_at(board: Board, row: int, at: int) -> Square | None:
    """Return the square at this place: one that begins in *row* before one that reaches down to it."""
    own = next((square for square in board.rows[row] if square.column <= at < square.right), None)
    return own or board.at(row, at)


def _named(panel: Block, path: HeadPath) -> Label | None:
    """Return the column of *panel* that most words of *path* name, the lowest first."""
    bare = [bare_word(word) for word in path]
    best: tuple[tuple[int, int], Label] | None = None
    for label in panel.columns:
        for writing in label.writings:
            *parents, last = map(bare_word, writing.split(_LEVEL))
            if last not in bare:
                continue
            depth = len(bare) - 1 - bare[::-1].index(last)
            if all(parent in bare[:depth] for parent in parents):
                rank = (depth, len(parents))
                if best is None or rank > best[0]:
                    best = rank, label
    return best[1] if best else _begun(panel, bare)


def _begun(panel: Block, bare: Sequence[str]) -> Label | None:
    """Return the one column whose name a word begins that is cut: what the cell could not hold stands elsewhere."""
    for word in reversed(bare):
        found = [
            label
            for label in panel.columns
            if any(bare_word(writing).startswith(word) for writing in label.writings)
        ]
        if len(word) >= _LEAST and len(found) == 1:
            return found[0]
    return None


def bare_word(word: str) -> str:
    """Return *word* without numbering, the year it begins with, a note behind it, and marks."""
    number = number_at(word)
    start = number.end() if number else 0
    year = _YEAR.match(word, start)
    words = word[year.end() if year else start :]
    return plain(_NOTE.sub("", words) or words)
