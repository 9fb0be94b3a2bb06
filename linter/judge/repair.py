"""The smallest repair: which figures, changed to what, would make everything hold that is broken.

A slip of the pen is one figure, seldom two. So of all sets of changes after which every
relation holds, those with the fewest are the explanations worth reading. They are found by
branching: take a broken relation, let one of its figures be what mends it, and look again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from decimal import Decimal
from fractions import Fraction

from linter.judge.connected import connected, own_figures
from linter.model.figure import Figure
from linter.model.relation import Relation, State, total
from linter.records import dataclass
from linter.text.source import Span

MOST_CHANGES = 3
_MOST_STEPS = 6000  # figures tried for one cause; what takes more is left without a repair
_MENDED = ("sum", "tie")  # the kinds that say what a figure ought to be

Changes = frozenset[tuple[Span, Decimal]]


@dataclass(frozen=True, slots=True)
class Explanations:
    """The smallest sets of changes that explain *broken* relations, or none within bounds."""

    broken: tuple[Relation, ...]
    sets: tuple[Changes, ...]


def explain(broken: list[Relation], others: Iterable[Relation]) -> list[Explanations]:
    """Return the explanations of *broken* relations, a cause at a time.

    *others* must go on holding, if they do. Relations that share a figure, or an explanation,
    have one cause; so have two that tell the same sum.
    """
    holding = [relation for relation in others if _holds(relation)]
    world = _World([*broken, *holding])
    causes = [Explanations(tuple(group), world.search(group)) for group in connected(broken, holding)]
    return _merged(causes)


def _merged(causes: Iterable[Explanations]) -> list[Explanations]:
    """Return *causes*, each with the first of those before it that it has an explanation in common with."""
    merged: list[Explanations] = []
    holders: dict[Changes, int] = {}  # of each explanation the one cause that has it
    for cause in causes:
        number = min((holders[one] for one in cause.sets if one in holders), default=len(merged))
        if number == len(merged):
            merged.append(cause)
        else:
            other = merged[number]
            common = tuple(one for one in other.sets if one in cause.sets)
            merged[number] = Explanations((*other.broken, *cause.broken), common)
            for one in other.sets:
                del holders[one]
        holders |= dict.fromkeys(merged[number].sets, number)
    return merged


def _holds(relation: Relation) -> bool:
    """Whether *relation* holds as printed; one whose row was cut by its own sum counts here, too."""
    return _uncut(relation).evaluate().state is State.HOLDS


def _uncut(relation: Relation) -> Relation:
    return replace(relation, open="") if relation.open == "glued" else relation


@dataclass(slots=True)
class _World:
    """All relations that count, and which of them each figure stands in."""

    relations: list[Relation]
    of: dict[Span, list[Relation]] = field(default_factory=dict)
    steps: int = 0

    def __post_init__(self) -> None:
        self.relations = [_uncut(relation) for relation in self.relations]
        for relation in self.relations:
            for span in {figure.span for figure in own_figures(relation)}:
                self.of.setdefault(span, []).append(relation)

    def search(self, group: list[Relation]) -> tuple[Changes, ...]:
        """Return the smallest sets of changes after which *group*, and all they touch, hold."""
        if not any(relation.kind in _MENDED for relation in group):
            return ()  # an inequality says what may not be, not what ought to be
        self.steps = 0
        for depth in range(1, MOST_CHANGES + 1):
            found: dict[Changes, None] = {}
            self._branch(list(group), {}, depth, found)
            if self.steps > _MOST_STEPS:
                return ()
            if found:
                return tuple(found)
        return ()

    def _branch(
        self, pending: list[Relation], changed: dict[Span, Decimal], depth: int, found: dict[Changes, None]
    ) -> None:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return
        unsolved = [relation for relation in pending if not _right(relation, changed)]
        if not unsolved:
            found[frozenset(changed.items())] = None
            return
        if depth == 0 or not _coverable(unsolved, changed, depth):
            return
        equalities = [relation for relation in unsolved if relation.kind in _MENDED]
        if not equalities:
            return
        target = min(equalities, key=lambda relation: len(relation.figures))
        for figure, value in _mended(target, changed):
            # What the figure stands in besides must hold in the end, and is looked at from now on.
            touched = [r for r in self.of[figure.span] if r not in pending]
            changed[figure.span] = value
            self._branch([*pending, *touched], changed, depth - 1, found)
            del changed[figure.span]


def _coverable(unsolved: list[Relation], changed: dict[Span, Decimal], depth: int) -> bool:
    """Whether *depth* figures can touch every relation that is broken: if not, there is no need to try."""
    if len(unsolved) <= depth:
        return True
    counts: dict[Span, int] = {}
    for relation in unsolved:
        for span in {figure.span for figure in own_figures(relation)} - changed.keys():
            counts[span] = counts.get(span, 0) + 1
    return sum(sorted(counts.values(), reverse=True)[:depth]) >= len(unsolved)


def _values(figures: tuple[Figure, ...], changed: dict[Span, Decimal]) -> Decimal:
    if not changed:
        return total(figures)
    return sum((_value(figure, changed) for figure in figures), Decimal(0))


def _value(figure: Figure, changed: dict[Span, Decimal]) -> Decimal:
    return figure.value if figure.path else changed.get(figure.span, figure.value)


def _right(relation: Relation, changed: dict[Span, Decimal]) -> bool:
    if relation.kind in _MENDED and not any(f.scale > 1 or f.decimals for f in relation.figures):
        return _values(relation.left, changed) == _values(relation.right, changed)
    return with_changes(relation, changed).evaluate().state is State.HOLDS


def with_changes(relation: Relation, changed: dict[Span, Decimal]) -> Relation:
    """Return *relation* with some of its figures changed; itself where none of them is its own."""
    if not any(figure.span in changed for figure in relation.figures):
        return relation

    def new(figure: Figure) -> Figure:
        value = _value(figure, changed)
        return figure if value is figure.value else replace(figure, value=value)

    return replace(
        relation,
        left=tuple(map(new, relation.left)),
        right=tuple(map(new, relation.right)),
        stated=new(relation.stated) if relation.stated else None,
    )


def _mended(relation: Relation, changed: dict[Span, Decimal]) -> list[tuple[Figure, Decimal]]:
    """Each figure of *relation* with the value that would mend it; a count stays a whole number from 0."""
    gap = _values(relation.left, changed) - _values(relation.right, changed)
    found = []
    sides = ((figure, gap) for figure in relation.right), ((figure, -gap) for figure in relation.left)
    for side in sides:
        for figure, step in side:
            value = figure.value + step
            if not figure.path and figure.span not in changed and value >= 0 and _printable(figure, value):
                found.append((figure, value))
    return found


def _printable(figure: Figure, value: Decimal) -> bool:
    """Whether *value* could be printed with the figure's unit and digits after the point."""
    if figure.span.end <= figure.span.start:
        return False
    if figure.scale == 1 and not figure.decimals:
        return value == value.to_integral_value()
    return Fraction(value) % Fraction(Decimal(figure.scale).scaleb(-figure.decimals)) == 0
