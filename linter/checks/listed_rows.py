"""listed_rows: what a sentence lists among the items of an amount has money in the table."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report, Stretch
from linter.model.rowpaths import bare
from linter.model.table import FilledRow
from linter.model.views import BODY
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRows(Check):
    """Of the names in a list (group `list`), none is that of a row in which nothing stands.

    A name that no row bears says nothing: sentences shorten them.
    """

    values = ("name", "table")

    form: str
    patterns: tuple[Pattern, ...]
    between: str = "、,"  # parts the names

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each name that is a row's."""
        tables = [t.filled for t in report.tables if t.filled and t.filled.form.id == self.form]
        if len(tables) != 1 or tables[0].cut or not any(figure.value for figure in tables[0].figures):
            yield NotApplicable("no such table")
            return
        rows = {bare(row.label.label): row for row in tables[0].rows}
        found: dict[int, Answer] = {}
        for match in (m for pattern in self.patterns for m in pattern.finditer(report.flow.text)):
            first, last = group_span(match, "list") or match.span()
            if not BODY.has(report, first):
                continue
            for start, end in self._names(report.flow.text, first, last):
                row = rows.get(bare(report.flow.text[start:end]))
                if row is not None:
                    found.setdefault(start, self._answer(report, Stretch(start, end), row))
        yield from found.values() or [NotApplicable("no list names a row")]

    def _names(self, text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        start = first
        for at in range(first, last + 1):
            if at == last or text[at] in self.between:
                if text[start:at].strip():
                    yield start, at
                start = at + 1

    def _answer(self, report: Report, place: Stretch, row: FilledRow) -> Answer:
        span = report.span(place)
        if not row.read or any(cell.figure and cell.figure.value for cell in row.cells):
            return Held(span)
        form = next(f for f in report.domain.forms if f.id == self.form)
        values = {"name": row.label.label, "table": form.name.get("zh", form.id)}
        return Problem(span, values, (Related("row", row.span),))
