"""Who has how many findings, of how much that was checked: by body, rule, year, kind of report or region.

A share is told with its interval, and what has too little checked is not ranked: it comes last, without a rank.
"""

from __future__ import annotations

from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Literal, NamedTuple

from linter.audit.shared import shared_figures
from linter.audit.views import StoreView
from linter.audit.wilson import FEWEST, percent, wilson
from linter.errors import UsageError
from linter.held.bodies import named
from linter.messages import Message

By = Literal["body", "rule", "year", "kind", "region"]

_KEYS = {"body": "issuer_key", "year": "year", "kind": "pack", "region": "region"}

# Of what adds up: a finding with arithmetic says that a relation is broken, and relations are what was checked.
_GROUPS = """
WITH found AS (
    SELECT {key} AS key, count(*) FILTER (severity = 'error' AND NOT waived) AS error,
        count(*) FILTER (severity = 'warning' AND NOT waived) AS warning,
        count(*) FILTER (severity = 'info' AND NOT waived) AS info, count(*) FILTER (waived) AS waived,
        count(*) FILTER (severity <> 'info' AND NOT waived AND arithmetic <> '') AS hits
    FROM findings GROUP BY key),
told AS (
    SELECT {key} AS key, any_value({name}) AS name, count(*) AS reports, sum(relations)::BIGINT AS relations,
        sum(rules_undecided)::BIGINT AS undecided
    FROM reports GROUP BY key)
SELECT told.key, name, reports, coalesce(error, 0) AS error, coalesce(warning, 0) AS warning, coalesce(info, 0) AS info,
    coalesce(waived, 0) AS waived, coalesce(hits, 0) AS hits, greatest(relations, coalesce(hits, 0)) AS checked, undecided
FROM told LEFT JOIN found ON found.key IS NOT DISTINCT FROM told.key
"""

_RULES = """
WITH found AS (
    SELECT rule AS key, count(*) FILTER (severity = 'error' AND NOT waived) AS error,
        count(*) FILTER (severity = 'warning' AND NOT waived) AS warning,
        count(*) FILTER (severity = 'info' AND NOT waived) AS info, count(*) FILTER (waived) AS waived,
        count(DISTINCT path) FILTER (NOT waived) AS hits
    FROM findings GROUP BY key),
told AS (
    SELECT rule AS key, count(*) FILTER (outcome IN ('holds', 'broken')) AS checked,
        count(*) FILTER (outcome = 'undecided') AS undecided
    FROM outcomes GROUP BY key)
SELECT told.key, told.key AS name, coalesce(hits, 0) AS reports, coalesce(error, 0) AS error, coalesce(warning, 0) AS warning,
    coalesce(info, 0) AS info, coalesce(waived, 0) AS waived, coalesce(hits, 0) AS hits,
    greatest(checked, coalesce(hits, 0)) AS checked, undecided
FROM told LEFT JOIN found USING (key) WHERE checked > 0 OR hits > 0
"""


class RankingLine(NamedTuple):
    """What is told of one body, rule, year, kind or region."""

    rank: int | None  # None: too little was checked
    key: str
    name: str
    reports: int
    error: int
    warning: int
    info: int
    waived: int
    undecided: int
    hits: int  # findings of what adds up; of a rule, reports that break it
    checked: int  # relations; of a rule, reports of which it was decided
    rate: Decimal  # percent
    low: Decimal
    high: Decimal


def ranking(view: StoreView, by: By, language: str = "zh") -> list[RankingLine]:
    """Return a line for each, the worst first: by the lower bound of the share, then by errors, warnings, name."""
    if by == "rule":
        rows = view.rows(_RULES)
    else:
        name = "issuer" if by == "body" else _KEYS[by]
        rows = view.rows(_GROUPS.format(key=_KEYS[by], name=name))
    lines = [_line(row, by, view, language) for row in rows]
    lines.sort(key=lambda one: (not _ranks(one), -one.low, -one.error, -one.warning, one.key))
    return [one._replace(rank=number if _ranks(one) else None) for number, one in enumerate(lines, 1)]


def _ranks(line: RankingLine) -> bool:
    """Whether enough was checked, and the reports are one's of whom it is known who he is."""
    return bool(line.key) and line.checked >= FEWEST


def _line(row: dict[str, Any], by: By, view: StoreView, language: str) -> RankingLine:
    key = "" if row["key"] is None else str(row["key"])
    name = str(row["name"] or "")
    if by in ("rule", "kind"):
        name = view.called(key, language)
    low, high = wilson(row["hits"], row["checked"])
    counts = {
        k: row[k] for k in ("reports", "error", "warning", "info", "waived", "undecided", "hits", "checked")
    }
    return RankingLine(
        rank=None, key=key, name=name, rate=percent(row["hits"], row["checked"]), low=low, high=high, **counts
    )


_HISTORY = """
SELECT reports.year, reports.pack AS kind, published,
    count(*) FILTER (severity = 'error' AND NOT waived) AS error,
    count(*) FILTER (severity = 'warning' AND NOT waived) AS warning,
    count(*) FILTER (severity = 'info' AND NOT waived) AS info, count(*) FILTER (waived) AS waived,
    any_value(figures) AS figures, any_value(relations) AS relations, reports.path
FROM reports LEFT JOIN findings USING (path, round) WHERE reports.issuer_key = ?
GROUP BY reports.year, reports.pack, published, reports.path ORDER BY reports.year, kind, reports.path
"""


def history(view: StoreView, body: str) -> list[dict[str, Any]]:
    """Return a row for each report of *body*, by year. Raises UsageError where there is none."""
    rows = view.rows(_HISTORY, [named(body)])
    if not rows:
        known = [row["issuer_key"] for row in view.rows("SELECT DISTINCT issuer_key FROM reports")]
        close = get_close_matches(named(body), known, n=1)
        guess = Message("did-you-mean", near=close[0]) if close else ""
        raise UsageError("store-without-body", body=body, guess=guess)
    return rows


_BETWEEN = """
SELECT issuer, year, subject, kind, printed, path, line, other_kind, other_printed, other_path, other_line, same FROM shared
ORDER BY same, issuer_key, year, subject, path, other_path
"""


def between_kinds(view: StoreView, language: str = "zh") -> list[dict[str, Any]]:
    """Return what two kinds of report of one body and year both state, what differs first."""
    titles = {one.id: one.title for one in shared_figures()}
    rows = view.rows(_BETWEEN)
    for row in rows:
        row["subject"] = titles.get(row["subject"], {}).get(language, row["subject"])
        row |= {key: view.called(row[key], language) for key in ("kind", "other_kind")}
    return rows
