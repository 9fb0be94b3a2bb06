"""A JSON output proves itself against the files: one byte otherwise, on either side, and it does not."""

import copy
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.held.verify import faults, summary_faults

ROOT = Path(__file__).resolve().parents[2]
TEXT = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n全年共公开政府信息100条。其中，网站公开60条，公告栏公开30条，其他方式11条。\n"


@pytest.fixture
def made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    run("check", "--excerpt", "a.txt", "nope.txt", "--ledger", "-o", "findings.json")
    return json.loads(Path("findings.json").read_text(encoding="utf-8"))


def run(*args):
    return CliRunner().invoke(commands, args, prog_name="reportlint")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_every_finding_of_the_examples_proves_itself(form, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    out = tmp_path / f"out.{form}"
    run("check", "examples/disclosure", "--ledger", "-o", str(out))
    checked = run("verify", "--lang", "en", str(out))
    assert checked.exit_code == 0 and "9 reports: no faults" in checked.stdout, checked.stdout


def test_html_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = "<html><head><title>清泉县</title></head><body>" + "".join(
        f"<p>{x}</p>\n" for x in TEXT.split("\n")
    )
    Path("a.html").write_bytes((page + "&amp;</body></html>").encode("gb18030"))
    run("check", "--excerpt", "a.html", "--ledger", "-o", "findings.json")
    assert "C001" in Path("findings.json").read_text(encoding="utf-8")
    assert run("verify", "findings.json").exit_code == 0


def test_one_byte_of_the_report(made):
    data = Path("a.txt").read_bytes()
    for at in range(0, len(data), 7):
        Path("a.txt").write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert list(faults(made["reports"], Path())), at
    Path("a.txt").unlink()
    assert run("verify", "findings.json").exit_code == 1


def leaves(value, path=()):
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if isinstance(inner, dict | list):
            yield from leaves(inner, (*path, key))
        elif inner not in (None, ""):
            yield (*path, key)


PROVEN = {"offset", "line", "column", "quote", "arithmetic", "stated", "computed", "from", "sha256"}


def test_one_character_of_the_output(made):
    report = made["reports"][0]
    report.update(ledger=[], relations=[])
    tried = [path for path in leaves(report) if path[-1] in PROVEN and path[0] in ("findings", "sha256")]
    assert len(tried) > 30
    for path in tried:
        changed = copy.deepcopy(report)
        inner = changed
        for key in path[:-1]:
            inner = inner[key]
        value = inner[path[-1]]
        inner[path[-1]] = value + 1 if isinstance(value, int) else f"{value}1"
        assert list(faults([changed], Path())), path


def test_totals(made):
    assert list(summary_faults(made)) == []
    made["summary"]["error"] += 1
    assert [str(fault.what) for fault in summary_faults(made)] == ["error is 1, not 2"]


def test_a_finding_that_is_not_whole_is_a_fault(made):
    del made["reports"][0]["findings"][0]["related"]
    assert "not whole" in str(next(faults(made["reports"], Path())).what)


def test_reports_lie_under_a_root(made, monkeypatch):
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    assert run("verify", "../findings.json").exit_code == 1
    checked = run("verify", "--lang", "en", "../findings.json", "--root", "..")
    assert checked.exit_code == 0 and "1 reports could not be read" in checked.stderr


def test_what_is_no_output_is_told(made):
    assert run("verify", "a.txt").exit_code == 2
    assert run("verify", "nowhere.json").exit_code == 2
