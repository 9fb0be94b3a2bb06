"""The label of a table's row that stands on a line of its own is no heading of the report."""

from __future__ import annotations

import pytest

from linter.judge.lint import Given, lint
from linter.read import read_bytes
from linter.rulepack import shipped_pack

HEAD = "# 清泉县人民政府2023年政府信息公开工作年度报告\n\n## 一、总体情况\n推进公开。\n\n## 二、主动公开政府信息情况\n公开5条。\n\n"
PIECE = "| 类别 | 甲 | 乙 | 总计 |\n|---|---|---|---|\n| 件数 | 4 | 3 | 7 |\n\n"


@pytest.mark.parametrize(
    ("label", "rules"),
    [
        pytest.param("一、本年新收政府信息公开申请数量", set(), id="a row of table 3"),
        pytest.param("三、本年度办理结果", set(), id="what gathers rows"),
        pytest.param("一、收到的申请", {"S006"}, id="a heading with a wrong number is one"),
    ],
)
def test_it_counts_for_no_number(label: str, rules: set[str]) -> None:
    text = f"{HEAD}## 三、收到和处理政府信息公开申请情况\n\n### {label}\n{PIECE}## 四、政府信息公开行政复议、行政诉讼情况\n无。\n"
    verdict = lint(read_bytes(text.encode(), "a.md"), shipped_pack(), Given(excerpt=True))
    assert {f.rule for f in verdict.findings if f.rule in ("S006", "S013")} >= rules
    assert not rules or rules <= {f.rule for f in verdict.findings}
    if not rules:
        assert not {"S006", "S013"} & {f.rule for f in verdict.findings}
