"""What stands in the cells of a row, and where they can stand."""

from __future__ import annotations

import re

from linter.model.table import CellReading, Missing
from linter.parse.tables.glued_rows import Uncut
from linter.records import dataclass
from linter.text.source import Span

RUN = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")  # a figure, or several without a gap


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a cell: its place, and its number's text or the kind of nothing."""

    span: Span
    text: str = ""
    missing: Missing = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a row's cells can stand: from its label's start, cells after *label_end*, up to *end*.

    *caption* is where the first caption of a group stands under the row, or *end*.
    """

    start: int
    label_end: int
    caption: int
    end: int
    bare: bool = False  # a row without a label, under the table's head


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of a row and how they were read; *extra* rows follow that the form does not know.

    Of a row that is still to be cut, *uncut* has the digits and *places* where each stands.
    """

    cells: tuple[Content, ...]
    reading: CellReading = "apart"
    extra: int = 0
    uncut: Uncut | None = None
    places: tuple[int, ...] = ()

    @property
    def unreadable(self) -> bool:
        """Whether it is unknown of a cell what stands in it."""
        return any(cell.missing == "unreadable" for cell in self.cells)
