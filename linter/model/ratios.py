"""Shares, averages and growth: a printed rate stands for all that round to it."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from linter.model.evaluation import Evaluation, State, Terms, compared, total
from linter.model.figure import Figure

_MOST_PLACES = 9  # that a computed rate is given beyond those of the printed one


def share_of(relation: Terms) -> Evaluation:
    """The stated figure is left / right in per cent, to the digits printed."""
    assert relation.stated is not None
    whole = total(relation.right)
    if whole == 0:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    exact = Fraction(total(relation.left)) * 100 / Fraction(whole)
    return _rate(relation.stated, exact, _spread(relation, 0))


def average_of(relation: Terms) -> Evaluation:
    """The stated figure is left / right in its own unit, to the digits printed."""
    assert relation.stated is not None
    number = total(relation.right)
    if number == 0:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    return _rate(relation.stated, Fraction(total(relation.left)) / Fraction(number))


def growth_of(relation: Terms) -> Evaluation:
    """The stated figure is (left - right) / right in per cent, to the digits printed."""
    assert relation.stated is not None
    before = total(relation.right)
    if before == 0:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    change = Fraction(total(relation.left) - before) * 100 / Fraction(before)
    return _rate(relation.stated, change, _spread(relation, 1))


def possible_of(relation: Terms) -> Evaluation:
    """A printed share of n things is k/n for a whole k, rounded; the nearest one is compared."""
    assert relation.stated is not None
    whole = Fraction(total(relation.left))
    if whole <= 0:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    wanted = Fraction(relation.stated.value) * whole / 100
    nearest = min(max(math.floor(wanted + Fraction(1, 2)), 0), math.floor(whole))
    return _rate(relation.stated, Fraction(nearest) * 100 / whole)


def possible_base_of(relation: Terms) -> Evaluation:
    """N is what some whole b has grown to by the printed rate; the nearest such rate is compared."""
    assert relation.stated is not None
    now, rate = Fraction(total(relation.left)), Fraction(relation.stated.value)
    if now <= 0 or rate <= -100:
        return Evaluation(State.UNDECIDED, reason="whole-is-zero")
    below = math.floor(now * 100 / (100 + rate))
    rates = [(now - base) * 100 / base for base in (below, below + 1) if base]
    return _rate(relation.stated, min(rates, key=lambda exact: abs(exact - rate)))


def _spread(relation: Terms, less: int) -> tuple[Fraction, Fraction] | None:
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
    scaled, rounded = round(exact * 10**places), _half_up(exact, stated.decimals)
    while places < stated.decimals + _MOST_PLACES and _cut(scaled, places - stated.decimals) != rounded:
        places += 1  # 12.3497 is 12.350, but 12.3 and not 12.4
        scaled = round(exact * 10**places)
    return compared(stated.value, Decimal(scaled).scaleb(-places), holds)


def _half_up(value: Fraction, decimals: int) -> int:
    """Return the digits of *value*, whatever its sign, rounded to so many *decimals*."""
    scale: int = 10**decimals
    whole = value.denominator
    return (2 * abs(value.numerator) * scale + whole) // (2 * whole)


def _cut(digits: int, places: int) -> int:
    """Return *digits*, whatever their sign, rounded to so many *places* fewer."""
    scale: int = 10**places
    return (abs(digits) + scale // 2) // scale
