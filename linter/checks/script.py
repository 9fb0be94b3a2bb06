"""script: the text is in the script that it should be in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.report import Report
from linter.records import dataclass
from linter.text.folding import traditional_share


@dataclass(frozen=True, slots=True, kw_only=True)
class TraditionalScript(Check):
    """At most this share (in percent) of the Han characters is Traditional only."""

    values = ("share",)

    most: Decimal

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer about the whole report."""
        share = traditional_share(report.source.text)
        if share is None:
            yield NotApplicable("no Han characters")
            return
        if share > self.most:
            yield Problem(report.whole, {"share": f"{share:.0f}"})
        else:
            yield Held(report.whole)
