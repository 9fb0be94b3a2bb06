"""Tables without upright rules: their columns and rows as cells, or none where a cell could be another's."""

from __future__ import annotations

from itertools import pairwise

from linter.read.pages.blocks import RowBlock, blocks
from linter.read.pages.columns import Columns
from linter.read.pages.ink import Glyph
from linter.read.pages.lined import Lined
from linter.read.pages.lines import cell_of
from linter.read.pages.things import PageCell, PageTable
from linter.read.pages.tokens import PageToken, tokens_of

_IN_LINE = 0.7  # points
_NEXT_LINE = 1.6  # of the size: what stands further below is no further line of a cell
_AS_NEAR = 1.1  # of the least distance of lines in the table

Cells = dict[int, list[Glyph]]  # of a row, by their columns


def unruled(page: int, glyphs: list[Glyph]) -> tuple[list[PageTable], list[Glyph]]:
    """Return the tables that *glyphs* stand in, and the glyphs that stand in none."""
    tables = []
    taken: set[int] = set()
    for block in blocks(glyphs):
        table = _table(page, block)
        if table is not None:
            tables.append(table)
            taken.update(id(glyph) for row in block.rows for glyph in row.row)
    return tables, [glyph for glyph in glyphs if id(glyph) not in taken] if taken else glyphs


def _table(page: int, block: RowBlock) -> PageTable | None:
    columns = block.columns
    heads = _heads(block)
    if heads is None:
        return None
    rows = [*heads, *(_cells(group, columns) for group in _grouped(block.rows[block.heads :]))]
    right = max(glyph.x1 for row in block.rows for glyph in row.row)
    first = 0 if any(0 in row for row in rows) else 1  # there may be no labels
    xs = (*columns.edges[first:], max(right, columns.reach[-1][1]))
    made = [
        tuple(_cell(row.get(n + first, []), row, xs, n) for n in range(len(columns.edges) - first))
        for row in rows
    ]
    box = (xs[0], made[0][0].box[1], xs[-1], made[-1][0].box[3])
    return PageTable(page, box, xs, tuple(made), ruled=False)


def _cell(glyphs: list[Glyph], row: Cells, xs: tuple[float, ...], column: int) -> PageCell:
    every = [glyph for held in row.values() for glyph in held]
    top, bottom = min(glyph.top for glyph in every), max(glyph.bottom for glyph in every)
    return cell_of((xs[column], top, xs[column + 1], bottom), glyphs, column)


def _cells(rows: list[Lined], columns: Columns) -> Cells:
    cells: Cells = {}
    for token in (token for row in rows for token in row.tokens):
        cells.setdefault(columns.of(token), []).extend(token.glyphs)
    return cells


def _heads(block: RowBlock) -> list[Cells] | None:
    """Return the rows of the head: what stands near enough below another is a further line of that; or nothing."""
    rows: list[Cells] = []
    least = _least(block)
    named: set[int] = set()
    last: Cells = {}  # by column, the cell that was begun last
    for row in block.rows[: block.heads]:
        tokens = _head_tokens(row, block.columns)
        if tokens is None:
            return None
        fresh: Cells = {}
        for token in tokens:
            column = block.columns.of(token)
            named.add(column)
            above = last.get(column)
            gap = row.base - above[-1].base if above else 0.0
            if above and column not in fresh and gap <= min(_AS_NEAR * least, _NEXT_LINE * row.size):
                above.extend(token.glyphs)
            else:
                fresh.setdefault(column, []).extend(token.glyphs)
        if fresh:
            rows.append(fresh)
            last |= fresh
    return rows if block.columns.sure or len(named - {0}) == len(block.columns.reach) else None


def _least(block: RowBlock) -> float:
    """Return how near two lines of one column come."""
    last: dict[int, float] = {}
    gaps = []
    for row in block.rows:
        for column in {block.columns.of(token) for token in row.tokens}:
            gaps.append(row.base - last.get(column, -1e9))
            last[column] = row.base
    return min(gaps)


def _head_tokens(row: Lined, columns: Columns) -> list[PageToken] | None:
    """Return the tokens of a row of the head; nothing where one may be of several columns."""
    starts = [low for low, _ in columns.reach] if columns.side == "left" else []
    tokens = tokens_of(row.row, starts, _IN_LINE)
    for token in tokens:
        if token.x0 < columns.edges[1]:
            continue
        if columns.side == "left" and not any(abs(token.x0 - start) <= _IN_LINE for start in starts):
            return None
        over = sum(token.x0 <= high and token.x1 >= low for low, high in columns.reach)
        if columns.side != "left" and over != 1:
            return None
    return tokens


def _grouped(rows: list[Lined]) -> list[list[Lined]]:
    """Return the lines of the page as rows of the table: those as near as lines of a cell, but no two with figures."""
    gaps = [round(below.base - above.base, 1) for above, below in pairwise(rows)]
    best = [[row] for row in rows]
    for most in sorted(set(gaps)):
        groups = [[rows[0]]]
        for gap, row in zip(gaps, rows[1:], strict=True):
            if gap <= most:
                groups[-1].append(row)
            else:
                groups.append([row])
        if any(sum(row.counts for row in group) > 1 for group in groups):
            break
        best = groups
    return best
