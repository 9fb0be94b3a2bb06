"""Which kind of report a file is, in one run of all kinds, and what belongs to none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.errors import UnreadableError
from linter.parse import Given
from linter.parse.kinds import signs, understood
from linter.rulepack import open_kinds
from linter.text.source import Source
from tests.expectations import SHARED

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DOMAINS = open_kinds().domains
DISCLOSURE = "临澜县水务局2022年政府信息公开工作年度报告\n"
RULE_OF_LAW = "临澜县水务局2022年法治政府建设年度报告\n"


def kind(text: str, *, excerpt: bool = False) -> str:
    try:
        return understood(Source("a.txt", text), DOMAINS, Given(excerpt=excerpt)).domain.id
    except UnreadableError as error:
        return "none" if error.stage == "recognise" else error.stage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(DISCLOSURE + "一、总体情况\n公开信息5条。", "disclosure", id="by its title"),
        pytest.param(RULE_OF_LAW + "一、主要举措和成效\n培训5期。", "rule_of_law", id="by its title, the other kind"),
        pytest.param(
            "一、总体情况\n主动公开政府信息。\n二、主动公开政府信息情况\n公开5条。\n三、收到和处理政府信息公开申请情况\n无。",
            "disclosure",
            id="without a title, by its sections",
        ),
        pytest.param(
            "现将2022年法治政府建设情况报告如下：\n一、主要举措和成效\n推进法治政府建设。\n二、存在的问题\n不足。",
            "rule_of_law",
            id="without a title, by its preamble and name",
        ),
        pytest.param(
            RULE_OF_LAW + "一、主要举措和成效\n推进政务公开，公开政府信息500条，办理依申请公开5件。\n二、存在的主要问题\n不足。\n三、其他需要报告的事项\n无。",
            "rule_of_law",
            id="one that tells of the other kind's matter",
        ),
        pytest.param(
            DISCLOSURE + "一、总体情况\n落实法治政府建设要求。\n二、存在的主要问题\n不足。",
            "disclosure",
            id="and the other way round",
        ),
        pytest.param(
            "临澜县水务局2022年度部门决算公开\n一、部门概况\n按照政府信息公开要求，现将决算公开如下。\n二、收支情况\n收入100万元。",
            "final_accounts",
            id="accounts that are published as disclosure demands",
        ),
        pytest.param("临澜县召开政务公开工作推进会\n会议要求做好信息公开工作。", "none", id="news that names the matter"),
        pytest.param("关于推进法治政府建设的意见\n各单位要推进法治建设。", "none", id="an opinion that names the other"),
        pytest.param("春天的散文\n山花开了。", "none", id="something else"),
    ],
)  # fmt: skip
def test_two_signs_tell_the_kind(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("五、存在的问题\n信息公开还不及时。", "disclosure", id="one sign"),
        pytest.param("推进法治政府建设，培训5期。", "rule_of_law", id="one sign of the other"),
        pytest.param("山花开了。", "none", id="none"),
    ],
)
def test_of_an_excerpt_one_sign_is_enough(text: str, expected: str) -> None:
    assert kind(text, excerpt=True) == expected


def test_the_signs_of_a_report() -> None:
    text = (EXAMPLES / "disclosure" / "2023-clean.txt").read_text(encoding="utf-8")
    report = understood(Source("a.txt", text), DOMAINS, Given())
    assert signs(report) >= {"title", "named", "section", "table"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("disclosure", "rule_of_law"):
        for state in ("clean", "faulty"):
            text = (EXAMPLES / name / f"2023-{state}.txt").read_text(encoding="utf-8")
            (tmp_path / f"{name}-{state}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    made = CliRunner().invoke(commands, ["check", "--no-cache", "--config", "none", *words])
    return made.exit_code, made.stdout, made.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_of_all_kinds_is_checked_in_one_run(folder: Path, jobs: str) -> None:
    code, out, _ = run("-f", "json", "--jobs", jobs, ".")
    told = {report["path"]: report for report in json.loads(out)["reports"]}
    assert code == 1
    assert {path: report["pack"] for path, report in told.items()} == {
        f"{name}-{state}.txt": name for name in ("disclosure", "rule_of_law") for state in ("clean", "faulty")
    }
    rules = {path: {finding["rule"] for finding in report["findings"]} for path, report in told.items()}
    assert rules["rule_of_law-clean.txt"] == set()
    assert "C101" in rules["rule_of_law-faulty.txt"]
    assert not any(rule[1] == "1" for rule in rules["disclosure-faulty.txt"]), "no rule of the other kind"


def test_what_belongs_to_no_kind_is_named_and_the_others_are_checked(folder: Path) -> None:
    (folder / "a.txt").write_text("临澜县召开政务公开工作推进会\n会议要求做好信息公开。\n", encoding="utf-8")
    code, out, _ = run("-f", "json", ".")
    told = {report["path"]: report for report in json.loads(out)["reports"]}
    assert code == 2
    assert told["a.txt"]["error"]["stage"] == "recognise"
    assert "看不出是哪一类报告" in told["a.txt"]["error"]["message"]
    assert told["rule_of_law-clean.txt"]["error"] is None


def test_the_user_decides(folder: Path) -> None:
    (folder / "a.txt").write_text("一、工作情况\n做好信息公开。\n", encoding="utf-8")
    assert run("a.txt")[0] == 2
    assert run("--pack", "disclosure", "--fail-on", "never", "a.txt")[0] == 0


def test_two_kinds_of_one_body_and_year_are_no_repetition_and_no_pair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(DISCLOSURE + "一、总体情况\n公开信息5条。\n", encoding="utf-8")
    Path("b.txt").write_text(RULE_OF_LAW + "一、主要举措和成效\n培训5期。\n", encoding="utf-8")
    Path("c.txt").write_text(
        RULE_OF_LAW.replace("2022", "2023") + "一、主要举措和成效\n培训5期。\n", encoding="utf-8"
    )
    _, out, _ = run("-f", "json", "--fail-on", "never", "a.txt", "b.txt", "c.txt")
    assert json.loads(out)["repeated"] == []


def test_selected_rules_may_be_of_any_kind(folder: Path) -> None:
    code, out, _ = run("-f", "json", "--select", "C101,C001", ".")
    found = {(r["pack"], f["rule"]) for r in json.loads(out)["reports"] for f in r["findings"]}
    assert code == 1
    assert ("rule_of_law", "C101") in found
    assert {rule for _, rule in found} <= {"C101", "C001"}


REAL = sorted((SHARED / "kinds" / "final_accounts" / "text").glob("*.txt")) if SHARED.is_dir() else []


@pytest.mark.skipif(not REAL, reason="the real reports are not in the repository")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name[:3])
def test_accounts_and_budgets_are_told_apart(path: Path) -> None:
    """The model of the form itself, whose title says XX, may be of none."""
    known = {"s": {"final_accounts"}, "b": {"budget"}, "t": {"final_accounts", "none"}}
    assert kind(path.read_text(encoding="utf-8")) in known[path.name[0]]
