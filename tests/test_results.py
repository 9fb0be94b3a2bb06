"""Verdicts that are kept, and runs over several processes: the same answers, whichever way they come."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter import cache
from linter.config.settings import Config, load
from linter.judge.lint import Given
from linter.render import Run, render
from linter.rulepack import open_pack
from linter.rulepack.stored import seal
from linter.run import batch, checker
from linter.run.batch import verdicts
from linter.run.questions import Means
from linter.run.results import Results
from tests.official import report, requests

ROOT = Path(__file__).resolve().parent.parent
FOI = ROOT / "examples" / "foi"
SHIPPED = ROOT / "examples" / "disclosure"


@pytest.fixture
def store(tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(folder))
    monkeypatch.setattr(cache, "enabled", True)
    return folder


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for path in sorted(FOI.glob("*.txt")):
        shutil.copy(path, folder)
    return sorted(str(path) for path in folder.iterdir())


def counted(monkeypatch):
    """The files that are really checked from now on."""
    checked = []
    lint = checker.lint_report

    def counting(report, rules):
        checked.append(Path(report.source.path).name)
        return lint(report, rules)

    monkeypatch.setattr(checker, "lint_report", counting)
    return checked


def said(verdict):
    return "".join(render(iter([verdict]), "json", Run(ledger=True)))


def run(paths, pack, **options):
    results = Results(seal(pack.seal))
    return [said(verdict) for verdict in verdicts(paths, pack, results=results, **options)]


def test_what_has_not_changed_is_not_checked_again(store, texts, monkeypatch):
    pack = open_pack(FOI)
    checked = counted(monkeypatch)
    first = run(texts, pack)
    assert len(checked) == len(texts)
    assert run(texts, pack) == first
    assert len(checked) == len(texts)


def test_a_change_of_the_file_is_checked(store, texts, monkeypatch):
    pack = open_pack(FOI)
    run(texts, pack)
    checked = counted(monkeypatch)
    path = Path(texts[0])
    path.write_text(path.read_text(encoding="utf-8").replace("2023", "2022"), encoding="utf-8")
    run(texts, pack)
    assert path.name in checked


@pytest.mark.parametrize("options", [{"given": Given(excerpt=True)}, {"rules": 1}, {"seal": "other"}])
def test_a_change_of_what_it_depends_on_is_checked(store, texts, monkeypatch, options):
    pack = open_pack(FOI)
    run(texts[:1], pack)
    checked = counted(monkeypatch)
    if "seal" in options:
        list(verdicts(texts[:1], pack, results=Results("other")))
    else:
        rules = list(pack.rules[: options["rules"]]) if "rules" in options else None
        run(texts[:1], pack, rules=rules, given=options.get("given"))
    assert len(checked) == 1


def test_the_same_content_elsewhere_has_its_own_name(store, texts, tmp_path, monkeypatch):
    pack = open_pack(FOI)
    run(texts[:1], pack)
    checked = counted(monkeypatch)
    other = tmp_path / "other.txt"
    shutil.copy(texts[0], other)
    (verdict,) = verdicts([str(other)], pack, results=Results(seal(pack.seal)))
    assert verdict.source.path == str(other) and checked == []


@pytest.mark.parametrize("content", [b"", b"x" * 50, "sealed"])
def test_what_is_not_sound_is_found_out_again(store, texts, content):
    pack = open_pack(FOI)
    first = run(texts, pack)
    for path in (p for p in (store / "results").rglob("*") if p.is_file()):
        if content == "sealed":
            cache.write(str(path.relative_to(store)), b"no JSON")
        else:
            path.write_bytes(content)
    assert run(texts, pack) == first


def test_what_cannot_be_read_is_tried_again(store, tmp_path, texts):
    pack = open_pack(FOI)
    path = tmp_path / "empty.txt"
    path.write_text("")
    (first,) = verdicts([str(path)], pack, results=Results(seal(pack.seal)))
    assert first.unreadable
    shutil.copy(texts[0], path)
    (second,) = verdicts([str(path)], pack, results=Results(seal(pack.seal)))
    assert not second.unreadable


def test_a_change_of_last_years_report_is_checked(store, tmp_path, pack):
    sealed = Results("s")
    paths = [str(tmp_path / "2022.txt"), str(tmp_path / "2023.txt")]
    carried = {
        "carried_in": [2, 0, 0, 0, 0, 0, 2],
        "granted": [5, 1, 0, 0, 0, 0, 6],
        "closed": [10, 1, 0, 0, 0, 0, 11],
    }
    Path(paths[0]).write_text(report(requests(), year=2022), encoding="utf-8")
    Path(paths[1]).write_text(report(requests(carried), year=2023), encoding="utf-8")

    def broken():
        _, later = verdicts(paths, pack, results=sealed)
        return [f.rule for f in later.findings if f.rule == "X009"]

    assert broken() == broken() == ["X009"]
    Path(paths[0]).write_text(report(requests(), year=2021), encoding="utf-8")
    assert broken() == []


def test_old_results_make_room(store):
    for number in range(10):
        cache.write(f"results/{number}", b"x" * 1000)
        os.utime(store / "results" / str(number), ns=(number, number))
    cache.prune("results", 5000)
    assert sorted(p.name for p in (store / "results").iterdir()) == ["6", "7", "8", "9"]


def test_a_configuration_changes_the_seal(tmp_path):
    file = tmp_path / "reportlint.yaml"
    pack = open_pack(FOI)
    rule = pack.rules[0].id
    file.write_text(f"rules:\n  {rule}: {{enabled: false, reason: not wanted}}\n", encoding="utf-8")
    assert load(file).applied(pack).seal not in (pack.seal, "")
    assert Config().applied(pack).seal == pack.seal


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(batch, "_FEW", 2)


@pytest.mark.parametrize("kept", [False, True])
def test_any_number_of_processes_says_the_same(store, small, pack, kept):
    paths = sorted(str(path) for path in SHIPPED.iterdir() if path.suffix in (".txt", ".docx", ".html"))[:8]
    results = Results("s") if kept else None
    alone = [said(v) for v in verdicts(paths, pack)]
    assert [said(v) for v in verdicts(paths, pack, means=Means(jobs=2), results=results)] == alone
    assert [said(v) for v in verdicts(paths, pack, means=Means(jobs=3), results=results)] == alone


def test_years_are_paired_over_processes(store, small, tmp_path, pack):
    carried = {
        "carried_in": [2, 0, 0, 0, 0, 0, 2],
        "granted": [5, 1, 0, 0, 0, 0, 6],
        "closed": [10, 1, 0, 0, 0, 0, 11],
    }
    paths = []
    for number in range(6):
        for year, figures in ((2022, {}), (2023, carried)):
            path = tmp_path / f"{number}-{year}.txt"
            text = report(requests(figures) if figures else requests(), year=year)
            path.write_text(text.replace("清河县", f"清{'甲乙丙丁戊己'[number]}县"), encoding="utf-8")
            paths.append(str(path))
    alone = [said(v) for v in verdicts(paths, pack)]
    assert [said(v) for v in verdicts(paths, pack, means=Means(jobs=2))] == alone
    assert [said(v) for v in verdicts(paths[::-1], pack, means=Means(jobs=2))] == alone[::-1]


DYING = """
import os, signal, linter.run.batch, linter.run.checker
linter.run.batch._FEW = 2
lint = linter.run.checker.lint_report
def dying(report, rules):
    if "2023-faulty" in report.source.path:
        os.kill(os.getpid(), signal.SIGKILL)
    return lint(report, rules)
linter.run.checker.lint_report = dying
from linter.cli import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_is_killed_loses_one_file_which_is_named(texts, tmp_path):
    env = {**os.environ, "REPORTLINT_CACHE_DIR": str(tmp_path / "c")}
    command = [sys.executable, "-c", DYING, "check", "--pack", str(FOI), "--jobs", "2", "-f", "json", *texts]
    done = subprocess.run(command, check=False, cwd=ROOT, env=env, capture_output=True, timeout=120)
    printed = json.loads(done.stdout)
    assert done.returncode == 2
    lost = [one for one in printed["reports"] if one["error"]]
    assert [Path(one["path"]).name for one in lost] == ["2023-faulty.txt"]
    assert lost[0]["error"]["stage"] == "check"
    assert len(printed["reports"]) == len(texts)


STOPPED = """
import os, sys, time, linter.run.batch, linter.run.checker
linter.run.batch._FEW = 2
lint = linter.run.checker.lint_report
def slow(report, rules):
    if report.source.path == {path!r}:
        open({begun!r}, "w").close()
        time.sleep(60)
    return lint(report, rules)
linter.run.checker.lint_report = slow
from linter.cli import main
main()
"""


@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="whoever runs the tests ignores interrupts"
)
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_tells_what_was_found(texts, tmp_path, jobs):
    begun = tmp_path / "begun"
    env = {**os.environ, "REPORTLINT_CACHE_DIR": str(tmp_path / "c")}
    script = STOPPED.format(path=texts[-1], begun=str(begun))
    command = [
        sys.executable,
        "-c",
        script,
        "check",
        "--pack",
        str(FOI),
        "--jobs",
        jobs,
        "-f",
        "json",
        *texts,
    ]
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        for _ in range(1200):
            if begun.exists():
                break
            time.sleep(0.05)
        time.sleep(1)  # the others are found meanwhile
        os.killpg(process.pid, signal.SIGINT)
        out, errors = process.communicate(timeout=30)
    finally:
        process.kill()
    printed = json.loads(out)
    assert process.returncode == 130
    assert errors.decode().split() == ["reportlint:", "已中断", "interrupted"]
    assert [one["path"] for one in printed["reports"]] == texts[:-1]


@pytest.mark.parametrize("words", ["0", "-1", "many", "1001"])
def test_a_number_of_processes_that_is_none(words):
    command = [sys.executable, "-m", "linter", "check", "--jobs", words, "x.txt"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, timeout=60)
    assert done.returncode == 2 and b"--jobs" in done.stderr
