"""required_text: the report, or some sections of it, say what they must."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report, Stretch
from linter.model.views import PROSE
from linter.records import dataclass
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredText(Check):
    """Each thing wanted is said somewhere: a match of any of its patterns says it.

    Doubt `mostly`: more than half of what is wanted is said.
    """

    values = ("missing", "number")
    doubts = ("mostly",)

    wanted: dict[str, tuple[Pattern, ...]]  # what to call it → how it may be said
    sections: tuple[str, ...] = ()  # keys; empty: anywhere outside tables
    forms: tuple[str, ...] = ()  # ids of forms: a table of one of them says it all

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer that names all that is missing."""
        for table in report.tables:
            if table.form and table.form.id in self.forms:
                yield Held(report.span(table.stretch))
                return
        places = list(self._places(report))
        if not places:
            yield NotApplicable("the section is missing" if self.sections else "no text")
            return
        # One text, so that a pattern is searched once and not once a line; no match spans two.
        said = "。\n".join(report.text(place) for place in places)
        missing = [name for name, ways in self.wanted.items() if not any(way.search(said) for way in ways)]
        span = report.span(self._heading(report)) if self.sections else report.whole
        if not missing:
            yield Held(span)
        elif report.leaves_out(said):
            yield Undecided("the copy leaves something out", span)
        else:
            doubts = frozenset({"mostly"} if 2 * len(missing) < len(self.wanted) else ())
            values = {"missing": "、".join(missing), "number": str(len(missing))}
            yield Problem(span, values, doubts=doubts)

    def _places(self, report: Report) -> Iterator[Stretch]:
        if not self.sections:
            yield from (line.stretch for line in PROSE.lines(report))
            return
        for section in report.root.walk():
            if section.keys & set(self.sections):
                yield section.extent

    def _heading(self, report: Report) -> Stretch:
        return next(s.heading for s in report.root.walk() if s.keys & set(self.sections))
