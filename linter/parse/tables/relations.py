"""What a form demands of its cells becomes relations between the figures of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from linter.domain.form import Form, FormRelation, Formula, Label
from linter.model.figure import Figure
from linter.model.relation import Relation, State
from linter.model.report import Report
from linter.model.table import FilledCell, FilledForm, FilledRow
from linter.text.source import Span


def with_form_relations(report: Report) -> Report:
    """Return *report* with the figures of its tables, and the relations their forms demand."""
    tables = [t.filled for t in report.tables if t.filled is not None and not t.filled.form.open]

    @cache
    def said() -> str:
        return "".join(report.text(line.stretch) for line in report.lines if line.kind != "TABLE")

    relations = tuple(relation for filled in tables for relation in form_relations(filled, said))
    figures = tuple(figure for filled in tables for figure in filled.figures)
    return replace(report, relations=(*report.relations, *relations), figures=(*report.figures, *figures))


def form_relations(filled: FilledForm, said: Callable[[], str]) -> Iterator[Relation]:
    """Yield every relation that the form of *filled* demands, as far as the table has its terms.

    *said* returns the text around the table.
    """
    unread = _unread(filled)
    for demand in filled.form.relations:
        if demand.formula is None:
            continue
        by_column = demand.each == "column"
        found = (
            _by_column(filled, demand, demand.formula, unread)
            if by_column
            else _by_row(filled, demand, demand.formula)
        )
        for relation in found:
            yield _with_side(relation, demand, said)


def _with_side(relation: Relation, demand: FormRelation, said: Callable[[], str]) -> Relation:
    """Return *relation* with the doubt that its parts exceed, or fall short of, the whole."""
    if not (demand.over or demand.under):
        return relation
    gap = relation.evaluate().difference
    doubt = demand.over if gap > 0 else demand.under if gap < 0 else ""
    if gap < 0 and demand.under_if and not any(word in said() for word in demand.under_if):
        doubt = ""
    return replace(relation, doubts=relation.doubts | {doubt}) if doubt else relation


def _by_column(
    filled: FilledForm, demand: FormRelation, formula: Formula, unread: dict[str, list[int]]
) -> Iterator[Relation]:
    rows = {row.label.id: row for row in filled.rows}
    ids = formula.ids
    terms = [rows[id] for id in ids]
    left_rows, right_rows = (
        [rows[id] for id in side if not _left_out(filled, rows[id])] for side in (formula.left, formula.right)
    )
    places = [number for number, row in enumerate(filled.rows) if row.label.id in ids]
    first, last = min(places), max(places)
    by_terms = _doubts(terms)
    asked = formula.kind == "sum" and any(row.reading in ("table", "columns", "uncut") for row in terms)
    for column in _columns(filled.form):
        broken = any(first <= row <= last for row in unread[column.id])
        doubts = {*by_terms, "not-whole"} if broken else by_terms
        left = [row.cell(column.id) for row in left_rows]
        right = [row.cell(column.id) for row in right_rows]
        if not left or not right or any(cell is None for cell in (*left, *right)):
            continue  # a block with other columns
        for relation in _relation(demand, formula, left, right, doubts, filled):
            # What a row was cut by proves nothing; where it still does not come out, it does.
            holds = asked and relation.evaluate().state is State.HOLDS
            yield replace(relation, open="glued") if holds else relation


def _by_row(filled: FilledForm, demand: FormRelation, formula: Formula) -> Iterator[Relation]:
    whole = filled.whole
    for row in filled.rows:
        for block in demand.blocks or ("",):
            start = f"{block}." if block else ""
            left = [row.cell(start + id) for id in formula.left]
            right = [row.cell(start + id) for id in formula.right]
            if any(cell is None for cell in (*left, *right)):
                continue
            doubts = _doubts([row])
            if not whole and not filled.drawn:
                doubts.add("not-whole")
            proof = "glued" if row.reading in ("identity", "table") and formula.kind == "sum" else ""
            if formula.kind == "sum" and filled.added:
                proof = "extra-column"  # what stands in it may be a part
            yield from _relation(demand, formula, left, right, doubts, filled, proof)


@lru_cache(maxsize=64)
def _columns(form: Form) -> list[Label]:
    found = {column.id: column for block in form.blocks for column in block.columns}
    return list(found.values())


def _doubts(rows: list[FilledRow]) -> set[str]:
    """Why figures of *rows* may not be what the report says."""
    doubts = set()
    if any(row.reading != "apart" or row.fitted for row in rows):
        doubts.add("glued")
    if any(row.extra for row in rows[:-1]):  # a local row under the last term is none of theirs
        doubts.add("extra-row")
    return doubts


def _unread(filled: FilledForm) -> dict[str, list[int]]:
    """Return by column the places of the rows that were not read in it."""
    rows = [(number, row) for number, row in enumerate(filled.rows) if not _left_out(filled, row)]
    return {
        column.id: [
            number
            for number, row in rows
            if not (row.read if (cell := row.cell(column.id)) is None else cell.read)
        ]
        for column in _columns(filled.form)
    }


def _left_out(filled: FilledForm, row: FilledRow) -> bool:
    """Whether this wording of the form has no such row."""
    return row.absent and row.label.id in filled.form.optional


def _relation(
    demand: FormRelation,
    formula: Formula,
    left: list[FilledCell | None],
    right: list[FilledCell | None],
    doubts: set[str],
    filled: FilledForm,
    proof: str = "",
) -> Iterator[Relation]:
    """Yield the relation of these cells; one whose terms are all absent is not demanded."""
    cells = [cell for cell in (*left, *right) if cell is not None]
    if all(cell.missing == "absent" for cell in cells):
        return
    missing = next((cell.missing for cell in cells if cell.figure is None and not _zero(cell, demand)), "")
    left_figures = tuple(_figure(cell) for cell in left if cell is not None)
    right_figures = tuple(_figure(cell) for cell in right if cell is not None)
    # What a rule of the form calls the whole stands alone on one side: it is the stated one.
    if len(left_figures) == 1 and formula.kind == "sum":
        left_figures, right_figures = right_figures, left_figures
    yield Relation(
        kind=formula.kind,
        left=left_figures,
        right=right_figures,
        doubts=frozenset((*doubts, *demand.doubts)),
        rule=demand.rule,
        place=_place(filled, right_figures[0]),
        open=proof or (f"{missing}-cell" if missing else ""),
    )


def _zero(cell: FilledCell, demand: FormRelation) -> bool:
    return demand.blank_as_zero and cell.missing in ("blank", "slash", "dash", "none")


def _figure(cell: FilledCell) -> Figure:
    """The cell's figure; for a cell without one an empty stand-in at its place."""
    if cell.figure is not None:
        return cell.figure
    return Figure(Decimal(0), "", cell.span, cell=cell.place, label=cell.place.row_label)


def _place(filled: FilledForm, figure: Figure) -> Span:
    """Where to point: at the cell, and where a row has but one cell, at the row."""
    if figure.cell is None:
        return figure.span
    row = filled.row(figure.cell.row)
    if row is not None and len(row.cells) == 1 and row.span.start < figure.span.start:
        return Span(row.span.start, figure.span.end)
    return figure.span
