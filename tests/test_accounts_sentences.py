"""What places write their own way is right in final accounts, and its wrong twin is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.judge.lint import lint
from linter.model.finding import Severity
from linter.rulepack import shipped_pack
from linter.text.source import Source

CLEAN = Path(__file__).resolve().parent.parent / "examples" / "final_accounts" / "2024-clean.txt"
TOTAL = "2024年度收入支出总计1131.53万元。与2023年度相比"
SPENT = "本年支出合计1115.41万元，其中：基本支出651.47万元，占58.41%；项目支出463.94万元，占41.59%。"
BOTH = "2024年度总支出1131.53万元，其中本年支出1115.41万元，年末结转16.12万元。本年支出中：{basic}；项目支出463.94万元，占41.59%。"


def _year_before(then: str) -> str:
    return f"2024年度收入支出总计1131.53万元，{then}。与2023年度相比"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param(
            TOTAL, _year_before("2023年度收入支出总计925.64万元"), set(), id="the total of the year before beside it"
        ),
        pytest.param(
            TOTAL, _year_before("上年收入支出总计925.64万元"), set(), id="of the year before, in words"
        ),
        pytest.param(
            TOTAL, "2023年度收入支出总计1131.53万元。与2023年度相比", {"F721"}, id="but not that year in place of this"
        ),
        pytest.param(
            TOTAL, "2024年度收入支出总计1131.53万元。与2022年度相比", set(), id="against two years ago"
        ),
        pytest.param(
            "增加205.89万元，增长22.24%", "增加205.89万元，增长24.22%", {"F501"}, id="a rate of the total wrong"
        ),
        pytest.param(
            SPENT, BOTH.format(basic="基本支出651.47万元，占58.41%"), set(), id="shares of what was told before"
        ),
        pytest.param(
            SPENT, BOTH.format(basic="基本支出651.47万元，占54.81%"), {"F604"}, id="one of these wrong"
        ),
        pytest.param("本年支出合计1115.41万元", "本年支出合计1115万元", set(), id="a total to whole 万元"),
        pytest.param(
            SPENT, SPENT.replace("1115.41", "1115").replace("58.41%", "58.43%"), {"F604"}, id="a share of the rounded one"
        ),
        pytest.param(
            SPENT, SPENT.replace("1115.41", "1115.4").replace("58.41%", "57.41%"), {"F604"}, id="and one that is wrong"
        ),
    ],
)  # fmt: skip
def test_what_is_right_is_not_accused_and_what_is_wrong_is(old: str, new: str, found: set[str]) -> None:
    text = CLEAN.read_text(encoding="utf-8")
    assert text.count(old) == 1
    verdict = lint(Source("a.txt", text.replace(old, new)), shipped_pack("final_accounts"))
    assert {f.rule for f in verdict.findings if f.severity >= Severity.WARNING} == found
