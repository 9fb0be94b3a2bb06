"""copied_from_other: the text of another body in the run is this one's but for names and figures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedFromOther:
    """No more than so much (per cent of the runs of five characters) stands in another body's report."""

    values: ClassVar = ("likeness", "other", "title")
    doubts: ClassVar = ()
    of_a_run: ClassVar = True

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
