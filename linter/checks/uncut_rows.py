"""uncut_rows: the figures of each row can be told apart."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report
from linter.records import dataclass
from linter.text.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class UncutRows(Check):
    """No row of these forms is a run of digits that nothing tells how to cut into its cells."""

    values = ("table", "row")

    forms: tuple[str, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem for each such row; rows that are unreadable otherwise are undecided."""
        tables = [
            table.filled for table in report.tables if table.filled and table.filled.form.id in self.forms
        ]
        if not tables:
            yield NotApplicable("no such table")
        for filled in tables:
            uncut = [row for row in filled.rows if row.reading == "uncut"]
            for row in uncut:
                values = {"table": filled.form.name["zh"], "row": row.label.label}
                place = Span(row.span.start, row.cells[0].span.end)
                yield Problem(place, values, cell=row.cells[0].place)
            if not uncut:
                yield Held(filled.span) if filled.whole else Undecided("not-whole", filled.span)
