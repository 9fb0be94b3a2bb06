"""earliest_year: the report names nothing that came only after it was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report, Stretch
from linter.model.views import EVERYTHING
from linter.records import dataclass
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True)
class DatedWords:
    """Words that nobody could write before a month, as "2022-10"."""

    pattern: Pattern
    since: str

    @property
    def first(self) -> date:
        """The first day of that month."""
        return date.fromisoformat(f"{self.since}-01")


@dataclass(frozen=True, slots=True, kw_only=True)
class EarliestYear(Check):
    """No term is younger than the report.

    A report is as old as its publication where that is known and late, else as the middle of the
    year after its own, by which even a late report is written.
    """

    values = ("text", "since", "year")

    terms: tuple[DatedWords, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each place that names a term."""
        year = report.identity.year
        if year is None:
            yield Undecided("year unknown")
            return
        written = date(year + 1, 7, 1)
        if report.identity.published:
            written = max(written, date.fromisoformat(report.identity.published))
        found = False
        for term in self.terms:
            for match in term.pattern.finditer(report.flow.text):
                if not EVERYTHING.has(report, match.start()):
                    continue
                found = True
                span = report.span(Stretch(*match.span()))
                if term.first >= written:
                    values = {"text": report.source.quote(span), "since": term.since, "year": str(year)}
                    yield Problem(span, values)
                else:
                    yield Held(span)
        if not found:
            yield NotApplicable("none of the terms is named")
