"""The cells that a sentence means, as forms/said.yaml adds them up."""

from __future__ import annotations

from linter.model.relation import Relation, total
from linter.model.slips import slip
from linter.model.table import FilledCell, FilledForm

_OF_SCOPE = frozenset({"other-scope", "often-a-part"})


def reading_doubts(filled: FilledForm, terms: tuple[list[FilledCell], list[FilledCell]]) -> set[str]:
    """Why the cells may not hold what the report says."""
    doubts = set() if filled.whole else {"not-whole"}
    rows = {cell.place.row for cells in terms for cell in cells}
    if any(row.reading != "apart" for row in filled.rows if row.label.id in rows):
        doubts.add("glued")
    return doubts


def nearer_doubts(relation: Relation) -> frozenset[str]:
    """The doubts of a sentence that misses its cells: one of another scope misses by more than a slip."""
    said, meant = relation.left[0].value, total(relation.right) - total(relation.left[1:])
    if not relation.doubts & _OF_SCOPE or not slip(said, meant):
        return relation.doubts
    return relation.doubts - _OF_SCOPE | {"one-slip"}


def terms_of(reading: str, filled: FilledForm) -> tuple[list[FilledCell], list[FilledCell]] | None:
    """Return the cells that *reading* adds and takes away; None where the form has none such."""
    plus: list[FilledCell] = []
    minus: list[FilledCell] = []
    into = plus
    for word in reading.split():
        if word in "+-":
            into = minus if word == "-" else plus
            continue
        id, _, column = word.partition("/")
        start = id.removesuffix("*")
        rows = [r for r in filled.rows if r.label.id == id or (id != start and r.label.id.startswith(start))]
        rows = rows or [r for r in filled.rows if r.label.id == start.rstrip(".")]
        cells = [cell for row in rows if (cell := row.cell(column))]
        if not cells:
            return None
        into += cells
    return plus, minus
