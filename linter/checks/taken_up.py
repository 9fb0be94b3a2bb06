"""taken_up: what a section of last year's report spoke of, this year's report comes back to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.past import first_sections, section_sketch
from linter.model.previous import Past, past_or_why
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp(Check):
    """Of the runs of five characters that a section had last year, some stand in this year's sections."""

    values = ("found", "previous")
    of_two_years = True

    section: str  # key, of last year's report
    within: tuple[str, ...]  # keys, of this year's
    least: int  # per cent of the runs
    fewest: int = 80  # characters of last year's section; of fewer nothing can be told

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield the one answer."""
        past = past_or_why(report.previous)
        if not isinstance(past, Past):
            yield past
            return
        then = past.sections.get(self.section)
        sections = [s for key, s in first_sections(report).items() if key in self.within]
        if then is None or not sections:
            yield Undecided("last year's report has no such section" if sections else "no such section")
            return
        if any(report.leaves_out(report.text(report.body(section))) for section in sections):
            yield Undecided("the section is missing or left out")
            return
        if then.length < self.fewest:
            yield NotApplicable("hardly any text")
            return
        found = then.found_in(*(section_sketch(report, section) for section in sections))
        last = max(sections, key=lambda section: section.heading.start)
        place = report.span(last.heading)
        if found * 100 >= self.least:
            yield Held(place)
            return
        values = {"found": str(round(Fraction(found) * 100)), "previous": past.path}
        yield Problem(place, values, elsewhere=(past.headings[self.section],))
