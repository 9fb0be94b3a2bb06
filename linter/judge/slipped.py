"""A run of cells that slipped by a row: the figures of one column stand beside their labels once they are moved back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from linter.judge.repair import with_changes
from linter.model.figure import Figure, reprinted
from linter.model.finding import Change, Repair
from linter.model.relation import Relation, State
from linter.model.table import FilledCell, FilledForm
from linter.text.source import Span

_FEWEST = 2  # broken relations that one slip explains
_LEAST = 3  # figures that move
_FARTHEST = 2  # rows
_MOST_STEPS = 4000  # moves tried for one cause
_BECAUSE = "数字错行"


class Slip(NamedTuple):
    """A run of a column's cells, and what each of them holds once it is moved back."""

    cells: tuple[FilledCell, ...]
    values: tuple[Decimal, ...]


class Explained(NamedTuple):
    """Broken relations that one slip explains, and the move that mends them."""

    broken: tuple[Relation, ...]
    repair: Repair


def slips(
    broken: Sequence[Relation], others: Sequence[Relation], tables: Sequence[FilledForm]
) -> list[Explained]:
    """Return the slips that explain relations of *broken*, a column at a time; *others* must go on holding.

    Of several moves the shortest is the likeliest: what moves within one sum leaves that sum as it is.
    """
    found: list[Explained] = []
    taken: set[int] = set()
    for table in tables if len(broken) >= _FEWEST else ():
        for column in _columns(table):
            spans = {cell.span for cell in column}
            left = [r for r in broken if id(r) not in taken]
            concerned = tuple(r for r in left if any(figure.span in spans for figure in r.figures))
            if len(concerned) < _FEWEST:
                continue
            near = [r for r in others if any(figure.span in spans for figure in r.figures)]
            if (repair := _slipped(column, concerned, near)) is not None:
                taken |= {id(relation) for relation in concerned}
                found.append(Explained(concerned, repair))
    return found


def _slipped(
    column: tuple[FilledCell, ...], broken: Sequence[Relation], near: Sequence[Relation]
) -> Repair | None:
    good: list[Slip] = []
    for steps, slip in enumerate(_moves(column)):
        if steps > _MOST_STEPS:
            return None
        if _mends(slip, broken, near):
            good.append(slip)
    return _repair(good)


def _columns(table: FilledForm) -> Iterator[tuple[FilledCell, ...]]:
    """Yield the cells of each column, from above; a total of its own stays where it is."""
    if not table.form.open:
        return
    for column in dict.fromkeys(cell.place.column for cell in table.cells):
        cells = tuple(cell for row in table.rows if (cell := row.cell(column)))
        yield tuple(cell for cell in cells if cell.place.row.isdigit())


def _moves(column: tuple[FilledCell, ...]) -> Iterator[Slip]:
    """Yield every run of cells moved up or down by a row or two into cells that are blank."""
    values = [cell.figure.value if cell.figure else Decimal(0) for cell in column]
    size = len(column)
    for by in (*range(-_FARTHEST, 0), *range(1, _FARTHEST + 1)):
        for start in range(size):
            for stop in range(start + _LEAST, size + 1):
                low, high = min(start, start + by), max(stop, stop + by)
                if low < 0 or high > size:
                    continue
                target = range(stop, stop + by) if by > 0 else range(start + by, start)
                if any(values[at] for at in target) or not (values[start] and values[stop - 1]):
                    continue  # it would push other figures out, or begins and ends with none
                moved = [Decimal(0)] * (high - low)
                for at in range(start, stop):
                    moved[at + by - low] = values[at]
                yield Slip(column[low:high], tuple(moved))


def _mends(slip: Slip, broken: Sequence[Relation], near: Sequence[Relation]) -> bool:
    changed: dict[Span, Decimal] = {
        cell.span: value for cell, value in zip(slip.cells, slip.values, strict=True)
    }
    return all(with_changes(r, changed).evaluate().state is State.HOLDS for r in (*broken, *near))


def _repair(found: Sequence[Slip]) -> Repair | None:
    shortest = sorted(found, key=lambda slip: len(slip.cells))[:2]
    if not found or len({len(slip.cells) for slip in shortest}) < len(shortest):
        return None
    changes = []
    for cell, value in zip(*shortest[0], strict=True):
        figure = cell.figure or Figure(Decimal(0), "", cell.span, cell=cell.place)
        if figure.value != value:
            unit = next(one.figure for one in shortest[0].cells if one.figure)
            printed = reprinted(unit, value) if value else ""
            changes.append(Change(figure, printed, _BECAUSE))
    return Repair("only" if len(found) == 1 else "likely", tuple(changes))
