"""From what was found of a form to its table: every row and cell of the form, and what stands in each."""

from __future__ import annotations

from linter.domain.form import Block, Label
from linter.model.figure import Known
from linter.model.table import FilledForm, FilledRow
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.claim import Claim
from linter.parse.tables.content import Content
from linter.parse.tables.figures import filled_cell, spelt
from linter.parse.tables.placed import Placed, PlacedRow
from linter.text.span import Span


def fill(claim: Claim, words: CellWords, regime: str) -> FilledForm:
    """Return the table of *claim* by the version that explains most; where two do, that of *regime*."""
    best = max(claim.layouts, key=lambda layout: (layout.score, regime in layout.form.regimes))
    rows = tuple(
        _row(best, block, label, claim.span, words) for block in best.form.blocks for label in block.rows
    )
    return FilledForm(
        best.form,
        claim.span,
        rows,
        tuple(column for block in best.form.blocks for column in _lost(best, block)),
        added=tuple(best.added.values()),
        drawn=True,
    )


def _row(best: Placed, block: Block, label: Label, span: Span, words: CellWords) -> FilledRow:
    row = best.rows.get(label.id)
    if row is None:
        nowhere = Span(span.start, span.start)
        absent = Content(nowhere, missing="absent")
        cells = (filled_cell(best.form, label, c, absent, "cell", words) for c in block.columns)
        return FilledRow(label, nowhere, tuple(cells))
    place = Span(row.label.cell.anchor, row.label.cell.end)
    return FilledRow(
        label=label,
        span=place if label.label else Span(place.start, place.start),
        cells=tuple(
            filled_cell(best.form, label, column, *_value(best, row, block, label, column), words)
            for column in block.columns
        ),
        damaged=row.damaged and not spelt(label, row.label.words),
        extra=row.extra,
    )


def _value(best: Placed, row: PlacedRow, block: Block, label: Label, column: Label) -> tuple[Content, Known]:
    """Return what stands in a cell of a row that is there."""
    at = Span(row.label.cell.end, row.label.cell.end)
    if label.id in best.twice:
        return Content(at, missing="unreadable"), "cell"
    if found := row.values.get(column.id):
        return found
    head = best.heads.get(block.id)
    lost = bool(row.values) and head is not None and column.id not in head.there
    return Content(at, missing="absent" if lost else "unreadable"), "cell"


def _lost(best: Placed, block: Block) -> list[Label]:
    """Return the columns of *block* without a heading, where most have one."""
    head = best.heads.get(block.id)
    named = [column for column in block.columns if column.writings]
    lost = [column for column in named if head is not None and column.id not in head.there]
    return lost if len(named) > 1 and 2 * len(lost) < len(named) else []
