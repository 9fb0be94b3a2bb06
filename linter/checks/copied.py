"""copied: a section, or the text, is last year's but for years and digits."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.past import first_sections, section_sketch, text_of
from linter.model.previous import Past, past_or_why
from linter.model.report import Report
from linter.records import dataclass
from linter.text.sketch import Sketch
from linter.text.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied(Check):
    """No more than so much of it (per cent of the runs of five characters) stood there last year."""

    values = ("likeness", "previous")
    of_two_years = True

    section: str = ""  # key; empty: the whole text
    most: int
    short: int = 0  # below so many characters …
    most_short: int = 100  # … this much is too much
    fewest: int = 40  # characters, of which nothing can be told

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield the one answer."""
        past = past_or_why(report.previous)
        if not isinstance(past, Past):
            yield past
            return
        place, now = self._now(report)
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
        if likeness < Fraction(most, 100):
            yield Held(place)
            return
        values = {"likeness": str(int(likeness * 100)), "previous": past.path}
        yield Problem(place, values, elsewhere=(past.headings[self.section],))

    def _now(self, report: Report) -> tuple[Span, Sketch | None]:
        if not self.section:
            return report.whole, text_of(report)
        section = first_sections(report).get(self.section)
        if section is None:
            return report.whole, None
        return report.span(section.heading), section_sketch(report, section)
