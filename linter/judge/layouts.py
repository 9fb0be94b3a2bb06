"""A report as understood becomes its layout: what is left of it when the verdict is spoken."""

from __future__ import annotations

from linter.model.layout import ShownLayout, ShownLine, ShownRow, ShownTable
from linter.model.report import Report
from linter.model.table import FilledForm, FilledRow
from linter.text.source import Span


def layout(report: Report) -> ShownLayout:
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
    tables = [_table(table.filled) for table in report.tables if table.filled is not None]
    return ShownLayout(tuple(lines), tuple(table for table in tables if table.rows or not table.columns))


def _table(filled: FilledForm) -> ShownTable:
    """Return the table's rows as far as the text has them; one without a label has only cells.

    Of one whose rows are open its grid is all that is to be shown.
    """
    if filled.form.open:
        return ShownTable(filled.span, filled.form.name, (), ())
    blocks = {row.id: number for number, block in enumerate(filled.form.blocks) for row in block.rows}
    rows = []
    for row in filled.rows:
        cells = tuple(sorted(cell.span for cell in row.cells if cell.missing != "absent"))
        if cells:
            rows.append(ShownRow(_label(row, cells[0]), cells, blocks.get(row.label.id, 0)))
    columns = tuple(tuple(column.label for column in block.columns) for block in filled.form.blocks)
    return ShownTable(filled.span, filled.form.name, columns, tuple(rows))


def _label(row: FilledRow, first: Span) -> Span:
    """Return where the row's label stands before its cells; empty where the form prints none."""
    whole = row.label.label and row.span.end <= first.start
    return row.span if whole else Span(first.start, first.start)
