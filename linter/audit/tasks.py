"""What is to be checked in a round: each report whose verdict does not hold any more, and what it is held against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.audit.database import Connection, connected, copy, parquet, quoted
from linter.audit.pairing import pair
from linter.audit.part import PartEntry
from linter.audit.plan import Plan, parts_of
from linter.audit.schema import FACTS, StoreColumn
from linter.audit.store import Store

AT_ONCE = 100  # reports of a part
CURRENT = (
    StoreColumn("path", "VARCHAR", "", "the file"),
    StoreColumn("round", "INTEGER", "", "the round whose rows hold"),
    StoreColumn("key", "VARCHAR", "", "stands for all that the verdict depends on"),
)
_COLUMNS = (
    "path, locator, sha256, before_path, before_locator, reason, like_path, like_locator, others, awaited"
)

# The years of a body are neighbours: the report that one is held against was read for the one before.
_TASKS = """
CREATE TEMP TABLE tasks AS
    SELECT mine.path, mine.locator, mine.place, mine.sha256, mine.issuer, mine.year, mine.stage,
        mine.message_zh, mine.message_en,
        last.path AS before_path, last.locator AS before_locator, coalesce(before.reason, '') AS reason,
        other.path AS like_path, other.locator AS like_locator,
        CASE WHEN others.others > 0 THEN others.others END AS others,
        mine.number IN (SELECT before FROM before) AS awaited,
        sha256(concat_ws('|', $seal, mine.sha256, coalesce(last.path || last.sha256, ''), coalesce(before.reason, ''),
            coalesce(other.path || other.sha256, ''), coalesce(others.others > 0, false))) AS key
    FROM facts AS mine
        LEFT JOIN before ON before.number = mine.number
        LEFT JOIN facts AS last ON last.number = before.before
        LEFT JOIN likest ON likest.number = mine.number
        LEFT JOIN facts AS other ON other.number = likest.other
        LEFT JOIN others ON others.number = mine.number
"""


def find_tasks(store: Store, plan: Plan) -> None:
    """Pair the reports of the corpus and write which of them are to be checked."""
    folder = store.round(plan.number)
    if (folder / "tasks.parquet").exists():
        return
    with connected(memory="2GB") as connection:
        facts = parquet(sorted(store.facts.glob("*.parquet")), FACTS)
        connection.execute(f"""
            CREATE TEMP TABLE facts AS
                SELECT row_number() OVER (ORDER BY files.place) AS number, files.locator, files.place,
                    found.* EXCLUDE (filename)
                FROM {quoted(folder / "files.parquet")} AS files JOIN
                    (FROM {facts} WHERE seal = {quoted(plan.seal)}
                     QUALIFY row_number() OVER (PARTITION BY path, sha256 ORDER BY filename DESC) = 1) AS found
                    ON found.path = files.path AND found.sha256 = files.sha256
        """)
        pair(connection)
        connection.execute(_TASKS.replace("$seal", quoted(plan.seal)))
        ended = store.ended()
        held = parquet([store.round(ended[-1]) / "current.parquet"] if ended else [], CURRENT)
        connection.execute(f"CREATE TEMP TABLE held AS SELECT path, round, key FROM {held}")
        _write(connection, store, plan)


def _write(connection: Connection, store: Store, plan: Plan) -> None:
    folder = store.round(plan.number)
    names = ("SELECT mine.path, other.path AS other, common, total FROM alike JOIN facts AS mine USING (number) "
             "JOIN facts AS other ON other.number = alike.other ORDER BY mine.place, other.place")  # fmt: skip
    copy(connection, names, folder / "alike.parquet")
    copy(connection, "SELECT path, key FROM tasks ORDER BY place", folder / "keys.parquet")
    copy(
        connection,
        f"""
        SELECT CASE WHEN stage IS NOT NULL THEN 0
                    ELSE (row_number() OVER (PARTITION BY stage IS NULL ORDER BY issuer, year, place) - 1) // {AT_ONCE} + 1
               END::INTEGER AS part, * EXCLUDE (place, issuer, year), place
        FROM tasks WHERE sha256 = ''
            OR NOT EXISTS (FROM held WHERE held.path = tasks.path AND held.key = tasks.key)
        ORDER BY part, issuer, year, place""",
        folder / "tasks.parquet",
    )


def to_check(store: Store, plan: Plan) -> Iterator[tuple[int, tuple[PartEntry, ...]]]:
    """Yield the parts to check, with their numbers."""
    with connected() as connection:
        place = quoted(store.round(plan.number) / "tasks.parquet")
        rows = connection.execute(f"SELECT part, {_COLUMNS} FROM {place} WHERE part > 0")
        yield from parts_of(rows.fetchmany, _piece)


def _piece(row: list[Any]) -> PartEntry:
    path, locator, sha256, before, before_at, reason, like, like_at, others, awaited = row
    return PartEntry(
        path,
        locator,
        sha256,
        (before, before_at) if before else None,
        reason,
        (like, like_at) if like else None,
        others,
        awaited,
    )


def in_all(store: Store, plan: Plan, table: str) -> int:
    """Return how many files a table of the round names."""
    with connected() as connection:
        condition = "WHERE part > 0" if table == "tasks" else ""
        place = quoted(store.round(plan.number) / f"{table}.parquet")
        (count,) = connection.execute(f"SELECT count(*) FROM {place} {condition}").fetchone()  # type: ignore[misc]
    return int(count)
