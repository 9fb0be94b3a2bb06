"""What speaks for a change: it undoes a slip that hands and converters are known to make."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from linter.model.figure import plain


def slip(printed: Decimal, meant: Decimal) -> str:
    """Return the slip that makes *printed* of *meant*, in words; nothing if it is none in particular.

    A single wrong digit is no reason for numbers below 100: any small number differs so
    from any other.
    """
    a, b = plain(printed), plain(meant)
    if len(a) == len(b) and len(a) > 1:
        wrong = [i for i in range(len(a)) if a[i] != b[i]]
        if len(wrong) == 2 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]:
            return "相邻数字颠倒" if wrong[1] == wrong[0] + 1 else "数字颠倒"
        if len(wrong) == 1 and len(a) > 2:
            return "错一位数字"
    if len(b) == len(a) + 1 and len(b) > 2 and _without_one(b, a):
        return "漏一位数字"
    if len(a) == len(b) + 1 and len(a) > 2 and _without_one(a, b):
        doubled = any(x == y for x, y in pairwise(a))
        return "数字重复" if doubled else "多一位数字"
    return ""


def _without_one(longer: str, shorter: str) -> bool:
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
