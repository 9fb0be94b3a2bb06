"""Changes to tables: each returns another table, with every figure kept under its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from bench.carriers.model import Block, Cell, Filled, Line, Table

Filling = Callable[[Filled], Filled]
Changing = Callable[[Table], Table]


def only(form: str, change: Changing) -> Changing:
    """Return the change, for tables of one form."""
    return lambda table: change(table) if table.form == form else table


def only_form(form: str, change: Filling) -> Filling:
    """Return the change, for fillings of one form."""
    return lambda filled: change(filled) if filled.form == form else filled


def columns(pick: Callable[[list[Line]], list[Line]]) -> Filling:
    """Return the change that picks, orders or adds columns."""

    def change(form: Filled) -> Filled:
        blocks = tuple(
            Block(block.title, block.rows, tuple(pick(list(block.columns)))) for block in form.blocks
        )
        return replace(form, blocks=blocks)

    return change


def paths(row: Callable[[Line], Line] = lambda line: line, column: Callable[[Line], Line] = lambda line: line) -> Filling:  # fmt: skip
    """Return the change of what is printed for rows and columns."""

    def change(form: Filled) -> Filled:
        blocks = tuple(
            Block(block.title, tuple(map(row, block.rows)), tuple(map(column, block.columns)))
            for block in form.blocks
        )
        return replace(form, blocks=blocks)

    return change


def cells(change: Callable[[Cell], Cell], *roles: str) -> Changing:
    """Return the change of each cell of these roles; of none named: of each figure."""
    wanted = roles or ("value",)
    return lambda table: replace(
        table,
        rows=tuple(
            tuple(change(cell) if cell.role in wanted else cell for cell in row) for row in table.rows
        ),
    )


def words(change: Callable[[str], str], *roles: str) -> Changing:
    """Return the change of the words of each cell of these roles."""
    return cells(lambda cell: cell.saying(change(cell.text)), *roles)


def square(table: Table, *, repeat: bool) -> Table:
    """Return the table without merged cells: what they say is repeated, or stands in the first only.

    A figure stands once, as nobody prints it twice.
    """
    width = table.width
    made: list[list[Cell]] = [[Cell("", "more")] * width for _ in table.rows]
    for y, x, cell in table.placed():
        for dy in range(cell.down):
            for dx in range(cell.across):
                if (dy, dx) == (0, 0):
                    made[y][x] = replace(cell, across=1, down=1)
                elif repeat and cell.role != "value" and y + dy < len(made):
                    made[y + dy][x + dx] = Cell(cell.text, cell.role)
    return replace(table, rows=tuple(map(tuple, made)))


def dense(table: Table) -> Table:
    """Return the table without merged and blank filling cells: rows of unequal length, as copied text has them."""
    rows = []
    for row in table.rows:
        kept = tuple(replace(cell, across=1, down=1) for cell in row if cell.text or cell.key)
        if kept:
            rows.append(kept)
    return replace(table, rows=tuple(rows))


def turned(table: Table) -> Table:
    """Return the table with rows as columns."""
    placed = sorted(((x, y, cell) for y, x, cell in table.placed()), key=lambda one: one[:2])
    rows: list[list[Cell]] = [[] for _ in range(table.width)]
    for x, _, cell in placed:
        rows[x].append(replace(cell, across=cell.down, down=cell.across))
    return replace(table, rows=tuple(map(tuple, rows)), heads=0)


def with_column(table: Table, at: int, head: str, body: Sequence[str] | Callable[[int], str]) -> Table:
    """Return the table with one more column before column *at* (-1: behind the last)."""
    placed = table.placed()
    heads = max(table.heads, 1)
    rows: list[list[Cell]] = []
    for y, row in enumerate(table.rows):
        more = []
        if y == 0:
            more = [Cell(head, "more", down=heads)]
        elif y >= heads:
            text = body(y - heads) if callable(body) else body[y - heads]
            more = [Cell(text, "more")]
        starts = [x for py, x, _ in placed if py == y]
        place = len(row) if at == -1 else sum(x < at for x in starts)
        rows.append([*row[:place], *more, *row[place:]])
    return replace(table, rows=tuple(map(tuple, rows)))


def with_row(table: Table, at: int, cells: Sequence[Cell]) -> Table:
    """Return the table with one more row; it goes between merged cells only where none goes on."""
    cut = at if at >= 0 else len(table.rows)
    heads = table.heads + (cut < table.heads or (cut == 0 and table.heads > 0))
    return replace(table, rows=(*table.rows[:cut], tuple(cells), *table.rows[cut:]), heads=heads)


def cut(table: Table, *places: int, repeat: bool) -> list[Table]:
    """Return the pieces of a table cut before these rows; labels that go on stand again (blank), heads if *repeat*."""
    bounds = [0, *places, len(table.rows)]
    placed = table.placed()
    pieces = []
    for number, (start, end) in enumerate(pairwise(bounds)):
        rows: list[list[tuple[int, Cell]]] = [[] for _ in range(end - start)]
        for y, x, cell in placed:
            first, last = max(y, start), min(y + cell.down, end)
            if first < last:
                shown = cell if y >= start else replace(cell, text="", role="more")
                rows[first - start].append((x, replace(shown, down=last - first)))
        body = tuple(tuple(cell for _, cell in sorted(row, key=lambda one: one[0])) for row in rows)
        head = table.rows[: table.heads] if repeat and number else ()
        pieces.append(Table(table.form, (*head, *body), table.heads if head or not number else 0))
    return pieces
