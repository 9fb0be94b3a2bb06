"""Ruled tables that go on over pages, put together: one grid, each row once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linter.read.pdf.page import Box, Cell, Line, Sheet, Table
from linter.read.rowtext import joined

_NEAR = 4.0  # points
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳])"
)
_DIGIT = re.compile(r"\d")


class PlacedCell(NamedTuple):
    """A cell with its column in the grid, from 0, and the page that it is on."""

    column: int
    words: str
    page: int
    box: Box
    rows: int = 1
    columns: int = 1


class Grid(NamedTuple):
    """A table, whole or in one piece, as rows of cells; a cell that covers rows stands in its first."""

    page: int
    box: Box
    rows: tuple[tuple[PlacedCell, ...], ...]


def stitched(sheets: Iterable[Sheet]) -> Iterator[Line | Grid]:
    """Yield what stands on *sheets* in order, the parts of a table as one."""
    parts: list[Table] = []
    below = False  # whether words follow the last part on its page
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, Table):
                if parts and not (not below and _goes_on(parts[-1], item)):
                    yield _grid(parts)
                    parts = []
                parts.append(item)
                below = False
                continue
            if parts:
                yield _grid(parts)
                parts = []
            below = True
            yield item
    if parts:
        yield _grid(parts)


def _goes_on(upper: Table, lower: Table) -> bool:
    """Whether *lower* is the rest of *upper*: on the next page, as wide, at the same place."""
    return lower.page == upper.page + 1 and all(
        abs(upper.box[side] - lower.box[side]) <= _NEAR for side in (0, 2)
    )


def _grid(parts: list[Table]) -> Grid:
    edges = _edges(parts)
    head = [[cell.words for cell in row] for row in parts[0].rows]
    rows: list[list[PlacedCell]] = []
    for number, part in enumerate(parts):
        tops = [min(cell.box[1] for cell in row) for row in part.rows]
        fresh = [[_placed(cell, edges, tops, part.page) for cell in row] for row in part.rows]
        if number:
            fresh = fresh[_repeated(head, part) :]
            if fresh and rows and _cut(rows[-1], fresh[0], parts[number - 1].open_below and part.open_above):
                _append(rows[-1], fresh.pop(0), rows)
        rows += fresh
    return Grid(parts[0].page, parts[0].box, tuple(tuple(row) for row in rows))


def _edges(parts: list[Table]) -> list[float]:
    """Return where the columns of the grid begin."""
    edges: list[float] = []
    for x in sorted(cell.box[0] for part in parts for row in part.rows for cell in row):
        if not edges or x - edges[-1] > _NEAR:
            edges.append(x)
    return edges


def _placed(cell: Cell, edges: list[float], tops: list[float], page: int) -> PlacedCell:
    left, top, right, bottom = cell.box
    column = min(range(len(edges)), key=lambda at: abs(edges[at] - left))
    columns = sum(edge < right - _NEAR for edge in edges[column + 1 :]) + 1
    rows = sum(top + _NEAR < other < bottom - _NEAR for other in tops) + 1
    return PlacedCell(column, joined(cell.words), page, cell.box, rows, columns)


def _repeated(head: list[list[str]], part: Table) -> int:
    """Return how many rows of *part* say the table's head again: the same words, one figure in none."""
    count = 0
    for row, said in zip(part.rows, head, strict=False):
        words = [cell.words for cell in row]
        if words != said or not any(words) or _DIGIT.search("".join(words)):
            break
        count += 1
    return count


def _cut(upper: list[PlacedCell], lower: list[PlacedCell], open: bool) -> bool:
    """Whether *upper*, last on its page, and *lower*, first on the next, are one row.

    Between them no rule need stand (*open*). Programs that close the table on either page leave
    a row without one of its halves: words, and blank cells where every row has figures.
    """
    if len(upper) == len(lower) == 1:
        return open
    if len(upper) < 2 or len(lower) < 2:
        return False
    label = next((cell.words for cell in lower if cell.words), "")
    if _NUMBERED.match(label) or not label or label[0].isdigit():
        return False
    above, below = ({cell.column for cell in row[1:] if _DIGIT.search(cell.words)} for row in (upper, lower))
    if above & below:
        return False
    return open or (bool(above) != bool(below) and any(not cell.words for cell in lower))


def _append(upper: list[PlacedCell], lower: list[PlacedCell], rows: list[list[PlacedCell]]) -> None:
    """Put the words of *lower* under those of the same column in *upper*, or in the cell that covers it."""
    for cell in lower:
        if not cell.words:
            continue
        for row in reversed(rows):
            at = next((at for at, one in enumerate(row) if one.column == cell.column), None)
            if at is not None:
                old = row[at]
                row[at] = old._replace(words=joined(f"{old.words}\n{cell.words}"))
                break
        else:
            upper.append(cell)
            upper.sort(key=lambda one: one.column)
