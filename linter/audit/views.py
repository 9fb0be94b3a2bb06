"""A store as tables to ask: what holds now, what held after each round, and nothing else of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from linter.audit.database import Connection, connected, named, parquet, quoted
from linter.audit.schema import TABLES, StoreColumn
from linter.audit.store import Store
from linter.audit.tasks import CURRENT
from linter.config.globs import matches
from linter.errors import UsageError
from linter.held.bodies import named as body_key
from linter.held.waiverfile import load

_ALIKE = (
    StoreColumn("path", "VARCHAR", "", ""), StoreColumn("other", "VARCHAR", "", ""),
    StoreColumn("common", "BIGINT", "", ""), StoreColumn("total", "BIGINT", "", ""),
)  # fmt: skip
_WAIVER = ("fingerprint", "rule", "path", "issuer", "year", "reason")

# A finding that is waived: by its fingerprint or rule, for the file, body or year that the entry names. An entry that names
# none counts only where its fingerprint stands in the reports of one body and year.
_FINDINGS = """
CREATE VIEW findings AS
    SELECT found.*, reports.issuer, reports.issuer_key, reports.body, reports.region, reports.year, reports.pack,
        EXISTS (FROM waivers AS w WHERE (w.fingerprint = found.fingerprint OR w.rule IN (found.rule, found.name))
            AND (w.path IS NULL OR w.path = found.path) AND (w.issuer IS NULL OR w.issuer = reports.issuer_key)
            AND (w.year IS NULL OR w.year = reports.year)) AS waived
    FROM found JOIN reports USING (path, round);
"""


# What two kinds of report of one body and year both state. Of a report that states it twice, and otherwise, nothing is laid beside it.
_SHARED = """
CREATE VIEW shared AS
    WITH stated AS (
        SELECT subject, issuer_key, year, pack AS kind, unit, path, any_value(issuer) AS issuer, any_value(printed) AS printed,
            any_value(value) AS value, min(line) AS line
        FROM figures JOIN reports USING (path, round)
        WHERE subject IS NOT NULL AND issuer_key <> '' AND year IS NOT NULL AND NOT list_has_any(guessed, ['issuer', 'year'])
        GROUP BY subject, issuer_key, year, pack, unit, path HAVING count(DISTINCT value) = 1)
    SELECT subject, one.issuer, issuer_key, year, one.kind, one.printed, one.path, one.line, other.kind AS other_kind,
        other.printed AS other_printed, other.path AS other_path, other.line AS other_line,
        one.value = other.value OR coalesce(TRY_CAST(one.value AS DECIMAL(38, 8)) = TRY_CAST(other.value AS DECIMAL(38, 8)), false) AS same
    FROM stated AS one JOIN stated AS other USING (subject, issuer_key, year, unit) WHERE one.kind < other.kind;
"""


class StoreView(NamedTuple):
    """A store that is open to be asked."""

    connection: Connection
    round: int
    said: dict[str, Any]  # of that round
    unfinished: bool  # a later round was begun and has not come to its end

    def rows(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        """Return what *query* gives, a mapping a row."""
        found = self.connection.execute(query, values or [])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def called(self, id: str, language: str) -> str:
        """Return what the packs of the round call *id*."""
        names = self.said["names"].get(id, {})
        if language not in names:  # most rules have a title in one language, and a name in English
            names = {
                "en": next((rule["name"] for rule in self.said["rules"] if rule["id"] == id), ""),
                **names,
            }
        return names.get(language) or names.get("zh") or id


@contextmanager
def viewed(store: Store, today: str) -> Iterator[StoreView]:
    """Open *store* to be read; waivers that are over by *today* do not count. Raises UsageError where there is nothing yet."""
    store.verify()
    rounds, ended = store.rounds(), store.ended()
    if not ended:
        raise UsageError("no-round", path=store.folder)
    with connected(threads=2) as connection:
        said = store.said(ended[-1])
        connection.execute(
            f"CREATE TABLE current AS SELECT path, round FROM {parquet([_current(store, ended[-1])], CURRENT)}"
        )
        _views(connection, store, ended)
        _waivers(connection, store, said, today)
        connection.execute(_FINDINGS)
        connection.execute(_SHARED)
        folder = quoted(store.folder.resolve())
        for setting in (
            f"allowed_directories = [{folder}, current_setting('temp_directory')]",
            "enable_external_access = false",
        ):
            connection.execute(f"SET {setting}")
        connection.execute("SET lock_configuration = true")
        yield StoreView(connection, ended[-1], said, rounds[-1] != ended[-1])


def _views(connection: Connection, store: Store, ended: list[int]) -> None:
    for table, columns in TABLES.items():
        places = [one.resolve() for one in sorted(store.parts.glob(f"[0-9]*/{table}.parquet"))]
        names = ", ".join(named(column.name) for column in columns)
        connection.execute(f"CREATE VIEW all_{table} AS SELECT {names} FROM {parquet(places, columns)}")
        source = "found" if table == "findings" else table
        holds = f"WHERE round = {ended[-1]}" if table == "skipped" else "JOIN current USING (path, round)"
        connection.execute(f"CREATE VIEW {source} AS SELECT all_{table}.* FROM all_{table} {holds}")
    alike = parquet([(store.round(ended[-1]) / "alike.parquet").resolve()], _ALIKE)
    connection.execute(f"CREATE VIEW alike AS SELECT path, other, common, total FROM {alike}")
    held = " UNION ALL ".join(
        f"SELECT {number}::INTEGER AS as_of, path, round FROM {parquet([_current(store, number)], CURRENT)}"
        for number in ended
    )
    connection.execute(f"CREATE VIEW held AS {held}")
    connection.execute("CREATE TABLE rounds (round INTEGER, day VARCHAR, version VARCHAR, files INTEGER)")
    for number in ended:
        one = store.said(number)
        connection.execute(
            "INSERT INTO rounds VALUES (?, ?, ?, ?)",
            [number, one["day"], one["program"]["version"], one["files"]],
        )


def _waivers(connection: Connection, store: Store, said: dict[str, Any], today: str) -> None:
    connection.execute(
        "CREATE TABLE waivers (fingerprint VARCHAR, rule VARCHAR, path VARCHAR, issuer VARCHAR, year INTEGER, reason VARCHAR)"
    )
    fixed = {word for rule in said["rules"] if not rule["waivable"] for word in (rule["id"], rule["name"])}
    for one in load(store.waivers) if store.waivers.exists() else ():
        if one.until < today or one.rule in fixed:
            continue
        paths: list[str | None] = [None]
        if one.path:
            all_paths = connection.execute("SELECT path FROM current").fetchall()
            paths = [path for (path,) in all_paths if matches(one.path, path, str(store.folder))]
        if one.bare:
            hit = "SELECT count(DISTINCT (issuer_key, year)) FROM found JOIN reports USING (path, round) WHERE fingerprint = ?"
            (bodies,) = connection.execute(hit, [one.fingerprint]).fetchone() or (0,)
            if bodies != 1:
                continue
        for path in paths:
            row = [
                one.fingerprint or None,
                one.rule or None,
                path,
                body_key(one.issuer) or None,
                one.year,
                one.reason,
            ]
            connection.execute(f"INSERT INTO waivers VALUES ({', '.join('?' * len(_WAIVER))})", row)
    if fixed:
        words = ", ".join(map(quoted, sorted(fixed)))
        connection.execute(
            f"DELETE FROM waivers WHERE fingerprint IN (SELECT fingerprint FROM found WHERE rule IN ({words}))"
        )


def _current(store: Store, number: int) -> Path:
    return (store.round(number) / "current.parquet").resolve()
