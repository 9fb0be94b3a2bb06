"""section_says: a section says one of the things that such a section has to say."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.report import Report, Section
from linter.model.views import SENTENCES
from linter.records import dataclass
from linter.text.folding import fold
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSays(Check):
    """At least one of the patterns is found in the sections, set phrases left aside.

    Sections of the same keys (problems under one heading, measures under the next) are read together.
    """

    values = ("title",)
    doubts = ("omission",)

    sections: tuple[str, ...]  # keys
    patterns: tuple[Pattern, ...]
    ignore: tuple[Pattern, ...] = ()  # set phrases that say nothing
    least: int = 1  # a shorter text is not judged
    issuer: bool = False  # the body's name counts as said

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer, about the first of the sections."""
        sections = list(_outermost(report, frozenset(self.sections)))
        if not sections:
            yield NotApplicable("no such section")
            return
        place = report.span(sections[0].heading)
        text = "\n".join(_text(report, section) for section in sections)
        if len(text.strip()) < self.least:
            yield NotApplicable("hardly any text")
        elif self._said(text, fold(report.identity.issuer) if self.issuer else ""):
            yield Held(place)
        else:
            cut = report.leaves_out(text)
            doubts = frozenset({"omission"} if cut else ())
            yield Problem(place, {"title": sections[0].title}, doubts=doubts)

    def _said(self, text: str, issuer: str) -> bool:
        for pattern in self.ignore:
            kept, last = [], 0
            for match in pattern.finditer(text):
                kept.append(text[last : match.start()])
                last = match.end()
            text = "|".join([*kept, text[last:]])
        return bool(issuer and issuer in text) or any(pattern.search(text) for pattern in self.patterns)


def _outermost(report: Report, keys: frozenset[str]) -> Iterator[Section]:
    end = 0
    for section in report.root.walk():
        if section.keys & keys and section.heading.start >= end:
            end = section.extent.end
            yield section


def _text(report: Report, section: Section) -> str:
    """What stands under the heading, the headings below it included: they often name the thing."""
    lines = SENTENCES.lines(report, report.body(section))
    return "\n".join(report.text(line.stretch) for line in lines)
