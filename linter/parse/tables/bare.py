"""A form whose row has no label: each of its cells is told by the headings above and the words beside it."""

from __future__ import annotations

from linter.domain.form import Block, Form
from linter.parse.tables.board import Board, Square
from linter.parse.tables.columns import Head, path_at
from linter.parse.tables.headorder import in_reading_order
from linter.parse.tables.labels import column_names, column_of, head_names
from linter.parse.tables.placed import Placed, PlacedRow, Values

_LEAST_NAMED = 5  # squares that name a column or a heading of the form


def placed_bare(board: Board, form: Form, free: range) -> Placed | None:
    """Return what stands of *form*, of one row without a label, in the rows *free* of *board*."""
    block = form.blocks[0]
    named = [row for row in free if any(_names(form, block, s) for s in board.rows[row])]
    if sum(_names(form, block, s) for row in named for s in board.rows[row]) < _LEAST_NAMED:
        return None
    rows = _rows(board, range(named[0], free.stop), form, block)
    data = [row for row in rows if any(s.figure for s in board.rows[row])]
    if not data:
        data = [row for row in rows if row > named[-1] and board.rows[row]][:1]
    if not data:
        return None
    head = range(rows.start, data[0])
    named_values = _by_names(board, head, data, block)
    values = named_values if len(named_values) == len(block.columns) else {}
    values = values or _by_order(board, head, data, form, block) or named_values
    label = next(s for s in board.rows[named[0]] if _names(form, block, s))
    found = Placed(form, {block.rows[0].id: PlacedRow(label, values)}, first=rows.start, last=data[-1])
    columns = frozenset(values)
    found.heads[block.id] = Head(block, (), columns or frozenset(c.id for c in block.columns), False, ())
    return found


def _names(form: Form, block: Block, square: Square) -> bool:
    """Whether *square* names a column, or a heading over several."""
    return square.named and bool(
        column_names(block).find(square.words) or head_names(form).find(square.words)
    )


def _rows(board: Board, rows: range, form: Form, block: Block) -> range:
    """Return the rows up to the last with figures before something else begins."""
    last = rows.start
    for row in rows:
        strange = [s for s in board.rows[row] if s.named and not _names(form, block, s)]
        if any(s.figure for s in board.rows[row]) or any(_names(form, block, s) for s in board.rows[row]):
            last = row
        elif strange:
            break
    return range(rows.start, last + 2 if last + 1 < rows.stop else last + 1)


def _by_names(board: Board, head: range, data: list[int], block: Block) -> Values:
    """Return each value by its names; nothing where a figure has none, a column two, or too few have any.

    A table may have some of the columns, and another that follows the rest.
    """
    found: Values = {}
    for row in data:
        for square in board.rows[row]:
            if square.named:
                continue
            column = column_of(block, path_at(board, head, square.column), _beside(board, data, square))
            if column is None and not square.figure:
                continue
            if column is None or (column.id in found and not square.blank):
                return {}
            found.setdefault(column.id, (square.content, "cell"))
    return found if len(found) >= _LEAST_NAMED else {}


def _beside(board: Board, data: list[int], square: Square) -> tuple[str, ...]:
    """Return the words left of *square*; where nothing is printed, those above."""
    words: list[str] = []
    for column in range(square.column):
        for row in range(square.row, data[0] - 1, -1):
            found = board.at(row, column)
            if found is not None and not found.blank:
                if found.named and found.words not in words[-1:]:
                    words.append(found.words)
                break
    return tuple(words)


def _by_order(board: Board, head: range, data: list[int], form: Form, block: Block) -> Values:
    """Return the values of the one row in the order of the headings."""
    columns = in_reading_order(board, head, form, block, board.width)
    if not columns or len(data) > 1:
        return {}
    squares = [s for s in board.rows[data[0]] if not s.named]
    if len(squares) != len(columns):
        squares = [s for s in squares if not s.blank]
    if len(squares) != len(columns):
        return {}
    return {c.id: (s.content, "order") for c, s in zip(columns, squares, strict=True)}
