"""required_title: the report has a title. title_form: it is worded as the form asks."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.report import Report
from linter.records import dataclass
from linter.text.folding import fold
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredTitle(Check):
    """A line near the beginning reads as the title of such a report."""

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer."""
        yield Held(report.whole) if report.title else Problem(report.whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleForm(Check):
    """The title matches every one of the patterns."""

    values = ("title", "issuer", "year")

    patterns: tuple[Pattern, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer, at the title."""
        if report.title is None:
            yield NotApplicable("no title")
            return
        identity = report.identity
        words = fold(identity.title)
        if all(pattern.search(words) for pattern in self.patterns):
            yield Held(report.whole)
            return
        title = report.source.quote(report.whole).replace("\n", " ")
        year = str(identity.year or "××××")
        yield Problem(report.whole, {"title": title, "issuer": identity.issuer or "××", "year": year})
