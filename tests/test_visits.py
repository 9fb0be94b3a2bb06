"""A report of a run is read once; what it tells alone waits for the others, and is the same as if it had not."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from linter import cache
from linter.render import Run, render
from linter.run import checker, spool
from linter.run.batch import verdicts
from linter.run.interruption import Interruption
from linter.run.questions import AloneVerdict, Means
from linter.run.results import Results
from linter.run.spool import Spool
from tests.official import report, requests

ISSUERS = ("清河县人民政府", "桐溪县人民政府", "青溪县人民政府", "云岫县人民政府")


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    made = []
    for number, issuer in enumerate(ISSUERS):
        path = tmp_path / f"{number}.txt"
        path.write_text(report(requests(), year=2023, issuer=issuer), encoding="utf-8")
        made.append(str(path))
    return made


def said(verdict, **options):
    return "".join(render(iter([verdict]), "json", Run(**options)))


IN_TWO = {
    "carried_in": [2, 0, 0, 0, 0, 0, 2],
    "granted": [5, 1, 0, 0, 0, 0, 6],
    "closed": [10, 1, 0, 0, 0, 0, 11],
}


def counted(monkeypatch):
    """The files that are held against the rules from now on."""
    names = []
    lint = checker.lint_report

    def counting(one, rules):
        names.append(Path(one.source.path).name)
        return lint(one, rules)

    monkeypatch.setattr(checker, "lint_report", counting)
    return names


def parsed(monkeypatch):
    """The names of the files that are parsed from now on."""
    names = []
    understood = checker.understood

    def counting(source, *args, **named):
        names.append(Path(source.path).name)
        return understood(source, *args, **named)

    monkeypatch.setattr(checker, "understood", counting)
    return names


@pytest.mark.parametrize("years", [(2023,), (2022, 2023)], ids=["nothing to pair", "two years of a body"])
def test_each_report_is_parsed_once(tmp_path, pack, monkeypatch, years):
    names = parsed(monkeypatch)
    for year in years:
        (tmp_path / f"{year}.txt").write_text(report(requests(), year=year), encoding="utf-8")
    (tmp_path / "other.txt").write_text(report(requests(), year=2023, issuer=ISSUERS[1]), encoding="utf-8")
    files = sorted(str(path) for path in tmp_path.iterdir())
    assert len(list(verdicts(files, pack))) == len(files)
    assert sorted(names) == sorted(Path(file).name for file in files)


@pytest.mark.parametrize("kept", [False, True], ids=["nothing kept", "answers kept"])
def test_years_that_lie_side_by_side_are_checked_once(tmp_path, pack, monkeypatch, kept):
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "enabled", True)
    files = []
    for year, figures in ((2022, None), (2023, IN_TWO), (2024, None)):
        path = tmp_path / f"{year}.txt"
        path.write_text(report(requests(figures), year=year), encoding="utf-8")
        files.append(str(path))
    backwards = [said(verdict, ledger=True) for verdict in verdicts(files[::-1], pack)][::-1]
    names = parsed(monkeypatch)
    checked = counted(monkeypatch)
    results = Results("s") if kept else None
    for times in (1, 1 if kept else 2):
        found = list(verdicts(files, pack, results=results))
        assert len(names) == len(checked) == 3 * times
        assert "X009" in [finding.rule for finding in found[1].findings]
        assert [said(verdict, ledger=True) for verdict in found] == backwards
    Path(files[0]).write_text(report(requests(), year=2020), encoding="utf-8")
    _, later, _ = verdicts(files, pack, results=results)
    assert "X009" not in [finding.rule for finding in later.findings]


def test_where_no_more_verdicts_fit_in_memory_they_are_the_same(paths, pack, monkeypatch):
    before = [said(verdict, ledger=True) for verdict in verdicts(paths, pack)]
    monkeypatch.setattr(spool, "_FEW", 1)
    monkeypatch.setattr(spool, "_IN_MEMORY", 1)
    assert [said(verdict, ledger=True) for verdict in verdicts(paths, pack)] == before


def test_what_the_disk_loses_is_found_out_again(paths, pack, monkeypatch):
    before = [said(verdict) for verdict in verdicts(paths, pack)]

    def full(self):
        raise OSError("no room")

    monkeypatch.setattr(spool, "_FEW", 1)
    monkeypatch.setattr(Spool, "_opened", full)
    assert [said(verdict) for verdict in verdicts(paths, pack)] == before


def test_a_verdict_is_taken_from_the_spool_once(paths, pack):
    (verdict,) = verdicts(paths[:1], pack)
    kept = Spool()
    kept.put(0, AloneVerdict(verdict, (), None))
    kept.put(1, None, b"no JSON")
    found = kept.take(0)
    assert found is not None and found.verdict is verdict
    assert [kept.take(0), kept.take(1), kept.take(2)] == [None, None, None]
    kept.close()


def test_without_figures_all_else_is_told(paths, pack):
    whole, *_ = verdicts(paths, pack)
    small, *_ = verdicts(paths, pack, means=Means(figures=False))
    assert whole.ledger and whole.relations and whole.layout.lines
    assert not small.ledger and not small.relations and not small.layout.lines
    assert len(small.layout.tables) == len(whole.layout.tables)
    assert dict(small.states) == whole.figures() != {}
    assert said(small) == said(whole)
    assert said(small, ledger=True) != said(whole, ledger=True)


def test_each_report_that_is_read_is_told_once(paths, pack):
    taken = []
    for _ in verdicts(paths, pack, means=Means(taken=lambda: taken.append(1))):
        assert len(taken) == len(paths)  # all were read before the first is told
    taken.clear()
    list(verdicts(paths[:1], pack, means=Means(taken=lambda: taken.append(1))))
    assert len(taken) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_while_reports_are_read_tells_those_that_were(paths, pack, monkeypatch):
    lint = checker.lint_report

    def interrupted(one, rules):
        if one.source.path == paths[2]:
            os.kill(os.getpid(), signal.SIGINT)
        return lint(one, rules)

    monkeypatch.setattr(checker, "lint_report", interrupted)
    with Interruption() as interruption:
        found = [verdict.source.path for verdict in interruption.until(verdicts(paths, pack))]
    assert found == paths[:2] and interruption
