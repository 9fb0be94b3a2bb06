"""What this year's report needs of last year's, taken from it."""

from __future__ import annotations

from linter.finding import Elsewhere
from linter.previous import Past, PastFigure, PastTable, same_words
from linter.report import Report
from linter.sketch import Sketch, sketch
from linter.source import Span

_NO_TEXT = ("TABLE", "META", "RESIDUE", "TITLE", "DATE", "SIGNATURE")


def past_of(report: Report) -> Past:
    """Return what is kept of *report* for the one of the year after it."""
    tables: dict[str, PastTable] = {}
    for table in report.tables:
        if table.grid is None or table.grid.form.id in tables:
            continue
        grid = table.grid
        cells = {
            (figure.cell.row, figure.cell.column): PastFigure(figure, _place(report, figure.span))
            for figure in grid.figures
            if figure.cell
        }
        glued = frozenset(row.label.id for row in grid.rows if row.reading != "apart")
        tables[grid.form.id] = PastTable(grid.form.version, grid.whole, cells, glued)
    totals: dict[tuple[str, str], tuple[PastFigure, ...]] = {}
    for figure in report.figures:
        if figure.cell is None and figure.label and figure.unit and figure.exact:
            key = same_words(figure.label), figure.unit
            totals[key] = (*totals.get(key, ()), PastFigure(figure, _place(report, figure.span)))
    return Past(report.source.path, report.identity, tables, totals, sections_of(report), text_of(report))


def sections_of(report: Report) -> dict[str, Sketch]:
    """Return a sketch of each known section, by its key; the first of a key counts."""
    found: dict[str, Sketch] = {}
    for section in report.root.walk():
        for key in sorted(section.keys - found.keys()):
            found[key] = sketch(report.text(report.body(section)))
    return found


def text_of(report: Report) -> Sketch:
    """Return a sketch of the running text, without tables and what surrounds the report."""
    return sketch("".join(report.text(line.stretch) for line in report.lines if line.kind not in _NO_TEXT))


def _place(report: Report, span: Span) -> Elsewhere:
    source = report.source
    start, end = source.position(span.start), source.position(span.end)
    return Elsewhere("last-year", source.path, span, start, end, source.quote(span), source.origin(span))
