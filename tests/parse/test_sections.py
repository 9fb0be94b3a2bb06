"""The section tree."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.domain.domain import Domain
from linter.domain.titles import Classifier
from linter.grammar.headings import ordinal, shipped_headings
from linter.model.report import Report

Headings = Callable[..., list[str]]
Read = Callable[..., Report]


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        pytest.param("一、概述", "一、", "概述", id="first level"),
        pytest.param("十二、附表", "十二、", "附表", id="two characters"),
        pytest.param("一.概述", "一.", "概述", id="a dot for the mark"),
        pytest.param("(一)领导。", "(一)", "领导", id="second level"),
        pytest.param("二)统筹", "二)", "统筹", id="a bracket lost"),
        pytest.param("1.网站", "1.", "网站", id="third level"),
        pytest.param("1、网站", "1、", "网站", id="third level, Chinese mark"),
        pytest.param("(1)网站", "(1)", "网站", id="fourth level"),
        pytest.param("①网站", "①", "网站", id="circled"),
        pytest.param("第二部分主动公开", "第二部分", "主动公开", id="a part"),
        pytest.param("第三章主动公开", "第三章", "主动公开", id="a chapter"),
        pytest.param("概述", "", "概述", id="no number"),
    ],
)
def test_a_heading_is_number_and_title(heading: str, number: str, title: str) -> None:
    assert shipped_headings().split(heading) == (number, title)


@pytest.mark.parametrize(
    ("number", "value"),
    [("一、", 1), ("(十二)", 12), ("二)", 2), ("3.", 3), ("(4)", 4), ("⑤", 5), ("第六部分", 6), ("", None)],
)
def test_what_a_number_counts(number: str, value: int | None) -> None:
    assert ordinal(number) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "一、概述\n(一)领导\n1.小组\n(1)组长\n二、打算\n",
            ["2 一、概述", "3 (一)领导", "4 1.小组", "5 (1)组长", "2 二、打算"],
            id="all levels",
        ),
        pytest.param("一、概述\n1.小组\n(一)领导\n", ["2 一、概述", "4 1.小组", "3 (一)领导"], id="a level left out"),
        pytest.param("（一）领导\n一、概述\n", ["3 (一)领导", "2 一、概述"], id="a deeper one first"),
        pytest.param("第一部分 总则\n一、概述\n", ["1 第一部分总则", "2 一、概述"], id="parts above"),
        pytest.param("## 一、概述\n公开。\n### （一）领导\n小组。\n", ["2 一、概述", "3 (一)领导"], id="Markdown"),
        pytest.param("**一、概述**\n公开。\n", ["2 一、概述"], id="Markdown, bold"),
        pytest.param("一、概 述\n公开。\n", ["2 一、概述"], id="a blank inside"),
        pytest.param("一、 概述\n公开。\n", ["2 一、概述"], id="a blank behind the number"),
        pytest.param("概述\n公开。\n主动公开政府信息情况\n公开。\n", ["2 概述", "2 主动公开政府信息情况"], id="no numbers"),
        pytest.param(
            "概述\n公开。\n公开咨询及收费减免的情况\n无。\n存在不足与下步打算\n培训。\n",
            ["2 概述", "2 公开咨询及收费减免的情况", "2 存在不足与下步打算"],
            id="no numbers, other words",
        ),
        pytest.param(
            "概述\n公开。\n其他需要报告的事项\n无其他需要说明的事项。\n",
            ["2 概述", "2 其他需要报告的事项"],
            id="no numbers, and a sentence that there is nothing",
        ),
        pytest.param(
            "一、概述\n依申请公开各项情况\n公开。\n", ["2 一、概述"], id="where others have numbers, none"
        ),
        pytest.param(
            "概述\n依申请公开，是工作的重点情况\n公开。\n", ["2 概述"], id="a clause is no heading"
        ),
        pytest.param("概述\n公開。\n主動公開政府信息情況\n公開。\n", ["2 概述", "2 主动公开政府信息情况"], id="the same, Traditional"),
        pytest.param("一 概述\n公开。\n", ["2 一概述"], id="the mark lost"),
        pytest.param("一、概述\n二）统筹推进\n落实。\n", ["2 一、概述", "3 二)统筹推进"], id="a bracket lost"),
        pytest.param("一、概述\n一是加强领导，成立小组。\n", ["2 一、概述"], id="一是 is no heading"),
        pytest.param("一、概述\n1.成立小组，明确责任，加强检查。\n", ["2 一、概述"], id="a numbered sentence is none"),
        pytest.param(
            "一、概述\n公开。\n二、存在问题及改进措施\n存在的问题：\n一、公开内容不全。\n二、更新不及时。\n改进措施：\n一、加强培训。\n二、定期检查。\n三、其他事项\n无。\n",
            ["2 一、概述", "2 二、存在问题及改进措施", "2 三、其他事项"],
            id="lists within a section, and what leads over to them",
        ),
        pytest.param(
            "一、概述\n公开。\n二、存在问题及改进措施\n更新不及时。\n一、其他事项\n无。\n",
            ["2 一、概述", "2 二、存在问题及改进措施", "2 一、其他事项"],
            id="a known title begins no list",
        ),
        pytest.param(
            "一、概述\n主动公开情况：\n公开12条。\n二、收费及减免情况\n无。\n", ["2 一、概述", "2 二、收费及减免情况"],
            id="a lead, where the numbers leave no room",
        ),
        pytest.param(
            "一、总体情况\n公开。\n二、主动公开政府信息情况\n公开12条。\n三、其他需要报告的事项\n一、信息处理费收取情况\n无。\n二、要点任务落实情况\n落实。\n",
            ["2 一、总体情况", "2 二、主动公开政府信息情况", "2 三、其他需要报告的事项"],
            id="a list by the layout that the headings are of",
        ),
        pytest.param(
            "一、总体情况\n主动公开情况\n公开12条。\n依申请公开情况\n无。\n二、主动公开政府信息情况\n公开12条。\n三、其他需要报告的事项\n收费情况：\n无。\n",
            ["2 一、总体情况", "2 二、主动公开政府信息情况", "2 三、其他需要报告的事项"],
            id="parts of a section without numbers, and a lead in the last one",
        ),
        pytest.param(
            "一、概述\n公开。\n主动公开政府信息情况\n公开12条。\n三、收费及减免情况\n无。\n",
            ["2 一、概述", "2 主动公开政府信息情况", "2 三、收费及减免情况"],
            id="a heading that lost its number",
        ),
    ],
)  # fmt: skip
def test_headings_nest_by_their_numbers(headings: Headings, text: str, expected: list[str]) -> None:
    assert headings(text) == expected


@pytest.mark.parametrize(
    ("heading", "fault"),
    [
        ("二）统筹推进", "bracket"),
        ("一 概述", "separator"),
        ("二、主动公开政府信息公开情况", "wording"),
        ("二、主动公开政府信息情况", ""),
        ("四、收的费及减免情况", "misprint"),
        ("四、工作人员培训情况", ""),
    ],
)
def test_what_is_wrong_with_a_heading(read: Read, heading: str, fault: str) -> None:
    report = read(f"{heading}\n公开12条。\n", titled=True)
    assert [section.malformed for section in report.root.walk()] == [fault]


def test_headings_in_brackets_throughout_are_the_outermost(read: Read) -> None:
    text = "（一）概述\n推进。\n1.领导\n（二）主动公开政府信息情况\n公开12条。\n（三）收费及减免情况\n无。\n"
    assert [section.title for section in read(text, titled=True).sections] == [
        "概述", "主动公开政府信息情况", "收费及减免情况",
    ]  # fmt: skip


def test_items_in_brackets_are_no_sections(read: Read) -> None:
    assert not read("（一）加强领导\n推进。\n（二）主动公开\n公开12条。\n", titled=True).sections


def test_what_stands_around_the_report_is_no_section(read: Read) -> None:
    report = read(
        "首页>政府信息公开\n索引号：A1 发布日期：2016-03-01\n清泉县2015年政府信息公开工作年度报告\n"
        "现将情况报告如下。\n一、概述\n公开12条。\n清泉县人民政府\n2016年2月1日\n上一篇：\n下一篇：\n打印本页\n"
    )
    kinds = [line.kind for line in report.lines]
    assert kinds == [
        "RESIDUE", "META", "TITLE", "PARA", "H1", "PARA", "SIGNATURE", "DATE", "RESIDUE", "RESIDUE", "RESIDUE",
    ]  # fmt: skip
    assert [report.text(line.stretch) for line in report.root.lines] == ["现将情况报告如下。"]
    assert [section.title for section in report.root.walk()] == ["概述"]
    assert [date.printed for date in report.signed] == ["2016年2月1日"]


def test_the_notice_that_publishes_a_report_is_no_residue(read: Read) -> None:
    report = read(
        "清政〔2010〕4号\n清泉县柳树镇人民政府关于公布\n《柳树镇2009年政府信息公开年度报告》的通知\n"
        "各村委会，镇直各单位：\n根据《政府信息公开条例》规定，现编制《柳树镇2009年政府信息公开年度报告》并予以公布。\n"
        "柳树镇2009年政府信息公开年度报告\n一、概述\n公开12条。\n"
    )
    assert report.residue == ()
    assert report.identity.issuer == "柳树镇"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        pytest.param("概述", "overview", id="the title itself"),
        pytest.param("政府信息主动公开情况", "proactive", id="an alias"),
        pytest.param("主动公开政府政府情况", "proactive", id="a slip that is known"),
        pytest.param("2015年依申请公开政府信息办理情况", "on_request", id="by its pattern"),
        pytest.param("依申请公开收费情况", "fee", id="fees on request are fees"),
        pytest.param("复议、诉讼和申诉情况", "remedy", id="remedies"),
        pytest.param("存在不足及改进措施", "problems", id="problems"),
        pytest.param("花絮", "", id="of no kind"),
    ],
)
def test_what_a_title_names(domain: Domain, title: str, key: str) -> None:
    keys, _ = Classifier(domain, "R2014")(title)
    assert keys == ({key} if key else set())


def test_one_heading_may_be_several_sections(domain: Domain) -> None:
    keys, _ = Classifier(domain, "R2014")("政府信息依申请公开、行政复议和诉讼情况")
    assert {"on_request", "remedy"} <= keys


def test_sections_tile_the_text(read: Read) -> None:
    report = read("一、概述\n(一)领导\n小组。\n(二)制度\n办法。\n二、打算\n培训。\n", titled=True)
    for section in report.root.walk():
        assert report.path(report.span(section.heading))[-1] is section
    outer = report.root.children
    assert outer[0].extent.end == outer[1].extent.start
    assert outer[-1].extent.end == len(report.flow.text)


def test_the_lines_of_a_stretch(read: Read) -> None:
    report = read("一、概述\n甲。\n乙。\n二、打算\n丙。\n", titled=True)
    first, second = report.root.children
    assert [report.text(line.stretch) for line in report.lines_in(report.body(first))] == ["甲。", "乙。"]
    assert [report.text(line.stretch) for line in report.lines_in(report.body(second))] == ["丙。"]


@pytest.mark.parametrize(
    ("at", "sentence"),
    [("乙", "乙丙"), ("甲", "甲"), ("丁", "丁"), ("戊", "戊")],
)
def test_the_sentence_around_a_place(read: Read, at: str, sentence: str) -> None:
    report = read("一、概述\n甲；乙丙。丁\n戊\n", titled=True)
    start = report.flow.text.index(at)
    found = report.sentence(type(report.root.extent)(start, start + 1))
    assert report.text(found) == sentence
