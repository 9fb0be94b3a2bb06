"""A folder of other documents, many of which name accounts and budgets: none is held against their packs."""

from __future__ import annotations

import pytest

from bench.others.model import kinds
from bench.others.trial import said_of, trials
from linter.rulepack import open_kinds
from linter.text.source import Source


def test_each_is_of_its_own_kind_or_of_none() -> None:
    outcomes = list(trials(3 * len(kinds())))
    assert {one.said for one in outcomes} == {"", "disclosure", "rule_of_law"}
    assert [(one.name, one.said) for one in outcomes if one.wrong] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("清水县水务局2024年度部门决算\n清水县水务局2023年度部门决算\n", "", id="links to two years"),
        pytest.param("清水县水务局2024年度部门决算 2025-08-20\n清水县档案馆2024年度部门决算 [2025年8月21日]\n", "", id="links to two bodies, dated"),
        pytest.param("部门预决算\n清水县水务局2024年部门预算\n清水县水务局2024年度部门决算\n", "", id="links to both kinds"),
        pytest.param("清水县水务局2023年政府信息公开工作年度报告\n清水县水务局2022年政府信息公开工作年度报告\n", "", id="links to reports of another kind"),
        pytest.param("清水县水务局2024年度部门决算\n清水县水务局2024年度部门决算\n", "final_accounts", id="a cover, and the title again"),
        pytest.param(
            "清水县水务局2024年度部门决算\n清水县水务局2023年度部门决算\n一、收入支出决算总体情况说明\n收入支出总计5.00万元。\n二、收入决算情况说明\n本年收入合计5.00万元。\n",
            "final_accounts",
            id="accounts with a link to last year's",
        ),
        pytest.param("关于部门决算的自查报告\n决算已公开，收入支出总计5.00万元。\n", "", id="a paper that tells a total"),
    ],
)  # fmt: skip
def test_a_page_of_links_is_no_report(text: str, expected: str) -> None:
    assert said_of(Source("a.txt", text), open_kinds().domains) == expected
