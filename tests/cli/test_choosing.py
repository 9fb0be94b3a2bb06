"""Which files are checked, and what of the findings is shown."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from linter.cli import commands

ROOT = Path(__file__).resolve().parents[2]
GOOD = "清泉县人民政府2022年政府信息公开工作年度报告\n一、总体情况\n全年共公开政府信息100条。其中，网站公开60条，其他方式40条。\n"
BAD = GOOD.replace("其他方式40条", "其他方式41条")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "a.txt": GOOD,
        "b.txt": BAD,
        "drafts/c.txt": BAD,
        "drafts/old/d.txt": BAD,
        "e f.txt": GOOD,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def checked() -> Callable[..., Any]:
    def run(*words: str, **options: Any) -> Any:
        result = CliRunner().invoke(
            commands, ["check", "--excerpt", "--select", "C001", "-f", "json", *words], **options
        )
        return json.loads(result.stdout)

    return run


def paths(told: Any) -> list[str]:
    return [one["path"] for one in told["reports"]]


@pytest.mark.parametrize(
    ("globs", "left"),
    [
        pytest.param(
            ["b.txt"], ["a.txt", "e f.txt", "drafts/c.txt", "drafts/old/d.txt"], id="a name, anywhere"
        ),
        pytest.param(["drafts"], ["a.txt", "b.txt", "e f.txt"], id="a folder with all in it"),
        pytest.param(
            ["drafts/*.txt"], ["a.txt", "b.txt", "e f.txt", "drafts/old/d.txt"], id="* stays in its folder"
        ),
        pytest.param(["**/old", "e*"], ["a.txt", "b.txt", "drafts/c.txt"], id="several"),
    ],
)
def test_what_is_excluded_is_told(folder: Path, checked: Callable[..., Any], globs: list[str], left: list[str]) -> None:  # fmt: skip
    told = checked(".", *(word for glob in globs for word in ("--exclude", glob)))
    assert paths(told) == left
    assert {one["reason"] for one in told["skipped"]} == {"excluded"}
    assert len(told["skipped"]) + len(left) == 5


def test_a_gitignore_is_obeyed_on_demand_as_git_does(folder: Path, checked: Callable[..., Any]) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("drafts/\n*.txt\n!a.txt\n", encoding="utf-8")
    (folder / "drafts" / ".gitignore").write_text("!c.txt\n", encoding="utf-8")
    assert len(paths(checked("."))) == 5
    told = checked(".", "--respect-gitignore")
    assert "a.txt" in paths(told) and "b.txt" not in paths(told)
    assert {one["reason"] for one in told["skipped"]} == {"ignored"}


@pytest.mark.parametrize("joint", ["\n", "\r\n", "\0"])
def test_a_list_names_files(folder: Path, checked: Callable[..., Any], joint: str) -> None:
    text = joint.join(["b.txt", "e f.txt", ""])
    (folder / "list").write_bytes(text.encode())
    assert paths(checked("--files-from", "list")) == ["b.txt", "e f.txt"]
    assert paths(checked("--files-from", "-", "a.txt", input=text.encode())) == ["a.txt", "b.txt", "e f.txt"]


@pytest.mark.parametrize(
    ("listed", "words", "said"),
    [
        pytest.param("", [], ("清单是空的", "the list is empty"), id="a change that touches no report"),
        pytest.param("\n\n", [], ("清单是空的", "the list is empty"), id="empty lines"),
        pytest.param(
            "b.txt\n", ["--exclude", "b.txt"], ("清单里的都已排除", "is left out"), id="only what is excluded"
        ),
    ],
)
def test_a_list_may_hold_nothing_to_check(
    folder: Path, listed: str, words: list[str], said: tuple[str, str]
) -> None:
    arguments = ["check", "--files-from", "-", *words, "-q", "-f", "concise", "-o", "out.json"]
    made = CliRunner().invoke(commands, arguments, input=listed)
    assert (made.exit_code, made.stdout) == (0, "")
    assert all(one in made.stderr for one in said)
    assert json.loads((folder / "out.json").read_text("utf-8"))["summary"]["reports"] == 0
    english = CliRunner().invoke(commands, [*arguments, "--lang", "en"], input=listed)
    assert said[1] in english.stderr and said[0] not in english.stderr


def test_a_list_that_holds_a_wrong_report_fails(folder: Path) -> None:
    words = ["check", "--files-from", "-", "--exclude", "drafts", "--excerpt", "--select", "C001"]
    made = CliRunner().invoke(commands, words, input="drafts/c.txt\nb.txt\n")
    assert made.exit_code == 1 and "没有要检查的文件" not in made.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "没有写要检查哪个文件"),
        (["--files-from", "nowhere"], "nowhere"),
        (["a.txt", "--stdin-filename", "x.txt"], "--stdin-filename"),
        (["-", "--watch"], "--watch"),
        (["a.txt", "--exclude", "a.txt"], "已被排除"),
    ],
)
def test_what_cannot_be_is_said(folder: Path, words: list[str], said: str) -> None:
    result = CliRunner().invoke(commands, ["check", *words], input="")
    assert result.exit_code == 2 and said in result.stderr


def test_standard_input_has_a_name(folder: Path, checked: Callable[..., Any]) -> None:
    (folder / "waivers.yaml").write_text(
        '- {rule: C001, path: drafts/*.txt, reason: r, by: b, until: "2999-01-01"}\n', encoding="utf-8"
    )
    told = checked("-", "--stdin-filename", "drafts/c.txt", "--waivers", "waivers.yaml", input=BAD.encode())
    assert paths(told) == ["drafts/c.txt"]


def test_what_is_shown_does_not_change_how_it_ends(folder: Path) -> None:
    shown = CliRunner().invoke(
        commands, ["check", "--excerpt", "b.txt", "-f", "concise", "--min-severity", "error"]
    )
    assert " C001 " in shown.stdout
    assert shown.exit_code == 1
    lines = [line for line in shown.stdout.splitlines() if line.startswith("b.txt")]
    assert all(" 错误 " in line for line in lines)
    assert CliRunner().invoke(commands, ["check", "--excerpt", "b.txt", "-q", "--select", "S"]).exit_code == 0


@pytest.mark.parametrize(("order", "first"), [("given", "a.txt"), ("path", "a.txt"), ("severity", "b.txt")])
def test_reports_are_sorted(folder: Path, checked: Callable[..., Any], order: str, first: str) -> None:
    assert paths(checked("a.txt", "b.txt", "drafts/c.txt", "--sort", order))[0] == first


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT to a process")
def test_a_changed_file_is_checked_again(folder: Path) -> None:
    command = [sys.executable, "-u", "-m", "linter", "check", "--watch", "-q", "-f", "concise", "--excerpt", "--select", "C001", "b.txt"]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    out = folder / "out"
    with out.open("wb") as file:
        process = subprocess.Popen(
            command, stdout=file, stderr=subprocess.STDOUT, cwd=folder, env=environment
        )

    def rounds() -> int:
        return out.read_text("utf-8").count("Ctrl-C")

    def wait(number: int) -> None:
        deadline = time.monotonic() + 60
        while rounds() < number and time.monotonic() < deadline:
            time.sleep(0.1)

    wait(1)
    (folder / "b.txt").write_text(GOOD + "\n", encoding="utf-8")
    wait(2)
    process.send_signal(signal.SIGINT)
    process.wait(30)
    said = out.read_text("utf-8")
    assert said.count("C001") == 1 and rounds() == 2


def test_a_table_of_findings_is_no_report_and_is_not_replaced_by_itself(folder: Path) -> None:
    words = ["check", "--excerpt", "b.txt", "-o", "found.csv"]
    assert CliRunner().invoke(commands, words).exit_code == 1
    again = CliRunner().invoke(commands, words)
    assert again.exit_code == 2 and "--force" in again.stderr
    assert CliRunner().invoke(commands, [*words, "--force"]).exit_code == 1
    told = json.loads(CliRunner().invoke(commands, ["check", "--excerpt", ".", "-f", "json"]).stdout)
    assert "found.csv" not in paths(told)
    assert {"path": "found.csv", "reason": "own output"} in told["skipped"]
