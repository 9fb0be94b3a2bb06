"""missing_cells: no cell is empty or a sign for nothing. cell_values: each is a number of its sort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from linter.model.check import Check
from linter.model.figure import Figure
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report
from linter.model.table import FilledCell, FilledForm, FilledRow, Missing
from linter.records import dataclass
from linter.text.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingCells(Check):
    """No cell of these forms holds one of the *kinds* of nothing."""

    values = ("table", "row", "column", "value")

    forms: tuple[str, ...]
    kinds: tuple[Missing, ...]
    columns: tuple[str, ...] = ()  # empty: all
    beside_figures: bool = False  # only in a row whose other cells hold figures above 0

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem for each such cell; what could not be read is undecided."""
        tables = _tables(report, self.forms)
        if not tables:
            yield NotApplicable("no such table")
        for filled in tables:
            end = _end(filled) if report.may_go_on(filled.span) else None
            amiss = [
                (row, cell)
                for row in filled.rows
                for cell in row.cells
                if cell.missing in self.kinds
                and self._concerns(row, cell)
                and (end is None or cell.span < end)  # else the text may have been cut before it
            ]
            for row, cell in amiss:
                yield _problem(report, filled, row, cell)
            if not amiss and filled.whole:
                yield Held(filled.span)
            elif not amiss:
                yield Undecided("not-whole", filled.span)

    def _concerns(self, row: FilledRow, cell: FilledCell) -> bool:
        if self.columns and cell.place.column not in self.columns:
            return False
        if not self.beside_figures:
            return True
        return row.reading != "clumped" and any(c.figure and c.figure.value for c in row.cells)


_NOTE = 12  # characters behind a column's label in which its unit is looked for

Demand = Literal["count", "zero", "below", "signed", "unit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValues(Check):
    """Every figure of these cells is what is demanded of it.

    count: a whole number from 0. zero: 0. below: less than *limit*. signed: a whole number
    with or without a sign. unit: printed with one of *units*, by itself or in its column's head,
    unless it is 0.
    """

    values = ("table", "row", "column", "value")
    doubts = ("glued", "decimal-point")

    forms: tuple[str, ...]
    must_be: Demand
    rows: tuple[str, ...] = ()  # empty: all
    columns: tuple[str, ...] = ()  # empty: all
    not_columns: tuple[str, ...] = ()
    limit: Decimal = Decimal(0)
    units: tuple[str, ...] = ()

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each table."""
        tables = _tables(report, self.forms)
        if not any(self._cells(filled) for filled in tables):
            yield NotApplicable("no such table")
        for filled in tables:
            held = pointed = False
            for row, cell in self._cells(filled):
                if self._right(report, filled, cell):
                    held = True
                elif _is_whole_with_point(cell.figure, self.must_be, self.limit):
                    if not pointed:  # as a spreadsheet prints a whole number: once for the table
                        yield _problem(report, filled, row, cell, "decimal-point")
                    pointed = True
                elif cell.figure is not None or self.must_be == "signed":
                    yield _problem(report, filled, row, cell)
            if held:
                yield Held(filled.span)

    def _cells(self, filled: FilledForm) -> list[tuple[FilledRow, FilledCell]]:
        return [
            (row, cell)
            for row in filled.rows
            if (not self.rows or row.label.id in self.rows) and row.reading != "uncut"
            for cell in row.cells
            if (not self.columns or cell.place.column in self.columns)
            and cell.place.column not in self.not_columns
            and (cell.figure is not None or (self.must_be == "signed" and _words(cell)))
        ]

    def _right(self, report: Report, filled: FilledForm, cell: FilledCell) -> bool:
        figure = cell.figure
        if figure is None:
            return False
        if self.must_be == "unit":
            after = report.source.folded[figure.span.start : figure.span.end + 3]
            around = after + _head_note(report.source.folded, filled, cell)
            return figure.value == 0 or any(unit in around for unit in self.units)
        return _is(figure, self.must_be, self.limit)


def _head_note(folded: str, filled: FilledForm, cell: FilledCell) -> str:
    """Return what stands in brackets behind the cell's column label: (单位:万元)."""
    label = cell.place.column_label
    at = folded.find(label, *filled.span)
    note = folded[at + len(label) : at + len(label) + _NOTE].lstrip() if at != -1 else ""
    return note.partition(")")[0] if note.startswith("(") else ""


def _words(cell: FilledCell) -> bool:
    return cell.missing in ("none", "slash", "dash") or (
        cell.missing == "unreadable" and cell.span.end > cell.span.start
    )


def _is(figure: Figure, demand: Demand, limit: Decimal) -> bool:
    value = figure.value
    if demand == "zero":
        return value == 0
    if demand == "below":
        return value < limit
    whole = value == value.to_integral_value() and not figure.decimals
    return whole and (demand == "signed" or value >= 0)


def _is_whole_with_point(figure: Figure | None, demand: Demand, limit: Decimal) -> bool:
    """Whether *figure* is right but for the point and the zeros behind it: 12.0."""
    if figure is None or demand not in ("count", "signed") or not figure.decimals:
        return False
    return _is(replace(figure, decimals=0), demand, limit)


def _tables(report: Report, forms: tuple[str, ...]) -> list[FilledForm]:
    return [table.filled for table in report.tables if table.filled and table.filled.form.id in forms]


def _end(filled: FilledForm) -> Span:
    """Return the last cell of the table in which something stands."""
    printed = (cell.span for cell in filled.cells if cell.missing not in ("absent", "blank"))
    return max(printed, default=filled.span)


def _problem(
    report: Report, filled: FilledForm, row: FilledRow, cell: FilledCell, doubt: str = ""
) -> Problem:
    """A problem at *cell*, or at its row's label where the cell takes up no room."""
    place = cell.span if cell.span.end > cell.span.start else row.span
    values = {
        "table": filled.form.name["zh"],
        "row": row.label.label,
        "column": cell.place.column_label,
        "value": report.source.quote(cell.span),
    }
    glued = cell.figure is not None and (row.reading != "apart" or cell.known == "fitted")
    doubts = frozenset(filter(None, (doubt, "glued" if glued else "")))
    return Problem(Span(*place), values, doubts=doubts, cell=cell.place)
