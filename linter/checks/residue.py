"""page_residue: nothing of the web page around it is left in the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from linter.model.finding import Answer, Held, Problem
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResidue:
    """No line stands before the title, or anywhere, that belongs to the web page."""

    values: ClassVar = ("text",)
    doubts: ClassVar = ()

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each such line."""
        for line in sorted(report.residue, key=lambda line: line.stretch):
            span = report.span(line.stretch)
            yield Problem(span, {"text": report.source.quote(span)})
        if not report.residue:
            yield Held(report.whole)
