"""A form as a table of the text fills it: each cell a figure or one of six kinds of nothing."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from linter.domain.form import Form, Label
from linter.model.figure import Figure, FormCell, Known
from linter.records import dataclass
from linter.text.source import Span

Missing = Literal[
    "",  # a figure stands there
    "blank",  # the cell is there and empty
    "slash",  # /
    "dash",  # — or -
    "none",  # 无, 不适用
    "absent",  # the form's row is not in the table
    "unreadable",  # something stands there, and no telling what
]
CellReading = Literal[
    "apart",  # each cell stands by itself
    "glued",  # the figures stand without a gap, and can be cut in one way only
    "identity",  # cut where the row's own sum comes out: that sum proves nothing any more
    "table",  # so, and of several such ways the one that suits the sums of the columns
    "columns",  # cut as the sums of the columns have it, in all columns but one
    "clumped",  # the figures stand first, a line each, and the blanks behind them: who knows where they were
    "short",  # each figure stands by itself, and there are fewer than cells
    "uncut",  # the figures stand without a gap, and nothing tells how to cut them
]


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell of a form: its place in the form and in the text, and its figure or why it has none."""

    place: FormCell
    span: Span
    figure: Figure | None = None
    missing: Missing = ""
    known: Known = "line"

    @property
    def read(self) -> bool:
        """Whether it is known what stands in it."""
        return self.missing not in ("absent", "unreadable")


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of the form as the table has it; *span* is its label's, empty where it is absent."""

    label: Label
    span: Span
    cells: tuple[FilledCell, ...]
    reading: CellReading = "apart"
    damaged: bool = False  # letters of the label are lost
    extra: int = 0  # rows under it that the form does not know

    @cached_property
    def absent(self) -> bool:
        """Whether the table has no such row."""
        return all(cell.missing == "absent" for cell in self.cells)

    @cached_property
    def read(self) -> bool:
        """Whether it is known of each cell what stands in it."""
        return all(cell.read for cell in self.cells)

    @cached_property
    def fitted(self) -> bool:
        """Whether where its figures stand was chosen among several ways."""
        return any(cell.known == "fitted" for cell in self.cells if cell.figure is not None)

    def cell(self, column: str) -> FilledCell | None:
        """Return the cell of the column with this id."""
        return self._by_column.get(column)

    @cached_property
    def _by_column(self) -> dict[str, FilledCell]:
        return {cell.place.column: cell for cell in reversed(self.cells)}


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A table read by the version of the form that fits it best."""

    form: Form
    span: Span
    rows: tuple[FilledRow, ...]
    lost_columns: tuple[Label, ...] = ()  # of the form, without a heading here
    added: tuple[str, ...] = ()  # headings over figures that the form does not know
    drawn: bool = False  # read from cells, not from text
    strange: int = 0  # rows with figures that have neither a code nor a name of an open form
    cut: bool = False  # rows may be missing: what goes on from it could not be read as its own

    @cached_property
    def whole(self) -> bool:
        """Whether the table arrived whole: every row of the form is there and was read.

        Rows that only one wording of the form has may be absent.
        """
        optional = self.form.optional
        return all(row.read or (row.absent and row.label.id in optional) for row in self.rows)

    @property
    def extra(self) -> int:
        """How many rows the table has that the form does not know."""
        return sum(row.extra for row in self.rows)

    def row(self, id: str) -> FilledRow | None:
        """Return the row with this id."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, FilledRow]:
        return {row.label.id: row for row in reversed(self.rows)}

    @cached_property
    def cells(self) -> tuple[FilledCell, ...]:
        """Every cell, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, row by row."""
        return tuple(cell.figure for cell in self.cells if cell.figure is not None)
