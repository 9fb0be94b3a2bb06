"""How amounts are printed: in 万元 with two decimals, each rounded by itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from bench.carriers.model import Cell, Table

_CENT = Decimal("0.01")


def wan(fen: int, *, comma: bool = False) -> str:
    """Return an amount in 万元."""
    found = (Decimal(fen) / 1_000_000).quantize(_CENT, ROUND_HALF_UP)
    return f"{found:,}" if comma else str(found)


def cell(fen: int, *, comma: bool = False) -> str:
    """Return an amount as a cell holds it: none is a blank."""
    return wan(fen, comma=comma) if fen else ""


def yuan(fen: int, *, comma: bool = False) -> str:
    """Return an amount in 元, to the fen; none is a blank."""
    found = Decimal(fen) / 100
    return "" if not fen else f"{found:,.2f}" if comma else f"{found:.2f}"


def in_yuan(table: Table) -> Table:
    """Return *table* with its amounts in 元 as they are, and not as they were rounded."""

    def exact(cell: Cell) -> Cell:
        return cell.saying(cell.value) if cell.key and cell.value else cell

    return replace(table, rows=tuple(tuple(map(exact, row)) for row in table.rows))


def rate(part: int, whole: int, places: int = 2) -> str:
    """Return a rate in per cent."""
    return f"{(Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"


def changed(now: int, then: int, *, noun: str = "") -> str:
    """Return what is said of *now* against *then*."""
    if now == then:
        return "持平"
    way, by = ("增加", "增长") if now > then else ("减少", "下降")
    return f"{way}{wan(abs(now - then))}万元，{by}{rate(abs(now - then), then)}"
