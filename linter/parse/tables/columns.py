"""The head of a table: which of a form's columns stands over which column of the grid."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from linter.domain.form import Block, Form, Label
from linter.model.figure import Known
from linter.parse.tables.board import Board, Square
from linter.parse.tables.headorder import in_reading_order
from linter.parse.tables.labels import column_names, column_of, head_names, plain
from linter.records import dataclass

HeadPath = tuple[str, ...]


class ColumnHeading(NamedTuple):
    """The grid's columns from *start* up to *end*, one in the table's sense: its headings from above."""

    start: int
    end: int
    path: HeadPath
    column: Label | None = None
    known: Known = "cell"
    own: bool = False  # words stand there that the form does not have
    doubled: bool = False  # the words stand there more than once, side by side


@dataclass(frozen=True)
class Head:
    """What stands over the values of a row.

    *upright*: each heading stands over its own column of the grid. *sequence* is the columns in the
    order in which one reads the headings, where that is known; None is one that the form does not have.
    """

    block: Block
    headings: tuple[ColumnHeading, ...]
    there: frozenset[str]  # ids of the columns that have a heading anywhere
    upright: bool
    sequence: tuple[Label | None, ...]

    @cached_property
    def named(self) -> tuple[ColumnHeading, ...]:
        """The headings that are columns of the form."""
        return tuple(heading for heading in self.headings if heading.column is not None)

    @cached_property
    def strange(self) -> tuple[ColumnHeading, ...]:
        """The headings that the form does not have."""
        return tuple(heading for heading in self.headings if heading.own and heading.column is None)

    @cached_property
    def doubled(self) -> tuple[ColumnHeading, ...]:
        """The columns of the form whose heading stands there more than once, side by side."""
        return tuple(heading for heading in self.named if heading.doubled)


def head_of(board: Board, rows: range, form: Form, block: Block, first: int, stop: int) -> Head:
    """Return the head in *rows* over the grid's columns from *first* up to *stop*."""
    if not rows:
        return Head(block, (), frozenset(), upright=True, sequence=())
    found = _headings(board, rows, form, block, first, stop)
    there = {heading.column.id for heading in found if heading.column}
    clash = {heading.column.id for heading in found if heading.column and _times(found, heading) > 1}
    found = [h._replace(column=None, own=True) if h.column and h.column.id in clash else h for h in found]
    named = _named(board, rows, block, stop)
    upright = named <= there
    headed = tuple(_with_unnamed(found, block))
    sequence: tuple[Label | None, ...] = ()
    if upright:
        sequence = tuple(heading.column for heading in headed if heading.column or heading.own)
    elif named:
        sequence = in_reading_order(board, rows, form, block, stop)
    return Head(block, headed, frozenset(named | there), upright, sequence)


def _headings(
    board: Board, rows: range, form: Form, block: Block, first: int, stop: int
) -> list[ColumnHeading]:
    shared = head_names(form)
    paths = [(column, path_at(board, rows, column)) for column in range(first, stop)]
    found = []
    for path, run in groupby(paths, key=lambda pair: pair[1]):
        columns = [column for column, _ in run]
        named = column_of(block, path) if path else None
        if named is None:
            own = any(not shared.find(word) for word in path[-1:])
            found += [ColumnHeading(column, column + 1, path, own=own) for column in columns]
        else:
            several = len(columns) > 1
            doubled = several and len({id(_lowest(board, rows, column)) for column in columns}) > 1
            found.append(ColumnHeading(columns[0], columns[-1] + 1, path, named, doubled=doubled))
    return found


def _lowest(board: Board, rows: range, column: int) -> Square | None:
    squares = (board.at(row, column) for row in reversed(rows))
    return next((square for square in squares if square is not None and not square.blank), None)


def _times(found: list[ColumnHeading], heading: ColumnHeading) -> int:
    return sum(1 for one in found if one.column is heading.column)


def _named(board: Board, rows: range, block: Block, stop: int) -> set[str]:
    """Return the columns of *block* that squares in *rows* name, wherever they stand."""
    names = column_names(block)
    found = set()
    for row in rows:
        for square in board.rows[row]:
            if square.column < stop and square.named and len(numbers := names.find(square.words)) == 1:
                found.add(block.columns[numbers[0]].id)
    return found


def path_at(board: Board, rows: range, column: int) -> HeadPath:
    """Return the words over *column*, from above, each once."""
    words: list[str] = []
    for row in rows:
        square = _over(board, row, column, rows)
        if square is not None and square.words and (not words or words[-1] != square.words):
            words.append(square.words)
    return tuple(words)


def _over(board: Board, row: int, column: int, rows: range) -> Square | None:
    """Return the square over *column*; of blank ones right of a heading over several columns, that one."""
    square = board.at(row, column)
    if (square is not None and not square.blank) or not _words_below(board, row, column, rows):
        return square
    for left in range(column - 1, -1, -1):
        found = board.at(row, left)
        if found is not None and not found.blank:
            return found if _words_below(board, row, left, rows) else square
    return square


def _words_below(board: Board, row: int, column: int, rows: range) -> bool:
    for lower in range(row + 1, rows.stop):
        square = board.at(lower, column)
        if square is not None and not square.blank and square.row > row:
            return True
    return False


def _with_unnamed(found: list[ColumnHeading], block: Block) -> Iterator[ColumnHeading]:
    """Let headings without words of their own be the form's columns that lack just there."""
    order = {column.id: number for number, column in enumerate(block.columns)}
    taken = {heading.column.id for heading in found if heading.column}
    filled = list(found)
    for low, high, before, after in _gaps(found, order):
        missing = block.columns[before + 1 : after]
        between = found[low:high]
        fitting = len(between) == len(missing) and not taken & {column.id for column in missing}
        if fitting and all(not h.own or _cut(h, c) for h, c in zip(between, missing, strict=True)):
            for at, column in zip(range(low, high), missing, strict=True):
                filled[at] = found[at]._replace(column=column, known="order")
    return iter(filled)


def _cut(heading: ColumnHeading, column: Label) -> bool:
    """Whether the words of *heading* are the beginning of those of *column*."""
    words = plain(heading.path[-1])
    return len(words) > 1 and any(plain(writing).startswith(words) for writing in column.writings)


def _gaps(found: list[ColumnHeading], order: dict[str, int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield runs of headings that name nothing: where in *found*, and between which of the form's columns."""
    last, before = 0, -1
    for at, heading in enumerate(found):
        if heading.column is None:
            continue
        number = order[heading.column.id]
        if at > last and number > before + 1:
            yield last, at, before, number
        last, before = at + 1, number
    if last and last < len(found) and before + 1 < len(order):
        yield last, len(found), before, len(order)
