"""The grid of a DOCX table: which cells a row has, in which column each begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from linter.read.limits import MAX_COLUMNS, PROSE
from linter.read.package import Element, W
from linter.records import dataclass
from linter.text.grid import Cell, Grid
from linter.text.span import Span


@dataclass(frozen=True, slots=True)
class DocxCell:
    """A cell of a row, from which column of the grid on, and whether another one covers it."""

    element: Element
    column: int
    covered: bool
    width: int = 1
    down: bool = False  # covered by a cell above, not by one before it


def rows_of(table: Element, flat: Callable[[Element], Iterable[Element]]) -> Iterator[list[DocxCell] | None]:
    """Yield the cells of each row; None for a row that is deleted. *flat* yields children."""
    merged: set[int] = set()  # columns in which a cell may go on into the next row
    for row in flat(table):
        if row.tag != W + "tr":
            continue
        if row.find(f"{W}trPr/{W}del") is not None:
            yield None
            continue
        before = row.find(f"{W}trPr/{W}gridBefore")
        column = 0 if before is None else min(_number(before, 0), MAX_COLUMNS)
        cells: list[DocxCell] = []
        going_on: set[int] = set()
        for cell in flat(row):
            if cell.tag != W + "tc":
                continue
            properties = cell.find(W + "tcPr")
            told = {} if properties is None else {one.tag: one for one in properties}
            if W + "cellDel" in told:
                continue
            down, across = (_merge(told.get(W + name)) for name in ("vMerge", "hMerge"))
            covered = (down == "continue" and column in merged) or (across == "continue" and bool(cells))
            if down:
                going_on.add(column)
            span = told.get(W + "gridSpan")
            width = 1 if span is None else max(1, _number(span, 1))
            cells.append(DocxCell(cell, column, covered, width, covered and down == "continue"))
            column = min(column + width, MAX_COLUMNS)
        merged = going_on
        yield cells


class GridBuilder:
    """The grid of a table while its rows are written."""

    def __init__(self) -> None:
        self._cells: list[Cell] = []
        self._above: dict[int, int] = {}  # of the cell that began in a column: its place in the list
        self._row = 0  # where the cells of the last row begin

    def add(self, row: int, cell: DocxCell, words: tuple[Span, ...], anchor: int) -> None:
        """Say where the words of a cell stand; without words, where it would stand."""
        self._above[cell.column] = len(self._cells)
        place = words[0].start if words else anchor
        own = tuple(span for span in words if span.end > span.start)
        self._cells.append(Cell(row - 1, cell.column, 1, cell.width, own, place))

    def cover(self, row: int, cell: DocxCell) -> None:
        """Let the cell above, or before, reach over *cell*."""
        at = self._above.get(cell.column) if cell.down else len(self._cells) - 1
        if at is None or at < 0:
            return
        over = self._cells[at]
        if cell.down:
            self._cells[at] = over._replace(rows=row - over.row)
        elif over.row == row - 1:
            self._cells[at] = over._replace(columns=cell.column + cell.width - over.column)

    def end_row(self, size: int) -> None:
        """Let no cell stand behind what is written: a row without a word is not."""
        for at in range(self._row, len(self._cells)):
            if self._cells[at].anchor > size:
                self._cells[at] = self._cells[at]._replace(anchor=size)
        self._row = len(self._cells)

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grid, if it has words."""
        return (Grid(tuple(self._cells), "file"),) if any(cell.spans for cell in self._cells) else ()


def cells_of(cells: list[DocxCell]) -> Iterator[DocxCell]:
    """Yield the cells that hold words of their own."""
    return (cell for cell in cells if not cell.covered)


def is_layout(cells: list[DocxCell]) -> bool:
    """Whether the cells of a row only place on the page what they hold: prose, or other tables."""
    own = list(cells_of(cells))
    for cell in own:
        if next(cell.element.iter(W + "tbl"), None) is not None:
            return True
        words = "".join(text.text or "" for text in cell.element.iter(W + "t"))
        if len(words) > PROSE or (len(own) == 1 and words.count("。") > 1):
            return True
    return False


def _merge(merge: Element | None) -> str:
    """Return how a cell takes part in a merge: restart, continue, or nothing."""
    return "" if merge is None else merge.get(W + "val") or "continue"


def _number(element: Element, otherwise: int) -> int:
    digits = (element.get(W + "val") or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else otherwise
