"""year_agreement: title, preamble, period and tables speak of one year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report, Stretch
from linter.model.views import BODY
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span
from linter.text.source import Span

_NEAR = 1000  # what of a sentence is looked at: a hostile one is as long as the text
_YEAR_IN_WORDS = re.compile("[一二][九〇○零O]")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearAgreement(Check):
    """Title, preamble, statistical period and the heads of tables speak of one year.

    Where the title is lost or names no year, `untitled`, the preamble's is the one.
    """

    values = ("title_year", "other_year", "where")

    labels: dict[str, str]
    announced: tuple[Pattern, ...] = ()  # with a group `year`: which report the preamble says this is
    cues: tuple[Pattern, ...] = ()  # in the sentence of a period behind the preamble: it is the report's
    introductions: tuple[str, ...] = ()  # keys of sections that are a preamble with a heading
    untitled: bool = False

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each year that can be held against the title's."""
        titled = _title_names_year(report)
        announced = list(self._announced(report))
        if self.untitled == titled or (self.untitled and not announced):
            yield NotApplicable("the title names its year" if titled else "no title or preamble names a year")
            return
        year = announced.pop(0)[1] if self.untitled else report.identity.year
        compared = False
        for where, other, span in (*announced, *self._stated(report)):
            compared = True
            if other == year:
                yield Held(span)
            else:
                values = {"title_year": str(year), "other_year": str(other)}
                related = (Related("title", report.whole),)
                yield Problem(span, {**values, "where": self.labels.get(where, where)}, related)
        if not compared:
            yield NotApplicable("no other year is stated")

    def _announced(self, report: Report) -> Iterator[tuple[str, int, Span]]:
        for pattern in self.announced:
            for match in pattern.finditer(report.flow.text[: self._preamble(report)]):
                if BODY.has(report, match.start()):
                    at = Stretch(*(group_span(match, "year") or match.span()))
                    yield "preamble", int(match["year"]), report.span(Stretch(at.start, at.end + 1))

    def _preamble(self, report: Report) -> int:
        own = (s.heading.start for s in report.sections if not s.keys & set(self.introductions))
        return min(own, default=0)

    def _stated(self, report: Report) -> Iterator[tuple[str, int, Span]]:
        first = self._preamble(report)
        for period in report.periods:
            # A period across two years is no report year; one that ends in this year may begin earlier.
            if not period.start or not period.end or period.start.year != period.end.year:
                continue
            sentence = report.flow.text[slice(*report.sentence(period.stretch))][-_NEAR:]
            if period.stretch.start < first or not first or any(cue.search(sentence) for cue in self.cues):
                yield "period", period.end.year, report.span(period.stretch)
        for table in report.tables:
            if table.year and table.form:
                number, stretch = table.year
                yield "table", number, report.span(stretch)


def _title_names_year(report: Report) -> bool:
    year = report.identity.year
    if report.title is None or year is None or "year" in report.identity.guessed:
        return False
    return str(year) in report.identity.title or bool(_YEAR_IN_WORDS.search(report.identity.title))
