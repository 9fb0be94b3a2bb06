"""page_residue: nothing of the web page around it is left in the report."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResidue(Check):
    """No line stands before the title, or anywhere, that belongs to the web page."""

    values = ("text",)

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each such line; round a report on a page of the web they are the page's own."""
        if report.residue and report.source.format == "html":
            yield NotApplicable("the lines are the page's own")
            return
        for line in sorted(report.residue, key=lambda line: line.stretch):
            span = report.span(line.stretch)
            yield Problem(span, {"text": report.source.quote(span)})
        if not report.residue:
            yield Held(report.whole)
