"""How sure a share is: the interval of Wilson at 95 %, in decimals."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_Z = Decimal("1.959964")
FEWEST = 20  # observations; of fewer no share is told


def wilson(hits: int, of: int) -> tuple[Decimal, Decimal]:
    """Return the bounds of the share *hits* / *of*, in percent with one decimal, rounded outward."""
    if not of:
        return Decimal(0), Decimal(100)
    n, share, square = Decimal(of), Decimal(hits) / of, _Z * _Z
    middle = share + square / (2 * n)
    width = _Z * ((share * (1 - share) + square / (4 * n)) / n).sqrt()
    low, high = (middle - width) / (1 + square / n), (middle + width) / (1 + square / n)
    return _percent(max(low, Decimal(0)), ROUND_FLOOR), _percent(min(high, Decimal(1)), ROUND_CEILING)


def percent(hits: int, of: int) -> Decimal:
    """Return the share *hits* / *of* in percent, with one decimal."""
    return (Decimal(100 * hits) / of).quantize(Decimal("0.1")) if of else Decimal("0.0")


def _percent(share: Decimal, rounding: str) -> Decimal:
    return (share * 100).quantize(Decimal("0.1"), rounding=rounding)
