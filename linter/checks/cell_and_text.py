"""cell_and_text: where a cell of a table is above 0, the text says something, or does not."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.figure import Figure
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related, Undecided
from linter.model.report import Report, Section, Stretch
from linter.model.views import PROSE
from linter.records import dataclass
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class CellAndText(Check):
    """With a figure above 0 in the cell, a section says what is wanted, or no sentence what is excluded."""

    values = ("value", "row", "text")
    doubts = ("glued", "not-whole")

    form: str
    row: str
    column: str
    wanted: tuple[Pattern, ...] = ()  # one of them must occur in the sections
    excluded: tuple[Pattern, ...] = ()  # none of them may occur
    unless: tuple[Pattern, ...] = ()  # in the sentence: then it is not excluded after all
    sections: tuple[str, ...] = ()  # keys; empty: the whole text outside tables

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for the cell of the first such table."""
        figure = self._figure(report)
        if figure is None or figure.value <= 0:
            yield NotApplicable("the cell is 0 or missing")
            return
        values = {"value": figure.printed, "row": figure.cell.row_label if figure.cell else ""}
        matches = list(self._matches(report, self.wanted or self.excluded))
        if self.wanted:
            texts = [report.text(section.extent) for section in self._sections(report)]
            if matches:
                yield Held(figure.span)
            elif not texts or any(map(report.leaves_out, texts)):
                yield Undecided("the section is missing or left out", figure.span)
            else:
                yield Problem(figure.span, values, cell=figure.cell)
            return
        for match in matches:
            span = report.span(match)
            related = (Related("cell", figure.span),)
            yield Problem(span, {**values, "text": report.source.quote(span)}, related, cell=figure.cell)
        if not matches:
            yield Held(figure.span)

    def _figure(self, report: Report) -> Figure | None:
        for table in report.tables:
            if table.filled is not None and table.filled.form.id == self.form:
                row = table.filled.row(self.row)
                cell = row.cell(self.column) if row else None
                return cell.figure if cell else None
        return None

    def _sections(self, report: Report) -> list[Section]:
        return [s for s in report.root.walk() if s.keys & set(self.sections)]

    def _matches(self, report: Report, patterns: tuple[Pattern, ...]) -> Iterator[Stretch]:
        sections = self._sections(report)
        for pattern in patterns:
            for match in pattern.finditer(report.flow.text):
                found = Stretch(*match.span())
                if not PROSE.has(report, found.start):
                    continue
                if self.sections and not any(s.extent.start <= found.start < s.extent.end for s in sections):
                    continue
                sentence = report.text(report.sentence(found))
                if not any(other.search(sentence) for other in self.unless):
                    yield found
