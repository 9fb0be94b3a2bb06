"""declared_parts: what the preamble counts, what it names, and what the headings make."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.official import statistics, verdict

SECTIONS = (
    "一、概述\n推进公开。\n",
    "二、主动公开政府信息情况\n公开100条。\n",
    "三、收费情况\n未收费。\n",
    "四、其他需要报告的事项\n无。\n",
)


def report(preamble: str, sections: int, more: str = "") -> str:
    signed = "\n清泉县人民政府\n2016年3月6日\n"  # else it may be cut, and lack headings
    return "".join(
        ("清泉县2015年政府信息公开工作年度报告\n", preamble, "\n", *SECTIONS[:sections], more, signed)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            report("本报告由概述、主动公开政府信息情况、收费情况等四部分组成。", 4), [], id="an open list"
        ),
        pytest.param(
            report("本报告由概述、主动公开政府信息情况、其他需要报告的事项等四部分组成。", 4),
            ["四部分组成"],
            id="其他 closes the list, whatever follows it",
        ),
        pytest.param(report("本报告内容包括政府信息公开工作两个部分。", 2), [], id="one name is no list"),
        pytest.param(report("本报告由三部分组成。", 3), [], id="no names"),
        pytest.param(report("本报告由三部分组成。", 2), ["三部分组成。"], id="a heading too few"),
        pytest.param(report("本报告由三部分组成。", 2, statistics()), [], id="a table without a heading"),
        pytest.param(report("本报告由四部分组成。", 2, statistics()), ["四部分组成。"], id="that is but one part"),
        pytest.param(report("本报告由两部分组成。", 2, "三、附件\n见附表。\n"), [], id="an annex that is not counted"),
        pytest.param(report("本报告由三部分组成。", 2, "三、附件\n见附表。\n"), [], id="an annex that is"),
        pytest.param(
            report("本报告由概述、主动公开政府信息情况和附件三部分组成。", 2, "三、附件\n见附表。\n"),
            [],
            id="an annex that is named",
        ),
    ],
)  # fmt: skip
def test_parts(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("S010", text) == found


@pytest.mark.parametrize(
    ("preamble", "sections", "found"),
    [
        pytest.param("本报告由三部分组成。", 2, [], id="the third may be cut off"),
        pytest.param("全文共五个部分。", 3, [], id="so may two"),
        pytest.param(
            "本报告由两部分组成。", 3, ["两部分组成。"], id="a heading too many is too many all the same"
        ),
    ],
)
def test_a_text_without_an_end_may_lack_the_last_headings(
    preamble: str, sections: int, found: list[str], quoted: Callable[..., list[str]]
) -> None:
    text = report(preamble, sections).replace("清泉县人民政府\n2016年3月6日\n", "")
    assert quoted("S010", text) == found


def test_an_excerpt_may_lack_headings_but_not_names(quoted: Callable[..., list[str]]) -> None:
    assert quoted("S010", report("本报告由三部分组成。", 2), excerpt=True) == []
    named = report("本报告由概述、主动公开政府信息情况三部分组成。", 2)
    assert quoted("S010", named, excerpt=True) == ["三部分组成"]


@pytest.mark.parametrize(
    ("text", "excerpt", "said"),
    [
        (report("本报告由三部分组成。", 2), False, "导语称由3部分组成，正文实有2部分"),
        (
            report("本报告由概述、收费情况、复议诉讼情况、问题情况、其他需要报告的事项四部分组成。", 2),
            True,
            "导语称由4部分组成，列出名称的有5个",
        ),
    ],
)
def test_only_what_is_known_is_said(text: str, excerpt: bool, said: str) -> None:
    [finding] = verdict(text, "S010", excerpt=excerpt).findings
    assert finding.message["zh"] == said
