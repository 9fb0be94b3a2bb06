"""Headings cut free in the middle of a line, as crawlers and converters leave them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Headings = Callable[..., list[str]]
Lines = Callable[..., list[tuple[str, str]]]

ONE_LINE = (
    "清泉县2015年政府信息公开工作年度报告 根据条例要求，编制本报告。一、概述2015年，我县推进政府信息公开。"
    "二、主动公开政府信息情况全年公开信息12条。（一）公开渠道。网站公开12条。（二）公开内容。民生类12条。"
    "三、依申请公开政府信息情况未收到申请。四、收费及减免情况未收费。"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "一、概述2015年，我县推进公开。二、主动公开政府信息情况全年公开12条。",
            ["2 一、概述", "2 二、主动公开政府信息情况"],
            id="the title alone says where the heading ends",
        ),
        pytest.param(
            "一、概述。我县推进公开。二、工作打算。加强培训。",
            ["2 一、概述", "2 二、工作打算"],
            id="a full stop ends it",
        ),
        pytest.param(
            "一、概述 我县推进公开。 二、组织领导 成立小组，由县长任组长，各部门负责人为成员，办公室设在县政府办公室，负责日常工作和监督检查。",
            ["2 一、概述", "2 二、组织领导"],
            id="a blank ends it",
        ),
        pytest.param(
            "一、概况我縣推進公開。二、主動公開政府信息情況全年公開12條。",
            ["2 一、概况", "2 二、主动公开政府信息情况"],
            id="Traditional",
        ),
        pytest.param(
            "二、主动公开政府政府信息情况 公开12条。三、其他需报报告的事项 我县没有其他需要报告的事项。",
            ["2 二、主动公开政府政府信息情况", "2 三、其他需报报告的事项"],
            id="a misprinted title ends at the blank",
        ),
        pytest.param(
            "推进公开。 主动公开政府信息情况 公开12条。 收费及减免情况 没有收费。",
            ["2 主动公开政府信息情况", "2 收费及减免情况"],
            id="known titles without a number, between blanks",
        ),
        pytest.param(
            "一、概述推进公开。(一)加强领导。成立小组。(二)完善制度。制定办法。",
            ["2 一、概述", "3 (一)加强领导", "3 (二)完善制度"],
            id="the second level",
        ),
        pytest.param(
            "一、概述〔……〕二、主动公开政府信息情况〔……〕",
            ["2 一、概述", "2 二、主动公开政府信息情况"],
            id="an omission parts them",
        ),
    ],
)
def test_cut_free(headings: Headings, text: str, expected: list[str]) -> None:
    assert headings(text) == expected


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("一、概述\n按照第一、第二季度安排推进。", "按照第一、第二季度安排推进。", id="ordinals"),
        pytest.param("一、概述\n星期一、二、三公开。", "星期一、二、三公开。", id="days"),
        pytest.param(
            "一、概述\n依据条例第二十条第（一）、（五）、（六）项公开。",
            "依据条例第二十条第(一)、(五)、(六)项公开。",
            id="items of a law",
        ),
        pytest.param("一、概述\n增长1.2倍，达3.5万元。", "增长1.2倍,达3.5万元。", id="decimals"),
        pytest.param("一、概述\n（2015年第1、2期）公报。", "(2015年第1、2期)公报。", id="issues"),
    ],
)
def test_left_whole(lines: Lines, text: str, whole: str) -> None:
    assert lines(text, titled=True)[-1] == ("PARA", whole)


def test_a_report_on_one_line(headings: Headings) -> None:
    assert headings(ONE_LINE, titled=False) == [
        "2 一、概述",
        "2 二、主动公开政府信息情况",
        "3 (一)公开渠道",
        "3 (二)公开内容",
        "2 三、依申请公开政府信息情况",
        "2 四、收费及减免情况",
    ]


def test_its_title_is_cut_off_too(lines: Lines) -> None:
    assert lines(ONE_LINE)[0] == ("TITLE", "清泉县2015年政府信息公开工作年度报告")


@pytest.mark.parametrize(
    "preamble",
    [
        "本报告包括：一、概述；二、主动公开政府信息情况；三、依申请公开政府信息情况；四、其他需要报告的事项。",
        "本报告包括：一、政务公开工作开展情况；二、主动公开海关信息情况；三、附表。",
    ],
)
def test_the_parts_that_a_sentence_tells_are_no_headings(headings: Headings, preamble: str) -> None:
    assert headings(f"{preamble}\n一、概述\n推进公开。") == ["2 一、概述"]


def test_a_number_out_of_turn_starts_no_heading(headings: Headings) -> None:
    assert headings("一、概述\n推进公开。七、八月份开展检查。") == ["2 一、概述"]


@pytest.mark.parametrize(
    ("text", "fields", "behind"),
    [
        pytest.param(
            "索引号：Q012-2016-03 发布时间：2016-01-22 10:25 来源：县水利局 浏览次数：36 本报告依据条例编制，统计期限为全年。",
            "索引号:Q012-2016-03发布时间:2016-01-22 10:25来源:县水利局浏览次数:36",
            "本报告依据条例编制,统计期限为全年。",
            id="the fields of the page",
        ),
        pytest.param(
            "来源：县水利局，由办公室提供。浏览次数：36 本报告依据条例编制，统计期限为全年。",
            "来源:县水利局,由办公室提供。浏览次数:36本报告依据条例编制,统计期限为全年。",
            "",
            id="a sentence is no field",
        ),
    ],
)
def test_the_text_behind_the_fields_of_the_page(lines: Lines, text: str, fields: str, behind: str) -> None:
    found = [line for _, line in lines(f"清泉县2015年政府信息公开工作年度报告\n{text}")][1:]
    assert found == [fields, behind] if behind else [fields]


def test_a_date_in_chinese_digits_ends_the_report(lines: Lines) -> None:
    text = "一、概述 推进公开。" + "全年公开信息12条。" * 9 + " 二〇一六年三月一日"
    assert lines(text, titled=True)[-1] == ("DATE", "二〇一六年三月一日")
