"""same_year: where a text names the year that it is of, it is that of the report."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related, Undecided
from linter.model.report import Report, Stretch
from linter.model.views import PROSE
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span
from linter.text.patterns import matches


@dataclass(frozen=True, slots=True, kw_only=True)
class SameYear(Check):
    """Each year that a pattern finds, in its group `year`, is the report's, *after* so many years."""

    values = ("text", "year", "report_year")

    patterns: tuple[Pattern, ...]
    after: int = 0

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each year."""
        year = report.identity.year
        if year is None or "year" in report.identity.guessed:
            yield Undecided("year unknown")
            return
        found: dict[int, Answer] = {}
        for match in matches(self.patterns, report.flow.text):
            start, end = group_span(match, "year") or match.span()
            if not PROSE.has(report, start):
                continue
            span = report.span(Stretch(start, end + 1))
            if int(match["year"]) == year + self.after:
                found.setdefault(start, Held(span))
                continue
            values = {"text": report.source.quote(span), "year": match["year"], "report_year": str(year)}
            found.setdefault(start, Problem(span, values, (Related("title", report.whole),)))
        yield from found.values() or [NotApplicable("no such year is named")]
