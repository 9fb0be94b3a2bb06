"""What this year's report needs of last year's, taken from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linter.model.elsewhere import Elsewhere
from linter.model.figure import Figure
from linter.model.previous import Past, PastFigure, PastTable, same_words
from linter.model.report import Report, Section, Stretch
from linter.model.views import SENTENCES
from linter.text.patterns import any_of
from linter.text.sketch import Sketch, sketch
from linter.text.source import Span

_ENDS = re.compile(r"[。;!?]")


def past_of(report: Report) -> Past:
    """Return what is kept of *report* for the one of the year after it."""
    tables: dict[str, PastTable] = {}
    for table in report.tables:
        if table.filled is None or table.filled.form.id in tables:
            continue
        filled = table.filled
        cells = {
            (figure.cell.row, figure.cell.column): _past(report, figure)
            for figure in filled.figures
            if figure.cell
        }
        glued = frozenset(row.label.id for row in filled.rows if row.reading != "apart")
        tables[filled.form.id] = PastTable(filled.form.version, filled.whole, cells, glued)
    totals: dict[tuple[str, str], tuple[PastFigure, ...]] = {}
    for figure in report.figures:
        if figure.cell is None and figure.label and figure.unit and figure.exact:
            key = same_words(figure.label), figure.unit
            totals[key] = (*totals.get(key, ()), _past(report, figure))
    sections = first_sections(report)
    headings = {key: elsewhere(report, report.span(section.heading)) for key, section in sections.items()}
    return Past(
        path=report.source.path,
        identity=report.identity,
        tables=tables,
        totals=totals,
        sections={key: section_sketch(report, section) for key, section in sections.items()},
        headings={**headings, "": elsewhere(report, report.whole)},
        text=text_of(report),
    )


def _past(report: Report, figure: Figure) -> PastFigure:
    return PastFigure(replace(figure, path=report.source.path), elsewhere(report, figure.span))


def first_sections(report: Report) -> dict[str, Section]:
    """Return each known section by its key; the first of a key counts."""
    found: dict[str, Section] = {}
    for section in report.root.walk():
        for key in section.keys:
            found.setdefault(key, section)
    return found


def section_sketch(report: Report, section: Section) -> Sketch:
    """Return a sketch of what stands under the heading of *section*."""
    return sketch(report.text(report.body(section)))


def text_of(report: Report) -> Sketch:
    """Return a sketch of what the office wrote: no tables, no words of the form, nothing of the page."""
    return sketch("".join(report.text(sentence) for sentence in own_sentences(report)))


def own_sentences(report: Report) -> Iterator[Stretch]:
    """Yield the sentences of the running text, but for those that every such report has."""
    formulas = any_of(report.domain.formulas)
    for line in SENTENCES.lines(report):
        start = line.stretch.start
        for end in (*(m.end() for m in _ENDS.finditer(report.flow.text, *line.stretch)), line.stretch.end):
            sentence = Stretch(start, end)
            if end > start and not (formulas and formulas.search(report.text(sentence))):
                yield sentence
            start = end


def elsewhere(report: Report, span: Span, label: str = "last-year") -> Elsewhere:
    """Return *span* of *report* as a place that a finding about another report can name."""
    source = report.source
    start, end = source.position(span.start), source.position(span.end)
    return Elsewhere(label, source.path, span, start, end, source.quote(span), source.origin(span))
