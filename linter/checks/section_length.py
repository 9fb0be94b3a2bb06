"""section_length: a section is no longer than it should be."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report
from linter.model.views import PROSE
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLength(Check):
    """Each of the sections has at most so many characters, tables and blanks not counted."""

    values = ("title", "length", "most")

    sections: tuple[str, ...]
    most: int

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each of the outermost sections named."""
        chosen = [s for s in report.sections if s.keys & set(self.sections)]
        if not chosen:
            yield NotApplicable("the section is missing")
        for section in chosen:
            lines = list(PROSE.lines(report, report.body(section)))
            text = "".join(report.text(line.stretch) for line in lines)
            length = sum(1 for character in text if not character.isspace())
            span = report.span(section.heading)
            if length > self.most:
                values = {"title": section.title, "length": str(length), "most": str(self.most)}
                yield Problem(span, values, stated=str(length))
            elif report.leaves_out(text):
                yield Undecided("the copy leaves something out", span)
            else:
                yield Held(span)
