"""A body is forgotten: its reports leave every table of every round, and a line says who was, when and why."""

from __future__ import annotations

import json
from difflib import get_close_matches
from pathlib import Path

from linter.audit.database import Connection, connected, copy, parquet, quoted
from linter.audit.schema import FACTS, FILES, TABLES
from linter.audit.store import Store, write_json
from linter.errors import UsageError
from linter.held.bodies import named
from linter.messages import Message

_LOG = "forgotten.json"


def forget(store: Store, body: str, reason: str, day: str) -> int:
    """Take the reports of *body* out of *store*; return how many. Raises UsageError where it has none.

    The same files are not taken in again. What is ended half way is finished by saying it again.
    """
    if not reason.strip():
        raise UsageError("say-why")
    key = named(body)
    with store.alone(), connected() as connection:
        store.verify()
        reports = parquet(sorted(store.parts.glob("[0-9]*/reports.parquet")), TABLES["reports"])
        facts = parquet(sorted(store.facts.glob("*.parquet")), FACTS)
        connection.execute(f"""
            CREATE TABLE gone AS
                SELECT DISTINCT path, '' AS locator, '' AS place, sha256 FROM {reports} WHERE issuer_key = {quoted(key)}
                UNION SELECT path, '', '', sha256 FROM {facts} WHERE issuer = {quoted(key)}""")
        (count,) = connection.execute("SELECT count(DISTINCT path) FROM gone").fetchone() or (0,)
        if not count:
            raise UsageError("store-without-body", body=body, guess=_guess(connection, reports, key))
        _remember(connection, store)
        _log(store, body, reason, day, count)
        for place in sorted(store.parts.glob("[0-9]*")):
            # The reports last: by them what else is to go is found again.
            for table in sorted(TABLES, key=lambda table: table == "reports"):
                _without(connection, place / f"{table}.parquet")
        for place in sorted(store.folder.glob("rounds/[0-9]*/*.parquet")):
            _without(connection, place)
        for place in sorted(store.facts.glob("*.parquet")):
            _without(connection, place)
    return int(count)


def _without(connection: Connection, place: Path) -> None:
    """Write *place* without the rows of the files that are gone, if it has any."""
    if not place.exists():
        return
    source = f"read_parquet({quoted(place)})"
    own = "path IN (SELECT path FROM gone)"
    (count,) = connection.execute(f"SELECT count(*) FROM {source} WHERE {own}").fetchone() or (0,)
    if count:
        copy(connection, f"FROM {source} WHERE NOT ({own})", place)


def _remember(connection: Connection, store: Store) -> None:
    place = store.folder / "forgotten.parquet"
    before = parquet([place] if place.exists() else [], FILES)
    copy(
        connection,
        f"SELECT path, locator, place, sha256 FROM {before} UNION SELECT * FROM gone ORDER BY ALL",
        place,
    )


def _log(store: Store, body: str, reason: str, day: str, count: int) -> None:
    place = store.folder / _LOG
    said = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {"forgotten": []}
    said["forgotten"].append({"body": body, "reason": reason, "day": day, "files": count})
    write_json(place, said)


def _guess(connection: Connection, reports: str, key: str) -> Message | str:
    known = [name for (name,) in connection.execute(f"SELECT DISTINCT issuer_key FROM {reports}").fetchall()]
    close = get_close_matches(key, known, n=1)
    return Message("did-you-mean", near=close[0]) if close else ""
