"""A report as understood becomes its layout: what is left of it when the verdict is spoken."""

from __future__ import annotations

from linter.model.layout import Layout, ShownLine, ShownRow, ShownTable
from linter.model.report import Report
from linter.model.table import Grid, GridRow
from linter.text.source import Span


def layout(report: Report) -> Layout:
    """Return how *report* is laid out."""
    levels = {section.heading.start: section.level for section in report.root.walk()}
    known = {table.stretch for table in report.tables}
    title = report.title.start if report.title else -1
    lines = [
        ShownLine(
            report.span(line.stretch),
            levels.get(line.stretch.start, 0),
            line.stretch.start == title,
            line.stretch in known,
        )
        for line in report.lines
    ]
    tables = [_table(table.grid) for table in report.tables if table.grid is not None]
    return Layout(tuple(lines), tuple(table for table in tables if table.rows))


def _table(grid: Grid) -> ShownTable:
    """Return the table's rows as far as the text has them; one without a label has only cells."""
    blocks = {row.id: number for number, block in enumerate(grid.form.blocks) for row in block.rows}
    rows = []
    for row in grid.rows:
        cells = tuple(cell.span for cell in row.cells if cell.missing != "absent")
        if cells:
            rows.append(ShownRow(_label(row, cells[0]), cells, blocks.get(row.label.id, 0)))
    columns = tuple(tuple(column.label for column in block.columns) for block in grid.form.blocks)
    return ShownTable(grid.span, grid.form.name, columns, tuple(rows))


def _label(row: GridRow, first: Span) -> Span:
    """Return where the row's label stands before its cells; empty where the form prints none."""
    whole = row.label.label and row.span.end <= first.start
    return row.span if whole else Span(first.start, first.start)
