"""The auditor's form: five parts a finding, each with what the verdict holds and no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from linter.model.elsewhere import Elsewhere
from linter.model.finding import Finding, Severity, Verdict
from linter.render import Run
from linter.render.audit import paper
from linter.text.source import Position, Span

Show = Callable[..., str]
MARK = re.compile(r"<!-- reportlint \S+ [0-9a-f]{16} -->\n$")
PARTS = ["标准", "事实", "原因（推测）", "影响", "建议"]


@pytest.fixture
def finding(summed: Verdict) -> Finding:
    return next(one for one in summed.findings if one.rule == "C001")


def rows(text: str) -> dict[str, str]:
    return dict(re.findall(r"^\| \*\*(.+?)\*\* \| (.+) \|$", text, re.MULTILINE))


def test_a_finding_in_five_parts(summed: Verdict, show: Show) -> None:
    text = show("audit", summed)
    wrong = text[text.index("#### 2. ") :]
    assert wrong.startswith(
        "#### 2. 错误: 各部分相加是 11，不是 12。\n\n| C001 | 3:3 · f00d |\n| :-- | :-- |\n"
    )
    parts = rows(wrong)
    assert list(parts) == PARTS
    assert parts["标准"] == "条例第五十条<br>规则 C001 sum-of-parts"
    assert parts["事实"] == (
        "第3行 · 一、总体情况: “共发布信息12条”<br>部分: 3:16 “5条”, 3:21 “6条”"
        "<br>算式: 5+6 = 11 ≠ 12，差 1<br>同因: T001 5+7 = 12"
    )
    assert parts["原因（推测）"].endswith("<br>唯一：3:8 12条 → 11（表中另有）")
    assert "不可能同时正确" in parts["影响"] and "规则 T001" in parts["影响"]
    assert parts["影响"].endswith("如属下列情形，则不构成问题：所列不一定是全部（等、其中）")
    assert parts["建议"] == "改正其中一个。"


def test_what_is_not_known_is_not_made_up(summed: Verdict, show: Show) -> None:
    note = rows(show("audit", summed))  # the first finding: no basis, no arithmetic, no repair, no advice
    text = show("audit", replace(summed, findings=summed.findings[:1]))
    assert note and rows(text) == {
        "标准": "规则 D001 some-rule",
        "事实": "第1行",
        "原因（推测）": "不明，须由编制单位说明",
        "影响": "供核对时参考，不据此认定问题。",
        "建议": "核对原始资料",
    }


@pytest.mark.parametrize(
    ("severity", "arithmetic", "says"),
    [
        (Severity.ERROR, "1 ≠ 2", "cannot all be right"),
        (Severity.WARNING, "1 ≠ 2", "seem not to agree"),
        (Severity.INFO, "1 ≠ 2", "seem not to agree"),
        (Severity.ERROR, "", "does not meet the criterion"),
        (Severity.WARNING, "", "nobody's duty"),
        (Severity.INFO, "", "not held to be a fault"),
    ],
)
def test_the_effect_follows_from_severity_and_arithmetic(
    summed: Verdict, finding: Finding, severity: Severity, arithmetic: str, says: str
) -> None:
    one = replace(finding, severity=severity, arithmetic=arithmetic, also=(), doubts=())
    (effect,) = paper(one, summed.source, Run(language="en")).effect
    assert says in effect


def test_two_years_that_contradict_one_another(summed: Verdict, finding: Finding) -> None:
    last = Elsewhere(
        "last-year", "2022.txt", Span(0, 1), Position(4, 2), Position(4, 3), "1", {"line": 4, "column": 2}
    )
    made = paper(replace(finding, elsewhere=(last,)), summed.source, Run())
    assert made.effect[0].startswith("两个年度的报告互相矛盾")
    assert "上年度报告 2022.txt:4:2 1" in made.condition


def test_waived_findings_are_listed_apart(summed: Verdict, show: Show) -> None:
    text = show("audit", summed)
    assert text.count("#### ") == 2
    assert "- **T002** 4:6: 可疑。 (已核实，张三)\n" in text
    assert "- 年份不明，可用 --year 写明: X003\n" in text


def test_a_file_that_cannot_be_read(unreadable: Verdict, show: Show) -> None:
    assert "\n读不了。\n\nCannot be read.\n" in show("audit", unreadable)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_text_is_never_structure(language: str, hostile: Verdict, show: Show) -> None:
    text = show("audit", hostile, language=language)
    assert set(re.findall(r"<[^>]*>?", MARK.sub("", text))) <= {
        "<br>", "<sub>", "</sub>", "<details>", "</details>", "<summary>", "</summary>",
    }  # fmt: skip
    for line in text.splitlines():
        bare = re.sub(r"\\.", "", line)
        assert bare.count("|") in (0, 3), line
    assert len(re.findall(r"(?m)^#", text)) == 3  # ours: the results, the report, the finding
