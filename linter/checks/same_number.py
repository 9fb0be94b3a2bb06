"""same_number: one number of a document stands behind one title."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report, Stretch
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span


@dataclass(frozen=True, slots=True, kw_only=True)
class SameNumber(Check):
    """Titles that bear the same number are the same, or one is a short form of the other.

    `common` are words of all titles: what they share says nothing; nor does the place that both
    begin with, up to one of the characters `places`.
    """

    values = ("number", "first", "second")

    patterns: tuple[Pattern, ...]  # with the groups title and number
    common: tuple[str, ...] = ()
    places: str = ""

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each number that is cited more than once."""
        cited: dict[str, list[tuple[str, Stretch]]] = {}
        for pattern in self.patterns:
            for match in pattern.finditer(report.flow.text):
                number = "".join(c for c in match["number"] if c.isalnum())
                title = group_span(match, "title") or match.span()
                cited.setdefault(number, []).append((match["title"], Stretch(*title)))
        repeated = {number: titles for number, titles in cited.items() if len(titles) > 1}
        if not repeated:
            yield NotApplicable("no number is cited twice")
        for number, titles in repeated.items():
            yield from self._judged(report, number, titles)

    def _judged(self, report: Report, number: str, titles: list[tuple[str, Stretch]]) -> Iterator[Answer]:
        first, at = titles[0]
        for second, place in titles[1:]:
            span = report.span(place)
            if self._alike(first, second):
                yield Held(span)
                continue
            values = {"number": number, "first": first, "second": second}
            yield Problem(span, values, (Related("first", report.span(at)),))

    def _alike(self, one: str, other: str) -> bool:
        one, other = self._bare(one), self._bare(other)
        if not one or not other or one in other or other in one:
            return True
        one, other = self._without_place(one, other)
        from difflib import SequenceMatcher

        match = SequenceMatcher(None, one, other, autojunk=False)
        shared = sum(block.size for block in match.get_matching_blocks() if block.size > 1)
        return 2 * shared >= min(len(one), len(other))

    def _without_place(self, one: str, other: str) -> tuple[str, str]:
        place = 0
        for at, (a, b) in enumerate(zip(one, other, strict=False), 1):
            if a != b:
                break
            if a in self.places:
                place = at
        return one[place:], other[place:]

    def _bare(self, title: str) -> str:
        for word in self.common:
            title = title.replace(word, "")
        return title
