"""Reads a workbook: each sheet that shows, a row a line, and the way back to sheet and cell."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from linter.errors import UnreadableError
from linter.read.limits import MAX_CELLS, MAX_COLUMNS, PROSE
from linter.read.office_kinds import EXCEL
from linter.read.package import Package
from linter.read.places import Place, SheetCell
from linter.read.rowtext import RowEntry, RowWriter
from linter.read.xlsx.bare import Bare, pages_of
from linter.read.xlsx.numbers import shown
from linter.read.xlsx.sheets import Area, SheetFacts, facts, package_of
from linter.text.grid import Grid
from linter.text.source import Span

MAX_ROWS = 1_048_576  # of any sheet
MAX_WALKED = 2_000_000  # with those between them
_UNCALCULATED = "（公式未计算）"


class Workbook(NamedTuple):
    """What a person reads in a workbook, the way from it to the cells, and what it did not say."""

    text: str
    locate: Callable[[Span], dict[str, Any]]
    notes: dict[str, int]
    grids: tuple[Grid, ...]


_Reach = dict[tuple[int, int], Area]  # merged areas by their first cell


class _Row(NamedTuple):
    number: int
    cells: list[tuple[int, str]]  # column from 1, words; blank ones that the sheet has, too


def read_xlsx(data: bytes) -> Workbook:
    """Return what a person reads in *data*. Raises UnreadableError where that is nothing or too much."""
    bare, known_of = _bare(package_of(data))
    writer = RowWriter("file")
    uncalculated = 0
    for sheet in _sheets(bare):
        known = known_of.get(sheet.title, SheetFacts())
        rows = list(_rows(sheet, known))
        writer.end_grid()
        reach = {(area.top, area.left): area for area in known.merged}
        for number, row in enumerate(rows):
            neighbours = [other for other in rows[max(0, number - 1) : number + 2] if other is not row]
            _write(writer, sheet.title, row, neighbours, reach)
            uncalculated += sum(words == _UNCALCULATED for _, words in row.cells)
    if not writer.text.strip():
        raise UnreadableError("workbook-without-text")
    notes = {"uncalculated_formulas": uncalculated}
    return Workbook(writer.text, writer.places.locator(), notes, writer.grids)


def _bare(package: Package) -> tuple[bytes, dict[str, SheetFacts]]:
    """Return the workbook without all that is not read, and what is known of each sheet by its name."""
    bare, known_of = Bare(package), {}
    for page in pages_of(package):
        known_of[page.name] = facts(page.root)
        bare.add(page)
    return bare.made(), known_of


def _sheets(data: bytes) -> list[Any]:
    """Return the sheets that show; where none does, all of them."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise UnreadableError("openpyxl-needed") from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a later save would lose
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = list(book.worksheets)
        except Exception:  # it raises whatever comes: TypeError, KeyError, ValueError …
            raise EXCEL.damaged() from None
    return [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets


def _rows(sheet: Any, known: SheetFacts) -> Iterator[_Row]:
    """Yield the rows of *sheet* that hold something, each with its cells outside merged areas."""
    covered = _Covered(known.merged)
    held = walked = 0
    for number, row in enumerate(_read(sheet), 1):
        if not row and number <= MAX_ROWS:
            continue  # between cells that are far apart
        walked += len(row)
        cells = []
        for column, cell in enumerate(row, 1):
            value = cell.value
            if value is None and (number, column) in known.uncalculated:
                cells.append((column, _UNCALCULATED))
            elif not isinstance(value, str | None) or (value or "").strip():
                cells.append((column, shown(value, _format(cell))))
            elif hasattr(cell, "row"):  # a blank cell that the sheet has: with a frame, it may be
                cells.append((column, ""))
        cells = [one for one in cells if not covered(number, one[0])]
        if any(words for _, words in cells):
            held += len(cells)
            yield _Row(number, cells)
        if held > MAX_CELLS or walked > MAX_WALKED or number > MAX_ROWS:
            raise EXCEL.too_much("of-cells", MAX_CELLS)


def _format(cell: Any) -> str:
    """Return the number format of *cell*; of a style that the workbook does not have, the general one."""
    try:
        return str(cell.number_format)
    except IndexError:
        return "General"


def _read(sheet: Any) -> Iterator[Any]:
    """Yield the rows as openpyxl reads them: the sheet's word on its own size is not trusted."""
    sheet.reset_dimensions()
    try:
        yield from sheet.iter_rows()
    except UnreadableError:
        raise
    except Exception:
        raise EXCEL.damaged() from None


class _Covered:
    """Whether a cell lies in a merged area without being its first; asked row after row."""

    def __init__(self, areas: tuple[Area, ...]) -> None:
        self._waiting = sorted(areas, reverse=True)
        self._open: list[Area] = []

    def __call__(self, row: int, column: int) -> bool:
        while self._waiting and self._waiting[-1].top <= row:
            self._open.append(self._waiting.pop())
        self._open = [area for area in self._open if area.bottom >= row]
        return any(
            area.left <= column <= area.right and (row, column) != (area.top, area.left)
            for area in self._open
        )


def _write(writer: RowWriter, title: str, row: _Row, neighbours: list[_Row], reach: _Reach) -> None:
    def place(column: int) -> Place:
        return SheetCell(title, f"{_letters(column)}{row.number}")

    filled = [(column, words) for column, words in row.cells if words]
    if len(filled) == 1 and _is_prose(row, filled[0][1], neighbours):
        column, words = filled[0]
        for line in words.splitlines():
            writer.line([(line.rstrip().replace("\t", " "), place(column))])
        return
    last = _width(row, neighbours)

    def size(column: int) -> tuple[int, int]:
        area = reach.get((row.number, column))
        return (area.bottom - area.top + 1, area.right - area.left + 1) if area else (1, 1)

    entries = (
        RowEntry(min(column, MAX_COLUMNS) - 1, words, place(column), *size(column))
        for column, words in row.cells
        if column <= last
    )
    writer.row(entries, width=min(last, MAX_COLUMNS) if len(filled) > 1 else 0)


def _is_prose(row: _Row, words: str, neighbours: list[_Row]) -> bool:
    """Whether the only words of a row stand there as in a paragraph."""
    beside = any(
        sum(bool(words) for _, words in other.cells) > 1 for other in neighbours if _next(row, other)
    )
    return len(words) > PROSE or words.count("。") > 1 or not beside


def _next(row: _Row, other: _Row) -> bool:
    return abs(row.number - other.number) == 1


def _width(row: _Row, neighbours: list[_Row]) -> int:
    """The last column of the table that *row* is of: blank cells up to there are cells of it."""
    table = [row, *(other for other in neighbours if _next(row, other))]
    return max(column for one in table for column, words in one.cells if words)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
