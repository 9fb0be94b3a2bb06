"""deadline, date_window, valid_dates: the dates of a report, and those of the law."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report, Stretch
from linter.model.views import View
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span
from linter.text.source import Span

_LEAP = 2024  # a year that has every day
_PROSE_AND_FIELDS = View("TABLE", "RESIDUE")  # a field of the page bears a date, too


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of the year after the report's: for some regimes and kinds of body."""

    month: int
    day: int
    regimes: tuple[str, ...]
    bodies: tuple[str, ...] = ()


def _published(report: Report) -> tuple[date, Span] | None:
    """Return the publication date and where it is printed (the report's place if given)."""
    if not report.identity.published:
        return None
    meta = report.metadata.get("published") or report.metadata.get("generated")
    span = report.span(meta.stretch) if meta else report.whole
    return date.fromisoformat(report.identity.published), span


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePublication(Check):
    """The report was published by the day that the law sets for its regime and kind of body."""

    values = ("date", "deadline")

    deadlines: tuple[Deadline, ...]
    stale_days: int = 366  # later than this after the deadline, the page was moved, not the report late

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer."""
        identity = report.identity
        published = _published(report)
        if published is None or identity.year is None:
            yield Undecided("no publication date" if identity.year else "year unknown")
            return
        day, span = published
        rule = next((d for d in self.deadlines if self._for(d, report)), None)
        if rule is None:
            reason = "kind of body unknown" if not identity.body else f"body {identity.body}"
            yield Undecided(reason) if not identity.body else NotApplicable(reason)
            return
        last = date(identity.year + 1, rule.month, rule.day)
        if day <= last:
            yield Held(span)
        elif day - last > timedelta(days=self.stale_days):
            yield Undecided("the page's date is more than a year late: moved, it seems", span)
        else:
            yield Problem(span, {"date": day.isoformat(), "deadline": last.isoformat()})

    @staticmethod
    def _for(deadline: Deadline, report: Report) -> bool:
        identity = report.identity
        return identity.regime in deadline.regimes and (
            not deadline.bodies or identity.body in deadline.bodies
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWindow(Check):
    """The dates a report bears (publication, signature, form filled in) are not too early for its year."""

    values = ("label", "date", "earliest")

    dates: tuple[Literal["published", "signed", "filled"], ...]
    from_month: int
    from_day: int
    until_month: int = 0  # with until_day: a date before this is another rule's
    until_day: int = 0
    labels: dict[str, str]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each date the report bears."""
        year = report.identity.year
        if year is None:
            yield Undecided("year unknown")
            return
        earliest = date(year, self.from_month, self.from_day)
        floor = date(year, self.until_month, self.until_day) if self.until_month else date.min
        any_date = False
        for kind, day, span in self._borne(report):
            any_date = True
            if day >= earliest:
                yield Held(span)
            elif day >= floor:
                values = {"label": self.labels.get(kind, kind), "date": day.isoformat()}
                yield Problem(span, {**values, "earliest": earliest.isoformat()})
            else:
                yield NotApplicable("judged by another rule")
        if not any_date:
            yield NotApplicable("the report bears no date")

    def _borne(self, report: Report) -> Iterator[tuple[str, date, Span]]:
        if "published" in self.dates and (published := _published(report)):
            yield ("published", *published)
        if "signed" in self.dates:
            for mention in report.signed:
                if mention.value:
                    yield "signed", mention.value, mention.span
        if "filled" in self.dates and (meta := report.metadata.get("filled")):
            for mention in report.dates:
                if mention.value and meta.stretch.start <= mention.stretch.start < meta.stretch.end:
                    yield "filled", mention.value, report.span(meta.stretch)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidDates(Check):
    """Every date written out is a day of the calendar, with its year or without."""

    values = ("date",)

    days: Pattern | None = None  # groups at, month, day: a day whose year is not named

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each date."""
        dated = [(mention.span, mention.value is not None) for mention in report.dates]
        named = {mention.stretch.end for mention in report.dates}
        for match in self.days.finditer(report.flow.text) if self.days else ():
            place = Stretch(*(group_span(match, "at") or match.span()))
            if place.end not in named and _PROSE_AND_FIELDS.has(report, place.start):
                dated.append((report.span(place), _in_some_year(match["month"], match["day"])))
        if not dated:
            yield NotApplicable("no dates")
        for span, right in sorted(dated):
            yield Held(span) if right else Problem(span, {"date": report.source.quote(span)})


def _in_some_year(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(_LEAP, int(month))[1]
