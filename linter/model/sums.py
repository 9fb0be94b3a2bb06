"""Sums, bounds, products and numbers of things: what must be equal, or no more."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise

from linter.model.evaluation import Evaluation, Terms, compared, is_coarse, total


def sum_of(relation: Terms) -> Evaluation:
    """The left terms together equal the right ones; so do two places that state one figure."""
    computed, stated = total(relation.left), total(relation.right)
    # Two printed numbers agree if the intervals they stand for meet: only figures printed
    # in 万 or with decimals have any width, so counts must be equal to the last one.
    width = Decimal(0)
    if relation.rounded:
        width = sum((figure.half_unit for figure in relation.figures if figure.printed), Decimal(0))
    elif any(figure.scale > 1 or figure.decimals for figure in relation.figures):
        width = sum((figure.half_unit for figure in relation.figures if is_coarse(figure)), Decimal(0))
    return compared(stated, computed, abs(computed - stated) <= width)


def at_most_of(relation: Terms) -> Evaluation:
    """The left terms together are no more than the right ones."""
    most, whole = total(relation.left), total(relation.right)
    width = sum((figure.half_unit for figure in relation.figures if figure.printed), Decimal(0))
    return compared(whole, most, most <= whole + (width if relation.rounded else 0))


def deduplicated_of(relation: Terms) -> Evaluation:
    """The right term is no less than the largest of the left ones, and no more than their sum: they overlap."""
    whole = total(relation.right)
    largest = max((figure.value for figure in relation.left), default=Decimal(0))
    together = total(relation.left)
    if whole < largest:
        return compared(whole, largest, False)
    return compared(whole, together, whole <= together)


def product_of(relation: Terms) -> Evaluation:
    """The left terms, so many times so many, make the right one."""
    computed = math.prod((figure.value for figure in relation.left), start=Decimal(1))
    stated = total(relation.right)
    return compared(stated, computed, computed == stated)


def hundred_of(relation: Terms) -> Evaluation:
    """The left terms, shares of one whole, make 100 within their rounding."""
    together = total(relation.left)
    slack = sum((share.half_unit for share in relation.left), Decimal(0))
    return compared(Decimal(100), together, abs(together - 100) <= slack)


def direction_of(relation: Terms) -> Evaluation:
    """The left term is more than the right one where the stated change is above 0, equal at 0, else less."""
    assert relation.stated is not None
    now, then = total(relation.left), total(relation.right)
    width = sum((f.half_unit for f in (*relation.left, *relation.right) if is_coarse(f)), Decimal(0))
    if not relation.stated.value:
        return compared(then, now, abs(now - then) <= width)
    up = now - then if relation.stated.value > 0 else then - now
    return compared(then, now, up + width > 0)


def defined_of(relation: Terms) -> Evaluation:
    """The stated rate over the right term can be: that is not 0."""
    assert relation.stated is not None
    base = total(relation.right)
    return compared(relation.stated.value, base, base != 0)


def count_of(relation: Terms) -> Evaluation:
    """The stated figure is the number of the items listed."""
    assert relation.stated is not None
    items = len(relation.items)
    least, most = relation.least_items or items, max(items, relation.most_items)
    stated = relation.stated.value
    nearest = min(max(stated, Decimal(least)), Decimal(most))
    return compared(stated, nearest, nearest == stated)


def chain_of(relation: Terms) -> Evaluation:
    """Compares the first number that is not the next one; where there is none, the last."""
    values = [figure.value for figure in relation.left]
    for before, after in pairwise(values):
        if after != before + 1:
            return compared(after, before + 1, False)
    return compared(values[-1], values[-1], True)
