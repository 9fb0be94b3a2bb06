"""table_shape: the rows of the form are there. form_version: of the year's form. table_head, table_units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.domain.form import Form
from linter.domain.writings import bare_label
from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related, Undecided
from linter.model.report import Report, Stretch, Table
from linter.model.table import FilledForm, FilledRow
from linter.records import dataclass
from linter.text.source import Span

_MOST_LOST = 3  # rows; where more are gone the copy is torn, and no telling what the report has
_PARTED = re.compile(r"[。,;]")
_YEAR = re.compile(r"\(?((?:19|20)\d\d)年度?\)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShape(Check):
    """Every row, column and cell of the form stands in the table, its label as the form writes it."""

    values = ("table", "labels")
    doubts = ("lost-row", "lost-column", "added-column", "lost-cell", "damaged-label")

    forms: tuple[str, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem where rows or columns are absent, and one for each damaged label."""
        tables = _tables(report, self.forms)
        if not tables:
            yield NotApplicable("no such table")
        for table, filled in tables:
            lost = [row for row in filled.rows if row.absent]
            unread = [row for row in filled.rows if not row.read and not row.absent]
            torn = len(lost) > _MOST_LOST or (lost and unread)
            ends = report.may_go_on(filled.span) and not filled.rows[-1].read
            cut = report.wholeness.state == "no" or (
                filled.rows[-1].absent and (ends or report.breaks_off(filled.span))
            )
            if torn or (lost and (cut or _elsewhere(report, filled, lost))):
                yield Undecided("not-whole", filled.span)
                continue
            damaged = [row for row in filled.rows if row.damaged]
            if lost:
                labels = "、".join(row.label.label for row in lost)
                yield Problem(_head(report, table), _values(filled, labels), doubts=frozenset({"lost-row"}))
            for row in damaged:
                values = _values(filled, row.label.label)
                yield Problem(row.span, values, doubts=frozenset({"damaged-label"}), cell=row.cells[0].place)
            short = [
                row for row in filled.rows if row.reading == "short" and not (ends and row is filled.rows[-1])
            ]
            if 0 < len(short) <= _MOST_LOST:
                labels = "、".join(
                    f"{row.label.label}（{' '.join(report.source.quote(row.cells[0].span).split())}）"
                    for row in short
                )
                place = Span(short[0].span.start, short[0].cells[0].span.end)
                doubts = frozenset({"lost-cell"})
                yield Problem(place, _values(filled, labels), doubts=doubts, cell=short[0].cells[0].place)
            if filled.added:
                doubts = frozenset({"added-column"})
                yield Problem(_head(report, table), _values(filled, "、".join(filled.added)), doubts=doubts)
            if (
                filled.lost_columns
                and ends
                and not any(cell.span.end > cell.span.start for cell in filled.cells)
            ):
                yield Undecided("not-whole", filled.span)
            elif filled.lost_columns:
                labels = "、".join(column.label for column in filled.lost_columns)
                # Where the cells are all there, it is but the heading that is gone.
                doubt = "lost-column" if unread else "damaged-label"
                yield Problem(_head(report, table), _values(filled, labels), doubts=frozenset({doubt}))
            elif not lost and not damaged and not short and not filled.added:
                yield Held(filled.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormVersion(Check):
    """A table of these forms follows the version that is in force for the report's year."""

    values = ("table", "year", "version")

    forms: tuple[str, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each table."""
        tables = _tables(report, self.forms)
        if not tables:
            yield NotApplicable("no such table")
        for table, filled in tables:
            if report.identity.regime in filled.form.regimes:
                yield Held(filled.span)
                continue
            if _own_words(report, filled):
                yield Undecided("not-whole", filled.span)  # read by the wrong version
                continue
            values = {"year": str(report.identity.year), "version": filled.form.version}
            place = _column_words(report, filled) or _head(report, table)
            yield Problem(place, {**_values(filled), **values})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead(Check):
    """The year that a table's head names is the report's."""

    values = ("table", "year", "stated")

    forms: tuple[str, ...]
    reach: int = 60  # characters before the table that are its head

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each table whose head names a year."""
        compared = False
        for table, filled in _tables(report, self.forms):
            first = next((row.span.start for row in filled.rows if not row.absent), filled.span.start)
            end = report.flow.stretch(Span(first, first)).start
            start = max(0, table.stretch.start - self.reach)
            head = Stretch(start, max(start, end))
            for match in _YEAR.finditer(report.flow.text, *head):
                line = report.flow.text.rfind("\n", 0, match.start()) + 1
                own = report.flow.text[line : match.end() + 2].strip()
                stop = report.flow.text.find("\n", match.end())
                sentence = _PARTED.search(report.flow.text, line, stop if stop != -1 else match.end())
                if report.flow.text[match.end() : match.end() + 1].isdigit():
                    continue  # a day: the signature stands above the table
                alone = match[0][0] == "(" or (len(own) <= len(match[0]) + 2 and not sentence)
                if report.identity.year is None or not alone:
                    continue  # only a year that stands for itself heads the table
                compared = True
                span = report.span(Stretch(*match.span()))
                if int(match[1]) == report.identity.year:
                    yield Held(span)
                else:
                    values = {"year": str(report.identity.year), "stated": match[1]}
                    yield Problem(span, {**_values(filled), **values})
        if not compared:
            yield NotApplicable("no head names a year")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableUnits(Check):
    """Most rows of the table print the unit of their figure."""

    values = ("table", "count")

    forms: tuple[str, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each table."""
        tables = _tables(report, self.forms)
        if not tables:
            yield NotApplicable("no such table")
        for table, filled in tables:
            rows = [row for row in filled.rows if row.cells[0].figure and row.label.unit]
            bare = [
                row
                for row in rows
                if row.label.unit not in report.source.folded[row.span.end : row.cells[0].span.end + 2]
            ]
            if len(bare) * 2 <= len(rows):
                yield Held(filled.span)
                continue
            related = tuple(Related("also", row.span) for row in bare[:3])
            yield Problem(_head(report, table), {**_values(filled), "count": str(len(bare))}, related)


def _elsewhere(report: Report, filled: FilledForm, lost: list[FilledRow]) -> bool:
    """Whether a label that is missing stands in the table all the same, but out of its place."""
    text = "".join(report.source.folded[slice(*filled.span)].split())
    return any(bare_label(writing)[:8] in text for row in lost for writing in row.label.writings)


def _tables(report: Report, forms: tuple[str, ...]) -> list[tuple[Table, FilledForm]]:
    return [(t, t.filled) for t in report.tables if t.filled is not None and t.filled.form.id in forms]


def _values(filled: FilledForm, labels: str = "") -> dict[str, str]:
    return {"table": filled.form.name["zh"], "labels": labels}


def _head(report: Report, table: Table) -> Span:
    """The first physical line of the table, as far as it is the table's."""
    start = report.span(table.stretch).start
    line = report.source.line_span(start)
    return Span(start, min(line.end, start + 40))


def _headings(form: Form) -> list[str]:
    return [word for block in form.blocks for column in block.columns for word in column.writings]


def _years_headings(report: Report, filled: FilledForm) -> list[str]:
    """The column headings of the form's version for the report's year."""
    forms = (f for f in report.domain.forms if f.id == filled.form.id)
    return [word for f in forms if report.identity.regime in f.regimes for word in _headings(f)]


def _own_words(report: Report, filled: FilledForm) -> bool:
    """Whether column headings stand in the table that only the version for the report's year has."""
    others = _headings(filled.form)
    own = (w for w in _years_headings(report, filled) if not any(w in other for other in others))
    return any(report.source.folded.find(word, *filled.span) != -1 for word in own)


def _column_words(report: Report, filled: FilledForm) -> Span | None:
    """The first column heading that the year's own version of the form does not have."""
    known = _years_headings(report, filled)
    folded = report.source.folded
    for word in _headings(filled.form):
        at = folded.find(word, *filled.span) if not any(word in other for other in known) else -1
        if at != -1:
            return Span(at, at + len(word))
    return None
