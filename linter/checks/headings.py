"""heading_numbers: outermost headings are numbered one, two, three. heading_form: none is maimed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from linter.finding import Answer, Held, NotApplicable, Problem, Related
from linter.records import dataclass
from linter.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingNumbers:
    """The numbers of the outermost headings rise by one from one, without gap or repeat.

    Doubt `first-heading`: the first heading seen is not number one; the copy may begin later.
    """

    values: ClassVar = ("seq", "number", "expected")
    doubts: ClassVar = ("first-heading",)

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each heading whose number is not the one due."""
        numbered = [s for s in report.sections if s.ordinal is not None]
        if not numbered:
            yield NotApplicable("no numbered headings")
            return
        sequence = "、".join(s.number.rstrip("、.") for s in numbered)
        wrong = False
        before = None
        for section in numbered:
            due = before.ordinal + 1 if before and before.ordinal else 1
            if section.ordinal != due:
                wrong = True
                related = (Related("before", report.span(before.heading)),) if before else ()
                values = {"seq": sequence, "number": section.number, "expected": str(due)}
                doubts = frozenset({"first-heading"} if before is None else ())
                yield Problem(report.span(section.heading), values, related, doubts)
            before = section
        if not wrong:
            yield Held(report.span(numbered[0].heading))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingForm:
    """No heading has lost a bracket of its number, or the mark after it.

    A mark is lost only where other headings of the level have one: some offices leave a blank.
    """

    values: ClassVar = ("text",)
    doubts: ClassVar = ()

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
