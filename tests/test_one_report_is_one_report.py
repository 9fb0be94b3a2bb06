"""Whatever goes wrong at one report, in reading, checking or showing it, is that report's verdict and no other's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import linter.limits
import linter.parse.kinds
import linter.run.checker
from linter.cli import commands
from linter.judge.lint import lint
from linter.limits import OutOfTimeError, limited
from linter.model.finding import Finding, Severity
from linter.read import read_bytes
from linter.render import FILES, FORMATS, Run, renderer
from linter.rulepack import RulePack
from linter.run.batch import verdicts
from linter.run.questions import Means
from linter.text.source import Source, Span
from tests.documents import from_text
from tests.pdfs import paper

HEAD = "望川县人民政府2020年政府信息公开工作年度报告\n一、总体情况\n"
SOUND = HEAD + "全年公开信息12条。\n"
SECRET = "机密的话"


def raising(error: BaseException):
    def fail(*_args, **_named):
        raise error

    return fail


def written(folder: Path, count: int = 1) -> list[str]:
    """A faulty report that `fails` knows by its text, and *count* sound ones."""
    (folder / "a.txt").write_text(f"{HEAD}{SECRET}\n", encoding="utf-8")
    for n in range(count):
        (folder / f"b{n:02}.txt").write_text(SOUND, encoding="utf-8")
    return sorted(map(str, folder.glob("*.txt")))


@pytest.fixture
def fails(monkeypatch):
    """Let reading, or checking, raise at the report that holds the secret words."""

    def install(where: str, error: BaseException) -> None:
        module = linter.parse.kinds if where == "parse" else linter.run.checker
        real = getattr(module, where)

        def act(first, *args, **named):
            said = first.text if isinstance(first, Source) else getattr(first, "source", None)
            text = Path(first).read_text("utf-8") if isinstance(first, str) else getattr(said, "text", said)
            if SECRET in str(text):
                raise error
            return real(first, *args, **named)

        monkeypatch.setattr(module, where, act)

    return install


@pytest.mark.parametrize(
    ("error", "stage", "said"),
    [
        pytest.param(IndexError(SECRET), "bug", "IndexError, ", id="a bug"),
        pytest.param(RecursionError(SECRET), "bug", "RecursionError, ", id="calls within calls"),
        pytest.param(OSError(28, SECRET), "bug", "OSError, ", id="a disk that is full"),
        pytest.param(MemoryError(), "limit", "memory", id="no memory left"),
        pytest.param(OutOfTimeError(), "limit", "60 seconds", id="no time left"),
    ],
)
@pytest.mark.parametrize(
    ("where", "jobs"), [("load", 1), ("parse", 1), ("lint_report", 1), ("lint_report", 2)]
)
def test_what_is_raised_is_the_verdict_on_that_report(error, stage, said, where, jobs, fails, pack, tmp_path):
    fails(where, error)
    first, *others = verdicts(written(tmp_path, 16 if jobs > 1 else 2), pack, means=Means(jobs=jobs))
    assert first.unreadable is not None
    assert (first.unreadable.stage, said in first.unreadable.en) == (stage, True)
    assert SECRET not in repr(first)
    assert others
    assert all(one.unreadable is None for one in others)


def test_a_bug_says_where_it_is(fails, pack, tmp_path):
    fails("parse", KeyError("x"))
    first, _ = verdicts(written(tmp_path), pack)
    assert first.unreadable is not None
    assert "KeyError, linter.parse.kinds:" in first.unreadable.zh
    assert "reportlint --version" in first.unreadable.zh


@pytest.mark.parametrize("command", ["check", "figures", "tree", "baseline", "diff", "verify"])
def test_every_command_ends_with_two_and_one_line(command, pack, tmp_path, monkeypatch):
    report, whole = written(tmp_path)
    run = CliRunner()
    json_file = tmp_path / "found.json"
    run.invoke(commands, ["check", report, "-o", str(json_file)])
    for module in ("linter.parse.kinds.parse", "linter.judge.lint.parse", "linter.cli.tree.parse", "linter.cli.figures.parse", "linter.held.verify.read"):  # fmt: skip
        monkeypatch.setattr(module, raising(ZeroDivisionError(SECRET)))
    words = {
        "check": [report, "--no-cache"],
        "baseline": [report, "-o", str(tmp_path / "baseline.json")],
        "diff": [report, whole],
        "verify": [str(json_file)],
    }
    result = run.invoke(commands, [command, *words.get(command, [report])])
    assert result.exit_code == 2
    assert "ZeroDivisionError" in result.output
    assert SECRET not in result.output


def test_what_fails_outside_of_any_report_ends_with_two(monkeypatch):
    monkeypatch.setattr("linter.cli.rules.configured_kind", raising(ZeroDivisionError(SECRET)))
    result = CliRunner().invoke(commands, ["rules"])
    assert result.exit_code == 2
    assert SECRET not in result.output


def broken(pack: RulePack) -> Finding:
    """A finding that no format can show: its repair is none."""
    text = {"zh": "一处", "en": "a place"}
    found = Finding("0" * 16, pack.rules[0].id, "x", Severity.ERROR, text, "", text, Span(0, 2))
    return replace(found, repairs=(None,), related=(None,))  # type: ignore[arg-type]


@pytest.mark.parametrize("format", [*FORMATS, *FILES])
def test_a_format_that_fails_at_a_report_goes_on(format, pack, tmp_path):
    sound = lint(Source("b.txt", SOUND), pack)
    worse = replace(sound, source=Source("a.txt", SOUND), findings=(broken(pack),))
    untold: list[str] = []
    run = Run(language="en", failed=lambda verdict: untold.append(verdict.source.path))
    asked = [sound, worse, sound]
    if format in ("docx", "pdf"):
        data = from_text(SOUND) if format == "docx" else paper(SOUND.splitlines())
        file = tmp_path / f"a.{format}"
        file.write_bytes(data)
        asked = [replace(lint(read_bytes(data, str(file)), pack), findings=(broken(pack),))]
    made = [chunk for chunk in renderer(format)(asked, run) if chunk]
    assert [Path(path).stem for path in untold] == ["a"]
    if format in FORMATS:
        text = "".join(made)
        assert "the program itself failed" in text
        assert text.count("b.txt") >= 2


def test_an_output_that_failed_is_told_and_ends_with_two(pack, tmp_path, monkeypatch):
    report, whole = written(tmp_path)
    real = linter.render.json.report

    def report_of(verdict, run):
        if verdict.source.path == report and verdict.unreadable is None:
            raise ZeroDivisionError(SECRET)
        return real(verdict, run)

    monkeypatch.setattr("linter.render.json.report", report_of)
    result = CliRunner().invoke(commands, ["check", report, whole, "-f", "json", "--excerpt"])
    first, second = json.loads(result.stdout)["reports"]
    assert (first["error"]["stage"], second["error"]) == ("bug", None)
    assert result.exit_code == 2
    assert "ZeroDivisionError" in result.stderr
    assert SECRET not in result.output


SENTENCES = [
    pytest.param("3条中3占5分9条1条信息公开", id="a row of wholes among the parts"),
    pytest.param("公开信息30条中，30条占5分，9条，1条", id="the whole said again"),
    pytest.param("全年公开12条中,12条占3分,4条,6条,2条", id="more parts behind it"),
    pytest.param("7件中7件9件占2分1件8件公开", id="without marks"),
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_list_that_holds_its_own_whole_is_read(sentence, pack):
    assert lint(Source("a.txt", f"{HEAD}{sentence}\n"), pack).unreadable is None


def turning() -> Iterator[int]:
    while True:
        yield from range(1000)


@pytest.mark.skipif(not hasattr(linter.limits.signal, "setitimer"), reason="this system has no such timer")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_that_takes_too_long_is_named(jobs, fails, pack, tmp_path, monkeypatch):
    monkeypatch.setattr(linter.limits, "SECONDS", 1)
    real = linter.parse.kinds.parse

    def parse(source, *args, **named):
        return sum(turning()) if SECRET in source.text else real(source, *args, **named)

    monkeypatch.setattr(linter.parse.kinds, "parse", parse)
    first, *others = verdicts(written(tmp_path, 16 if jobs > 1 else 2), pack, means=Means(jobs=jobs))
    assert first.unreadable is not None
    assert first.unreadable.stage == "limit"
    assert all(one.unreadable is None for one in others)


@pytest.mark.skipif(not hasattr(linter.limits.signal, "setitimer"), reason="this system has no such timer")
def test_no_library_takes_the_limit_for_an_error_of_its_own(monkeypatch):
    monkeypatch.setattr(linter.limits, "SECONDS", 0.2)

    def stubborn() -> None:
        try:
            sum(turning())
        except Exception:
            sum(turning())

    with pytest.raises(OutOfTimeError), limited():
        stubborn()
