"""A page a body: its years side by side, and each finding with its proof."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from linter.audit.ledger import item
from linter.audit.ranking import RankingLine
from linter.audit.roster import RosterLine
from linter.audit.views import StoreView
from linter.held.bodies import named
from linter.render.run import Language

_ROOM = 120_000  # bytes of findings that a page holds, markup aside
_MARKUP = 400  # bytes of a finding

_REPORTS = "SELECT * FROM reports ORDER BY issuer_key, year, path"
_FINDINGS = "SELECT * FROM findings WHERE NOT waived ORDER BY issuer_key, year DESC, path, number"
_ALIKE = """
SELECT mine.issuer_key, mine.year, other.issuer, other.issuer_key AS other_key, other.year AS other_year, common, total
FROM alike JOIN reports AS mine ON mine.path = alike.path JOIN reports AS other ON other.path = alike.other ORDER BY ALL
"""


def page_of(key: str) -> str:
    """Return the name of a body's page, without its suffix."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def body_pages(
    view: StoreView, bodies: list[RankingLine], gaps: list[RosterLine], language: Language
) -> Iterator[dict[str, Any]]:
    """Yield what the page of each body tells, one body in memory at a time."""
    ranked = {one.key: one for one in bodies}
    missing = defaultdict(list)
    for gap in gaps:
        missing[named(gap.body)].append(gap)
    alike = defaultdict(list)
    for row in view.rows(_ALIKE):
        alike[row["issuer_key"]].append(row)
    findings = _groups(view, _FINDINGS)
    waiting = next(findings, None)
    for key, reports in _groups(view, _REPORTS):
        found: list[dict[str, Any]] = []
        if waiting is not None and waiting[0] == key:
            found, waiting = waiting[1], next(findings, None)
        shown, left = _shown(found, language)
        counts = defaultdict(lambda: defaultdict(int))  # type: ignore[var-annotated]
        for one in found:
            counts[one["path"]][one["severity"]] += 1
        yield {
            "key": key,
            "line": ranked[key],
            "name": reports[0]["issuer"],
            "reports": [{**one, "counts": counts[one["path"]]} for one in reports],
            "findings": shown,
            "left": left,
            "gaps": missing[key],
            "alike": alike[key],
        }


def _shown(found: list[dict[str, Any]], language: Language) -> tuple[list[dict[str, Any]], int]:
    """Return the findings that a page has room for, the grave ones first, and how many are left."""
    grave = sorted(found, key=lambda one: ("error", "warning", "info").index(one["severity"]))
    shown, room = [], _ROOM
    for one in grave:
        told = item(one, language)
        room -= _MARKUP + sum(len(str(text).encode()) for text in told)
        if room < 0:
            break
        shown.append({**told._asdict(), "word": told.severity, "severity": one["severity"]})
    return shown, len(found) - len(shown)


def _groups(view: StoreView, query: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    cursor = view.connection.cursor().execute(query)
    names = [column[0] for column in cursor.description]

    def rows() -> Iterator[dict[str, Any]]:
        while some := cursor.fetchmany(500):
            yield from (dict(zip(names, row, strict=True)) for row in some)

    for key, group in groupby(rows(), key=lambda row: row["issuer_key"]):
        yield key, list(group)
