"""empty_section: a section holds something. only_none: it holds more than the word "none"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Line, Report, Section
from linter.model.views import CONTENT
from linter.records import dataclass
from linter.text.pattern import Pattern

_RUNS_ON = re.compile(r"[,;].*。\s*\Z|。.")  # a heading that its text could not be cut from


def content(report: Report, section: Section) -> list[Line]:
    """Return the lines under *section*, sections below included, that say something."""
    below = {s.heading.start for s in section.walk()}
    return [
        line
        for line in CONTENT.lines(report, report.body(section))
        if line.stretch.start not in below and report.text(line.stretch).strip(" 。:;、.|-—\n")
    ]


def _begins_anew(report: Report, section: Section) -> bool:
    """Whether the numbers begin anew behind *section*: what follows may be what stands in it."""
    sections = report.sections
    behind = bisect_right(sections, section.heading.start, key=lambda one: one.heading.start)
    if behind == len(sections) or not section.ordinal:
        return False
    following = sections[behind].ordinal
    return following is not None and 0 < following <= section.ordinal


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptySection(Check):
    """Each known outermost section holds a text or a table."""

    values = ("title",)
    doubts = ("last-section",)

    tables: tuple[str, ...] = ()  # keys of sections that hold little but a table
    sections: tuple[str, ...] = ()  # keys of those that are asked; none: all
    says: tuple[Pattern, ...] = ()  # a title that says all there is to say: 四、收费情况:无

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at the heading of each empty section."""
        asked = set(self.sections)
        known = [section for section in report.sections if section.keys & (asked or section.keys)]
        if not known:
            yield NotApplicable("no known sections")
        for section in known:
            span = report.span(section.heading)
            answered = any(pattern.search(section.title) for pattern in self.says)
            runs_on = _RUNS_ON.search(report.text(section.heading))
            if (
                content(report, section)
                or section.children
                or answered
                or runs_on
                or _begins_anew(report, section)
            ):
                yield Held(span)
            elif section.keys & set(self.tables) and not report.tables:
                yield Undecided("all tables are gone", span)
            else:
                last = section is report.sections[-1]
                doubts = frozenset({"last-section"} if last and report.identity.excerpt else ())
                yield Problem(span, {"title": section.title}, doubts=doubts)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyNone(Check):
    """A section in which something must be said does not only say that there is nothing."""

    values = ("title",)

    sections: tuple[str, ...]
    none: Pattern

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each of the sections that has a text."""
        for section in report.root.walk():
            if not section.keys & set(self.sections):
                continue
            lines = content(report, section)
            if not lines:
                continue
            span = report.span(section.heading)
            text = "".join(report.text(line.stretch) for line in lines)
            if len(text) < 40 and self.none.fullmatch(text):
                yield Problem(span, {"title": section.title})
            else:
                yield Held(span)
