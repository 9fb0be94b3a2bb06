"""required_text: said anywhere it counts, by words or by a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.checks.required_text import RequiredText
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.text.pattern import Pattern

TITLE = "清泉县2015年政府信息公开工作年度报告\n"
PERIOD = RequiredText(wanted={"期限": (Pattern("统计期限"),)})
TWO = RequiredText(
    wanted={"培训": (Pattern("培训"),), "考核": (Pattern("考核"),), "评议": (Pattern("评议"),)},
    sections=("overview",),
)
TABLE = (
    "政府信息公开情况统计表\n（一）收到申请数 3\n1.当面申请数 1\n2.传真申请数 0\n3.网络申请数 2\n"
    "4.信函申请数 0\n（二）申请办结数 3\n1.按时办结数 3\n2.延期办结数 0\n"
)


@pytest.mark.parametrize(
    ("check", "text", "kind"),
    [
        pytest.param(PERIOD, "统计期限为全年。\n一、概述\n推进公开。", Held, id="in the preamble"),
        pytest.param(PERIOD, "一、概述\n推进公开。", Problem, id="nowhere"),
        pytest.param(PERIOD, "一、概述\n〔……〕", Undecided, id="the copy leaves something out"),
        pytest.param(TWO, "一、概述\n培训、考核、评议各一次。", Held, id="all in the section"),
        pytest.param(
            TWO, "一、主动公开政府信息情况\n培训、考核、评议。", NotApplicable, id="no such section"
        ),
    ],
)
def test_kinds_of_answer(
    check: RequiredText, text: str, kind: type, answers: Callable[..., list[Answer]]
) -> None:
    assert [type(answer) for answer in answers(check, TITLE + text)] == [kind]


@pytest.mark.parametrize(
    ("text", "missing", "doubts"),
    [
        pytest.param("一、概述\n培训一次，考核一次。", "评议", {"mostly"}, id="one of three"),
        pytest.param("一、概述\n培训一次。", "考核、评议", set(), id="two of three"),
        pytest.param(
            "一、概述\n培训。\n二、收费情况\n考核、评议。", "考核、评议", set(), id="elsewhere does not count"
        ),
    ],
)
def test_names_what_is_missing(
    text: str, missing: str, doubts: set[str], answers: Callable[..., list[Answer]]
) -> None:
    (answer,) = answers(TWO, TITLE + text)
    assert isinstance(answer, Problem)
    assert answer.values["missing"] == missing
    assert answer.doubts == doubts


def test_a_table_of_a_named_form_says_it(answers: Callable[..., list[Answer]]) -> None:
    check = RequiredText(wanted={"数量": (Pattern("不在"),)}, forms=("ST",))
    (answer,) = answers(check, TITLE + "一、概述\n推进公开。\n" + TABLE)
    assert isinstance(answer, Held)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("网站公开信息120余条。", False, id="approximate"),
        pytest.param("全年更新工作动态类36条。", False, id="without the word information"),
        pytest.param("共公开信息三十二条。", False, id="in Chinese numerals"),
        pytest.param("为公众监督提供了一个良好的平台。", True, id="一个 is no count of items"),
        pytest.param("先后公开9项决策，印发文件。", False, id="a count of decisions is a count"),
    ],
)
def test_counts_of_what_was_published(text: str, found: bool, quoted: Callable[..., list[str]]) -> None:
    assert bool(quoted("C009", TITLE + "二、主动公开政府信息情况\n" + text)) is found


@pytest.mark.parametrize(
    "text",
    [
        "没有接收到要求公开政府信息的申请。",
        "收到申请1件。",
        "依申请公开为零。",
        "办理群众3人次的申请。",
        "未受理过依申请公开。",
    ],
)
def test_words_for_requests(text: str, quoted: Callable[..., list[str]]) -> None:
    assert quoted("C010", TITLE + "三、依申请公开政府信息情况\n" + text) == []
