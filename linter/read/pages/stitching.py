"""Tables that go on over pages, put together: one grid, each row once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linter.grammar.headings import is_numbered
from linter.read.pages.ink import Box
from linter.read.pages.things import PageCell, PageLine, PageTable, Sheet
from linter.read.rowtext import joined

_NEAR = 4.0  # points
_DIGIT = re.compile(r"\d")


class PlacedCell(NamedTuple):
    """A cell with its column in the grid, from 0, and the page that it is on."""

    column: int
    words: str
    page: int
    box: Box
    rows: int = 1
    columns: int = 1
    full: bool = False  # its last line goes to its end


class StitchedGrid(NamedTuple):
    """A table, whole or in one piece, as rows of cells; a cell that covers rows stands in its first."""

    page: int
    box: Box
    rows: tuple[tuple[PlacedCell, ...], ...]
    ruled: bool = True


def stitched(sheets: Iterable[Sheet]) -> Iterator[PageLine | StitchedGrid]:
    """Yield what stands on *sheets* in order, the parts of a table as one."""
    parts: list[PageTable] = []
    below = False  # whether words follow the last part on its page
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, PageTable):
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


def _goes_on(upper: PageTable, lower: PageTable) -> bool:
    """Whether *lower* is the rest of *upper*: on the next page, as wide, at the same place."""
    return (
        lower.page == upper.page + 1
        and upper.ruled
        and lower.ruled
        and all(abs(upper.xs[side] - lower.xs[side]) <= _NEAR for side in (0, -1))
    )


def _grid(parts: list[PageTable]) -> StitchedGrid:
    edges = _edges(parts)
    head = [[cell.words for cell in row] for row in parts[0].rows]
    rows: list[list[PlacedCell]] = []
    for number, part in enumerate(parts):
        fresh = [[_placed(cell, part, edges) for cell in row] for row in part.rows]
        if number:
            fresh = fresh[_repeated(head, part) :]
            if fresh and rows and _cut(rows, fresh[0], parts[number - 1].open_below and part.open_above):
                _append(rows[-1], fresh.pop(0), rows)
        rows += fresh
    return StitchedGrid(parts[0].page, parts[0].box, tuple(map(tuple, rows)), parts[0].ruled)


def _edges(parts: list[PageTable]) -> list[float]:
    """Return where the columns of the grid begin."""
    edges: list[float] = []
    for x in sorted(x for part in parts for x in part.xs[:-1]):
        if not edges or x - edges[-1] > _NEAR:
            edges.append(x)
    return edges


def _placed(cell: PageCell, part: PageTable, edges: list[float]) -> PlacedCell:
    left, right = part.xs[cell.column], part.xs[cell.column + cell.columns]
    column = min(range(len(edges)), key=lambda at: abs(edges[at] - left))
    columns = sum(edge < right - _NEAR for edge in edges[column + 1 :]) + 1
    return PlacedCell(column, joined(cell.words), part.page, cell.box, cell.rows, columns, cell.full)


def _repeated(head: list[list[str]], part: PageTable) -> int:
    """Return how many rows of *part* say the table's head again: the same words, one figure in none."""
    count = 0
    for row, said in zip(part.rows, head, strict=False):
        words = [cell.words for cell in row]
        if words != said or not any(words) or _DIGIT.search("".join(words)):
            break
        count += 1
    return count


def _cut(rows: list[list[PlacedCell]], lower: list[PlacedCell], open: bool) -> bool:
    """Whether the last of *rows*, last on its page, and *lower*, first on the next, are one row.

    Between them no rule need stand (*open*). Programs that close the table on either page leave a row
    without one of its halves: figures in the one only, and words that were cut where their line was full.
    """
    upper = rows[-1]
    if len(upper) == len(lower) == 1:
        return open
    if len(upper) < 2 or len(lower) < 2:
        return False
    label = next((cell.words for cell in lower if cell.words), "")
    if is_numbered(label) or not label or label[0].isdigit():
        return False
    above, below = ({cell.column for cell in row[1:] if _DIGIT.search(cell.words)} for row in (upper, lower))
    if above & below:
        return False
    return open or (bool(above) != bool(below) and _goes_on_full(rows, lower))


def _goes_on_full(rows: list[list[PlacedCell]], lower: list[PlacedCell]) -> bool:
    """Whether what *lower* says goes on in each of its columns from a line above that had no room for more."""
    last = {cell.column: cell for row in rows for cell in row}
    said = [cell for cell in lower if cell.words and not _DIGIT.search(cell.words)]
    above = [last.get(cell.column) for cell in said]
    return any(not cell.words for cell in lower) and all(cell and cell.full for cell in above)


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
