"""Works out again, from its text alone, the arithmetic that a finding prints.

It shares nothing with `relation`, which wrote the text: two programs have to agree.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from linter.messages import Message

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_SUM = rf"{_NUMBER}(?:\+{_NUMBER})*"
_SIDE = rf"{_SUM}|\({_SUM}\)"
_SHARE = re.compile(rf"({_SIDE}) ÷ ({_SIDE}) = ({_NUMBER})%(?: ≠ ({_NUMBER})%)?")
_GROWTH = re.compile(rf"\(({_SUM}) − ({_SIDE})\) ÷ ({_SIDE}) = ({_NUMBER})%(?: ≠ ({_NUMBER})%)?")
_HUNDRED = re.compile(rf"({_SUM}) = ({_NUMBER})% (≠|≈) 100%")
_COUNT = re.compile(rf"列举 ({_NUMBER}) 项 (=|≠) 称 ({_NUMBER}) 项")
_CHAIN = re.compile(rf"({_NUMBER}(?:、{_NUMBER})*)(?:：应为 ({_NUMBER}))?")
_COMPARED = re.compile(rf"{_SUM}(?: [=≠≤≥<>] {_SUM})+(?:，差 ({_NUMBER}))?")
_SIGN = re.compile(" ([=≠≤≥<>]) ")


def fault(arithmetic: str) -> Message | None:
    """Return what is wrong in *arithmetic*, or nothing."""
    if found := _SHARE.fullmatch(arithmetic):
        part, whole, exact, stated = found.groups()
        if _sum(whole) == 0:
            return Message("divides-by-zero")
        return _rate(Fraction(_sum(part)) * 100 / Fraction(_sum(whole)), exact, stated)
    if found := _GROWTH.fullmatch(arithmetic):
        now, before, again, exact, stated = found.groups()
        if before != again or _sum(before) == 0:
            return Message("divided-by-another" if before != again else "divides-by-zero")
        return _rate(Fraction(_sum(now) - _sum(before)) * 100 / Fraction(_sum(before)), exact, stated)
    if found := _HUNDRED.fullmatch(arithmetic):
        return _hundred(*found.groups())
    if found := _COUNT.fullmatch(arithmetic):
        right = (Decimal(found[1]) == Decimal(found[3])) == (found[2] == "=")
        return None if right else Message("wrong-sign")
    if found := _CHAIN.fullmatch(arithmetic):
        return _chain([Decimal(word) for word in found[1].split("、")], found[2])
    if found := _COMPARED.fullmatch(arithmetic):
        return _compared(arithmetic.partition("，")[0], found[1])
    return Message("written-unknown")


def numbers(arithmetic: str) -> set[Decimal]:
    """Return the numbers that *arithmetic* mentions."""
    return {Decimal(word) for word in re.findall(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?", arithmetic)}


def _sum(text: str) -> Decimal:
    return sum((Decimal(word) for word in text.strip("()").split("+")), Decimal(0))


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def _rate(value: Fraction, exact: str, stated: str | None) -> Message | None:
    """*exact* is *value* to the digits it has; *stated*, if any, is not what it rounds to."""
    if abs(value - Fraction(exact)) > Fraction(1, 2 * 10 ** _places(exact)):
        return Message("makes-another", right=f"{float(value):.6g}%", said=f"{exact}%")
    if stated is not None and abs(value - Fraction(stated)) <= Fraction(1, 2 * 10 ** _places(stated)):
        return Message("rounds-to", stated=stated)
    return None


def _hundred(terms: str, total: str, sign: str) -> Message | None:
    if _sum(terms) != Decimal(total):
        return Message("makes-another", right=_sum(terms), said=total)
    # 1.10 is printed as 1.1 here: how finely a share was stated lies between the two readings.
    shares, off = terms.split("+"), abs(Fraction(total) - 100)
    finest = Fraction(len(shares), 2 * 10 ** max(map(_places, shares)))
    coarsest = sum((Fraction(1, 2 * 10 ** _places(share)) for share in shares), Fraction(0))
    wrong = off <= finest if sign == "≠" else off > coarsest
    return Message("wrong-sign") if wrong else None


def _chain(values: list[Decimal], wanted: str | None) -> Message | None:
    broken = next((before + 1 for before, after in pairwise(values) if after != before + 1), None)
    if broken == (None if wanted is None else Decimal(wanted)):
        return None
    return Message("next-number", number=broken) if broken is not None else Message("one-by-one")


def _compared(text: str, difference: str | None) -> Message | None:
    first, *rest = _SIGN.split(text)
    sides = [_sum(first)] + [_sum(term) for term in rest[1::2]]
    gaps = []
    for sign, (left, right) in zip(rest[::2], pairwise(sides), strict=True):
        holds = {"=": left == right, "≠": left != right, "≤": left <= right, "≥": left >= right, "<": left < right, ">": left > right}  # fmt: skip
        if not holds[sign]:
            return Message("wrong-relation", left=left, sign=sign, right=right)
        if sign != "=":
            gaps.append(abs(left - right))
    if difference is not None and gaps != [Decimal(difference)]:
        return Message("wrong-difference", difference=difference)
    return None
