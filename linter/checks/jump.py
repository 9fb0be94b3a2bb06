"""jump: a cell of a table is many times what it was last year, or fell to nothing."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.figure import Figure
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.previous import Past, PastFigure, past_or_why
from linter.model.report import Report
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump(Check):
    """No figure is *factor* times last year's or more, and none is 0 where last year's was *least*."""

    values = ("row", "column", "stated", "last_year", "previous")
    doubts = ("glued",)
    of_two_years = True

    forms: tuple[str, ...]
    columns: tuple[str, ...] = ()  # empty: all
    not_rows: tuple[str, ...] = ()
    factor: int = 10
    least: int = 100  # a smaller figure may well be many times another

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each figure that both years have; only a form of one version is compared."""
        past = past_or_why(report.previous)
        if not isinstance(past, Past):
            yield past
            return
        compared = False
        for table in report.tables:
            then = past.tables.get(table.filled.form.id) if table.filled else None
            if table.filled is None or then is None or table.filled.form.id not in self.forms:
                continue
            if then.version != table.filled.form.version:
                continue
            for row in table.filled.rows:
                for cell in row.cells:
                    before = then.cells.get((row.label.id, cell.place.column))
                    if not self._concerns(cell.place.row, cell.place.column) or cell.figure is None:
                        continue
                    if before is None:
                        continue
                    compared = True
                    glued = row.reading != "apart" or row.label.id in then.glued
                    yield self._answer(cell.figure, before, past.path, glued)
        if not compared:
            yield NotApplicable("nothing to compare")

    def _concerns(self, row: str, column: str) -> bool:
        return (not self.columns or column in self.columns) and row not in self.not_rows

    def _answer(self, now: Figure, before: PastFigure, path: str, glued: bool) -> Answer:
        then = before.figure
        grown = 0 < then.value * self.factor <= now.value and now.value >= self.least
        gone = now.value == 0 and then.value >= self.least
        if not (grown or gone) or now.cell is None:
            return Held(now.span)
        values = {
            "row": now.cell.row_label,
            "column": now.cell.column_label,
            "stated": now.printed,
            "last_year": then.printed,
            "previous": path,
        }
        doubts = frozenset({"glued"} if glued else ())
        return Problem(now.span, values, doubts=doubts, cell=now.cell, elsewhere=(before.place,))
