"""Broken relations that have one cause: they share a figure, or a sentence tells a table's own sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from linter.model.figure import Figure
from linter.model.relation import Relation, State
from linter.text.source import Span

_LEAST = 2  # figures of a sentence that stand in the table's sum: one may be there for another reason


def connected(broken: Sequence[Relation], others: Sequence[Relation]) -> list[list[Relation]]:
    """Group relations of *broken* that share a figure, directly or through others, or that tell one sum.

    What stands in a sentence is known to be a table's by ties of *others* that hold.
    """
    same = [{id(one) for one in pair} for pair in _told_again(broken, others)]
    groups: dict[int, tuple[set[Span | int], list[Relation]]] = {}  # by the number of the last member
    group_of: dict[Span | int, int] = {}
    for last, relation in enumerate(broken):
        spans: set[Span | int] = {figure.span for figure in own_figures(relation)}
        spans |= {number for number, pair in enumerate(same) if id(relation) in pair}
        members = [relation]
        for number in sorted({group_of[span] for span in spans if span in group_of}):
            theirs, earlier = groups.pop(number)
            spans |= theirs
            members = earlier + members
        groups[last] = spans, members
        group_of |= dict.fromkeys(spans, last)
    return [members for _, members in groups.values()]


def own_figures(relation: Relation) -> list[Figure]:
    """The figures that stand in the report itself: last year's are what they are."""
    return [figure for figure in relation.figures if not figure.path]


def _told_again(
    broken: Sequence[Relation], others: Iterable[Relation]
) -> Iterator[tuple[Relation, Relation]]:
    """Yield each sum of *broken* that a sentence tells, with the one of a table that it tells again.

    It does so where several of its figures are those of the table by ties of *others* that hold, and
    all figures have the same values on the same sides.
    """
    told = [one for one in broken if one.kind == "sum" and _in_text(one)]
    tables = [one for one in broken if one.kind == "sum" and all(figure.cell for figure in one.figures)]
    if not (told and tables):
        return
    cells = _cells(others)
    for one in told:
        tied = {cells[figure.span] for figure in one.figures if figure.span in cells}
        for table in tables:
            common = tied & {figure.span for figure in table.figures}
            if len(common) >= _LEAST and _values(one) == _values(table):
                yield one, table
                break


def _in_text(relation: Relation) -> bool:
    return not any(figure.cell or figure.path for figure in relation.figures)


def _cells(relations: Iterable[Relation]) -> dict[Span, Span]:
    """Return which cell each figure of a sentence repeats."""
    return {
        one.left[0].span: one.right[0].span
        for one in relations
        if one.kind == "tie" and len(one.left) == len(one.right) == 1 and one.right[0].cell
        if one.left[0].cell is None and one.evaluate().state is State.HOLDS
    }


def _values(relation: Relation) -> tuple[list[Decimal], list[Decimal]]:
    """Return the values of both sides; a sentence need not name what is 0."""
    return _side(relation.left), _side(relation.right)


def _side(figures: Iterable[Figure]) -> list[Decimal]:
    return sorted(figure.value for figure in figures if figure.value)
