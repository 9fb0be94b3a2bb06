"""The second Chinese kind of report is data alone: its pack stands on the first one's words and rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.judge.lint import Given, lint
from linter.manual.examples import failures
from linter.model.finding import Finding, Severity, Verdict
from linter.read import read
from linter.rulepack import RulePack, shipped_pack
from linter.text.source import Source
from tests.expectations import SHARED, findings_at, rows

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "rule_of_law"
FAULTS = rows(EXAMPLES / "FAULTS.tsv")
KIND = SHARED / "kinds" / "rule_of_law"
REAL = sorted((KIND / "text").glob("*.txt")) if KIND.is_dir() else []
HEAD = "临澜县人民政府2023年度法治政府建设情况报告\n一、主要举措和成效\n"


@pytest.fixture(scope="module")
def pack() -> RulePack:
    return shipped_pack("rule_of_law")


@cache
def verdict_on(name: str) -> Verdict:
    return lint(read(EXAMPLES / name), shipped_pack("rule_of_law"))


def accused(verdict: Verdict, least: Severity = Severity.INFO) -> list[tuple[str, str]]:
    return [(f.rule, verdict.source.quote(f.span)) for f in verdict.findings if f.severity >= least]


def test_its_own_examples_prove_its_rules(pack: RulePack) -> None:
    assert [f"{f.rule.id}: {f.why}" for f in failures(pack)] == []


def test_it_has_ids_and_a_basis_of_its_own(pack: RulePack) -> None:
    other = {rule.id for rule in shipped_pack().rules}
    assert not other & {rule.id for rule in pack.rules}
    assert all(rule.basis and rule.advice["zh"] and rule.message["en"] for rule in pack.rules)
    told = [
        text for rule in pack.rules for text in (*rule.message.values(), rule.basis, *rule.advice.values())
    ]
    assert not [text for text in told if "信息公开" in text or "国办公开办函" in text]


def test_a_clean_report_is_not_accused() -> None:
    verdict = verdict_on("2023-clean.txt")
    assert verdict.unreadable is None
    assert accused(verdict) == []
    assert verdict.identity is not None
    assert verdict.identity.issuer == "临澜县人民政府"


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row["rule"])
def test_a_planted_fault_is_found(row: dict[str, str]) -> None:
    verdict = verdict_on(row["file"])
    assert findings_at(verdict, row["rule"], row["quote"], related=True), accused(verdict)


def test_nothing_else_is_said_of_the_faulty_one() -> None:
    assert {finding.rule for finding in verdict_on("2023-faulty.txt").findings} == {
        row["rule"] for row in FAULTS
    }


@pytest.mark.parametrize(
    ("title", "issuer", "year"),
    [
        pytest.param("临澜县2023年度法治政府建设情况报告", "临澜县", 2023, id="a county"),
        pytest.param("2023年临澜县法治政府建设情况报告", "临澜县", 2023, id="the year first"),
        pytest.param("临澜县水务局2022年法治政府建设年度报告", "临澜县水务局", 2022, id="a department"),
        pytest.param("望江镇人民政府关于2022年度法治政府建设情况的报告", "望江镇人民政府", 2022, id="关于"),
        pytest.param("望江镇2021年度推进法治建设工作报告", "望江镇", 2021, id="推进法治建设"),
        pytest.param("中共临澜县委员会、临澜县人民政府关于2023年度法治政府建设情况的报告", "临澜县人民政府", 2023, id="of party and government"),
        pytest.param("中国共产党临澜县委员会临澜县人民政府2023年法治政府建设报告", "临澜县人民政府", 2023, id="run together"),
        pytest.param("临澜县财政局2023年度依法行政和法治政府建设工作情况报告", "临澜县财政局", 2023, id="依法行政"),
    ],
)  # fmt: skip
def test_titles_of_every_wording(title: str, issuer: str, year: int, pack: RulePack) -> None:
    identity = lint(Source("a.txt", f"{title}\n一、主要举措和成效\n开展培训。\n"), pack).identity
    assert identity is not None
    assert (identity.issuer, identity.year) == (issuer, year)


RIGHT = [
    pytest.param("受理投诉37件，办结30件，另有7件正在办理。", id="what is not done yet"),
    pytest.param("审结行政复议案件52件（含上年结转6件），新收48件。", id="more closed than came in"),
    pytest.param("办理各类案件近千件，培训干部500余人次。", id="no exact figures"),
    pytest.param(
        "总结《法治政府建设实施纲要（2015—2020年）》贯彻落实情况，谋划下一阶段工作。",
        id="the outline before, looked back on",
    ),
    pytest.param("落实《法治政府建设实施纲要(2021-2025年)》。", id="a hyphen between the years"),
    pytest.param("指导某镇某企业整改。", id="a party that is not named"),
    pytest.param("通报《2022年行政审判年度报告》。", id="another report of the year before"),
    pytest.param(
        "制定规范性文件10件，备案审查62件，清理文件130件。", id="figures that are no parts of one another"
    ),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_right_sentence_is_not_accused(sentence: str, pack: RulePack) -> None:
    verdict = lint(Source("a.txt", HEAD + sentence), pack, Given(excerpt=True))
    assert accused(verdict) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        pytest.param("县委书记主持召开县委全面依法治县委员会会议2次。县长主持县政府常务会议学法4次，听取法治政府建设工作汇报3次，带头述法。", "成立了法治政府建设领导小组，县长任组长，各副县长任副组长，成员若干名。", "S103", id="only a group was formed"),
        pytest.param("一是部分乡镇执法力量不足，主要原因是编制紧张、人员流动大；二是行政规范性文件评估还不够及时，主要原因是评估办法不健全。", "一是部分乡镇执法力量不足，人员流动大；二是行政规范性文件评估还不够及时。", "S102", id="no cause"),
        pytest.param("落实《法治政府建设实施纲要（2021—2025年）》。", "落实《法治政府建设实施纲要（2015—2020年）》。", "W103", id="the outline before"),
        pytest.param("三、党政主要负责人", "四、党政主要负责人", "S105", id="a number skipped"),
        pytest.param("临澜县人民政府关于2023年度", "××县人民政府关于2023年度", "W101", id="a placeholder"),
        pytest.param("举办执法培训6期", "4月31日举办执法培训6期", "D102", id="no such day"),
    ],
)  # fmt: skip
def test_one_change_one_rule(old: str, new: str, rule: str, pack: RulePack) -> None:
    text = (EXAMPLES / "2023-clean.txt").read_text(encoding="utf-8")
    assert text.count(old) == 1
    assert rule in {f.rule for f in lint(Source("a.txt", text.replace(old, new)), pack).findings}


def _found(verdict: Verdict, quote: str) -> list[Finding]:
    return [f for f in verdict.findings if quote in verdict.source.quote(f.span)]


@pytest.mark.skipif(not REAL, reason="the real reports are not in the repository")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name[:3])
def test_beginnings_of_real_reports_are_not_accused_falsely(path: Path, pack: RulePack) -> None:
    verdict = lint(read(path), pack, Given(excerpt=True))
    assert verdict.unreadable is None
    truth = [row["quote"] for row in rows(KIND / "TRUTH.tsv") if path.name.startswith(row["file"])]
    told = accused(verdict)
    assert [
        one for one in told if not any(one[1].strip("《》()") in quote or quote in one[1] for quote in truth)
    ] == []


def test_a_shipped_pack_is_taken_by_its_name() -> None:
    result = CliRunner().invoke(
        commands, ["check", "--pack", "rule_of_law", "--no-cache", str(EXAMPLES / "2023-faulty.txt")]
    )
    assert result.exit_code == 1, result.output
    assert "C101" in result.output
    shown = CliRunner().invoke(commands, ["rules", "--pack", "rule_of_law"])
    assert shown.exit_code == 0
    assert "S101" in shown.output


def test_a_folder_of_that_name_is_taken_where_it_is_written_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "disclosure").mkdir()
    (tmp_path / "disclosure" / "pack.yaml").write_text("id: [\n", encoding="utf-8")
    report = str(EXAMPLES.parent / "disclosure" / "2023-clean.txt")
    shipped = CliRunner().invoke(commands, ["check", "--pack", "disclosure", report])
    assert shipped.exit_code == 0, shipped.output
    own = CliRunner().invoke(commands, ["check", "--pack", "./disclosure", report])
    assert own.exit_code == 2
