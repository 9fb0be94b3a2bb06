"""copied_from_other: the text of another body in the run is this one's but for names and figures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedFromOther(Check):
    """No more than so much (per cent of the runs of five characters) stands in another body's report."""

    values = ("likeness", "other", "title")
    of_a_run = True

    most: int

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield the one answer."""
        alike = report.alike
        if alike is None:
            yield NotApplicable("no report of another body is at hand")
            return
        if alike.likeness < Fraction(self.most, 100):
            yield Held(report.whole)
            return
        values = {
            "likeness": str(int(alike.likeness * 100)),
            "other": alike.path,
            "title": alike.title or alike.path,
        }
        related = tuple(Related("copy", span) for span in alike.passages)
        yield Problem(report.whole, values, related, elsewhere=tuple(alike.passages.values()))
