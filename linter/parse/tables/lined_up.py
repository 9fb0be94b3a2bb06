"""Rows that have fewer values than columns, where blanks line the columns up: each value by where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from linter.domain.form import Block
from linter.parse.tables.channels import Channels
from linter.parse.tables.content import Content, Extent, RowCells
from linter.parse.tables.ruler import Ruler, bands_of, under
from linter.text.span import Span

_CUT = ("glued", "identity", "table", "columns")  # ways to read figures that run together
_ROWS, _VALUES = 2, 3  # rows that have all of their values; else values that stand under their headings

LinedUpRow = tuple[Extent, RowCells]  # a row of the block as it was read


def lined_up(
    channels: Channels, printed: str, head: Span, block: Block, rows: Sequence[LinedUpRow]
) -> dict[Extent, RowCells]:
    """Return the cells of those of *rows* that were not read, as the columns stand under *head* and in the others.

    Figures that stand apart are not cut where they stand under headings.
    Where the columns are known by their headings alone, one value that does not stand under them says
    that nothing is lined up.
    """
    unread = [extent for extent, read in rows if read.unreadable]
    cut = [extent for extent, read in rows if read.reading in _CUT and not read.unreadable]
    full = [read.cells for _, read in rows if _is_full(read)]
    if not (unread or cut) or len(block.columns) == 1:
        return {}
    ruler = Ruler(printed)
    bands = bands_of(ruler, channels.folded, head, ([cell.span for cell in row] for row in full), block)
    found: dict[Extent, RowCells] = {}
    values = 0
    for extent in unread if bands else ():
        row = _values(channels, extent)
        cells = under(ruler, bands, block, extent.label_end, row)
        if cells:
            found[extent] = RowCells(cells)
            values += len(row)
        elif len(full) < _ROWS:
            return {}
    for extent in cut if bands else ():
        row = _values(channels, extent)
        if len(row) > 1 and (cells := under(ruler, bands, block, extent.label_end, row)):
            found[extent] = RowCells(cells)
            values += len(row)
    return found if len(full) >= _ROWS or values + len(full) >= _VALUES else {}


def _is_full(read: RowCells) -> bool:
    return read.reading == "apart" and all(cell.text for cell in read.cells)


def _values(channels: Channels, extent: Extent) -> list[Content]:
    """Return the values on the first line behind the label that has any."""
    tokens = channels.between(extent.label_end, extent.end)
    stop = channels.folded.find("\n", tokens[0].start) if tokens else -1
    return [
        Content(Span(one.start, one.end), one.text if one.is_number else "", one.missing)
        for one in tokens
        if stop == -1 or one.start < stop
    ]
