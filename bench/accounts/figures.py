"""How amounts are printed: in 万元 with two decimals, each rounded by itself."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")


def wan(fen: int, *, comma: bool = False) -> str:
    """Return an amount in 万元."""
    found = (Decimal(fen) / 1_000_000).quantize(_CENT, ROUND_HALF_UP)
    return f"{found:,}" if comma else str(found)


def cell(fen: int, *, comma: bool = False) -> str:
    """Return an amount as a cell holds it: none is a blank."""
    return wan(fen, comma=comma) if fen else ""


def rate(part: int, whole: int) -> str:
    """Return a rate in per cent with two decimals."""
    return f"{(Decimal(part) * 100 / Decimal(whole)).quantize(_CENT, ROUND_HALF_UP)}%"


def changed(now: int, then: int, *, noun: str = "") -> str:
    """Return what is said of *now* against *then*."""
    if now == then:
        return "持平"
    way, by = ("增加", "增长") if now > then else ("减少", "下降")
    return f"{way}{wan(abs(now - then))}万元，{by}{rate(abs(now - then), then)}"
