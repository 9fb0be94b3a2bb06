"""What the overview tells: how many, how bad, where, of what kind, and since when."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from linter.audit.ranking import RankingLine, ranking
from linter.audit.site.lead import each, lead
from linter.audit.views import StoreView
from linter.render.run import Language

_MOST = 10  # bars of a chart

_TOTALS = """
SELECT count(*) AS reports, count(DISTINCT issuer_key) AS bodies, coalesce(sum(figures), 0)::BIGINT AS figures,
    coalesce(sum(figures_verified), 0)::BIGINT AS verified, coalesce(sum(relations), 0)::BIGINT AS relations,
    (SELECT count(*) FROM unreadable) AS unreadable,
    (SELECT count(*) FROM findings WHERE severity = 'error' AND NOT waived) AS error,
    (SELECT count(*) FROM findings WHERE severity = 'warning' AND NOT waived) AS warning,
    (SELECT count(*) FROM findings WHERE severity = 'info' AND NOT waived) AS info,
    (SELECT count(*) FROM findings WHERE waived) AS waived,
    (SELECT count(DISTINCT path) FROM findings WHERE severity = 'error' AND NOT waived) AS with_errors,
    count(*) - (SELECT count(DISTINCT path) FROM findings WHERE NOT waived) AS clean
FROM reports
"""


class Bar(NamedTuple):
    """A bar of a chart: what it is of, its values as printed and, of the widest, in thousandths."""

    key: str
    name: str
    values: tuple[str, ...]
    widths: tuple[int, ...]
    low: int = 0  # of an interval, likewise
    high: int = 0


def overview(
    view: StoreView, bodies: list[RankingLine], rules: list[RankingLine], language: Language
) -> dict[str, Any]:
    """Return the totals and the charts."""
    (totals,) = view.rows(_TOTALS)
    years = sorted((one for one in ranking(view, "year", language) if one.key), key=lambda one: one.key)
    kinds, regions = ranking(view, "kind", language), ranking(view, "region", language)
    frequent = sorted((one for one in rules if one.hits), key=lambda one: (-one.hits, one.key))
    return {
        **totals,
        "lead": lead(totals, bodies, frequent, years),
        "trend": _bars(years, ("error", "warning")),
        "kinds": _bars(kinds, ("error",)),
        "regions": _shares([one for one in regions if one.rank and one.hits][:_MOST]),
        "worst_bodies": _shares([one for one in bodies if one.rank and one.hits][:_MOST]),
        "worst_rules": _counts(frequent[:_MOST]),
    }


def _bars(lines: list[RankingLine], keys: tuple[str, ...]) -> list[Bar]:
    values = [[each(getattr(one, key), one) for key in keys] for one in lines]
    most = max((value for row in values for value in row), default=Decimal(0)) or Decimal(1)
    return [
        Bar(
            one.key,
            one.name or one.key,
            tuple(map(str, row)),
            tuple(int(value * 1000 / most) for value in row),
        )
        for one, row in zip(lines, values, strict=True)
    ]


def _shares(lines: list[RankingLine]) -> list[Bar]:
    most = max((one.high for one in lines), default=Decimal(0)) or Decimal(1)

    def width(value: Decimal) -> int:
        return int(value * 1000 / most)

    return [
        Bar(
            one.key,
            one.name,
            (f"{one.rate} % ({one.hits}/{one.checked})",),
            (width(one.rate),),
            width(one.low),
            width(one.high),
        )
        for one in lines
    ]


def _counts(lines: list[RankingLine]) -> list[Bar]:
    most = max((one.hits for one in lines), default=1)
    return [
        Bar(one.key, f"{one.key} {one.name}", (str(one.hits),), (one.hits * 1000 // most,)) for one in lines
    ]
