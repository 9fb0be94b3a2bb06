"""copied: a section, or the text, is last year's but for years and digits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from linter.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.parse.past import sections_of, text_of
from linter.previous import Unpaired
from linter.report import Report
from linter.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """No more than so much of it (per cent of the runs of five characters) stood there last year."""

    values: ClassVar = ("likeness", "previous")
    doubts: ClassVar = ()
    of_two_years: ClassVar = True

    section: str = ""  # key; empty: the whole text
    most: int
    short: int = 0  # below so many characters …
    most_short: int = 100  # … this much is too much
    fewest: int = 40  # characters, of which nothing can be told

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield the one answer."""
        past = report.previous
        if past is None:
            yield NotApplicable("no report of the year before is at hand")
            return
        if isinstance(past, Unpaired):
            yield Undecided(past.reason)
            return
        now = sections_of(report).get(self.section) if self.section else text_of(report)
        then = past.sections.get(self.section) if self.section else past.text
        if now is None:
            yield NotApplicable("no such section")
            return
        if then is None:
            yield Undecided("last year's report has no such section")
            return
        if min(now.length, then.length) < self.fewest:
            yield NotApplicable("hardly any text")
            return
        likeness = now.likeness(then)
        most = self.most_short if now.length < self.short else self.most
        place = self._place(report)
        if likeness < Fraction(most, 100):
            yield Held(place)
            return
        yield Problem(place, {"likeness": str(int(likeness * 100)), "previous": past.path})

    def _place(self, report: Report) -> Span:
        sections = (s for s in report.root.walk() if self.section in s.keys)
        found = next(sections, None) if self.section else None
        return report.span(found.heading) if found else report.whole
