"""blank_tables: a table in which nothing stands says so below, and one that says so is blank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report, Stretch, Table
from linter.model.table import FilledForm
from linter.records import dataclass
from linter.text.pattern import Pattern

_LINES = 4  # below a table, in which its notes stand


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankTables(Check):
    """Of tables of open forms: one without any figure bears a note that it is blank, and no other does."""

    values = ("table", "note", "figure")

    of: Literal["blank", "filled"]
    notes: tuple[Pattern, ...]  # what says that a table is blank
    forms: tuple[str, ...] = ()  # empty: all

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each table that is blank, or filled."""
        found = False
        for table in report.tables:
            filled = table.filled
            if filled is None or not filled.form.open or (self.forms and filled.form.id not in self.forms):
                continue
            figures = [figure for figure in filled.figures if figure.value]
            if filled.cut or filled.strange or bool(figures) is (self.of == "blank"):
                continue
            found = True
            note = self._note(report, table)
            place = report.span(table.stretch)
            values = {"table": filled.form.name.get("zh", filled.form.id), "note": "", "figure": ""}
            if self.of == "filled" and note is not None:
                values |= {"note": report.text(note), "figure": figures[0].printed}
                yield Problem(report.span(note), values, (Related("cell", figures[0].span),))
            elif self.of == "blank" and note is None and not _rest(filled):
                yield Problem(place, values)
            else:
                yield Held(place)
        if not found:
            yield NotApplicable(f"no table is {self.of}")

    def _note(self, report: Report, table: Table) -> Stretch | None:
        """Return where the table, or a line below it, says that it is blank."""
        at = next(n for n, line in enumerate(report.lines) if line.stretch == table.stretch)
        stretches = [table.stretch]
        for line in report.lines[at + 1 :]:
            if line.kind == "TABLE" or len(stretches) > _LINES:
                break
            if any(character.isalpha() for character in report.text(line.stretch)):  # else a row of blanks
                stretches.append(line.stretch)
        for stretch in stretches:
            for pattern in self.notes:
                if match := pattern.search(report.text(stretch)):
                    return Stretch(stretch.start + match.start(), stretch.start + match.end())
        return None


def _rest(filled: FilledForm) -> bool:
    """Whether something stands in its cells that is no figure and no sign for nothing."""
    return any(cell.missing == "unreadable" for cell in filled.cells)
