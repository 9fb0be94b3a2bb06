"""Who reports on which year: read from title, fields and text, or guessed and said so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from linter.domain.domain import Domain
from linter.model.report import Report
from linter.parse import Given
from linter.parse.outline.body import body_of
from linter.parse.outline.title import is_title

Read = Callable[..., Report]


@pytest.mark.parametrize(
    ("title", "issuer", "year"),
    [
        pytest.param("清泉县2015年政府信息公开工作年度报告", "清泉县", 2015, id="body, year"),
        pytest.param("2015年清泉县政府信息公开工作年度报告", "清泉县", 2015, id="year, body"),
        pytest.param("清泉县二〇一五年政府信息公开工作年度报告", "清泉县", 2015, id="year in words"),
        pytest.param("清泉县二○一五年度政府信息公开工作报告", "清泉县", 2015, id="another circle"),
        pytest.param("清泉县水务局关于2015年政府信息公开工作的年度报告", "清泉县水务局", 2015, id="关于"),
        pytest.param(
            "清泉縣2015年政府信息公開工作年度報告", "清泉縣", 2015, id="Traditional, as it is printed"
        ),
        pytest.param("乾县2015年政府信息公开工作年度报告", "乾县", 2015, id="a name that folds to another"),
        pytest.param("清泉县２０１５年政府信息公开工作年度报告", "清泉县", 2015, id="full width"),
        pytest.param("清 泉 县 2015 年 政府信息公开工作 年度报告", "清泉县", 2015, id="blanks"),
        pytest.param(
            "清泉县人民政府\n2015年政府信息公开工作年度报告", "清泉县人民政府", 2015, id="over two lines"
        ),
        pytest.param("清泉县2015年政府信息公开工作\n年度报告", "清泉县", 2015, id="broken in the middle"),
        pytest.param("# 清泉县2015年政府信息公开工作年度报告", "清泉县", 2015, id="Markdown"),
        pytest.param("清泉县政府信息公开2015年度报告", "清泉县", 2015, id="year behind"),
        pytest.param(
            "清泉县人民政府2015年\n政府信息公开工作年度报告", "清泉县人民政府", 2015, id="year above"
        ),
        pytest.param("2015年柳溪镇人民政府信息公开工作年度报告", "柳溪镇人民政府", 2015, id="政府 once"),
        pytest.param(
            "清泉县人民政府办公室\n政府信息公开工作2015年度报告",
            "清泉县人民政府办公室",
            2015,
            id="body above, year behind",
        ),
        pytest.param("清泉县2015年政务公开工作年度报告(审定稿)", "清泉县", 2015, id="a bracket behind"),
    ],
)
def test_the_title_says_it(read: Read, title: str, issuer: str, year: int) -> None:
    report = read(f"{title}\n一、概述\n公开信息12条。\n")
    assert (report.identity.issuer, report.identity.year) == (issuer, year)
    assert "year" not in report.identity.guessed
    assert report.title is not None
    assert report.source.quote(report.span(report.title)) == title.removeprefix("# ")


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(
            "索引号 | 公开方式 | 发布机构 |\nQ-01/2016 | 主动公开 | 柳溪镇 |\n", id="a table of fields"
        ),
        pytest.param("![]() |\n|\n发布单位: | 柳溪镇 |\n", id="a layout table"),
        pytest.param("标 题 柳溪镇2015年政府信息公开工作年度报告\n文 号 无\n", id="a field without colon"),
        pytest.param("政府信息公开工作年度报告\n\n", id="the name of the page's column"),
        pytest.param(
            "2015年政府信息公开工作年度报告\n访问量:\n柳政发[2016]05\n", id="the title without the body"
        ),
        pytest.param("您现在的位置 首页 > 政务公开 > 年度信息公开报告\n", id="the way to the page"),
    ],
)
@pytest.mark.parametrize("behind", ["", " |"])
def test_the_title_below_what_a_page_puts_before_it(read: Read, before: str, behind: str) -> None:
    report = read(f"{before}柳溪镇2015年政府信息公开工作年度报告{behind}\n一、概述\n公开信息12条。\n")
    assert (report.identity.issuer, report.identity.year) == ("柳溪镇", 2015)
    assert report.title is not None
    assert report.source.quote(report.span(report.title)).startswith("柳溪镇2015年")


def test_the_year_in_brackets_below_the_title(read: Read) -> None:
    report = read("柳溪镇政府信息公开工作年度报告\n（2015年度）\n一、概述\n公开信息12条。\n")
    assert report.identity.year == 2015
    assert not report.identity.guessed


@pytest.mark.parametrize(
    "line",
    [
        "根据《政府信息公开条例》，现将2015年政府信息公开工作报告如下。",
        "一、2015年政府信息公开工作年度报告的编制",
        "政府信息公开",
        "清泉县人民政府",
        "",
    ],
)
def test_no_title(domain: Domain, line: str) -> None:
    assert not is_title(domain, line)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param(
            "现公布政府信息公开情况，统计期限自2014年1月1日起至2014年12月31日止。", 2014, id="period"
        ),
        pytest.param("2013年公开信息。2013年办结。2014年将改进信息公开。", 2013, id="the year named most"),
    ],
)
def test_without_a_title_the_year_is_guessed(read: Read, text: str, year: int) -> None:
    identity = read(f"{text}\n一、概述\n公开12条。\n").identity
    assert identity.year == year
    assert "year" in identity.guessed


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("由清泉县柳树镇编制", "清泉县柳树镇"),
        ("由清泉县教育局办公室编制", "清泉县教育局"),
        ("由清泉县统计局根据《中华人民共和国政府信息公开条例》的相关规定编制", "清泉县统计局"),
        ("特编制清泉县卫生局2017年政府信息公开年度报告", "清泉县卫生局"),
    ],
)
def test_the_preamble_names_the_body(read: Read, text: str, issuer: str) -> None:
    identity = read(f"本报告{text}，统计期限为2017年度。\n一、概述\n公开信息12条，信息公开有序。\n").identity
    assert identity.issuer == issuer
    assert "issuer" in identity.guessed


def test_two_that_agree_on_the_year_are_no_guess(read: Read) -> None:
    text = "统计期限自2014年1月1日起至2014年12月31日止。\n一、概述\n2014年，我镇推进信息公开。\n"
    assert "year" not in read(text).identity.guessed
    assert "year" in read(text.replace("2014年，", "2013年，")).identity.guessed


def test_no_year_at_all(read: Read) -> None:
    identity = read("政府信息公开情况\n一、概述\n公开12条。\n").identity
    assert (identity.year, identity.regime) == (None, "")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("清泉县", "government"),
        ("清泉县人民政府", "government"),
        ("云岫市水务局", "department"),
        ("清泉县人民政府办公室", "department"),
        ("柳树镇", "township"),
        ("柳树镇人民政府", "township"),
        ("城东街道办事处", "dispatched"),
        ("滨海新区管理委员会", "dispatched"),
        ("清泉大学", "authorised"),
        ("某某", ""),
    ],
)
def test_the_kind_of_body(domain: Domain, name: str, body: str) -> None:
    assert body_of(domain, name) == body


@pytest.mark.parametrize(
    ("year", "regime"),
    [(2007, ""), (2008, "R2008"), (2013, "R2008"), (2014, "R2014"), (2018, "R2014"), (2019, "R2019"), (2020, "R2019"), (2021, "R2021"), (2025, "R2021")],
)  # fmt: skip
def test_the_regime_of_a_year(domain: Domain, year: int, regime: str) -> None:
    assert domain.regime(year) == regime


def test_what_is_given_overrules_what_is_read(read: Read) -> None:
    given = Given(year=2020, body="township", issuer="柳树镇", published="2021-01-31", excerpt=True)
    identity = read(
        "发布日期：2016-03-01\n清泉县2015年政府信息公开工作年度报告\n一、概述\n公开12条。", given=given
    ).identity
    assert (identity.year, identity.body, identity.issuer) == (2020, "township", "柳树镇")
    assert (identity.published, identity.excerpt, identity.regime) == ("2021-01-31", True, "R2019")
    assert not {"year", "body", "issuer"} & set(identity.guessed)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("索引号：A1\n发布日期：2016-03-01\n来源：县政府办公室\n", id="a line each"),
        pytest.param("索引号：A1　　发布日期：2016-03-01　　来源：县政府办公室\n", id="one line"),
        pytest.param("索引号: A1 | 发布日期: 2016-03-01 | 来源: 县政府办公室\n", id="parted by pipes"),
        pytest.param("索 引 号：A1\n发布日期：2016-03-01\n来源：县政府办公室\n", id="a blank in the name"),
        pytest.param("索引號：A1　發佈日期：2016-03-01　來源：縣政府辦公室\n", id="Traditional"),
    ],
)
def test_the_fields_of_the_page(read: Read, fields: str) -> None:
    report = read(f"{fields}清泉县2015年政府信息公开工作年度报告\n一、概述\n公开12条。\n")
    found = {key: meta.value for key, meta in report.metadata.items()}
    assert found == {"index": "A1", "published": "2016-03-01", "issuer": "县政府办公室"}
    assert report.identity.published == "2016-03-01"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        pytest.param("2016年3月1日", date(2016, 3, 1), id="as written"),
        pytest.param("2016 年 3 月 1 日", date(2016, 3, 1), id="blanks"),
        pytest.param("２０１６年３月１日", date(2016, 3, 1), id="full width"),
        pytest.param("2016-03-01", date(2016, 3, 1), id="dashes"),
        pytest.param("2016/3/1", date(2016, 3, 1), id="slashes"),
        pytest.param("2016.3.1", date(2016, 3, 1), id="dots"),
        pytest.param("二〇一六年三月一日", date(2016, 3, 1), id="in words"),
        pytest.param("二○一六年十二月三十一日", date(2016, 12, 31), id="in words, tens"),
        pytest.param("2016年2月30日", None, id="no such day"),
        pytest.param("2016年13月1日", None, id="no such month"),
    ],
)
def test_a_date(read: Read, printed: str, value: date | None) -> None:
    report = read(f"一、概述\n公开12条。\n清泉县人民政府\n{printed}\n", titled=True)
    (found,) = report.dates
    assert found.value == value
    assert report.source.quote(found.span) == printed


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("自2015年1月1日起至2015年12月31日止", (2015, 1, 1), (2015, 12, 31), id="in full"),
        pytest.param("从2015年1月1日至12月31日", (2015, 1, 1), (2015, 12, 31), id="second year left out"),
        pytest.param("2015年1月1日-2015年12月30日", (2015, 1, 1), (2015, 12, 30), id="a dash"),
        pytest.param("2015年1月1日----2015年12月30日", (2015, 1, 1), (2015, 12, 30), id="many dashes"),
        pytest.param("自2015-1-1起至2015-12-31止", (2015, 1, 1), (2015, 12, 31), id="with dashes"),
        pytest.param("2015.1.1至2015.12.30", (2015, 1, 1), (2015, 12, 30), id="with dots"),
        pytest.param("数据统计期限为2015年度", (2015, 1, 1), (2015, 12, 31), id="a year"),
    ],
)
def test_the_period(read: Read, text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    (period,) = read(f"本报告{text}。\n一、概述\n公开12条。\n", titled=True).periods
    assert (period.start, period.end) == (date(*start), date(*end))


def test_an_end_that_is_no_day(read: Read) -> None:
    (period,) = read("自2015年1月1日至2015年12月32日。\n一、概述\n公开12条。", titled=True).periods
    assert (period.start, period.end) == (date(2015, 1, 1), None)
