"""From a region of the text to its filled form: the version that fits best, its rows and cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from linter.domain.form import Block, Form
from linter.model.table import FilledCell, FilledForm, FilledRow
from linter.parse.tables.align import Anchor, Finder, anchors
from linter.parse.tables.cells import row_cells
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.channels import Channels
from linter.parse.tables.content import Content, Extent, RowCells
from linter.parse.tables.figures import filled_cell, spelt
from linter.parse.tables.heads import lost_columns
from linter.parse.tables.textrows import TextRow, TextRows, by_place, chosen, in_head_order
from linter.text.source import Source, Span


def fill_from_text(
    source: Source, folded: str, span: Span, forms: list[Form], words: CellWords, regime: str = ""
) -> FilledForm:
    """Return the table in *span* of *source* under the best of *forms* (versions of one form).

    A table in the old form of a new year's report is read by the old form: which version
    ought to have been used is another question. Where both fit, that of *regime* is taken.
    """
    channels = Channels(folded, *span, words)
    reader = _Reader(channels)
    layouts = [reader.layout(form) for form in forms]
    best = max(layouts, key=lambda layout: (reader.fit(layout), regime in layout.form.regimes))
    ordered = in_head_order(folded, span, best.form, chosen(folded, best, words))
    placed = by_place(channels, source.text, best.form, ordered)
    rows = tuple(reader.filled_row(best.form, row) for row in placed)
    return FilledForm(best.form, span, rows, lost_columns(folded, span, best.form, rows))


class _Reader:
    """Reads one region by one form after another; what they share is read once."""

    def __init__(self, channels: Channels) -> None:
        self._channels = channels
        self._finder = Finder(channels.words)
        self._read: dict[tuple[Extent, int], RowCells] = {}

    def layout(self, form: Form) -> TextRows:
        """Return the rows of *form* with their cells, as far as they are there."""
        found = anchors(form, self._finder)
        starts = sorted(anchor.start for anchor in found.values())
        captions = sorted({at for word in _captions(form) for at in self._finder.places(word)})
        rows = []
        for block in form.blocks:
            sums = form.sums(block)
            for label in block.rows:
                if not label.label:
                    extent = self._under_head(block)
                elif label.id in found:
                    extent = self._extent(found[label.id], starts, captions)
                else:
                    rows.append(TextRow(block, label))
                    continue
                read = self._cells(extent, len(block.columns), sums)
                rows.append(
                    TextRow(block, label, extent, read, label.id not in found or found[label.id].whole)
                )
        return TextRows(form, tuple(rows))

    def fit(self, layout: TextRows) -> int:
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

    def filled_row(self, form: Form, row: TextRow) -> FilledRow:
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


def _cells(
    form: Form, row: TextRow, contents: tuple[Content, ...], words: CellWords
) -> tuple[FilledCell, ...]:
    columns = row.block.columns
    return tuple(
        filled_cell(form, row.label, column, content, row.known, words)
        for column, content in zip(columns, contents, strict=True)
    )
