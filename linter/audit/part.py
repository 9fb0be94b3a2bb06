"""A part of a store: the reports of a list checked, and what came of them, in a folder that appears whole.

`part` and `identified` are functions of their arguments and of the files that these name: any engine may call them, in
any process, any number of times.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from linter.audit.database import connected, own, write_rows
from linter.audit.options import Options, rules_of
from linter.audit.rows import StoreRow, StoreRows, lost, rows_of
from linter.audit.schema import FACTS, TABLES
from linter.audit.sources import opened
from linter.model.finding import Verdict
from linter.model.previous import Unpaired
from linter.run.checker import Checker
from linter.run.questions import Facts, Identify, OpenedFile, Task

Checkpoint = Callable[[], None]


class PartEntry(NamedTuple):
    """A report of a part: its name and locator, and what it is held against."""

    path: str
    locator: str
    sha256: str = ""
    before: tuple[str, str] | None = None  # last year's report: name and locator
    reason: str = ""  # why there is none
    like: tuple[str, str] | None = None
    others: int | None = None
    awaited: bool = False


class PartWork(NamedTuple):
    """What a part is made of, and where it goes."""

    pieces: tuple[PartEntry, ...]
    options: Options
    place: str
    round: int
    number: int
    seal: str = ""


def part(work: PartWork, guard: Checkpoint = lambda: None) -> None:
    """Check the reports of *work* and write the part; *guard* is called before each report.

    Where the part is there already, it stays: whoever made it made the same.
    """
    write(work, checked(work.pieces, work.options, guard))


def checked(
    pieces: Iterable[PartEntry], options: Options, guard: Checkpoint = lambda: None
) -> list[StoreRows]:
    """Return the rows of each report."""
    rules = rules_of(options)
    names: dict[str, str] = {}
    checker = Checker(rules.pack, load=lambda locator: opened(locator, names[locator]))
    found = []
    for piece in pieces:
        guard()
        task = _task(piece, rules.settings, names)
        answer = checker.answer(task)
        assert isinstance(answer, Verdict)
        found.append(rows_of(answer, task, rules, names))
    return found


def write(work: PartWork, found: Iterable[StoreRows]) -> None:
    """Write the part of *work*: a folder with a file for each table, which appears whole."""
    place = Path(work.place)
    staged = place.with_name(f".{place.name}.{own()}.staged")
    staged.mkdir(parents=True)
    rows: StoreRows = {table: [] for table in TABLES}
    for one in found:
        for table, some in one.items():
            rows[table] += ({**row, "round": work.round, "part": work.number} for row in some)
    with connected(memory="400MB") as connection:
        for table, columns in TABLES.items():
            if rows[table]:
                write_rows(connection, rows[table], columns, staged / f"{table}.parquet")
    try:
        os.replace(staged, place)
    except OSError:
        if not place.is_dir():
            raise
        shutil.rmtree(staged)  # another process was given the same, and was first


def identified(work: PartWork, guard: Checkpoint = lambda: None) -> None:
    """Find out who reports in each file of *work*, and write it as one file, which appears whole."""
    write_facts(work, facts_of(work, guard))


def facts_of(work: PartWork, guard: Checkpoint = lambda: None) -> list[StoreRow]:
    """Return what must be known of each report before the first is checked."""
    rules = rules_of(work.options)
    names: dict[str, str] = {}
    checker = Checker(rules.pack, kept=0, load=lambda locator: opened(locator, names[locator]))
    rows = []
    for piece in work.pieces:
        guard()
        names[piece.locator] = piece.path
        found = checker.answer(Identify(OpenedFile(piece.locator, rules.settings(piece.path)[0])))
        row: StoreRow = {"path": piece.path, "sha256": piece.sha256, "seal": work.seal}
        if isinstance(found, Verdict):
            why = found.unreadable
            assert why is not None
            row |= {"stage": why.stage, "message_zh": why.zh, "message_en": why.en}
        else:
            assert isinstance(found, Facts)
            issuer, year, certain, kind = found.who
            row |= {"issuer": issuer, "year": year, "certain": certain, "kind": kind}
            if found.kept is not None:
                row |= {"body": found.kept.body, "grams": sorted(found.kept.grams)}
        rows.append(row)
    return rows


def write_facts(work: PartWork, rows: Iterable[StoreRow]) -> None:
    """Write what is known of each report of *work*."""
    with connected(memory="400MB") as connection:
        write_rows(connection, rows, FACTS, Path(work.place))


def unchecked(piece: PartEntry) -> StoreRows:
    """Return the rows of a report whose checking ended the process that was at it."""
    zh = "检查此文件的进程中途终止（例如内存或时间用尽，或被强制结束），此文件未检查"
    en = "the process that checked this file ended early (out of memory or time, say, or killed): it was not checked"
    return {"unreadable": [lost(piece.path, zh, en, "check", piece.sha256)]}


def no_facts(piece: PartEntry, work: PartWork) -> StoreRow:
    """Return what is known of a report of *work* at which a process ended."""
    (row,) = unchecked(piece)["unreadable"]
    return {**row, "seal": work.seal}


def _task(piece: PartEntry, settings: Any, names: dict[str, str]) -> Task:
    def reading(one: tuple[str, str] | None) -> OpenedFile | None:
        if one is None:
            return None
        names[one[1]] = one[0]
        return OpenedFile(one[1], settings(one[0])[0])

    given, rules = settings(piece.path)
    names[piece.locator] = piece.path
    return Task(
        reading=OpenedFile(piece.locator, given),
        rules=tuple(rule.id for rule in rules),
        before=reading(piece.before) or (Unpaired(piece.reason) if piece.reason else None),
        like=reading(piece.like),
        others=piece.others,
        awaited=piece.awaited,
    )
