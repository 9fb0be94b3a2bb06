"""roll_forward: what was there at the end of last year is there at the beginning of this one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from linter.model.arithmetic import written
from linter.model.check import Check
from linter.model.figure import plain
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related, Undecided
from linter.model.previous import Past, PastTable, past_or_why
from linter.model.relation import Relation, State
from linter.model.report import Report
from linter.model.table import FilledCell, FilledForm
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RollForward(Check):
    """A cell is what another was in last year's report, with what came and without what went since."""

    values = ("stated", "computed", "row", "column", "previous", "last_year")
    doubts = ("glued", "single-column")
    of_two_years = True

    table: str  # id of the form
    each: Literal["column", "row"]  # of which the terms are rows, or the reverse
    over: tuple[str, ...] = ()  # ids of the columns (or rows) that are compared; empty: all
    stated: str
    opening: str  # in last year's table
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    total: str = ""  # of the columns; where it does not agree, the others are not compared
    same_version: bool = False  # nothing to compare with an older version of the form

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each column (or row)."""
        past = past_or_why(report.previous)
        if not isinstance(past, Past):
            yield past
            return
        filled = next((t.filled for t in report.tables if t.filled and t.filled.form.id == self.table), None)
        if filled is None:
            yield NotApplicable("no such table")
            return
        then = past.tables.get(self.table)
        if then is None:
            yield Undecided("last year's report has no such table")
            return
        if self.same_version and then.version != filled.form.version:
            yield NotApplicable("last year's table is of an older form")
            return
        if self.each == "column" and not (filled.whole and then.whole):
            yield Undecided("not-whole")
            return
        yield from self._compared(filled, then, past)

    def _compared(self, filled: FilledForm, then: PastTable, past: Past) -> Iterator[Answer]:
        lanes = [cell.place.column if self.each == "column" else cell.place.row for cell in filled.cells]
        chosen = [lane for lane in dict.fromkeys(lanes) if not self.over or lane in self.over]
        if self.total in chosen:
            total = self._lane(filled, then, past, self.total)
            yield total
            if not isinstance(total, Held):
                return
            chosen.remove(self.total)
        for lane in chosen:
            stated = self._cell(filled, self.stated, lane)
            if stated is None or stated.missing != "absent":
                yield self._lane(filled, then, past, lane)

    def _lane(self, filled: FilledForm, then: PastTable, past: Past, lane: str) -> Answer:
        cells = [self._cell(filled, id, lane) for id in (self.stated, *self.plus, *self.minus)]
        before = then.cells.get((self.opening, lane) if self.each == "column" else (lane, self.opening))
        stated = cells[0]
        if stated is None:
            return NotApplicable("no such table")
        figures = [cell.figure for cell in cells if cell is not None and cell.figure is not None]
        if len(figures) < len(cells) or before is None:
            return Undecided("a cell of this year's or last year's table is missing", stated.span)
        came, went = figures[1 : 1 + len(self.plus)], figures[1 + len(self.plus) :]
        relation = Relation("sum", (before.figure, *came), (figures[0], *went))
        found = relation.evaluate()
        if found.state is State.HOLDS or found.stated is None or found.computed is None:
            return Held(stated.span, relation)
        doubts = {"single-column"} if self.total and lane != self.total else set()
        rows = {cell.place.row for cell in cells if cell is not None}
        if any(row.reading != "apart" for row in filled.rows if row.label.id in rows):
            doubts.add("glued")
        if before.figure.cell is not None and before.figure.cell.row in then.glued:
            doubts.add("glued")
        return Problem(
            stated.span,
            {
                "stated": figures[0].printed,
                "computed": plain(found.computed),
                "row": stated.place.row_label,
                "column": stated.place.column_label,
                "previous": past.path,
                "last_year": before.figure.printed,
            },
            tuple(Related("part", figure.span) for figure in (*came, *went)),
            frozenset(doubts),
            relation,
            arithmetic=written(relation),
            stated=plain(found.stated),
            computed=plain(found.computed),
            cell=stated.place,
            elsewhere=(before.place,),
        )

    def _cell(self, filled: FilledForm, id: str, lane: str) -> FilledCell | None:
        row = filled.row(id if self.each == "column" else lane)
        return row.cell(lane if self.each == "column" else id) if row else None
