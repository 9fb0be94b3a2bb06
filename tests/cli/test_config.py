"""Configuration: found upward, checked with file and line, outdone by the command line."""

import json

import pytest
from click.testing import CliRunner

from linter.cli import commands

TEXT = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n全年共公开政府信息100条。其中，网站公开60条，公告栏公开30条，其他方式11条。\n"
EXTENDING = """
id: ours
version: "7"
title: {zh: 我们的规则}
extends: disclosure
overrides:
  C001: {severity: info, reason: 渠道重复计}
"""
ADDED = """
rules:
  - id: W900
    name: no-notice-board
    kind: forbidden
    severity: warning
    message: {zh: 不写公告栏}
    options: {patterns: [公告栏]}
    examples: {good: ["2022年政府信息公开工作年度报告\\n一、总体情况\\n没有。"], bad: ["2022年政府信息公开工作年度报告\\n一、总体情况\\n公告栏。"]}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "sub" / "old").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "sub")
    for name in ("a.txt", "old/b.txt"):
        (tmp_path / "sub" / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*args):
    return CliRunner().invoke(commands, args, prog_name="reportlint")


def found(*args):
    result = run("check", "--excerpt", "-f", "json", *args)
    assert result.exit_code < 2, result.output
    return {
        report["path"]: {f["rule"]: f["severity"] for f in report["findings"]}
        for report in json.loads(result.stdout)["reports"]
    }


def write(folder, text, name="reportlint.yaml"):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reportlint.yaml", "select: [C]\nrules: {C001: {severity: warning, reason: 试}}\n"),
        (
            "pyproject.toml",
            '[tool.reportlint]\nselect = ["C"]\nrules.C001 = {severity = "warning", reason = "试"}\n',
        ),
    ],
)
def test_the_nearest_file_upward_holds(folder, name, text):
    write(folder, text, name)
    assert found("a.txt") == {"a.txt": {"C001": "warning"}}
    assert run("check", "--excerpt", "a.txt").exit_code == 0


def test_a_project_without_our_table_is_passed_over(folder):
    write(folder, "select: [C]\n")
    write(folder / "sub", "[tool.other]\nx = 1\n", "pyproject.toml")
    assert list(found("a.txt")["a.txt"]) == ["C001"]


def test_the_command_line_wins(folder):
    write(folder, "select: [S]\nfail-on: never\nlang: en\n")
    assert "C001" in found("a.txt", "--select", "C")["a.txt"]
    assert run("check", "--excerpt", "a.txt", "--select", "C").exit_code == 0
    assert run("check", "--excerpt", "a.txt", "--select", "C", "--fail-on", "error").exit_code == 1
    assert "is not the sum" in run("check", "--excerpt", "a.txt", "--select", "C").stdout
    assert "不符" in run("check", "--excerpt", "a.txt", "--select", "C", "--lang", "zh").stdout


def test_a_file_is_named_or_none_is(folder):
    write(folder, "select: [S]\n")
    other = write(folder, "select: [C]\n", "other.yaml")
    assert list(found("--config", str(other), "a.txt")["a.txt"]) == ["C001"]
    assert "C001" in found("--config", "none", "a.txt")["a.txt"]
    assert run("check", "--config", "nope.yaml", "a.txt").exit_code == 2


def test_paths_have_settings_of_their_own(folder):
    write(folder, "select: [C]\npaths:\n  - {match: sub/old/**, ignore: [C001]}\n")
    assert found("a.txt", "old/b.txt") == {"a.txt": {"C001": "error"}, "old/b.txt": {}}
    write(folder, "select: [C]\npaths:\n  - {match: b.txt, excerpt: true, body: township}\n")
    made = json.loads(run("check", "-f", "json", "a.txt", "old/b.txt").stdout)["reports"]
    assert [(r["excerpt"], r["body"] == "township") for r in made] == [(False, False), (True, True)]


def test_a_rule_is_switched_off_or_takes_other_options(folder):
    write(folder, "select: [C]\nrules: {sum-of-parts: {enabled: false, reason: 试用}}\n")
    assert found("a.txt") == {"a.txt": {}}
    write(folder, "select: [C]\nrules: {C001: {options: {kinds: [share]}, reason: 试用}}\n")
    assert "C001" not in found("a.txt")["a.txt"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("selct: [C]", "reportlint.yaml:1: unknown key 'selct'; did you mean 'select'?", id="a key"),
        pytest.param("\nselect: C", "reportlint.yaml:2: 'select' must be a list, not 'C'", id="no list"),
        pytest.param("select: [C0O1]", "did you mean 'C001'?", id="a rule"),
        pytest.param("\nignore: [X999]", "reportlint.yaml:2: the pack 'disclosure' has no rule 'X999'", id="its line"),
        pytest.param("fail-on: fatal", "reportlint.yaml:1: 'fatal' is no level", id="a level"),
        pytest.param("lang: de", "reportlint.yaml:1: 'de' is none of zh, en", id="a language"),
        pytest.param("rules:\n  C001: {severity: warning}", ":2: the key 'reason' is missing", id="no reason"),
        pytest.param("rules:\n  C001: {severity: warning, reason: ' '}", ":2: an override needs a reason", id="an empty reason"),
        pytest.param("rules:\n  C001: {severity: fatal, reason: x}", ":2: 'fatal' is no severity", id="a severity"),
        pytest.param("rules:\n  C999: {enabled: false, reason: x}", ":2: the pack 'disclosure' has no rule 'C999'", id="a rule overridden"),
        pytest.param("rules:\n  C001:\n    reason: x\n    options:\n      kind: [sum]", ":5: unknown option 'kind'; did you mean 'kinds'?", id="an option"),
        pytest.param("paths:\n  - {ignore: [C]}", ":2: the key 'match' is missing", id="no glob"),
        pytest.param("paths:\n  - match: x\n    body: ministry", ":3: the pack 'disclosure' has no kind of body 'ministry'", id="a body"),
        pytest.param("- x", "must be a mapping", id="no mapping"),
        pytest.param("pack: nowhere", "no rule pack", id="a pack"),
        pytest.param("extends: [nowhere]", "no rule pack", id="a folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_stops_the_run(folder, text, says):
    write(folder, text)
    result = run("check", "a.txt")
    assert result.exit_code == 2 and says in result.stderr, result.output


def test_a_table_says_its_name_for_want_of_lines(folder):
    write(folder, '[tool.reportlint.rules]\nC001 = {severty = "info", reason = "x"}\n', "pyproject.toml")
    result = run("check", "a.txt")
    assert "[tool.reportlint.rules.C001]: unknown key 'severty'; did you mean 'severity'?" in result.stderr


def test_broken_toml_is_told(folder):
    write(folder, "[tool.reportlint\n", "pyproject.toml")
    assert "pyproject.toml: cannot be read" in run("check", "a.txt").stderr


def test_a_pack_that_extends_the_shipped_one(folder):
    write(folder / "pack", EXTENDING, "pack.yaml")
    write(folder / "pack", ADDED, "wording.yaml")
    expected = {"C001": "info", "W900": "warning"}
    assert found("a.txt", "--pack", "../pack", "--select", "C001,W900")["a.txt"] == expected
    write(folder, "extends: [pack]\nselect: [C001, W900]\n")
    assert found("a.txt")["a.txt"] == expected
    write(folder, "pack: pack\nselect: [C001, W900]\n")
    assert found("a.txt")["a.txt"] == expected
    assert run("test", "../pack").exit_code == 0
    assert "不写公告栏" in run("explain", "W900", "--pack", "../pack").stdout


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(EXTENDING.replace("disclosure", "nothing"), "pack.yaml:5: there is no pack 'nothing'", id="no such pack"),
        pytest.param(EXTENDING + "dates: []\n", "pack.yaml:8: a pack that extends another holds", id="a domain of its own"),
        pytest.param(EXTENDING.replace("C001", "C999"), "pack.yaml:7: the pack 'disclosure' has no rule 'C999'", id="no such rule"),
        pytest.param(EXTENDING.replace("extends: disclosure", "extends: ../pack"), "in a circle", id="itself"),
    ],
)  # fmt: skip
def test_an_extending_pack_that_cannot_be_understood(folder, text, says):
    write(folder / "pack", text, "pack.yaml")
    result = run("check", "a.txt", "--pack", "../pack")
    assert result.exit_code == 2 and says in result.stderr, result.output


def test_config_shows_what_holds_and_from_where(folder):
    write(folder, "fail-on: warning\nrules:\n  C001: {severity: info, reason: 渠道重复计}\n")
    shown = run("config", "--lang", "en").stdout
    assert "configuration  ../reportlint.yaml" in shown
    assert "fail-on        warning  (" in shown and "reportlint.yaml:1)" in shown
    assert "C001           error → info" in shown and "渠道重复计" in shown
    assert "configuration  none" in run("config", "--lang", "en", "--config", "none").stdout


def test_a_project_file_that_others_broke_is_no_concern_of_ours(folder):
    write(folder, "[tool.other\n", "pyproject.toml")
    assert "C001" in found("a.txt")["a.txt"]


HERE = "rules:\n  C003: {severity: error, reason: 本市从严}\n  W018: {enabled: false, reason: 惯用}\nextends: [../more]\n"
MORE = "id: more\nversion: '1'\ntitle: {zh: 另加}\n"


@pytest.fixture
def elsewhere(folder):
    write(folder, HERE.replace("../more", "more"))
    write(folder / "more", MORE, "pack.yaml")
    write(folder / "more", ADDED, "rules.yaml")
    write(folder / "house", EXTENDING, "pack.yaml")
    return folder


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(("C003",), ("错误", "此处设置：warning → error（", "reportlint.yaml:2：", "本市从严"), id="a severity"),
        pytest.param(("W018",), ("默认关闭", "reportlint.yaml:3：", "惯用"), id="off"),
        pytest.param(("W900",), ("不写公告栏", "此处设置：", "rules.yaml"), id="a rule of the house's pack"),
        pytest.param(("C001", "--pack", "../house", "--config", "none"), ("提示", "→ info", "pack.yaml", "渠道重复计"), id="what a pack overrides"),
        pytest.param(("C003", "--lang", "en"), ("Configured here: warning → error (",), id="in English"),
    ],
)  # fmt: skip
def test_explain_and_rules_tell_what_holds_here(elsewhere, args, said):
    page = run("explain", *args)
    assert page.exit_code == 0, page.output
    assert [one for one in said if one not in page.stdout] == []
    listed = run("rules", *args[1:]).stdout.splitlines()
    at = next(n for n, line in enumerate(listed) if line.startswith(args[0]))
    assert [one for one in said if one not in "\n".join(listed[at : at + 2])] == []


def test_without_a_configuration_nothing_is_said_of_one(elsewhere):
    page = run("explain", "C003", "--isolated").stdout
    assert "提醒" in page and "此处设置" not in page
    assert "此处设置" not in run("rules", "--config", "none").stdout
    assert run("explain", "W900", "--config", "none").exit_code == 2


def test_config_shows_what_a_pack_overrides(elsewhere):
    told = run("config", "--pack", "../house", "--config", "none").stdout
    (line,) = [line for line in told.splitlines() if "C001" in line]
    assert "→ info" in line and "pack.yaml" in line and "渠道重复计" in line
