"""code_order, code_names, codes_within: what rows with codes are, in one table and from table to table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report
from linter.model.rowpaths import bare, parent_of
from linter.model.table import FilledForm, FilledRow
from linter.records import dataclass

_SEVERAL = 2  # so many rows out of order are another order


def _tables(report: Report, forms: tuple[str, ...]) -> Iterator[FilledForm]:
    """Yield the tables of *forms*, all of whose rows are known."""
    for table in report.tables:
        filled = table.filled
        if filled is not None and filled.form.open and filled.form.id in forms:
            yield filled


def _coded(filled: FilledForm) -> list[FilledRow]:
    return [row for row in filled.rows if row.label.id.isdigit()]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeOrder(Check):
    """In a table no code stands twice, none before a lower one, and none below another that is left out.

    Where many do, the table is of several bodies, or in another order: nothing is said.
    """

    values = ("code", "name", "table", "twice", "before", "above")

    forms: tuple[str, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each table that has codes."""
        tables = [filled for filled in _tables(report, self.forms) if _coded(filled)]
        if not tables:
            yield NotApplicable("no table has codes")
        for filled in tables:
            problems: list[Answer] = [] if filled.cut else list(self._wrong(filled))
            yield from problems or [Held(filled.span)]

    def _wrong(self, filled: FilledForm) -> Iterator[Problem]:
        for panel in filled.form.panels:
            columns = {column.id for column in panel.columns}
            rows = [r for r in _coded(filled) if any(cell.place.column in columns for cell in r.cells)]
            yield from self._twice(filled, rows)
            codes = [row.label.id for row in rows]
            levels = Counter(len(code) for code in codes)
            whole = [n for n in panel.codes if levels[n]]
            back = [(one, other) for one, other in pairwise(rows) if other.label.id < one.label.id]
            if len(back) < _SEVERAL and len(set(codes)) == len(codes):
                for one, other in back:
                    yield self._problem(filled, other, before=one.label.id)
            for row in rows:
                above = [n for n in whole if n < len(row.label.id)]
                if above and len(parent_of(row.label.id, codes)) < above[-1]:
                    yield self._problem(filled, row, above=row.label.id[: above[-1]])

    def _twice(self, filled: FilledForm, rows: list[FilledRow]) -> Iterator[Problem]:
        counted = Counter(row.label.id for row in rows)
        again = [code for code, count in counted.items() if count > 1]
        if len(again) == 1 and counted[again[0]] == 2:
            yield self._problem(filled, [row for row in rows if row.label.id == again[0]][1], twice=again[0])

    def _problem(self, filled: FilledForm, row: FilledRow, **why: str) -> Problem:
        values = {"twice": "", "before": "", "above": "", **why}
        name = filled.form.name.get("zh", filled.form.id)
        return Problem(row.span, {"code": row.label.id, "name": row.label.label, "table": name, **values})


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeNames(Check):
    """A code is called the same in every table."""

    values = ("code", "name", "other", "table")

    forms: tuple[str, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each row that is called otherwise than most, or than the first."""
        named: dict[str, list[tuple[FilledForm, FilledRow]]] = {}
        for filled in _tables(report, self.forms):
            for row in _coded(filled):
                named.setdefault(row.label.id, []).append((filled, row))
        several = {code: rows for code, rows in named.items() if len(rows) > 1}
        if not several:
            yield NotApplicable("no code stands in two tables")
        for code, rows in several.items():
            counted = Counter(bare(row.label.label) for _, row in rows)
            most = counted.most_common(1)[0][0]
            first = next(row for _, row in rows if bare(row.label.label) == most)
            for filled, row in rows:
                name = bare(row.label.label)
                if name == most or name in most or most in name:  # a cell may cut a name
                    yield Held(row.span)
                    continue
                table = filled.form.name.get("zh", filled.form.id)
                values = {"code": code, "name": row.label.label, "other": first.label.label, "table": table}
                yield Problem(row.span, values, (Related("first", first.span),))


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesWithin(Check):
    """Every code with money in a table of *forms* stands in the table *of* all."""

    values = ("code", "name", "table", "whole")

    forms: tuple[str, ...]
    of: str

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each row with a code."""
        whole = list(_tables(report, (self.of,)))
        known = {row.label.id for filled in whole for row in _coded(filled)}
        if len(whole) != 1 or whole[0].cut or whole[0].strange or not known:
            yield NotApplicable("the table of all is not there, or not whole")
            return
        deepest = max(map(len, known))
        for filled in _tables(report, self.forms):
            for row in _coded(filled):
                if len(row.label.id) > deepest or not any(cell.figure and cell.figure.value for cell in row.cells):  # fmt: skip
                    continue
                if row.label.id in known:
                    yield Held(row.span)
                    continue
                names = {"table": filled.form, "whole": whole[0].form}
                values = {key: form.name.get("zh", form.id) for key, form in names.items()}
                yield Problem(row.span, {"code": row.label.id, "name": row.label.label, **values})
