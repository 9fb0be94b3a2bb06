"""Sentences that name a row of an open table by the names on the way to it: their figures, held against it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from linter.domain.said import RowSaid
from linter.model.figure import Figure
from linter.model.relation import Relation
from linter.model.report import Report, Stretch
from linter.model.rowpaths import Stranger, bare, path_of
from linter.model.table import FilledForm, FilledRow
from linter.model.views import BODY
from linter.parse.panels.sums import NOTHING, figure_of
from linter.text.pattern import Match, group_span
from linter.text.span import Span

_REACH = 400  # characters behind the names in which the figure stands
_LEVELS = ("a", "b", "c")


def with_named_rows(report: Report) -> Report:
    """Return *report* with a relation for each figure that is told of a named row, and with names no row has."""
    tables: dict[str, list[FilledForm]] = {}
    for table in report.tables:
        if table.filled is not None and table.filled.form.open:
            tables.setdefault(table.filled.form.id, []).append(table.filled)
    relations: list[Relation] = []
    strangers: list[Stranger] = []
    for said in report.domain.rows_said:
        if len(of_form := tables.get(said.form, [])) == 1:
            for names, place, figure in _told(report, said):
                found = list(_rows(said, of_form[0], names, figure))
                relations += found
                if said.strange and figure.value and not found:
                    span = report.span(place)
                    strangers += _stranger(said, of_form[0], names, span, figure)
    return replace(report, relations=(*report.relations, *relations), strangers=tuple(strangers))


def _told(report: Report, said: RowSaid) -> Iterator[tuple[tuple[str, ...], Stretch, Figure]]:
    """Yield the names of each path, where they stand, and the figure that is told behind them."""
    text = report.flow.text
    paths = [m for m in said.path.finditer(text) if BODY.has(report, m.start())]
    stops = [*(match.start() for match in paths[1:]), len(text)][: len(paths)]
    for match, stop in zip(paths, stops, strict=True):
        behind = text[match.end() : min(stop, match.end() + _REACH)]
        for pattern in said.patterns:
            told = pattern.search(behind)
            if told is None or any(p.search(behind[: told.start()]) for p in said.unless):
                continue
            first, last = group_span(told, "n") or told.span()
            figure = _figure(report, Stretch(match.end() + first, match.end() + last))
            if figure is not None and figure.exact:
                yield _names(match), Stretch(*match.span()), figure
            break


def _names(match: Match) -> tuple[str, ...]:
    groups = match.groupdict()
    return tuple(groups[level] for level in _LEVELS if groups.get(level))


def _figure(report: Report, place: Stretch) -> Figure | None:
    span = report.span(place)
    at = bisect_right(report.figures, span.start, key=lambda figure: figure.span.start) - 1
    found = report.figures[at] if at >= 0 else None
    return found if found is not None and found.cell is None and span.start < found.span.end else None


def _rows(said: RowSaid, filled: FilledForm, names: tuple[str, ...], figure: Figure) -> Iterator[Relation]:
    """Yield that *figure* is that of the one row that *names* lead to."""
    path = _path(said, names)
    rows = [row for row in filled.rows if row.label.id.isdigit() and _path_of(said, filled, row) == path]
    cell = rows[0].cell(said.column) if len(rows) == 1 else None
    if cell is None:
        return
    missing = "" if cell.figure is not None or cell.missing in NOTHING else cell.missing
    yield Relation(
        "tie",
        (figure,),
        (figure_of(cell),),
        label=names[-1],
        rule=said.rule,
        place=figure.span,
        open=f"{missing}-cell" if missing else "",
    )


def _path_of(said: RowSaid, filled: FilledForm, row: FilledRow) -> tuple[str, ...]:
    return _path(said, path_of(filled, row))


def _path(said: RowSaid, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return *names* without their marks, and without the endings that may be left out."""
    return tuple(_without(bare(name), said.may_lack) for name in names)


def _without(name: str, endings: tuple[str, ...]) -> str:
    return next((name.removesuffix(end) for end in endings if name.endswith(end) and name != end), name)


def _stranger(
    said: RowSaid, filled: FilledForm, names: tuple[str, ...], place: Span, figure: Figure
) -> Iterator[Stranger]:
    """Yield the names, where all that the table has is known; with the one row that has their figure."""
    path = _path(said, names)
    if filled.cut or filled.strange or any(_path_of(said, filled, row) == path for row in filled.rows):
        return
    deepest = [row for row in filled.rows if len(path_of(filled, row)) == len(path)]
    same = [
        row
        for row in deepest
        if (cell := row.cell(said.column)) and cell.figure and cell.figure.value == figure.value
    ]
    likely = same[0].label.label if len(same) == 1 else ""
    yield Stranger(said.strange, names, place, filled.form.name.get("zh", filled.form.id), likely)
