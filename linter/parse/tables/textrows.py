"""The rows of a form as text has them, one by one, and what they say of one another: order, cuts, places."""

from __future__ import annotations

from dataclasses import replace

from linter.domain.form import Block, Form, Label
from linter.model.figure import Known
from linter.parse.tables.cells import cut_row, unreadable
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.channels import Channels
from linter.parse.tables.content import Extent, RowCells
from linter.parse.tables.glued_rows import choose
from linter.parse.tables.headtext import begins, names_each, order_in
from linter.parse.tables.lined_up import lined_up
from linter.records import dataclass
from linter.text.span import Span


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of the form: where its label and its cells can stand, and what was read there."""

    block: Block
    label: Label
    extent: Extent | None = None  # None: the table has no such row
    read: RowCells | None = None
    sure: bool = True  # the label stands there as written
    lined: bool = False  # its values are known by where they stand on the line

    @property
    def known(self) -> Known:
        """How it is known where its figures stand."""
        sure = self.sure and not self.lined and self.read is not None and self.read.reading == "apart"
        return "line" if sure else "fitted"


@dataclass(frozen=True, slots=True)
class TextRows:
    """The rows of one version of the form."""

    form: Form
    rows: tuple[TextRow, ...]


def in_head_order(folded: str, span: Span, form: Form, rows: list[TextRow]) -> list[TextRow]:
    """Return *rows* with their cells in the order of the form, whatever that of their headings is."""
    low = begins(folded, span.start, form)
    orders: dict[str, tuple[Label, ...]] = {}
    for block in form.blocks:
        there = [row.extent for row in rows if row.block is block and row.extent is not None]
        if there and len(block.columns) > 1 and block.rows[0].label:
            head = folded[low : max(low, there[0].start)]
            unclear = () if names_each(head, form, block) else block.columns
            orders[block.id] = order_in(head, form, block) or unclear
        low = there[-1].label_end if there else low
    return [_ordered(row, orders.get(row.block.id, row.block.columns)) for row in rows]


def by_place(channels: Channels, printed: str, form: Form, rows: list[TextRow]) -> list[TextRow]:
    """Return *rows*, with those that could not be read as their values stand under the headings."""
    low = begins(channels.folded, channels.start, form)
    found: dict[Extent, RowCells] = {}
    for block in form.blocks:
        there = [(row.extent, row.read) for row in rows if row.block is block and row.extent and row.read]
        if there:
            first = there[0][0]
            head = Span(low, max(low, first.label_end if first.bare else first.start))
            found |= lined_up(channels, printed, head, block, there)
            low = there[-1][0].label_end
    return [replace(row, read=found[row.extent], lined=True) if row.extent in found else row for row in rows]


def _ordered(row: TextRow, order: tuple[Label, ...]) -> TextRow:
    if row.read is None or row.extent is None or order == row.block.columns:
        return row
    if row.read.reading != "apart" or not order:
        return replace(row, read=unreadable(row.extent, len(row.block.columns)))
    under = dict(zip((column.id for column in order), row.read.cells, strict=True))
    return replace(row, read=replace(row.read, cells=tuple(under[c.id] for c in row.block.columns)))


def chosen(folded: str, layout: TextRows, words: CellWords) -> list[TextRow]:
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
