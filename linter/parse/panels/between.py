"""What must hold between the tables of one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linter.domain.form import Between, Term
from linter.model.relation import Relation
from linter.model.report import Report
from linter.model.table import FilledCell, FilledForm
from linter.parse.panels.sums import doubts_of, figure_of, rows_of, sums

FormsById = dict[str, FilledForm]


def with_open_relations(report: Report) -> Report:
    """Return *report* with the figures of its open tables and all that must hold in and between them."""
    filled = [
        replace(table.filled, cut=table.filled.cut or report.may_go_on(table.filled.span))
        for table in report.tables
        if table.filled is not None and table.filled.form.open
    ]
    if not filled:
        return report
    found = [relation for table in filled for relation in sums(table)]
    ids = [table.form.id for table in filled]
    tables = {table.form.id: table for table in filled if ids.count(table.form.id) == 1}
    for between in report.domain.between:
        found += _relations(between, tables)
    figures = tuple(figure for table in filled for figure in table.figures)
    return replace(report, relations=(*report.relations, *found), figures=(*report.figures, *figures))


def _relations(between: Between, tables: FormsById) -> Iterator[Relation]:
    terms = (*between.left, *between.right)
    if any(term.form not in tables for term in terms) or any(_more_than_none(t, tables) for t in between.but):
        return
    families = [term for term in terms if term.family]
    if len(terms) == 2 and len(families) == 2:
        one, other = (_by_ending(term, tables) for term in terms)
        for ending in one:
            if ending in other:
                yield from _relation(between, [one[ending]], [other[ending]])
        return
    if all(_cells(term, tables) for term in terms):
        left, right = (
            [cell for term in side for cell in _cells(term, tables)] for side in (between.left, between.right)
        )
        doubts = [doubt for term in families for doubt in doubts_of(tables[term.form])]
        yield from _relation(between, left, right, doubts)


def _cells(term: Term, tables: FormsById) -> list[FilledCell]:
    rows = rows_of(tables[term.form], [term.row])
    return [cell for row in rows if (cell := row.cell(term.column))]


def _by_ending(term: Term, tables: FormsById) -> dict[str, FilledCell]:
    """Return the cells of a family by what the ids of their rows end in; none that is there twice."""
    found: dict[str, list[FilledCell]] = {}
    for row in tables[term.form].rows:
        if row.label.id.startswith(term.row) and (cell := row.cell(term.column)):
            found.setdefault(row.label.id.removeprefix(term.row), []).append(cell)
    return {ending: cells[0] for ending, cells in found.items() if len(cells) == 1}


def _more_than_none(term: Term, tables: FormsById) -> bool:
    cells = _cells(term, tables) if term.form in tables else []
    return any(cell.figure is not None and cell.figure.value for cell in cells)


def _relation(
    between: Between, left: list[FilledCell], right: list[FilledCell], doubts: Iterable[str] = ()
) -> Iterator[Relation]:
    """Yield the relation of these cells; where nothing can be read in one, it is undecided."""
    cells = [*left, *right]
    if not any(cell.figure is not None for cell in cells):
        return
    missing = next((c.missing for c in cells if c.missing in ("absent", "unreadable")), "")
    yield Relation(
        kind=between.kind,
        left=tuple(map(figure_of, left)),
        right=tuple(map(figure_of, right)),
        label=between.label,
        doubts=frozenset((*between.doubts, *doubts)),
        rule=between.rule,
        place=figure_of(right[0]).span,
        open=f"{missing}-cell" if missing else "",
        rounded=True,
    )
