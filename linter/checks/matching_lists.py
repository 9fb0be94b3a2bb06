"""matching_lists: a section that lists two things lists as many of the one as of the other."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report, Stretch
from linter.records import dataclass
from linter.text.numerals import chinese_integer
from linter.text.pattern import Pattern, group_span


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingLists(Check):
    """Two numbered lists in one section have the same length; more or fewer lists say nothing."""

    values = ("first", "second", "title")
    doubts = ("omission",)

    sections: tuple[str, ...]
    labels: tuple[Pattern, ...]  # one a style, with the group `n`: 一是, (一), 1.

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each section with exactly two lists."""
        compared = False
        for section in report.root.walk():
            if not section.keys & set(self.sections):
                continue
            body = report.body(section)
            styles = (_lists(report, body, label) for label in self.labels)
            pair = next((found for found in styles if len(found) == 2), None)
            if pair is None:
                continue
            compared = True
            place = report.span(section.heading)
            first, second = pair
            if len(first) == len(second):
                yield Held(place)
                continue
            values = {"first": str(len(first)), "second": str(len(second)), "title": section.title}
            cut = report.leaves_out(report.text(body))
            lists = tuple(Related("list", report.span(items[0])) for items in pair)
            yield Problem(place, values, lists, frozenset({"omission"} if cut else ()))
        if not compared:
            yield NotApplicable("no section with two lists")


def _lists(report: Report, body: Stretch, label: Pattern) -> list[list[Stretch]]:
    """Return the runs of labels one, two, three …; a list is two labels or more."""
    lists: list[list[Stretch]] = []
    for match in label.finditer(report.text(body)):
        place = group_span(match, "n") or match.span()
        number = chinese_integer(match["n"])
        at = Stretch(body.start + place[0], body.start + place[1])
        if number == 1:
            lists.append([at])
        elif lists and number == len(lists[-1]) + 1:
            lists[-1].append(at)
    return [items for items in lists if len(items) > 1]
