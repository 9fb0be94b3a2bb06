"""A round is planned: which files the corpus has, which of them are new to it, and what stands for all that."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from linter.audit.database import connected, parquet, quoted, write_rows
from linter.audit.options import Options, rules_of, seal_of
from linter.audit.part import PartEntry
from linter.audit.schema import FACTS, FILES, VERSION
from linter.audit.sources import Taken
from linter.audit.store import Store, write_json
from linter.checks.dates import LatePublication
from linter.rulepack import Rule, RulePack

AT_ONCE = 100  # files of which it is found out together who reports
_FILE = ", ".join(column.name for column in FILES)


class Plan(NamedTuple):
    """A round that is to be done."""

    number: int
    seal: str
    options: Options
    resumed: bool


def planned(
    store: Store, taken: Taken, roots: list[str], options: Options, day: str, step: Callable[[int], None]
) -> Plan:
    """Return the round that takes in *taken*: the one that was begun for the very same, or a new one.

    *roots* are the folders and archives that were named: what a round knew of them and is there no more is gone.
    """
    seal = seal_of(options)
    entries = []
    for count, one in enumerate(taken.entries, 1):
        digest = one.digest()
        entries.append({"path": one.path, "locator": one.locator, "place": one.place, "sha256": digest})
        step(count)
    whole = hashlib.sha256(
        repr([seal, [(one["path"], one["sha256"]) for one in entries]]).encode()
    ).hexdigest()
    ended, last = store.ended(), store.rounds()[-1:]
    if last and last[0] not in ended and store.said(last[0])["corpus"] == whole:
        return Plan(last[0], seal, options, True)
    number = last[0] + 1 if last else 1
    staged = store.round(number).with_name(f".{number:04}.staged")
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    with connected() as connection:
        write_rows(connection, entries, FILES, staged / "given.parquet")
        kept = parquet([store.round(ended[-1]) / "files.parquet"] if ended else [], FILES)
        facts = parquet(sorted(store.facts.glob("*.parquet")), FACTS)
        beneath = " OR ".join(map(_beneath, roots)) or "false"
        connection.execute(f"""
            CREATE TABLE given AS SELECT {_FILE} FROM {quoted(staged / "given.parquet")}
                WHERE (path, sha256) NOT IN (SELECT path, sha256 FROM {_forgotten(store)});
            CREATE TABLE files AS FROM given UNION ALL
                SELECT {_FILE} FROM {kept}
                WHERE path NOT IN (SELECT path FROM given) AND locator NOT IN (SELECT locator FROM given) AND NOT ({beneath});
            CREATE TABLE unknown AS
                SELECT ((row_number() OVER (ORDER BY place) - 1) // {AT_ONCE} + 1)::INTEGER AS part, *
                FROM files WHERE sha256 = '' OR (path, sha256) NOT IN
                    (SELECT path, sha256 FROM {facts} WHERE seal = {quoted(seal)});
        """)
        for table in ("files", "unknown"):
            connection.execute(
                f"COPY (FROM {table} ORDER BY place) TO {quoted(staged / f'{table}.parquet')} (FORMAT parquet)"
            )
    (staged / "given.parquet").unlink()
    write_json(staged / "round.json", _said(number, options, seal, whole, roots, taken, day))
    os.replace(staged, store.round(number))
    return Plan(number, seal, options, False)


def unknown(store: Store, plan: Plan) -> Iterator[tuple[int, tuple[PartEntry, ...]]]:
    """Yield the parts in which it is found out who reports, with their numbers."""
    with connected() as connection:
        rows = connection.execute(
            f"SELECT part, path, locator, sha256 FROM {quoted(store.round(plan.number) / 'unknown.parquet')} ORDER BY place"
        )
        yield from parts_of(rows.fetchmany, lambda row: PartEntry(*row))


def parts_of(
    fetch: Callable[[int], list[Any]], made: Callable[[Any], PartEntry]
) -> Iterator[tuple[int, tuple[PartEntry, ...]]]:
    """Yield rows, the first column of which is the part, as the pieces of each part."""
    number = 0
    pieces: list[PartEntry] = []
    while rows := fetch(1000):
        for part, *row in rows:
            if part != number and pieces:
                yield number, tuple(pieces)
                pieces = []
            number = part
            pieces.append(made(row))
    if pieces:
        yield number, tuple(pieces)


def _beneath(root: str) -> str:
    """Return what in SQL is true of the paths of files in the folder or archive *root*."""
    return "NOT starts_with(path, '/')" if root == "./" else f"starts_with(path, {quoted(root)})"


def _forgotten(store: Store) -> str:
    places = [one for one in [store.folder / "forgotten.parquet"] if one.exists()]
    return parquet(places, FILES)


def _said(
    number: int, options: Options, seal: str, corpus: str, roots: list[str], taken: Taken, day: str
) -> dict[str, Any]:
    rules = rules_of(options)
    run = rules.run
    return {
        "schema_version": VERSION,
        "round": number,
        "day": day,
        "program": {"name": run.name, "version": run.version},
        "packs": [{"id": id, "version": version} for id, version in run.packs],
        "options": {key: value for key, value in options._asdict().items() if key not in ("here", "home")},
        "seal": seal,
        "rules": [_rule(rule) for rule in rules.pack.rules],
        "names": {id: dict(names) for id, names in rules.run.names.items()} | _kinds(rules.pack),
        "deadlines": [one for rule in rules.pack.rules for one in _deadlines(rule)],
        "corpus": corpus,
        "roots": roots,
        "files": len(taken.entries),
        "skipped": [one._asdict() for one in taken.skipped],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "severity": rule.severity.word,
        "waivable": rule.waivable,
        "pack": rule.pack,
        "basis": rule.basis,
    }


def _kinds(pack: RulePack) -> dict[str, dict[str, str]]:
    return {one.id: dict(one.title) for one in (pack, *pack.others)}


def _deadlines(rule: Rule) -> list[dict[str, Any]]:
    """Return the last days that a rule of a pack sets for publication."""
    check = rule.check
    if not isinstance(check, LatePublication):
        return []
    return [
        {
            "pack": rule.pack,
            "month": one.month,
            "day": one.day,
            "regimes": list(one.regimes),
            "bodies": list(one.bodies),
            "stale": check.stale_days,
        }
        for one in check.deadlines
    ]
