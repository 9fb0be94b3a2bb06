"""Tables as the file draws them: each cell where it stands there, as wide and as high."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from linter.model.layout import ShownTable
from linter.parse.tables.drawn import drawn
from linter.render.html.tables import HtmlCell, HtmlRow, is_number, joined, words_of
from linter.render.marked import MarkedPiece, PieceCutter
from linter.text.grid import Cell, Grid
from linter.text.source import Source, Span


class DrawnTable(NamedTuple):
    """A grid of the file, and the name by language of the form that it follows, if it does."""

    span: Span
    grid: Grid
    name: Mapping[str, str]


def drawn_tables(source: Source, tables: Iterable[ShownTable]) -> list[DrawnTable]:
    """Return the grids of *source* from first to last, none within another; and those that its text draws, of open tables."""
    known = list(tables)
    found: list[DrawnTable] = []
    for grid in sorted([*source.grids, *_in_text(source, known)], key=attrgetter("span")):
        span = grid.span
        if span.start >= span.end or (found and span.start < found[-1].span.end):
            continue
        form = next((table for table in known if meets(table.span, span)), None)
        found.append(DrawnTable(span, grid, form.name if form else {}))
        known = [table for table in known if table is not form]  # the name stands over the first of its grids
    return found


def _in_text(source: Source, tables: Iterable[ShownTable]) -> list[Grid]:
    """Return the grids that marks draw in the text where one of *tables* has no rows of its own to be shown."""
    taken = [grid.span for grid in source.grids]
    bare = [t.span for t in tables if not t.columns and not any(meets(t.span, span) for span in taken)]
    return (
        [grid for grid in drawn(source.text, taken) if any(meets(grid.span, span) for span in bare)]
        if bare
        else []
    )


def meets(one: Span, other: Span) -> bool:
    """Whether both hold a character."""
    return one.start < other.end and other.start < one.end


def grid_rows(source: Source, cutter: PieceCutter, grid: Grid) -> Iterator[HtmlRow]:
    """Yield the rows of *grid*; where the file does not say so, those before the first number are the head."""
    ends = _ends(grid)
    head = True
    for _, group in groupby(sorted(grid.cells, key=lambda one: (one.row, one.column)), key=attrgetter("row")):
        row = list(group)
        head = head and not any(is_number(source, span) for cell in row for span in cell.spans)
        yield HtmlRow(tuple(_cell(source, cutter, cell, ends, head=head) for cell in row))


def _ends(grid: Grid) -> dict[int, int]:
    """Return up to where the words of the cell go that begin at a place: notes stand behind those of a figure."""
    anchors = sorted({cell.anchor for cell in grid.cells})
    return dict([*pairwise(anchors), (anchors[-1], grid.span.end)])


def _cell(
    source: Source, cutter: PieceCutter, cell: Cell, ends: Mapping[int, int], *, head: bool
) -> HtmlCell:
    pieces: tuple[MarkedPiece, ...] = ()
    number = False
    if cell.spans:
        there = words_of(source, Span(cell.spans[0].start, max(cell.end, ends[cell.anchor])))
        pieces = tuple(joined(source, cutter, there)) if there else ()
        number = is_number(source, cell.spans[0])
    scope = "col" if (head if cell.head is None else cell.head) and not number else ""
    return HtmlCell(pieces, cell.columns, cell.rows, scope, number)
