"""extra_sections: beside the sections of a fixed layout there are no others."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.report import Report, Section
from linter.records import dataclass
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraSections(Check):
    """Every outermost section is one of the layout's, and each of those is there once.

    Only a report that has all sections of the layout is judged: where one is wanting, the
    stranger may be that one under a title that nobody has seen yet.
    """

    values = ("title",)

    allowed: tuple[Pattern, ...] = ()  # titles that may stand beside the layout's: an annex

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at the heading of each section too many."""
        layout = report.domain.layout(report.identity.regime)
        if layout is None or not layout.ordered:
            yield NotApplicable("the layout is free")
            return
        due = {spec.key for spec in layout.sections}
        extra: list[Section] = []
        for section in report.sections:
            if section.keys & due:
                due -= section.keys
            elif not any(pattern.search(section.title) for pattern in self.allowed):
                extra.append(section)
        if due:
            yield NotApplicable("a section of the layout is missing")
            return
        for section in extra:
            yield Problem(report.span(section.heading), {"title": section.title})
        if not extra:
            yield Held(report.span(report.sections[0].heading))
