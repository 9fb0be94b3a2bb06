"""What stands around a report: a cover, a contents page, fields of the page, and titles of other kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.errors import UnreadableError
from linter.model.report import Report

Read = Callable[..., Report]
BODY = (
    "一、总体情况\n公开12条。\n二、主动公开政府信息情况\n见表。\n三、收到和处理政府信息公开申请情况\n无。\n"
)
SECTIONS = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
TITLE = "临澜县水务局2022年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n", id="titled"),
        pytest.param(
            "目　录\n一、总体情况..........1\n二、主动公开政府信息情况……2\n三、收到和处理政府信息公开申请情况 3\n",
            id="with leaders and pages",
        ),
        pytest.param("一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n", id="without a title"),
    ],
)  # fmt: skip
def test_a_contents_page_is_no_section(read: Read, before: str) -> None:
    report = read(TITLE + before + BODY)
    assert [f"{s.number}{s.title}" for s in report.sections] == SECTIONS


def test_two_headings_in_a_row_are_no_contents_page(read: Read) -> None:
    report = read(TITLE + "一、总体情况\n二、主动公开政府信息情况\n见表。\n一、总体情况\n公开12条。\n")
    assert len(report.sections) == 3


@pytest.mark.parametrize(
    ("cover", "issuer", "year"),
    [
        pytest.param("临澜县水务局2022年度\n政府信息公开工作年度报告", "临澜县水务局", 2022, id="two lines"),
        pytest.param(
            "临澜县水务局\n政府信息公开工作\n年度报告\n（2022年度）", "临澜县水务局", 2022, id="a body above, a year below"
        ),
        pytest.param(
            "临澜县水务局2022年政府信息\n公开工作年度报告 一、总体情况 公开12条。", "临澜县水务局", 2022, id="and the text runs on"
        ),
        pytest.param("临澜县水务局2022年政府信息公开工作年 度 报 告", "临澜县水务局", 2022, id="letter-spaced"),
        pytest.param("标题：临澜县水务局2022年政府信息公开工作年度报告", "临澜县水务局", 2022, id="a field"),
        pytest.param("名 称：临澜县水务局2022年政府信息公开工作年度报告", "临澜县水务局", 2022, id="a spaced field"),
    ],
)  # fmt: skip
def test_a_title_is_whole(read: Read, cover: str, issuer: str, year: int) -> None:
    report = read(f"{cover}\n{BODY}")
    assert (report.identity.issuer, report.identity.year) == (issuer, year)
    assert "year" not in report.identity.guessed
    assert report.title is not None
    assert "报" in report.text(report.title)
    assert report.text(report.title).endswith(("告", ")"))


def test_a_title_alone_goes_before_one_in_a_field(read: Read) -> None:
    report = read(f"标题：临澜县水务局2022年政府信息公开工作年度报告\n{TITLE}{BODY}")
    assert report.title is not None
    assert report.span(report.title).start > 10


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("所属机构: 临澜县 发布机构: 临澜县人民政府", id="one field is unknown"),
        pytest.param("索 引 号: LL/2022-0014 生成日期: 2023-01-11", id="a spaced name"),
        pytest.param("时间：2023-01-12 09:41", id="a time"),
    ],
)
def test_fields_above_the_title_are_the_page_s(read: Read, line: str) -> None:
    assert read(f"{line}\n{TITLE}{BODY}").residue == ()


def test_words_above_the_title_are_left_over(read: Read) -> None:
    assert len(read(f"本站热点新闻\n{TITLE}{BODY}").residue) == 1


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("临澜大学2012-2013学年信息公开工作年度报告", id="of a school year"),
        pytest.param("临澜学院2015至2016学年度信息公开年度报告", id="in other words"),
    ],
)
def test_a_report_of_another_kind_is_not_judged(read: Read, title: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read(f"{title}\n一、概述\n公开信息5条。\n")
    assert raised.value.stage == "recognise"


def test_a_school_s_report_on_a_year_is_of_the_kind(read: Read) -> None:
    assert read("临澜学院2013年信息公开工作年度报告\n一、概述\n公开信息5条。\n").identity.year == 2013


def test_unnumbered_headings_within_a_numbered_section_are_no_sections(read: Read) -> None:
    inner = "主动公开情况\n公开12条。\n政策解读情况\n解读5篇。\n监督保障情况\n检查2次。\n"
    report = read(TITLE + BODY.replace("公开12条。\n", inner))
    assert [f"{s.number}{s.title}" for s in report.sections] == SECTIONS


def test_an_unnumbered_heading_where_a_number_is_missing_is_a_section(read: Read) -> None:
    report = read(TITLE + BODY.replace("二、", ""))
    assert [s.title for s in report.sections][1] == "主动公开政府信息情况"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("2023年，公开318条，较2022年增长。收到申请9件（含2022年转入3件）。", 2023, id="compared, and a note"),
        pytest.param("2021年公开50条，比2020年增加10条。2021年收到3件，2020年为2件，2020年起改版。", 2021, id="as often: the later"),
        pytest.param("2020年公开50条。2020年收到3件。计划2021年改版。", 2020, id="the most"),
    ],
)  # fmt: skip
def test_the_year_of_a_text_without_a_title(read: Read, text: str, year: int) -> None:
    report = read(f"编制政府信息公开年度报告如下。\n一、总体情况\n{text}\n")
    assert report.identity.year == year
    assert "year" in report.identity.guessed


def test_an_office_of_a_government_is_no_government(read: Read) -> None:
    report = read(f"本报告由临澜县人民政府办公室编制，统计期限自2024年1月1日起至2024年12月31日止。\n{BODY}")
    assert (report.identity.issuer, report.identity.body) == ("临澜县人民政府办公室", "department")
