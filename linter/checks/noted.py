"""noted: the file holds nothing beside its text that the reader counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.report import Report
from linter.records import dataclass

Note = Literal["open_revisions", "open_comments", "uncalculated_formulas", "scanned_pages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Check):
    """None of these things is in the file; only some formats can have them."""

    values = ("open_revisions", "open_comments", "uncalculated_formulas", "scanned_pages")

    none_of: tuple[Note, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer about the whole report."""
        counts = {name: report.source.notes[name] for name in self.none_of if name in report.source.notes}
        if not counts:
            yield NotApplicable("format without such")
        elif any(counts.values()):
            yield Problem(report.whole, {name: str(count) for name, count in counts.items()})
        else:
            yield Held(report.whole)
