"""full_period: the figures of a report are those of the whole year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report, Stretch
from linter.model.views import PROSE
from linter.records import dataclass
from linter.text.numerals import chinese_integer
from linter.text.pattern import Pattern

_NEAR = 1000  # what of a sentence is looked at: a hostile one is as long as the text


@dataclass(frozen=True, slots=True, kw_only=True)
class FullPeriod(Check):
    """A statistical period runs from 1 January to 31 December of one year.

    Nor is a figure counted up to a day of the last weeks of the year.
    Doubt `single-date`: no period is stated, only figures as at some day.
    """

    values = ("text", "first", "last")
    doubts = ("single-date",)

    cues: tuple[Pattern, ...]  # in the sentence: the period is that of the report, not of an event
    until: tuple[Pattern, ...] = ()  # figures as at a day: groups year, month, day
    last_month: int = 12  # a day before this month is a stage of the year
    first_year: int = 0  # in this year the period may begin later

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each statistical period, and for each day that figures run to."""
        year = report.identity.year
        if year is None:
            yield Undecided("year unknown")
            return
        answers = [*self._periods(report), *self._days(report, year)]
        yield from answers or [NotApplicable("no period is stated")]

    def _periods(self, report: Report) -> Iterator[Answer]:
        for period in report.periods:
            begin, end = report.sentence(period.stretch)
            at = period.stretch
            near = report.flow.text[max(begin, at.start - _NEAR) : min(end, at.end + _NEAR)]
            if not any(cue.search(near) for cue in self.cues):
                continue
            if period.start is None or period.end is None:
                continue  # no day of the calendar: another rule's
            begins = (period.start.month, period.start.day) == (1, 1) or period.start.year == self.first_year
            ends = (period.end.month, period.end.day) == (12, 31)
            span = report.span(period.stretch)
            # One year: a period that ends in another year than it begins in has a year left unchanged.
            one = period.start.year in (period.end.year, self.first_year)
            if begins and ends and one:
                yield Held(span)
            else:
                first, last = period.start.isoformat(), period.end.isoformat()
                yield Problem(span, {"text": report.source.quote(span), "first": first, "last": last})

    def _days(self, report: Report, year: int) -> Iterator[Answer]:
        for pattern in self.until:
            for match in pattern.finditer(report.flow.text):
                if not PROSE.has(report, match.start()):
                    continue
                parts = [chinese_integer(match[name]) for name in ("year", "month", "day")]
                try:
                    day = date(*[part or 0 for part in parts])
                except ValueError:
                    continue
                span = report.span(Stretch(*match.span()))
                if date(year, self.last_month, 1) <= day < date(year, 12, 31):
                    values = {"text": report.source.quote(span), "first": "", "last": day.isoformat()}
                    yield Problem(span, values, doubts=frozenset({"single-date"}))
                elif day == date(year, 12, 31):
                    yield Held(span)
