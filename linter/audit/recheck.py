"""The reports that came back, checked again: what is found in each, and of which rules nothing can be said."""

from __future__ import annotations

import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from linter.audit.engine import LocalEngine
from linter.audit.ledger import LedgerItem, items, report_key
from linter.audit.options import Options
from linter.audit.progress import Progress
from linter.audit.rounds import run
from linter.audit.store import Store
from linter.audit.views import StoreView, viewed
from linter.render.run import Language

_DECIDED = ("holds", "broken")
_AT_ONCE = 10_000  # rows


class Seen(NamedTuple):
    """A report as it is now: its findings by number, and what came of each rule, with the reason."""

    path: str
    findings: dict[str, LedgerItem]
    rules: dict[str, tuple[str, str]]

    def decided(self, rule: str) -> bool:
        """Whether the rule was decided on it, so that what it does not find is gone."""
        return self.rules.get(rule, ("", ""))[0] in _DECIDED


class Rechecked(NamedTuple):
    """The reports by what stands for body, year and kind, and the files that cannot be read, with the reasons."""

    reports: dict[str, list[Seen]]
    unreadable: list[tuple[str, str, str]]
    fixed: frozenset[str]  # rules whose findings may not be waived


def recheck(
    paths: list[str],
    options: Options,
    wanted: Collection[str],
    language: Language,
    *,
    day: str,
    jobs: int,
    show: Progress,
) -> Rechecked:
    """Check what *paths* name, reports of a body held against one another by year; *wanted* are those in the ledger."""
    with tempfile.TemporaryDirectory(prefix="reportlint-") as folder:
        store = Store(Path(folder) / "store")
        run(store, paths, options, day=day, engine=LocalEngine(jobs), show=show)
        with viewed(store, day) as view:
            return _found(view, wanted, language)


def _found(view: StoreView, wanted: Collection[str], language: Language) -> Rechecked:
    by_path: dict[str, Seen] = {}
    reports: dict[str, list[Seen]] = {}
    keys: dict[str, str] = {}
    for one in view.rows("SELECT path, issuer_key, year, pack FROM reports ORDER BY path"):
        key = keys[one["path"]] = report_key(one)
        seen = by_path[one["path"]] = Seen(one["path"], {}, {})
        reports.setdefault(key, []).append(seen)
    for item in items(view, language, once=False):
        by_path[item.path].findings[item.number] = item
    outcomes = view.connection.execute("SELECT path, rule, outcome, reason FROM outcomes")
    while rows := outcomes.fetchmany(_AT_ONCE):
        for path, rule, outcome, reason in rows:
            if keys[path] in wanted:
                by_path[path].rules[rule] = outcome, reason
    unreadable = [
        (one["path"], one["message_zh"], one["message_en"])
        for one in view.rows("FROM unreadable ORDER BY path")
    ]
    fixed = frozenset(rule["id"] for rule in view.said["rules"] if not rule["waivable"])
    return Rechecked(reports, unreadable, fixed)
