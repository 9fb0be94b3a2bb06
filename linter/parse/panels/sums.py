"""What open forms demand of their tables: along rows, down columns, and up the tree of codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.domain.form import FormRelation, Formula
from linter.model.figure import Figure
from linter.model.relation import Relation
from linter.model.rowpaths import parent_of
from linter.model.table import FilledCell, FilledForm, FilledRow

NOTHING = ("blank", "slash", "dash", "none")


def sums(table: FilledForm) -> Iterator[Relation]:
    """Yield every relation that the form of *table* demands, as far as the table has its terms."""
    for demand in table.form.relations:
        formula = demand.formula
        if formula is None:
            continue
        if demand.each == "parent":
            yield from _up_the_tree(table, demand, formula)
        elif demand.each == "column":
            yield from _down_columns(table, demand, formula)
        else:
            yield from _along_rows(table, demand, formula)


def _along_rows(table: FilledForm, demand: FormRelation, formula: Formula) -> Iterator[Relation]:
    """Yield what holds between the cells of each row; a column that is not in the table is no term."""
    lost = {column.id for column in table.lost_columns}
    for row in table.rows:
        sides = [[row.cell(id) for id in ids if id not in lost] for ids in (formula.left, formula.right)]
        left, right = ([cell for cell in side if cell is not None] for side in sides)
        if left and right and len(left) + len(right) == sum(map(len, sides)):
            yield from relation(table, demand, formula.kind, left, right)


def _down_columns(table: FilledForm, demand: FormRelation, formula: Formula) -> Iterator[Relation]:
    """Yield what holds between rows, column by column; a row that this table has not is no term."""
    sides = [rows_of(table, ids) for ids in (formula.left, formula.right)]
    if not all(sides):
        return
    columns = dict.fromkeys(cell.place.column for side in sides for row in side for cell in row.cells)
    for column in columns:
        left, right = ([cell for row in side if (cell := row.cell(column))] for side in sides)
        if left and right and len(left) + len(right) == sum(map(len, sides)):
            yield from relation(table, demand, formula.kind, left, right, several=True)


def _up_the_tree(table: FilledForm, demand: FormRelation, formula: Formula) -> Iterator[Relation]:
    """Yield for each row with a code that it is the sum of those below it; and of the total, that of all above."""
    coded = [row for row in table.rows if row.label.id.isdigit()]
    ids = [row.label.id for row in coded]
    children: dict[str, list[FilledRow]] = {}
    for row in coded:
        children.setdefault(parent_of(row.label.id, ids), []).append(row)
    wholes = [(row, children.get(row.label.id, [])) for row in coded]
    wholes += [(row, children.get("", [])) for row in table.rows if row.label.id in formula.left]
    for whole, parts in wholes:
        if not parts or ids.count(whole.label.id) > 1 or len({p.label.id for p in parts}) < len(parts):
            continue  # a code that stands there twice: which of the two is meant?
        for cell in whole.cells:
            others = [one for part in parts if (one := part.cell(cell.place.column))]  # of this panel
            if others:
                yield from relation(table, demand, "sum", others, [cell], several=True)


def rows_of(table: FilledForm, ids: Sequence[str]) -> list[FilledRow]:
    """Return the rows of *table* with these ids; one that ends in a dot stands for all that begin so."""
    return [
        row
        for row in table.rows
        if any(row.label.id == id or (id.endswith(".") and row.label.id.startswith(id)) for id in ids)
    ]


def relation(
    table: FilledForm,
    demand: FormRelation,
    kind: str,
    left: Sequence[FilledCell],
    right: Sequence[FilledCell],
    *,
    several: bool = False,
) -> Iterator[Relation]:
    """Yield the relation of these cells (of *several* rows), where in any of them a figure stands; what is blank is nothing."""
    parts, whole = list(left), list(right)
    if kind == "sum" and len(parts) == 1 and len(whole) > 1:
        parts, whole = whole, parts  # what stands alone is the stated one
    cells = [*parts, *whole]
    if not any(cell.figure is not None for cell in cells):
        return
    missing = next((c.missing for c in cells if c.figure is None and c.missing not in NOTHING), "")
    if not missing and len(whole) == 1 and whole[0].figure is None:
        missing = "blank" if any(c.figure and c.figure.value for c in parts) else ""
    yield Relation(
        kind="at_most" if kind == "at_most" else "sum",
        left=tuple(map(figure_of, parts)),
        right=tuple(map(figure_of, whole)),
        label=table.form.name.get("zh", table.form.id),
        doubts=frozenset((*demand.doubts, *(doubts_of(table) if several else ()))),
        rule=demand.rule,
        place=figure_of(whole[0]).span,
        open=f"{missing}-cell" if missing else "",
        rounded=demand.rounded,
    )


def doubts_of(table: FilledForm) -> tuple[str, ...]:
    """Return why the rows of *table* may not be all, or not what they are taken for."""
    return (*(("extra-row",) if table.strange else ()), *(("not-whole",) if table.cut else ()))


def figure_of(cell: FilledCell) -> Figure:
    """Return the cell's figure; of one in which nothing stands a nought that is not printed."""
    if cell.figure is not None:
        return cell.figure
    return Figure(Decimal(0), "", cell.span, cell=cell.place, label=cell.place.row_label)
