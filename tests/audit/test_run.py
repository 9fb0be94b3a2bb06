"""A store holds what `check` finds, takes in what is new or has changed, and survives whatever ends a run."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from linter.audit import archives, engine, part
from linter.audit.options import Options
from linter.audit.part import PartEntry, PartWork
from linter.audit.schema import TABLES
from linter.audit.sources import SourceEntry, taken
from linter.audit.store import Store
from linter.cli import commands
from linter.errors import UnreadableError
from tests.audit.conftest import OWN, call, deadly, report


def rows(store: Path, table: str, columns: str = "*", rest: str = "") -> list[tuple[Any, ...]]:
    return duckdb.sql(f"SELECT {columns} FROM '{store}/parts/*/{table}.parquet' {rest}").fetchall()


def files(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*.parquet"))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def take(store: Path, *words: object) -> str:
    result = call("run", *words, "--store", store, "--isolated", "--jobs", "1", "--quiet", "--lang", "en")
    assert result.exit_code in (0, 2), result.output
    return result.output


def test_a_store_holds_what_check_finds_of_the_same_files(stored: Path, corpus: Path) -> None:
    said = CliRunner().invoke(
        commands, ["check", "-f", "jsonl", "--ledger", "--isolated", "--fail-on", "never", str(corpus)]
    )
    found = {one["path"]: one for one in map(json.loads, said.stdout.splitlines())}
    sound = {path: one for path, one in found.items() if not one["error"]}
    assert len(sound) == 13 and sum(len(one["findings"]) for one in sound.values()) > 10
    records: dict[str, list[Any]] = {path: [] for path in sound}
    for path, record in rows(stored, "findings", "path, record", "ORDER BY path, number"):
        records[path].append(json.loads(record))
    assert records == {path: one["findings"] for path, one in sound.items()}
    outcomes = {(path, *rest) for path, *rest in rows(stored, "outcomes", "path, rule, outcome, reason")}
    assert outcomes == {
        (path, rule["rule"], rule["outcome"], rule.get("reason", ""))
        for path, one in sound.items()
        for rule in one["rules"]
    }
    figures = rows(stored, "figures", "path, start, value, state", "ORDER BY ALL")
    assert figures == sorted(
        (path, f["where"]["start"]["offset"], str(f["value"]), f["state"])
        for path, one in sound.items()
        for f in one["ledger"]
    )
    checked = dict(rows(stored, "reports", "path, relations"))
    assert checked == {
        path: sum(r["outcome"] in ("holds", "broken") for r in one["relations"])
        for path, one in sound.items()
    }
    assert [path for (path,) in rows(stored, "unreadable", "path")] == [
        path for path in found if path not in sound
    ]


def test_years_are_paired(stored: Path) -> None:
    pairs = rows(stored, "reports", "path, before_path", "WHERE before_path IS NOT NULL ORDER BY path")
    assert len(pairs) == 8 and all(
        before.replace("2022", "2023").replace("2021", "2022") == path for path, before in pairs
    )


def test_every_column_is_as_the_schema_says(stored: Path) -> None:
    for table, columns in TABLES.items():
        there = duckdb.sql(f"DESCRIBE FROM '{stored}/parts/*/{table}.parquet'").fetchall() if (
            list(stored.glob(f"parts/*/{table}.parquet"))
        ) else []  # fmt: skip
        got = {name: type for name, type, *_ in there}
        assert got == {c.name: c.type for c in columns if c.name in got}
        assert not there or set(got) >= {c.name for c in columns if c.name not in ("round", "part")}


def test_a_second_run_takes_only_what_is_new_or_has_changed(corpus: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(corpus, tmp_path / "reports"))
    fresh = tmp_path / "own"
    assert "14 files checked" in take(fresh, folder)
    before = files(fresh)
    assert "0 files checked; 14 in the store" in take(fresh, folder)
    assert before.items() <= files(fresh).items()
    (folder / "石桥市" / "石桥市水务局2024.txt").write_text(report("石桥市水务局", 2024), encoding="utf-8")
    assert "1 files checked; 15 in the store" in take(fresh, folder)
    changed = folder / "云岭县" / "云岭县民政局2021.txt"
    changed.write_text(changed.read_text(encoding="utf-8") + "三、其他\n无。\n", encoding="utf-8")
    # the report of the year after is held against it
    assert "2 files checked; 15 in the store" in take(fresh, folder)
    changed.unlink()
    assert "1 files checked; 14 in the store" in take(fresh, folder)


def test_what_another_folder_held_stays(store: Path, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x.txt").write_text(report("远山县司法局", 2022), encoding="utf-8")
    assert "1 files checked; 15 in the store" in take(store, tmp_path / "b")


KILLED = """
import os, signal, sys
from pathlib import Path
from linter.audit import part
whole = part.write
def write(work, found):
    if work.number == 2:
        place = Path(work.place).with_name('.half.staged'); place.mkdir()
        os.kill(os.getpid(), signal.SIGKILL)
    whole(work, found)
part.write = write
from linter.audit import tasks
tasks.AT_ONCE = 3
if len(sys.argv) > 4:
    part.write = whole
from linter.audit.engine import LocalEngine
from linter.audit.rounds import run
from linter.audit.store import Store
from linter.audit.options import Options
from linter.audit.progress import Progress
told = run(Store(Path(sys.argv[1])), [sys.argv[2]], Options(), day='2024-05-06', engine=LocalEngine(1), show=Progress(None))
print(told.resumed)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_killed_run_goes_on_to_the_same_store(corpus: Path, tmp_path: Path) -> None:
    def process(store: Path, *more: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-c", KILLED, str(store), str(corpus), "x", *more]
        return subprocess.run(
            words, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False
        )

    assert process(tmp_path / "killed").returncode == -signal.SIGKILL
    half = files(tmp_path / "killed")
    assert any("0001-00001" in name and "parts" in name for name in half)
    assert not any("0001-00002" in name and "parts" in name for name in half)
    assert process(tmp_path / "killed", "go on").stdout == "True\n"
    assert process(tmp_path / "whole", "go on").stdout == "False\n"
    assert files(tmp_path / "killed") == files(tmp_path / "whole")
    assert half.items() <= files(tmp_path / "killed").items()


def test_a_process_that_dies_loses_one_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deadly(tmp_path, monkeypatch)
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(report("云岭县教育局", 2022), encoding="utf-8")
    bad.write_text(report("云岭县民政局", 2022), encoding="utf-8")
    works = []
    for number, paths in ((1, (good, bad)), (2, (good,))):
        pieces = tuple(PartEntry(str(p), one.locator) for p in paths for one in taken([str(p)]).entries)
        works.append(PartWork(pieces, Options(), str(tmp_path / "parts" / f"0001-{number:05}"), 1, number))
    (tmp_path / "parts").mkdir()
    done = list(engine.LocalEngine(2).check(works))
    assert [work.number for work in done] == [1, 2]
    assert [p for (p,) in rows(tmp_path, "reports", "path", "ORDER BY part, path")] == [str(good), str(good)]
    assert rows(tmp_path, "unreadable", "path, stage") == [(str(bad), "check")]


def test_one_run_at_a_time(store: Path, corpus: Path) -> None:
    with Store(store).alone():
        result = call("run", corpus, "--store", store, "--quiet")
    assert result.exit_code == 2 and "another run" in result.output


def test_a_folder_of_something_else_is_no_store(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    result = call("run", corpus, "--store", tmp_path, "--quiet")
    assert result.exit_code == 2 and "no store" in result.output and (tmp_path / "mine.txt").exists()


def test_a_list_names_files(corpus: Path, tmp_path: Path) -> None:
    place = corpus / "云岭县" / "云岭县教育局2022.txt"
    (tmp_path / "list").write_text(f"\ufeff{place}\n\n", encoding="utf-8")
    assert "1 files checked" in take(tmp_path / "store", "--files-from", tmp_path / "list")


# --- archives


class Raw(zipfile.ZipInfo):
    """An entry whose name is bytes, and nothing says in which encoding."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the library's name
        return self.filename.encode("cp437"), 0


def archive(place: Path, members: dict[str, bytes], *, raw: str = "") -> Path:
    """Write an archive; *raw*: names are in this encoding and nothing says so."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            info = Raw(name.encode(raw).decode("cp437")) if raw else zipfile.ZipInfo(name)
            made.writestr(info, data, zipfile.ZIP_DEFLATED)
    return place


@pytest.mark.parametrize(
    "raw", ["", "gb18030", "utf-8"], ids=["a name marked as UTF-8", "GBK of Windows", "UTF-8 unmarked"]
)
def test_names_in_an_archive(raw: str, tmp_path: Path) -> None:
    text = report("云岭县教育局", 2022).encode()
    archive(tmp_path / "包.zip", {"二〇二二/教育局年报.txt": text}, raw=raw)
    entries = taken([str(tmp_path)]).entries
    assert [one.path for one in entries] == [f"{tmp_path}/包.zip!二〇二二/教育局年报.txt"]
    assert entries[0].digest() == hashlib.sha256(text).hexdigest()


def test_reports_in_an_archive_are_checked_where_they_lie(tmp_path: Path) -> None:
    members = {
        "../../etc/教育局.txt": report("云岭县教育局", 2022, total=99).encode(),
        "/教育局2021.txt": report("云岭县教育局", 2021).encode(),
        "__MACOSX/._x.txt": b"x",
        ".hidden.txt": b"x",
        "图.ceb": b"x",
        "x.bin": b"x",
    }
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    place = archive(deep / "a.zip", members)
    before = set(tmp_path.rglob("*"))
    take(deep / "store", place)
    added = set(tmp_path.rglob("*")) - before
    assert all(path.is_relative_to(deep / "store") for path in added)
    pairs = rows(deep / "store", "reports", "path, before_path", "ORDER BY year")
    assert pairs[1][1] == pairs[0][0] == f"{place}!/教育局2021.txt"
    skipped = {(Path(path).name, reason) for path, reason in rows(deep / "store", "skipped", "path, reason")}
    assert skipped == {("a.zip!.hidden.txt", "ignored"), ("a.zip!图.ceb", "format"), ("a.zip", "format")}


def test_a_bomb_is_named_and_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_SMALL", 100_000)
    archive(tmp_path / "a.zip", {"a.txt": b"0" * 9_000_000})
    with pytest.raises(UnreadableError, match="not read"):
        list(archives.members(str(tmp_path / "a.zip")))
    take(tmp_path / "store", tmp_path / "a.zip")
    assert rows(tmp_path / "store", "unreadable", "path, stage") == [(str(tmp_path / "a.zip"), "read")]


def test_an_entry_that_lies_about_its_size_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MAX_BYTES", 1000)
    archive(tmp_path / "a.zip", {"a.txt": b"0" * 5000})
    with pytest.raises(UnreadableError, match="larger"):
        archives.content(str(tmp_path / "a.zip"), 0)


def test_a_damaged_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 not at all")
    take(tmp_path / "store", tmp_path)
    assert rows(tmp_path / "store", "unreadable", "path") == [(str(tmp_path / "a.zip"),)]


def test_entries_come_as_a_walk_meets_them() -> None:
    paths = ["a/b/x.txt", "a/z.txt", "a/b-c/x.txt", "a/a.txt"]
    assert [one.path for one in sorted((SourceEntry(p, "") for p in paths), key=lambda one: one.place)] == [
        "a/a.txt", "a/z.txt", "a/b/x.txt", "a/b-c/x.txt"
    ]  # fmt: skip


def test_progress_says_rate_and_time_left() -> None:
    import io

    from linter.audit.progress import Progress

    now = iter(range(0, 1000, 20))
    stream = io.StringIO()
    show = Progress(stream, "en", lambda: float(next(now)))
    show.begin("check", 1000)
    show.known(200)
    show.more(100)
    show.more(100)
    assert stream.getvalue().splitlines() == [
        "checking reports 300/1000, 5/s, 2 min left",
        "checking reports 400/1000, 5/s, 2 min left",
    ]


def test_paths_that_count_from_the_folder_one_is_in(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(corpus / "云岭县", tmp_path / "reports")
    monkeypatch.chdir(tmp_path / "reports")
    assert "6 in the store" in take(tmp_path / "store", ".")
    Path("云岭县民政局2021.txt").unlink()
    assert "5 in the store" in take(tmp_path / "store", ".")
    monkeypatch.chdir(tmp_path)
    # the same files under other names are the same files
    assert "5 files checked; 5 in the store" in take(tmp_path / "store", "./reports")
    assert "5 in the store" in take(tmp_path / "store", tmp_path / "reports")


def test_a_report_whose_process_died_is_tried_again(store: Path, corpus: Path) -> None:
    place = store / "rounds" / "0001" / "current.parquet"
    before = duckdb.sql(f"SELECT count(*) FROM '{place}' WHERE key IS NULL").fetchall()
    assert before == [(0,)]
    staged = place.with_name("x.parquet")
    duckdb.sql(
        f"COPY (SELECT path, round, CASE WHEN path LIKE '%教育局2021.txt' THEN NULL ELSE key END AS key FROM '{place}') TO '{staged}'"
    )
    staged.replace(place)
    assert "1 files checked; 14 in the store" in take(store, corpus)


def test_pairs_and_copies_are_those_of_one_run(tmp_path: Path) -> None:
    """Whatever makes a pair or a copy doubtful, the database says what `check` says of the same files."""
    folder = tmp_path / "r"
    (folder / "b").mkdir(parents=True)
    for name, text in {
        "1": report("云岭县教育局", 2021, said=OWN),
        "2": report("云岭县教育局", 2022, said=OWN),
        "b/3": report("石桥市民政局", 2022, said=OWN),
        "4": report("石桥市民政局", 2023),
        "5": report("石桥市民政局", 2023, said="工作有序。"),  # twice
        "b/6": report("山南省石桥市财政局", 2021),
        "7": report("石桥市财政局", 2022),  # last year's names it otherwise
        "8": report("石桥市民政局", 2024),  # after the year that is there twice
        "9": report("", 2022),  # nobody
        "b/10": report("云岭县教育局", 2023, said=OWN.replace("园区", "景区")),
        "11": report("远山县水务局", 2022, said=OWN[:300]),
    }.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    said = CliRunner().invoke(
        commands, ["check", "-f", "jsonl", "--isolated", "--fail-on", "never", str(folder)]
    )
    found = {one["path"]: one for one in map(json.loads, said.stdout.splitlines()) if not one["error"]}
    take(tmp_path / "s", folder)
    outcomes = {
        (path, *rest) for path, *rest in rows(tmp_path / "s", "outcomes", "path, rule, outcome, reason")
    }
    want = {
        (path, r["rule"], r["outcome"], r.get("reason", ""))
        for path, one in found.items()
        for r in one["rules"]
    }
    assert outcomes == want
    records: dict[str, list[Any]] = {path: [] for path in found}
    for path, record in rows(tmp_path / "s", "findings", "path, record", "ORDER BY path, number"):
        records[path].append(json.loads(record))
    assert records == {path: one["findings"] for path, one in found.items()}
    reasons = {reason for *_, reason in want}
    assert {
        "several reports of one body and year",
        "last year's report names the body otherwise",
    } <= reasons
    copied = {
        (Path(path).name, rule)
        for path, one in found.items()
        for rule in [f["rule"] for f in one["findings"]]
        if rule == "X013"
    }
    assert copied


def test_what_is_taken_away_half_made_never_becomes_a_part(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another machine may still be at it, for a run that is over."""
    place = Store(store).part(9, 1)
    work = PartWork((), Options(), str(place), 9, 1)
    tables = [{"path": "a", "reason": "format", "count": 1}, {"path": "b", "reason": "format", "count": 1}]
    real = part.write_rows

    def meanwhile(*words: Any) -> None:
        real(*words)
        Store(store).tidy()

    monkeypatch.setattr(part, "write_rows", meanwhile)
    with pytest.raises(OSError, match="staged"):
        part.write(work, [{"skipped": tables}])
    assert not place.exists() and not list(place.parent.glob(".*"))
