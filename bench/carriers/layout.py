"""A filled form becomes a table of cells, merged as the official form has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from bench.carriers.model import Block, Cell, Document, Filled, Key, Line, Piece, Report, Table, Words


def _heads(columns: Sequence[Line], before: Sequence[Cell]) -> list[list[Cell]]:
    """Return the rows of the head: one for each level of the paths, a shared heading once."""
    depth = max(len(column.path) for column in columns)
    rows: list[list[Cell]] = [[] for _ in range(depth)]
    rows[0] += [cell if depth == 1 else _down(cell, depth) for cell in before]

    def under(level: int, some: list[Line]) -> None:
        for name, group in groupby(some, key=lambda line: line.path[level]):
            lines = list(group)
            if len(lines[0].path) == level + 1:
                for line in lines:  # equal headings stay apart
                    rows[level].append(Cell(line.path[-1], "head", down=depth - level))
            else:
                rows[level].append(Cell(name, "head", across=len(lines)))
                under(level + 1, lines)

    under(0, list(columns))
    return rows


def _down(cell: Cell, down: int) -> Cell:
    return Cell(cell.text, cell.role, across=cell.across, down=down)


def _labels(rows: Sequence[Line]) -> list[list[Cell]]:
    """Return the cells with the labels of each row, groups merged downwards."""
    depth = max((len(row.path) for row in rows), default=0)
    found: list[list[Cell]] = []
    for at, row in enumerate(rows):
        cells = []
        for level in range(len(row.path) - 1):
            path = row.path[: level + 1]
            if at and rows[at - 1].path[: level + 1] == path:
                continue
            down = 1
            while at + down < len(rows) and rows[at + down].path[: level + 1] == path:
                down += 1
            cells.append(Cell(path[-1], "group", down=down))
        if row.path:
            cells.append(Cell(row.path[-1], "label", across=depth - len(row.path) + 1))
        found.append(cells)
    return found


def figures(form: Filled, row: Line, columns: Iterable[Line]) -> list[Cell]:
    """Return the cells with the figures of a row."""
    found = []
    for column in columns:
        key = Key(form.form, row.id, column.id)
        printed = form.values[key]
        if column.id.startswith("+") or row.id.startswith("+"):  # the form has it not
            found.append(Cell(printed, "more"))
        else:
            found.append(Cell(printed, "value", key, printed or None))
    return found


def _spread(cells: list[Cell], width: int) -> list[Cell]:
    """Let the last cell reach to the end of the table."""
    last, used = cells[-1], sum(cell.across for cell in cells[:-1])
    return [*cells[:-1], Cell(last.text, last.role, last.key, last.value, width - used, last.down)]


def pile(form: Filled) -> Table:
    """Return the table of article 20: blocks under one another, each with its own head."""
    width = 1 + max(len(block.columns) for block in form.blocks)
    rows: list[list[Cell]] = []
    for block in form.blocks:
        rows += block_rows(form, block, width)
    return Table(form.form, tuple(map(tuple, rows)))


def block_rows(form: Filled, block: Block, width: int) -> list[list[Cell]]:
    """Return the rows of one block."""
    head = [Cell(form.corner, "corner"), *(Cell(column.path[-1], "head") for column in block.columns)]
    rows = [[Cell(block.title, "title", across=width)], _spread(head, width)]
    for row in block.rows:
        cells = [Cell(row.path[-1], "label"), *figures(form, row, block.columns)]
        rows.append(_spread(cells, width))
    return rows


def merged(form: Filled) -> Table:
    """Return a table as the official form has it: labels of groups merged downwards, headings across."""
    (block,) = form.blocks
    labels = _labels(block.rows)
    depth = max((len(row.path) for row in block.rows), default=0)
    corner = [Cell(form.corner, "corner", across=depth)] if depth else []
    heads = _heads(block.columns, corner)
    body = [
        [*label, *figures(form, row, block.columns)] for label, row in zip(labels, block.rows, strict=True)
    ]
    return Table(form.form, tuple(map(tuple, [*heads, *body])), len(heads))


def grouped(form: Filled, *, blank: bool = True) -> Table:
    """Return a table whose groups are rows of their own; *blank*: with blank cells behind the label."""
    (block,) = form.blocks
    units = [Cell("单位", "unit")] if form.unit else []
    corner = [Cell(form.corner, "corner"), *units] if any(row.path for row in block.rows) else []
    heads = _heads(block.columns, corner)
    width = len(corner) + len(block.columns)
    body: list[list[Cell]] = []
    over: tuple[str, ...] = ()
    for row in block.rows:
        for level, name in enumerate(row.path[:-1]):
            if over[: level + 1] != row.path[: level + 1]:
                rest = [Cell("", "more") for _ in range(width - 1)] if blank else []
                body.append([Cell(name, "group", across=1 if blank else width), *rest])
        over = row.path[:-1]
        unit = [Cell(form.unit[row.id], "unit")] if form.unit else []
        label = [Cell(row.path[-1], "label")] if row.path else []
        body.append([*label, *unit, *figures(form, row, block.columns)])
    return Table(form.form, tuple(map(tuple, [*heads, *body])), len(heads))


Lay = Callable[[Filled], Piece | list[Piece]]


def official(form: Filled) -> Table:
    """Return the table as the office of the State Council prints it."""
    if form.form == "T2":
        return pile(form)
    return grouped(form) if form.form == "ST" else merged(form)


def flat(form: Filled) -> Table:
    """Return the table without cells merged downwards: groups are rows."""
    if form.form == "T2":
        return pile(form)
    return merged(form) if form.form == "T4" else grouped(form)


def document(report: Report, lay: Lay = official) -> Document:
    """Return the report with its tables laid out."""
    pieces: list[Piece] = []
    for piece in report.pieces:
        if isinstance(piece, Words):
            pieces.append(piece)
        else:
            laid = lay(piece)
            pieces += laid if isinstance(laid, list) else [laid]
    return Document(tuple(pieces))
