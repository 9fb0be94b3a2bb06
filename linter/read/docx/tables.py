"""The grid of a DOCX table: which cells a row has, in which column each begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from linter.read.package import Element, W
from linter.records import dataclass

MAX_COLUMNS = 100
_PROSE = 600  # characters in one cell that no table of figures has


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row, from which column of the grid on, and whether another one covers it."""

    element: Element
    column: int
    covered: bool


def rows_of(table: Element, flat: Callable[[Element], Iterable[Element]]) -> Iterator[list[Cell] | None]:
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
        cells: list[Cell] = []
        going_on: set[int] = set()
        for cell in flat(row):
            if cell.tag != W + "tc" or cell.find(f"{W}tcPr/{W}cellDel") is not None:
                continue
            down, across = (_merge(cell, name) for name in ("vMerge", "hMerge"))
            covered = (down == "continue" and column in merged) or (across == "continue" and bool(cells))
            cells.append(Cell(cell, column, covered))
            if down:
                going_on.add(column)
            width = cell.find(f"{W}tcPr/{W}gridSpan")
            column = min(column + (1 if width is None else max(1, _number(width, 1))), MAX_COLUMNS)
        merged = going_on
        yield cells


def cells_of(cells: list[Cell]) -> Iterator[Cell]:
    """Yield the cells that hold words of their own."""
    return (cell for cell in cells if not cell.covered)


def is_layout(cells: list[Cell]) -> bool:
    """Whether the cells of a row only place on the page what they hold: prose, or other tables."""
    own = list(cells_of(cells))
    for cell in own:
        if next(cell.element.iter(W + "tbl"), None) is not None:
            return True
        words = "".join(text.text or "" for text in cell.element.iter(W + "t"))
        if len(words) > _PROSE or (len(own) == 1 and words.count("。") > 1):
            return True
    return False


def _merge(cell: Element, name: str) -> str:
    """Return how a cell takes part in a merge: restart, continue, or nothing."""
    merge = cell.find(f"{W}tcPr/{W}{name}")
    return "" if merge is None else merge.get(W + "val") or "continue"


def _number(element: Element, otherwise: int) -> int:
    digits = (element.get(W + "val") or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else otherwise
