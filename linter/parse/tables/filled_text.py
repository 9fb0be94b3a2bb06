"""From a region of the text to its filled form: the version that fits best, its rows and cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from linter.domain.form import Block, Form, Label
from linter.model.figure import Known
from linter.model.table import FilledCell, FilledForm, FilledRow
from linter.parse.tables.align import Anchor, Finder, anchors
from linter.parse.tables.cells import cut_row, row_cells, unreadable
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.channels import Channels
from linter.parse.tables.content import Content, Extent, RowCells
from linter.parse.tables.figures import filled_cell, spelt
from linter.parse.tables.glued_rows import choose
from linter.parse.tables.heads import lost_columns
from linter.parse.tables.headtext import begins, order_in
from linter.records import dataclass
from linter.text.source import Span


def fill_from_text(
    folded: str, span: Span, forms: list[Form], words: CellWords, regime: str = ""
) -> FilledForm:
    """Return the table in *span* under the best of *forms* (versions of one form).

    A table in the old form of a new year's report is read by the old form: which version
    ought to have been used is another question. Where both fit, that of *regime* is taken.
    """
    reader = _Reader(Channels(folded, *span, words))
    layouts = [reader.layout(form) for form in forms]
    best = max(layouts, key=lambda layout: (reader.fit(layout), regime in layout.form.regimes))
    chosen = _in_head_order(folded, span, best.form, _chosen(folded, best, words))
    rows = tuple(reader.filled_row(best.form, row) for row in chosen)
    return FilledForm(best.form, span, rows, lost_columns(folded, span, best.form, rows))


def _in_head_order(folded: str, span: Span, form: Form, rows: list[_Row]) -> list[_Row]:
    """Return *rows* with their cells in the order of the form, whatever that of their headings is."""
    low = begins(folded, span.start, form)
    orders: dict[str, tuple[Label, ...] | None] = {}
    for block in form.blocks:
        there = [row.extent for row in rows if row.block is block and row.extent is not None]
        if there and len(block.columns) > 1 and block.rows[0].label:
            orders[block.id] = order_in(folded[low : max(low, there[0].start)], form, block)
        low = there[-1].label_end if there else low
    return [_ordered(row, orders.get(row.block.id, row.block.columns)) for row in rows]


def _ordered(row: _Row, order: tuple[Label, ...] | None) -> _Row:
    if row.read is None or row.extent is None or order is None or order == row.block.columns:
        return row
    if row.read.reading != "apart":
        return replace(row, read=unreadable(row.extent, len(row.block.columns)))
    under = dict(zip((column.id for column in order), row.read.cells, strict=True))
    return replace(row, read=replace(row.read, cells=tuple(under[c.id] for c in row.block.columns)))


def _chosen(folded: str, layout: _Layout, words: CellWords) -> list[_Row]:
    """Return the rows of *layout*; those that can be cut in many ways as the table's sums have it."""
    uncut = {row.label.id: row.read for row in layout.rows if row.read is not None and row.read.uncut}
    if not uncut:
        return list(layout.rows)
    known = {
        row.label.id: numbers
        for row in layout.rows
        if row.read and len(numbers := _numbers(row.read, words)) == len(row.block.columns)
    }
    cuts = choose(layout.form, known, {id: read.uncut for id, read in uncut.items() if read.uncut})
    reads = {id: cut_row(folded, uncut[id].places, *chosen) for id, chosen in cuts.items()}
    return [replace(row, read=reads.get(row.label.id, row.read)) for row in layout.rows]


def _numbers(read: RowCells, words: CellWords) -> tuple[int, ...]:
    """The whole numbers of a row's cells, as far as there are any."""
    found = [words.number(cell.text) for cell in read.cells if cell.text]
    return tuple(int(number) for number in found if number is not None and number == int(number))


@dataclass(frozen=True, slots=True)
class _Row:
    block: Block
    label: Label
    extent: Extent | None = None  # None: the table has no such row
    read: RowCells | None = None
    sure: bool = True  # the label stands there as written

    @property
    def known(self) -> Known:
        """How it is known where its figures stand."""
        return "line" if self.sure and self.read is not None and self.read.reading == "apart" else "fitted"


@dataclass(frozen=True, slots=True)
class _Layout:
    form: Form
    rows: tuple[_Row, ...]


class _Reader:
    """Reads one region by one form after another; what they share is read once."""

    def __init__(self, channels: Channels) -> None:
        self._channels = channels
        self._finder = Finder(channels.words)
        self._read: dict[tuple[Extent, int], RowCells] = {}

    def layout(self, form: Form) -> _Layout:
        """Return the rows of *form* with their cells, as far as they are there."""
        found = anchors(form, self._finder)
        starts = sorted(anchor.start for anchor in found.values())
        captions = sorted({at for word in _captions(form) for at in self._finder.places(word)})
        rows = []
        for block in form.blocks:
            for label in block.rows:
                if not label.label:
                    extent = self._under_head(block)
                elif label.id in found:
                    extent = self._extent(found[label.id], starts, captions)
                else:
                    rows.append(_Row(block, label))
                    continue
                read = self._cells(extent, len(block.columns), form.sums(block))
                rows.append(_Row(block, label, extent, read, label.id not in found or found[label.id].whole))
        return _Layout(form, tuple(rows))

    def fit(self, layout: _Layout) -> int:
        """How well the form explains the table: labels and columns found, less what is strange to it."""
        columns = {word for block in layout.form.blocks for c in block.columns for word in c.writings}
        score = sum(1 for word in columns if self._finder.places(word))
        for row in layout.rows:
            if row.read is not None:
                score += 4 if not row.read.unreadable else 2
                score -= 4 * row.read.extra
        return score

    def _cells(self, extent: Extent, count: int, sums: tuple[int, ...]) -> RowCells:
        key = (extent, count)
        if key not in self._read:
            self._read[key] = row_cells(self._channels, extent, count, sums)
        return self._read[key]

    def _extent(self, anchor: Anchor, starts: list[int], captions: list[int]) -> Extent:
        offsets = self._channels.offsets
        at = bisect_right(starts, anchor.start)
        stop = starts[at] if at < len(starts) else len(offsets)
        end = offsets[stop] if stop < len(offsets) else self._channels.end
        at = bisect_left(captions, anchor.end)
        caption = offsets[captions[at]] if at < len(captions) and captions[at] < stop else end
        return Extent(offsets[anchor.start], offsets[anchor.end - 1] + 1, caption, end)

    def _under_head(self, block: Block) -> Extent:
        """The extent of a row without a label: all that stands under the table's head."""
        channels = self._channels
        words = [word for column in block.columns for word in column.writings]
        ends = [places[-1] + len(word) for word in words if (places := self._finder.places(word))]
        label_end = channels.offsets[max(ends) - 1] + 1 if ends else channels.start
        return Extent(channels.start, label_end, channels.end, channels.end, bare=True)

    def filled_row(self, form: Form, row: _Row) -> FilledRow:
        """Return *row* with its figures."""
        if row.extent is None or row.read is None:
            nowhere = Span(self._channels.start, self._channels.start)
            contents = (Content(nowhere, missing="absent"),) * len(row.block.columns)
            return FilledRow(row.label, nowhere, _cells(form, row, contents, self._channels.cells))
        text = self._channels.folded[row.extent.start : row.extent.end]
        return FilledRow(
            label=row.label,
            span=Span(row.extent.start, row.extent.label_end),
            cells=_cells(form, row, row.read.cells, self._channels.cells),
            reading=row.read.reading,
            damaged=not row.sure and not spelt(row.label, text),
            extra=row.read.extra,
        )


def _captions(form: Form) -> list[str]:
    words = (*form.groups, *(block.label for block in form.blocks))
    return ["".join(word.split()) for word in words if word]


def _cells(form: Form, row: _Row, contents: tuple[Content, ...], words: CellWords) -> tuple[FilledCell, ...]:
    columns = row.block.columns
    return tuple(
        filled_cell(form, row.label, column, content, row.known, words)
        for column, content in zip(columns, contents, strict=True)
    )
