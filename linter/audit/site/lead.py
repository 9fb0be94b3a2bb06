"""The overview's first lines: how many, how bad, whom and what to ask first, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from linter.audit.ranking import RankingLine
from linter.audit.wilson import FEWEST, percent

_NAMED = 3  # bodies, and rules


class Lead(NamedTuple):
    """What is said first. *trend*: a year and the one before, each with its errors a report; of years with enough reports."""

    share: Decimal  # percent of the reports that have an error
    bodies: list[RankingLine]
    rules: list[RankingLine]
    trend: tuple[tuple[str, Decimal], tuple[str, Decimal]] | None
    way: str  # more, less, same


def lead(
    totals: dict[str, Any],
    bodies: list[RankingLine],
    rules: Iterable[RankingLine],
    years: Iterable[RankingLine],
) -> Lead:
    """Return what is said first of a store; *rules* come by how many reports break them, *years* in their order."""
    enough = [(one.key, each(one.error, one)) for one in years if one.reports >= FEWEST]
    trend = (enough[-1], enough[-2]) if len(enough) > 1 else None
    return Lead(
        share=percent(totals["with_errors"], totals["reports"]),
        bodies=[one for one in bodies if one.rank and one.hits][:_NAMED],
        rules=[one for one in rules if one.error or one.warning][:_NAMED],
        trend=trend,
        way=_way(trend[0][1], trend[1][1]) if trend else "",
    )


def each(count: int, line: RankingLine) -> Decimal:
    """Return how many there are a report."""
    return (Decimal(count) / line.reports).quantize(Decimal("0.01")) if line.reports else Decimal(0)


def _way(now: Decimal, before: Decimal) -> str:
    return "same" if now == before else "more" if now > before else "less"
