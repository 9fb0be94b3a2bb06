"""reportlint check: what it reads, where it writes, and the status it ends with."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands

GOOD = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n全年共公开政府信息100条。其中，网站公开60条，公告栏公开30条，其他方式10条。\n"
BAD = GOOD.replace("其他方式10条", "其他方式11条")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "good.txt": GOOD,
        "bad.txt": BAD,
        "sub/deep.md": BAD,
        "sub/.hidden.txt": BAD,
        "sub/README.md": "# Reports",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(*args, input=None):
    return CliRunner().invoke(commands, ["check", "--excerpt", *args], input=input, prog_name="reportlint")


def checked(result):
    return [report["path"] for report in json.loads(result.stdout)["reports"]]


@pytest.mark.parametrize(
    ("args", "status"),
    [
        pytest.param(["good.txt"], 0, id="nothing found"),
        pytest.param(["bad.txt"], 1, id="an error"),
        pytest.param(["good.txt", "bad.txt"], 1, id="an error in one of two"),
        pytest.param(["bad.txt", "--fail-on", "never"], 0, id="nothing fails"),
        pytest.param(["bad.txt", "--ignore", "C001"], 0, id="the rule is ignored"),
        pytest.param(["bad.txt", "--select", "S"], 0, id="other rules are selected"),
        pytest.param(["bad.txt", "--select", "sum-of-parts"], 1, id="selected by name"),
        pytest.param(["bad.txt", "--select", "c001"], 1, id="case does not matter"),
        pytest.param(["nope.txt"], 2, id="no such file"),
        pytest.param(["nope.txt", "bad.txt"], 2, id="2 beats 1"),
        pytest.param(["bad.txt", "nope.txt", "--fail-on", "never"], 2, id="unreadable fails whatever --fail-on"),
        pytest.param(["good.txt", "--select", "C999"], 2, id="no such rule"),
        pytest.param(["good.txt", "--fail-on", "fatal"], 2, id="no such level"),
        pytest.param(["good.txt", "--body", "ministry"], 2, id="no such body"),
        pytest.param(["good.txt", "--today", "31.12.2024"], 2, id="no day"),
        pytest.param(["good.txt", "--pack", "sub"], 2, id="no pack"),
        pytest.param(["good.txt", "--format", "pdf"], 2, id="no such format"),
        pytest.param([], 2, id="no path"),
        pytest.param(["good.txt", "--fail-on", "never,undecided", "--select", "D001", "--body", "department"], 1, id="undecided rules fail where asked"),
    ],
)  # fmt: skip
def test_exit_status(folder, args, status):
    result = run(*args)
    assert result.exit_code == status, result.output
    assert "Traceback" not in result.output


def test_a_missing_file_among_good_ones_stops_nothing(folder):
    result = run("nope.txt", "good.txt", "-f", "json")
    first, second = json.loads(result.stdout)["reports"]
    assert (first["path"], first["error"]["stage"]) == ("nope.txt", "read")
    assert second["error"] is None and second["title"]


@pytest.mark.parametrize(
    ("args", "paths"),
    [
        pytest.param(
            ["."], ["bad.txt", "good.txt", "sub/deep.md"], id="a folder, hidden files and READMEs left out"
        ),
        pytest.param(["*.txt"], ["bad.txt", "good.txt"], id="a glob"),
        pytest.param(["**/d*.md"], ["sub/deep.md"], id="a glob through folders"),
        pytest.param(["good.txt", "*.txt"], ["good.txt", "bad.txt"], id="none twice"),
        pytest.param(["good.txt", "./good.txt"], ["good.txt"], id="one file by two names"),
        pytest.param(["good.txt", "no*.txt"], ["good.txt", "no*.txt"], id="a glob that fits nothing is told"),
    ],
)
def test_what_paths_name(folder, args, paths):
    assert checked(run(*args, "-f", "json")) == paths


def test_a_file_whose_name_looks_like_a_glob_is_a_file(folder):
    (folder / "a[1].txt").write_text(GOOD, encoding="utf-8")
    assert run("a[1].txt").exit_code == 0


def test_standard_input(folder):
    result = run("-", "-f", "json", input=BAD.encode())
    assert result.exit_code == 1 and checked(result) == ["-"]


def test_a_folder_without_reports_is_told(folder):
    (folder / "empty").mkdir()
    result = run("empty")
    assert result.exit_code == 2 and "no file to check" in result.output


def test_quotation_marks_round_a_name_are_told(folder):
    result = run("“good.txt”")
    assert result.exit_code == 2 and "did you mean good.txt?" in result.output


def test_several_outputs_at_once(folder):
    result = run(".", "-o", "a.json", "-o", "markdown:b.txt", "-o", "c.html", "-f", "jsonl")
    assert result.exit_code == 1
    assert len(json.loads(Path("a.json").read_text(encoding="utf-8"))["reports"]) == 3
    assert "C001" in Path("b.txt").read_text(encoding="utf-8")
    assert Path("c.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_the_run_s_own_output_is_no_report_of_the_folder(folder):
    for _ in range(2):
        result = run(".", "-o", "out.html", "-f", "json")
        assert checked(result) == ["bad.txt", "good.txt", "sub/deep.md"]


@pytest.mark.parametrize(
    ("output", "says"),
    [
        pytest.param("nowhere/out.json", "cannot be written", id="no such folder"),
        pytest.param("json:sub", "cannot be written", id="a folder"),
        pytest.param("out.exe", "cannot tell the format", id="an unknown ending"),
        pytest.param("json:-", "--format is for standard output", id="standard output"),
        pytest.param("terminal:good.txt", "would be overwritten", id="the report itself"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_before_work_starts(folder, output, says):
    result = run("good.txt", "-o", output)
    assert result.exit_code == 2 and says in result.stderr
    assert result.stdout == ""
    assert Path("good.txt").read_text(encoding="utf-8") == GOOD


def test_an_output_named_twice(folder):
    assert "named twice" in run("good.txt", "-o", "a.json", "-o", "json:./a.json").stderr


@pytest.mark.parametrize(("word", "meant"), [("C0O1", "C001"), ("sum-of-part", "sum-of-parts")])
def test_a_rule_written_wrongly_is_guessed(folder, word, meant):
    assert f"did you mean '{meant}'?" in run("good.txt", "--select", word).stderr


def test_languages(folder):
    assert "is not the sum of its parts" in run("bad.txt", "--lang", "en").stdout
    assert "与其中各项之和" in run("bad.txt").stdout


def test_standard_output_holds_findings_and_nothing_else(folder):
    assert run("bad.txt").stderr == ""


def test_two_runs_say_the_same(folder):
    assert run(".", "-f", "json").stdout == run(".", "-f", "json").stdout
