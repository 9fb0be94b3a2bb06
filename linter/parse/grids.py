"""From a region of the text to a grid: the form's version that fits best, its rows and cells."""

from __future__ import annotations

import re

from linter.figure import Cell, Figure
from linter.form import Block, Form, Label
from linter.parse.align import Anchor, Finder, anchors
from linter.parse.cells import Content, Extent, RowCells, row_cells
from linter.parse.channels import Channels, number_of
from linter.source import Span
from linter.table import Grid, GridCell, GridRow

_HAN = re.compile(r"[一-鿿]+")


def read_grid(folded: str, span: Span, forms: list[Form]) -> Grid:
    """Return the table in *span* under the best of *forms* (versions of one form).

    A table in the old form of a new year's report is read by the old form: which version
    ought to have been used is another question.
    """
    channels = Channels(folded, *span)
    finder = Finder(channels.words)
    grids = [_grid(form, channels, finder) for form in forms]
    return max(grids, key=lambda grid: _fit(grid, finder))


def _fit(grid: Grid, finder: Finder) -> int:
    """How well the form explains the table: labels found, less what is missing, strange or unread."""
    read = sum(2 if row.read else 0 if row.absent else 1 for row in grid.rows)
    columns = {word for block in grid.form.blocks for c in block.columns for word in c.writings}
    headed = sum(1 for word in columns if finder.places(word))
    return 2 * read + headed - len(grid.rows) - 4 * grid.extra


def _grid(form: Form, channels: Channels, finder: Finder) -> Grid:
    found = anchors(form, finder)
    starts = sorted(anchor.start for anchor in found.values())
    captions = sorted({at for word in _captions(form) for at in finder.places(word)})
    rows = []
    for block in form.blocks:
        for row in block.rows:
            if not row.label:
                rows.append(_unlabelled(form, block, row, channels))
            elif row.id in found:
                extent = _extent(found[row.id], starts, captions, channels)
                rows.append(_row(form, block, row, found[row.id], extent, channels, finder))
            else:
                rows.append(_absent(form, block, row, Span(channels.start, channels.start)))
    return Grid(form, Span(channels.start, channels.end), tuple(rows))


def _captions(form: Form) -> tuple[str, ...]:
    return ("".join(word.split()) for word in (*form.groups, *(b.label for b in form.blocks)) if word)  # type: ignore[return-value]


def _extent(anchor: Anchor, starts: list[int], captions: list[int], channels: Channels) -> Extent:
    offsets = channels.offsets
    follower = next((start for start in starts if start > anchor.start), None)
    end = offsets[follower] if follower is not None else channels.end
    caption = next((at for at in captions if anchor.end <= at and (follower is None or at < follower)), None)
    return Extent(
        offsets[anchor.start],
        offsets[anchor.end - 1] + 1,
        end if caption is None else offsets[caption],
        end,
    )


def _row(
    form: Form, block: Block, row: Label, anchor: Anchor, extent: Extent, channels: Channels, finder: Finder
) -> GridRow:
    read = row_cells(channels, extent, len(block.columns), form.sums(block))
    damaged = not anchor.whole and not _spelt(row, channels.folded[extent.start : extent.end])
    return GridRow(
        label=row,
        span=Span(extent.start, extent.label_end),
        cells=_cells(form, block, row, read),
        reading=read.reading,
        damaged=damaged,
        extra=read.extra,
    )


def _spelt(row: Label, text: str) -> bool:
    """Whether all letters of a writing of *row* stand in *text* in their order, others between."""
    for writing in row.writings:
        letters = iter(text)
        if all(letter in letters for letter in "".join(_HAN.findall(writing))):
            return True
    return False


def _unlabelled(form: Form, block: Block, row: Label, channels: Channels) -> GridRow:
    """A table of one row without a label: the cells are what stands under its head."""
    words = [word for column in block.columns for word in column.writings]
    head = max((channels.words.rfind(word) + len(word) for word in words if word in channels.words), default=0)
    label_end = channels.offsets[head - 1] + 1 if head else channels.start
    extent = Extent(channels.start, label_end, channels.end, channels.end)
    read = row_cells(channels, extent, len(block.columns), form.sums(block))
    return GridRow(row, Span(label_end, label_end), _cells(form, block, row, read), read.reading, extra=read.extra)


def _cells(form: Form, block: Block, row: Label, read: RowCells) -> tuple[GridCell, ...]:
    return tuple(
        _cell(form, row, column, content) for column, content in zip(block.columns, read.cells, strict=True)
    )


def _cell(form: Form, row: Label, column: Label, content: Content) -> GridCell:
    place = Cell(form.id, row.id, column.id, row.label, column.label)
    value = number_of(content.text) if content.text else None
    if value is None:
        return GridCell(place, content.span, missing=content.missing or "unreadable")
    figure = Figure(
        value=value,
        printed=content.text,
        span=content.span,
        unit=row.unit,
        decimals=len(content.text.partition(".")[2].rstrip("万元件条次个篇人项份期")),
        label="·".join(word for word in (row.label, column.label) if word),
        cell=place,
    )
    return GridCell(place, content.span, figure)


def _absent(form: Form, block: Block, row: Label, span: Span) -> GridRow:
    cells = tuple(
        GridCell(Cell(form.id, row.id, column.id, row.label, column.label), span, missing="absent")
        for column in block.columns
    )
    return GridRow(row, span, cells)
