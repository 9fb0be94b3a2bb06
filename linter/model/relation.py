"""A relation: what must hold between figures. The one evaluator of everything that adds up."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cached_property
from typing import Literal

from linter.model.approximations import approximate_of
from linter.model.evaluation import Evaluation, State, total
from linter.model.figure import Figure
from linter.model.grounds import Ceiling, Membership, ceiling, needed
from linter.model.ratios import average_of, growth_of, possible_base_of, possible_of, share_of
from linter.model.sums import (
    at_most_of,
    chain_of,
    count_of,
    deduplicated_of,
    defined_of,
    direction_of,
    hundred_of,
    product_of,
    sum_of,
)
from linter.records import dataclass
from linter.text.source import Span

__all__ = ["Evaluation", "Relation", "RelationKind", "State", "rounding_doubts", "total"]

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
            return approximate_of(self)
        return _EVALUATORS[self.kind](self)


_ONCE = 100  # points: a multiple (3倍) may be cut, but 2.04 times as much is not three times


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


_EVALUATORS = {
    "sum": sum_of,
    "tie": sum_of,
    "at_most": at_most_of,
    "deduplicated": deduplicated_of,
    "share": share_of,
    "hundred": hundred_of,
    "average": average_of,
    "product": product_of,
    "growth": growth_of,
    "direction": direction_of,
    "defined": defined_of,
    "count": count_of,
    "chain": chain_of,
    "possible": possible_of,
    "possible_base": possible_base_of,
}
