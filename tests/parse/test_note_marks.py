"""The mark of a note behind a figure of a sentence is no part of it, and hides neither figure nor fault."""

from __future__ import annotations

import pytest

from linter.judge.lint import lint
from linter.rulepack import RulePack
from linter.text.source import Source

HEAD = "清泉县人民政府2023年政府信息公开工作年度报告\n一、总体情况\n"
RIGHT = "全年主动公开政府信息100{}条，其中机构职能类60条，政策文件类40条。"
WRONG = "全年主动公开政府信息100{}条，其中机构职能类60条，政策文件类42条。"
MARKS = ["¹", "²³", "[¹]", "(¹)", "⁽¹⁾"]


@pytest.mark.parametrize("mark", MARKS)
def test_the_sum_holds_whatever_marks_it(mark: str, pack: RulePack) -> None:
    plain, marked = (lint(Source("x", HEAD + RIGHT.format(one)), pack) for one in ("", mark))
    assert [finding.rule for finding in marked.findings] == [finding.rule for finding in plain.findings]
    assert {entry.figure.value for entry in marked.ledger if entry.state == "verified"} >= {100, 60, 40}


@pytest.mark.parametrize("mark", MARKS)
def test_the_sum_is_broken_all_the_same(mark: str, pack: RulePack) -> None:
    verdict = lint(Source("x", HEAD + WRONG.format(mark)), pack)
    (broken,) = [finding for finding in verdict.findings if finding.rule == "C001"]
    assert broken.stated == "100"
    assert "100" in verdict.source.quote(broken.span)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("绿地52m²", "m²"), ("（共100¹）件", "）"), ("①主动公开", "①")],
    ids=["a unit", "a bracket of its own", "a number of a list"],
)
def test_what_is_no_mark_stays(text: str, kept: str, pack: RulePack) -> None:
    from linter.parse import parse
    from linter.text.folding import fold

    flow = parse(Source("x", HEAD + text + "。\n"), pack.domain).flow.text
    assert fold(kept) in flow
