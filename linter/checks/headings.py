"""heading_numbers: outermost headings are numbered one, two, three. heading_form: none is damaged.

subheading_numbers: nor do the headings within a section skip or repeat a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.grammar.headings import ordinal, renumbered
from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report, Section
from linter.records import dataclass
from linter.text.pattern import Pattern

_FEWEST = 3  # headings that make a sequence
_SHOWN = 10  # numbers before the wrong one, and after it, that a message shows


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingNumbers(Check):
    """The numbers of the outermost headings rise by one from one, without gap or repeat.

    Of an excerpt the first number met is the base.

    Doubt `first-heading`: the first heading seen is not number one; the copy may begin later.
    Doubt `unnumbered`: a heading of a layout of fixed order stands in its place and has no number.
    """

    values = ("seq", "number", "expected", "bare")
    doubts = ("first-heading", "unnumbered")

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each heading whose number is not the one due."""
        numbered = [s for s in report.sections if s.ordinal is not None]
        if not numbered:
            yield NotApplicable("no numbered headings")
            return
        wrong = False
        before = None
        for at, section in enumerate(numbered):
            due = before.ordinal + 1 if before and before.ordinal else 1
            if section.ordinal != due and (before or not report.identity.excerpt):
                wrong = True
                related = (Related("before", report.span(before.heading)),) if before else ()
                values = {"number": section.number, "expected": renumbered(section.number, due)}
                values["seq"] = _sequence(numbered, at)
                doubts = frozenset({"first-heading"} if before is None else ())
                yield Problem(report.span(section.heading), values, related, doubts)
            before = section
        if wrong:
            return
        unnumbered: list[Answer] = [*self._unnumbered(report)]
        yield from unnumbered or [Held(report.span(numbered[0].heading))]

    @staticmethod
    def _unnumbered(report: Report) -> Iterator[Problem]:
        """Yield a problem at each heading without a number that has the next title of the layout, and no other place."""
        layout = report.domain.layout(report.identity.regime)
        if layout is None or not layout.ordered:
            return
        keys = {key for section in report.sections if section.ordinal is not None for key in section.keys}
        due = {spec.key: place for place, spec in enumerate(layout.sections, 1) if spec.key not in keys}
        titles = {spec.title: spec.key for spec in layout.sections}
        for before, section in pairwise(report.sections):
            place = due.get(titles.get(section.title, ""), 0)
            if section.ordinal is None and before.ordinal and before.ordinal + 1 == place:
                values = {"bare": section.title, "expected": renumbered(before.number, place)}
                related = (Related("before", report.span(before.heading)),)
                yield Problem(report.span(section.heading), values, related, frozenset({"unnumbered"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class SubheadingNumbers(Check):
    """Within a top section the numbers of the headings straight below it rise by one, from one.

    Only headings numbered alike are compared, and only where all begin with one and the numbers
    never fall: what begins anew is another list.
    """

    values = ("seq", "number", "expected")

    numbers: tuple[Pattern, ...]  # what the number of such a heading looks like

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each heading whose number is not the one due, one answer for a section."""
        compared = False
        for section in report.sections:
            for pattern in self.numbers:
                below = [s for s in section.children if s.ordinal is not None and pattern.fullmatch(s.number)]
                ordinals = [s.ordinal or 0 for s in below]
                if len(below) < _FEWEST or ordinals[0] != 1 or ordinals != sorted(ordinals):
                    continue
                compared = True
                yield self._answer(report, below, ordinals)
        if not compared:
            yield NotApplicable("no numbered headings below a section")

    def _answer(self, report: Report, below: list[Section], ordinals: list[int]) -> Answer:
        wrong = next((n for n, is_number in enumerate(ordinals) if is_number != n + 1), None)
        if wrong is None or self._passed_over(report, below[wrong - 1], below[wrong]):
            return Held(report.span(below[0].heading))
        number = below[wrong].number
        values = {"number": number, "expected": renumbered(number, wrong + 1)}
        values["seq"] = _sequence(below, wrong)
        related = (Related("before", report.span(below[wrong - 1].heading)),)
        return Problem(report.span(below[wrong].heading), values, related)

    def _passed_over(self, report: Report, before: Section, after: Section) -> bool:
        """Whether the number due stands in between, in what was not taken for a heading."""
        between = report.flow.text[before.heading.end : after.heading.start]
        due = (before.ordinal or 0) + 1
        return any(
            ordinal(match[0]) == due for pattern in self.numbers for match in pattern.finditer(between)
        )


def _sequence(sections: list[Section], at: int) -> str:
    """The numbers of *sections* round the one *at* that place."""
    shown = sections[max(0, at - _SHOWN) : at + _SHOWN + 1]
    written = "、".join(section.number.rstrip("、.") for section in shown)
    return f"{'…' if at > _SHOWN else ''}{written}{'…' if at + _SHOWN + 1 < len(sections) else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingForm(Check):
    """No heading has lost a bracket of its number, or the mark after it.

    A mark is lost only where other headings of the level have one: some offices leave a blank.
    """

    values = ("text",)

    faults: tuple[str, ...] = ("bracket", "separator")

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each maimed heading."""
        headings = list(report.root.walk())
        if not headings:
            yield NotApplicable("no headings")
            return
        marked = {section.level for section in headings if section.number[-1:] in ("、", ".")}
        maimed = [
            section
            for section in headings
            if section.malformed in self.faults
            and (section.malformed != "separator" or section.level in marked)
        ]
        for section in maimed:
            span = report.span(section.heading)
            yield Problem(span, {"text": report.source.quote(span)})
        if not maimed:
            yield Held(report.span(headings[0].heading))
