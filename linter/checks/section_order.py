"""section_order: the outermost sections stand in the order of the layout."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.report import Report, Section
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionOrder(Check):
    """Each known section follows those that the layout puts before it."""

    values = ("title", "order")

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each of the fewest headings that must move."""
        layout = report.domain.layout(report.identity.regime)
        if layout is None or not layout.ordered:
            yield NotApplicable("the layout is free")
            return
        places = {spec.key: number for number, spec in enumerate(layout.sections)}
        known: list[tuple[int, Section]] = []
        for section in report.sections:
            keys = [places[key] for key in section.keys if key in places]
            if keys and min(keys) not in [number for number, _ in known]:
                known.append((min(keys), section))
        if len(known) < 2:
            yield NotApplicable("fewer than two known sections")
            return
        kept = _longest_rise([number for number, _ in known])
        order = "、".join(section.title for _, section in known)
        for i, (_, section) in enumerate(known):
            if i not in kept:
                span = report.span(section.heading)
                yield Problem(span, {"title": section.title, "order": order})
        if len(kept) == len(known):
            yield Held(report.whole)


def _longest_rise(numbers: list[int]) -> set[int]:
    """Return the places of a longest rising run of *numbers*."""
    tops: list[int] = []
    ends: list[int] = []
    before = [-1] * len(numbers)
    for j, number in enumerate(numbers):
        i = bisect_left(tops, number)
        before[j] = ends[i - 1] if i else -1
        tops[i : i + 1] = [number]
        ends[i : i + 1] = [j]
    kept: set[int] = set()
    j = ends[-1] if ends else -1
    while j != -1:
        kept.add(j)
        j = before[j]
    return kept
