"""A round: the corpus is taken in, who reports is found out, reports are paired and checked, and the round is ended.

Whatever ends it on the way (a kill, a power cut), the same command goes on where it was: what is in the store is whole, and
what is missing is done.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

from linter.audit.archives import JOINT
from linter.audit.database import connected, copy, parquet, quoted
from linter.audit.engine import Engine
from linter.audit.options import Options
from linter.audit.part import PartEntry, PartWork, write
from linter.audit.plan import Plan, planned, unknown
from linter.audit.progress import Progress
from linter.audit.rows import lost
from linter.audit.schema import TABLES
from linter.audit.sources import taken
from linter.audit.store import Store, write_json
from linter.audit.tasks import CURRENT, find_tasks, in_all, to_check
from linter.read import printable
from linter.read.suffixes import suffix_of

# A report that ended its process, or at which the program failed, is tried again; any other holds until it changes.
_AGAIN = ("check", "bug")


class RoundSummary(NamedTuple):
    """What is told of a round."""

    number: int
    resumed: bool
    checked: int  # reports that were taken up
    reports: int  # in the store now
    unreadable: int
    findings: int
    skipped: int


def run(
    store: Store,
    paths: list[str],
    options: Options,
    *,
    day: str,
    engine: AbstractContextManager[Engine],
    follow: bool = False,
    show: Progress,
) -> RoundSummary:
    """Take *paths* into *store* and check what is new or has changed; *engine* does it, begun when the store is there."""
    with store.alone():
        store.create()
        store.tidy()
        with engine as at_work:
            given = taken(paths, follow=follow)
            show.begin("read", len(given.entries))
            plan = planned(store, given, _roots(paths), options, day, show.at)
            if plan.resumed:
                show.say("resumed", plan.number)
            _identify(store, plan, at_work, show)
            find_tasks(store, plan)
            _beside(store, plan)
            _check(store, plan, at_work, show)
        return _ended(store, plan)


def _roots(paths: Iterable[str]) -> list[str]:
    """Return with what the paths of the files begin that folders and archives among *paths* hold."""
    folders = (
        os.path.join(os.path.normpath(printable(Path(path))), "") for path in paths if os.path.isdir(path)
    )
    return [*folders, *(printable(Path(path)) + JOINT for path in paths if suffix_of(path) == ".zip")]


def _identify(store: Store, plan: Plan, engine: Engine, show: Progress) -> None:
    show.begin("identify", in_all(store, plan, "unknown"))
    works = (_work(store.known(plan.number, n), n, some, plan) for n, some in unknown(store, plan))
    for work in engine.identify(_left(works, show)):
        show.more(len(work.pieces))


def _check(store: Store, plan: Plan, engine: Engine, show: Progress) -> None:
    show.begin("check", in_all(store, plan, "tasks"))
    works = (_work(store.part(plan.number, n), n, some, plan) for n, some in to_check(store, plan))
    for work in engine.check(_left(works, show)):
        show.more(len(work.pieces))


def _left(works: Iterable[PartWork], show: Progress) -> Iterable[PartWork]:
    """Yield what is not there yet."""
    for work in works:
        if Path(work.place).exists():
            show.known(len(work.pieces))
        else:
            yield work


def _work(place: Path, number: int, pieces: tuple[PartEntry, ...], plan: Plan) -> PartWork:
    return PartWork(pieces, plan.options, str(place), plan.number, number, plan.seal)


def _beside(store: Store, plan: Plan) -> None:
    """Write the part that holds what was not checked: what was skipped, and what cannot be read."""
    place = store.part(plan.number, 0)
    if place.exists():
        return
    rows: dict[str, list[dict[str, Any]]] = {"unreadable": [], "skipped": []}
    for one in store.said(plan.number)["skipped"]:
        rows["skipped"].append({**one, "count": one["files"]})
    with connected() as connection:
        found = connection.execute(
            "SELECT path, message_zh, message_en, stage, sha256 "
            f"FROM {quoted(store.round(plan.number) / 'tasks.parquet')} WHERE part = 0"
        )
        rows["unreadable"] = [lost(*row) for row in found.fetchall()]
    write(_work(place, 0, (), plan), [rows])


def _ended(store: Store, plan: Plan) -> RoundSummary:
    """Write which rows hold from now on, and that the round is done; return what is told of it."""
    folder = store.round(plan.number)
    ended = [number for number in store.ended() if number != plan.number]
    held = parquet([store.round(ended[-1]) / "current.parquet"] if ended else [], CURRENT)
    own = {
        table: parquet(sorted(store.parts.glob(f"{plan.number:04}-*/{table}.parquet")), TABLES[table])
        for table in TABLES
    }
    with connected() as connection:
        copy(
            connection,
            f"""
            SELECT path, {plan.number}::INTEGER AS round,
                CASE WHEN path NOT IN (SELECT path FROM {own["unreadable"]} WHERE stage IN {_AGAIN}) THEN key END AS key
            FROM {quoted(folder / "tasks.parquet")}
            UNION ALL
            SELECT held.path, round, held.key FROM {held} AS held JOIN {quoted(folder / "keys.parquet")} AS keys USING (path)
            WHERE path NOT IN (SELECT path FROM {quoted(folder / "tasks.parquet")})
            ORDER BY path""",
            folder / "current.parquet",
        )
        counts = [_count(connection, f"FROM {own[table]}") for table in ("unreadable", "findings", "skipped")]
        checked = _count(connection, f"FROM {quoted(folder / 'tasks.parquet')}")
        everything = _count(connection, f"FROM {quoted(folder / 'current.parquet')}")
    store.tidy()
    write_json(folder / "done.json", {"checked": checked, "reports": everything})
    return RoundSummary(plan.number, plan.resumed, checked, everything, *counts)


def _count(connection: Any, source: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) {source}").fetchone()
    return int(count)
