"""The grids that a file has: where each cell of a table is, and where its words stand in the text."""

from __future__ import annotations

from enum import Enum
from typing import Literal, NamedTuple

from linter.text.span import Span

DrawnBy = Literal[
    "file",  # the file says what a cell is: HTML, DOCX, XLSX
    "rules",  # ruled lines of a page
    "marks",  # bars, TABs, commas or semicolons in a text
    "blanks",  # words in columns, on a page without rules
]


class Mark(Enum):
    """What a cell holds besides its words."""

    NOTE = "note"  # a footnote's mark: its characters are no part of the cell's spans
    OBJECT = "object"


class Cell(NamedTuple):
    """A cell as the file has it, a merged one once; cells of a grid do not overlap.

    *spans* are its words in reading order, none where nothing is printed; *anchor* is where it
    stands, or would stand, in the text.
    """

    row: int
    column: int
    rows: int
    columns: int
    spans: tuple[Span, ...]
    anchor: int
    head: bool | None = None  # None: the file does not say
    marks: frozenset[Mark] = frozenset()

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.spans[-1].end if self.spans else self.anchor


class Grid(NamedTuple):
    """The cells of a table, row by row; *spanned* says whether the widths of its cells are the file's."""

    cells: tuple[Cell, ...]
    drawn: DrawnBy
    spanned: bool = True

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(min(cell.anchor for cell in self.cells), max(cell.end for cell in self.cells))


def shifted(grid: Grid, by: int) -> Grid:
    """Return *grid* as it stands in a text that has *by* characters more before it."""
    return grid._replace(
        cells=tuple(
            cell._replace(
                anchor=cell.anchor + by,
                spans=tuple(Span(span.start + by, span.end + by) for span in cell.spans),
            )
            for cell in grid.cells
        )
    )
