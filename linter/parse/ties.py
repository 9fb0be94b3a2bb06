"""Sentences that state what a table states: each such figure is tied to the cells it should equal.

A sentence may speak of less than the table (the office alone), of more (with what was carried
in), or of another year: such a reading is a doubt, and where one of them fits, no accusation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.domain.said import Said
from linter.model.figure import Figure
from linter.model.relation import Relation
from linter.model.report import Report
from linter.model.table import FilledCell, FilledForm
from linter.model.views import BODY
from linter.parse.digits import Digits
from linter.parse.panels.sums import NOTHING
from linter.parse.panels.sums import figure_of as open_figure_of
from linter.parse.saidcells import nearer_doubts, reading_doubts, terms_of
from linter.parse.saidwords import Statement, by_items, by_text
from linter.parse.statements.row import Row
from linter.parse.statements.wrapped import undecided


def with_ties(report: Report) -> Report:
    """Return *report* with a relation for each sentence that says what a table says."""
    tables: dict[str, FilledForm] = {}
    for table in report.tables:
        if table.filled is not None:
            tables.setdefault(table.filled.form.id, table.filled)
    if not tables:
        return report
    relations: list[Relation] = []
    wanted = [said for said in report.domain.said if said.form in tables]
    digits = Digits(report, BODY.left_out)
    row = Row(report) if any(said.match for said in wanted) else None
    for said in wanted:
        statements = [*by_text(report, digits, said), *(by_items(report, row, said) if row else ())]
        relations += _ties(statements, said, tables[said.form])
    return replace(report, relations=(*report.relations, *undecided(relations, report.cut)))


def _ties(statements: list[Statement], said: Said, filled: FilledForm) -> Iterator[Relation]:
    found = [relation for s in statements if (relation := _tie(said, filled, s))]
    agreed = any(r.evaluate().difference == 0 for r in found)
    for relation in found:
        if agreed and relation.evaluate().difference:
            # The same thing is said rightly elsewhere: this sentence speaks of a part of it.
            relation = replace(relation, doubts=relation.doubts | {"said-elsewhere"})
        yield relation


def _tie(said: Said, filled: FilledForm, statement: Statement) -> Relation | None:
    """Return the relation of *statement* with the cells it means: the first reading that fits, or the plain one.

    Where a cell that it may mean cannot be read, only a reading that fits says anything.
    """
    plain: Relation | None = None
    unread = False
    for reading in (*said.equals, *said.loosely):
        terms = terms_of(reading, filled)
        if terms is None:
            continue
        plus, minus = ([_figure_of(cell, filled) for cell in cells] for cells in terms)
        if None in plus or None in minus:
            unread |= reading in said.equals
            continue
        relation = Relation(
            kind="at_most" if said.at_most else "tie",
            left=(statement.figure, *(figure for figure in minus if figure)),
            right=tuple(figure for figure in plus if figure),
            label=said.name,
            rule=said.rule,
            doubts=statement.doubts | reading_doubts(filled, terms),
            place=statement.figure.span,
            rounded=said.at_most,
        )
        plain = plain or relation
        if relation.evaluate().difference == 0 or said.at_most:
            if said.at_most or reading in said.equals or unread or statement.carried:
                return relation
            return replace(plain, doubts=plain.doubts | {"counted-otherwise"})
    if plain is None or unread:
        return None
    return replace(plain, doubts=nearer_doubts(plain))


def _figure_of(cell: FilledCell, filled: FilledForm) -> Figure | None:
    """Return the cell's figure; where rows are open a blank one is a nought that is not printed."""
    return open_figure_of(cell) if filled.form.open and cell.missing in NOTHING else cell.figure
