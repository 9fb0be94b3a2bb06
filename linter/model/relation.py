"""A relation: what must hold between figures. The one evaluator of everything that adds up."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Literal

from linter.model.figure import Figure
from linter.model.grounds import Ceiling, Membership, ceiling, needed
from linter.records import dataclass
from linter.text.source import Span

RelationKind = Literal[
    "sum",  # left terms together equal the right ones
    "at_most",  # no left term, nor (of a subset) their sum, is more than the right one
    "deduplicated",  # largest left term ≤ right ≤ sum of the left ones: channels overlap
    "share",  # stated = left / right, to the digits printed
    "hundred",  # left terms, shares of one whole, make 100 within their rounding
    "average",  # stated = left / right, in its own unit, to the digits printed
    "product",  # the left terms, so many times so many, make the right one
    "growth",  # stated = (left - right) / right
    "direction",  # left is more than right where stated, a change with its sign, is above 0; equal at 0; else less
    "defined",  # stated, a rate over the right term, can be: that is not 0
    "count",  # stated = number of the items listed
    "tie",  # left and right are one figure in two places
    "chain",  # left terms, the numbers of a list in running text, go up by one each
    "possible",  # stated is a share that some whole number of the left term makes
    "possible_base",  # stated is the growth of the left term over some whole number
]


class State(Enum):
    """What came of holding a relation against its figures."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The state of a relation and the two numbers that were compared."""

    state: State
    stated: Decimal | None = None
    computed: Decimal | None = None
    reason: str = ""

    @property
    def difference(self) -> Decimal:
        """Computed minus stated; 0 where nothing was compared."""
        if self.stated is None or self.computed is None:
            return Decimal(0)
        return self.computed - self.stated


@dataclass(frozen=True, slots=True)
class Relation:
    """What must hold between figures: terms on two sides, and where the demand comes from.

    *doubts* are named reasons for which the report may be right all the same (open-list,
    approximate, …); *rule* is the id of the rule that a form names for it, if one does.
    """

    kind: RelationKind
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    label: str = ""
    stated: Figure | None = None
    items: tuple[Span, ...] = ()
    least_items: int = 0  # items can be read as this few (区、县联合审批 is one) …
    most_items: int = 0  # … up to this many (及 inside a name); 0: as many as there are
    doubts: frozenset[str] = frozenset()
    rule: str = ""
    place: Span | None = None  # the words a finding points at; the stated figure where none is given
    told: tuple[
        Figure, ...
    ] = ()  # further figures that are said with the stated one: a rate beside a difference
    open: str = ""  # why nothing can be decided, whatever the figures say: a cell is blank, say
    membership: Membership | None = None  # what is known of the parts; None: a form says all
    rounded: bool = False  # each figure is rounded by itself, whole ones too

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the relation: the stated one, then right, then left."""
        return (*((self.stated,) if self.stated else ()), *self.right, *self.left, *self.told)

    @property
    def ceiling(self) -> Ceiling:
        """The gravest that may be said of it where it is broken."""
        return ceiling(
            needed(self.kind, "more" if self.evaluate().difference > 0 else "less", self.membership)
        )

    @property
    def proved(self) -> bool:
        """Whether it holds, and is known to be a relation at all: its figures are verified."""
        if self.evaluate().state is not State.HOLDS:
            return False
        grounds = needed(self.kind, "holds", self.membership)
        if self.kind == "at_most" and "likeness" in grounds:
            return (
                False  # that one figure is no more than another tells nothing of two that stand side by side
            )
        return "none" not in grounds

    def evaluate(self) -> Evaluation:
        """Hold the relation against its figures."""
        return self._evaluation

    @cached_property
    def _evaluation(self) -> Evaluation:
        if self.open:
            return Evaluation(State.UNDECIDED, reason=self.open)
        if any(not figure.exact for figure in self.figures):
            return _roughly(self)
        return _EVALUATORS[self.kind](self)


_ONCE = 100  # points: a multiple (3倍) may be cut, but 2.04 times as much is not three times
_MOST_PLACES = 9  # that a computed rate is given beyond those of the printed one


def rounding_doubts(relation: Relation) -> frozenset[str]:
    """Return `directed-rounding` where the stated rate is off by no more than a unit of its last digit."""
    found = relation.evaluate()
    assert relation.stated is not None
    if found.stated is None or found.computed is None:
        return frozenset()
    unit = Fraction(relation.stated.half_unit) * 2
    if unit > 1 and (Fraction(found.computed) / unit).denominator == 1:
        return frozenset()  # 2倍 that comes out even is never rounded to 3倍
    if unit >= _ONCE:
        cut = math.floor(Fraction(found.computed) / unit)
        return frozenset({"directed-rounding"} if Fraction(found.stated) / unit == cut else ())
    rounded = math.floor(Fraction(found.computed) / unit + Fraction(1, 2))
    return frozenset({"directed-rounding"} if abs(Fraction(found.stated) / unit - rounded) <= 1 else ())


def total(figures: tuple[Figure, ...]) -> Decimal:
    """Return the exact sum of the figures' values."""
    return sum((figure.value for figure in figures), Decimal(0))


def _compare(stated: Decimal, computed: Decimal, holds: bool) -> Evaluation:
    return Evaluation(State.HOLDS if holds else State.BROKEN, stated, computed)


def _sum(relation: Relation) -> Evaluation:
    computed, stated = total(relation.left), total(relation.right)
    # Two printed numbers agree if the intervals they stand for meet: only figures printed
    # in 万 or with decimals have any width, so counts must be equal to the last one.
    width = Decimal(0)
    if relation.rounded:
        width = sum((figure.half_unit for figure in relation.figures if figure.printed), Decimal(0))
    elif any(figure.scale > 1 or figure.decimals for figure in relation.figures):
        width = sum((figure.half_unit for figure in relation.figures if _coarse(figure)), Decimal(0))
    return _compare(stated, computed, abs(computed - stated) <= width)


def _coarse(figure: Figure) -> bool:
    return figure.scale > _WHOLE or figure.decimals > 0


_WHOLE = 1000  # 3千 is three thousand; 3万 may be any number near
_ROUGHLY = Decimal("1.3")  # about so many is never more than so many times as many
_BEYOND = Decimal("1.4")  # nor is 1000余, a thousand and some
_POINTS = Decimal(10)  # that a share of about so many per cent may be off


def _roughly(relation: Relation) -> Evaluation:
    """What is said to be about so much is held against only what it can in no way be."""
    unsure = Evaluation(State.UNDECIDED, reason="approximate")
    if any(not figure.exact for figure in relation.left):
        return unsure
    if relation.kind == "share" and all(figure.exact for figure in relation.right):
        found = _share(relation)
        return found if found.computed is not None and _far_share(relation, found) else unsure
    if relation.kind != "at_most":
        return unsure
    if any(
        figure.approximate == "more" or (figure.decimals and figure.scale == 1) for figure in relation.right
    ):
        return unsure
    found = _at_most(relation)
    most = sum((_utmost(figure) for figure in relation.right), Decimal(0))
    assert found.computed is not None
    return found if found.state is State.BROKEN and found.computed > most else unsure


def _utmost(figure: Figure) -> Decimal:
    """Return what *figure*, said to be about so many, can be at most: 300余 is less than 400."""
    if figure.approximate == "beyond":
        step = Decimal(1).scaleb(figure.value.adjusted())
        return min(figure.value + step, max(figure.value * _BEYOND, Decimal(100)))
    return figure.value if figure.exact else figure.value * _ROUGHLY


def _far_share(relation: Relation, found: Evaluation) -> bool:
    """Whether a share of about so much (六成以上, 约76%) is far from what its figures make."""
    assert relation.stated is not None and found.computed is not None
    said, apart = relation.stated.approximate, found.computed - relation.stated.value
    below = {"more", "beyond"}
    return apart < -_POINTS if said in below else apart > _POINTS if said == "less" else abs(apart) > _POINTS


def _at_most(relation: Relation) -> Evaluation:
    most, whole = total(relation.left), total(relation.right)
    width = sum((figure.half_unit for figure in relation.figures if figure.printed), Decimal(0))
    return _compare(whole, most, most <= whole + (width if relation.rounded else 0))


def _deduplicated(relation: Relation) -> Evaluation:
    whole = total(relation.right)
    largest = max((figure.value for figure in relation.left), default=Decimal(0))
    together = total(relation.left)
    if whole < largest:
        return _compare(whole, largest, False)
    return _compare(whole, together, whole <= together)


def _share(relation: Relation) -> Evaluation:
    assert relation.stated is not None
    whole = total(relation.right)
    if whole == 0:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    exact = Fraction(total(relation.left)) * 100 / Fraction(whole)
    return _rate(relation.stated, exact, _spread(relation, 0))


def _average(relation: Relation) -> Evaluation:
    assert relation.stated is not None
    number = total(relation.right)
    if number == 0:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    return _rate(relation.stated, Fraction(total(relation.left)) / Fraction(number))


def _product(relation: Relation) -> Evaluation:
    computed = math.prod((figure.value for figure in relation.left), start=Decimal(1))
    stated = total(relation.right)
    return _compare(stated, computed, computed == stated)


def _hundred(relation: Relation) -> Evaluation:
    together = total(relation.left)
    slack = sum((share.half_unit for share in relation.left), Decimal(0))
    return _compare(Decimal(100), together, abs(together - 100) <= slack)


def _growth(relation: Relation) -> Evaluation:
    assert relation.stated is not None
    before = total(relation.right)
    if before == 0:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    change = Fraction(total(relation.left) - before) * 100 / Fraction(before)
    return _rate(relation.stated, change, _spread(relation, 1))


def _direction(relation: Relation) -> Evaluation:
    assert relation.stated is not None
    now, then = total(relation.left), total(relation.right)
    width = sum((f.half_unit for f in (*relation.left, *relation.right) if _coarse(f)), Decimal(0))
    if not relation.stated.value:
        return _compare(then, now, abs(now - then) <= width)
    up = now - then if relation.stated.value > 0 else then - now
    return _compare(then, now, up + width > 0)


def _defined(relation: Relation) -> Evaluation:
    assert relation.stated is not None
    base = total(relation.right)
    return _compare(relation.stated.value, base, base != 0)


def _spread(relation: Relation, less: int) -> tuple[Fraction, Fraction] | None:
    """Return between what the ratio of left to right lies, less *less*, in per cent; None: the figures are exact."""
    if not any(figure.decimals for figure in (*relation.left, *relation.right)):
        return None  # 2千 of 3000 may be meant as it stands; 4.85万元 is rounded
    left, right = (
        (Fraction(total(side)), Fraction(sum((f.half_unit for f in side if f.decimals), Decimal(0))))
        for side in (relation.left, relation.right)
    )
    if right[0] <= right[1] or left[0] < left[1]:
        return None  # rounded to 0, or below it: nothing is known of the ratio
    low, high = (left[0] - left[1]) / (right[0] + right[1]), (left[0] + left[1]) / (right[0] - right[1])
    return (low - less) * 100, (high - less) * 100


def _rate(stated: Figure, exact: Fraction, spread: tuple[Fraction, Fraction] | None = None) -> Evaluation:
    """A printed rate stands for all values that round to it, half either way; so do the figures it is of."""
    low, high = spread or (exact, exact)
    half = Fraction(stated.half_unit)
    holds = low - half <= Fraction(stated.value) <= high + half
    places = stated.decimals + 2
    while places < stated.decimals + _MOST_PLACES and _rounds_up_twice(exact, places, stated.decimals):
        places += 1  # 12.3497 is 12.350, but 12.3 and not 12.4
    scaled = round(exact * 10**places)
    return _compare(stated.value, Decimal(scaled).scaleb(-places), holds)


def _rounds_up_twice(exact: Fraction, places: int, decimals: int) -> bool:
    """Whether *exact*, rounded to *places*, rounds to another number of *decimals* than it does itself."""
    near = Fraction(round(exact * 10**places), 10**places)
    return _half_up(near * 10**decimals) != _half_up(exact * 10**decimals)


def _half_up(value: Fraction) -> int:
    return math.floor(abs(value) + Fraction(1, 2))


def _count(relation: Relation) -> Evaluation:
    assert relation.stated is not None
    items = len(relation.items)
    least, most = relation.least_items or items, max(items, relation.most_items)
    stated = relation.stated.value
    nearest = min(max(stated, Decimal(least)), Decimal(most))
    return _compare(stated, nearest, nearest == stated)


def _chain(relation: Relation) -> Evaluation:
    """Compares the first number that is not the next one; where there is none, the last."""
    values = [figure.value for figure in relation.left]
    for before, after in pairwise(values):
        if after != before + 1:
            return _compare(after, before + 1, False)
    return _compare(values[-1], values[-1], True)


def _possible(relation: Relation) -> Evaluation:
    """A printed share of n things is k/n for a whole k, rounded; the nearest one is compared."""
    assert relation.stated is not None
    whole = Fraction(total(relation.left))
    if whole <= 0:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    wanted = Fraction(relation.stated.value) * whole / 100
    nearest = min(max(math.floor(wanted + Fraction(1, 2)), 0), math.floor(whole))
    return _rate(relation.stated, Fraction(nearest) * 100 / whole)


def _possible_base(relation: Relation) -> Evaluation:
    """N is what some whole b has grown to by the printed rate; the nearest such rate is compared."""
    assert relation.stated is not None
    now, rate = Fraction(total(relation.left)), Fraction(relation.stated.value)
    if now <= 0 or rate <= -100:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    below = math.floor(now * 100 / (100 + rate))
    rates = [(now - base) * 100 / base for base in (below, below + 1) if base]
    return _rate(relation.stated, min(rates, key=lambda exact: abs(exact - rate)))


_EVALUATORS = {
    "sum": _sum,
    "tie": _sum,
    "at_most": _at_most,
    "deduplicated": _deduplicated,
    "share": _share,
    "hundred": _hundred,
    "average": _average,
    "product": _product,
    "growth": _growth,
    "direction": _direction,
    "defined": _defined,
    "count": _count,
    "chain": _chain,
    "possible": _possible,
    "possible_base": _possible_base,
}
