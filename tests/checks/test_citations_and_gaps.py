"""same_number and the rules of kind forbidden that look for gaps: traps beside faults."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TITLE = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "《甲类企业名录管理》（清办〔2022〕3号）、《甲类企业名录管理》（清办〔2022〕3号）",
            [],
            id="the same",
        ),
        pytest.param(
            "《关于印发〈专区建设标准〉的通知》（清办〔2022〕3号）、《专区建设标准》（清办〔2022〕3号）",
            [],
            id="its short title",
        ),
        pytest.param(
            "《专区建设标准》（清办〔2022〕3号）、《文件清理结果》（清办〔2022〕3号）",
            ["文件清理结果"],
            id="another document",
        ),
        pytest.param(
            "《专区建设标准》（清办〔2022〕3号）、《文件清理结果》（清办〔2022〕4号）",
            [],
            id="another number",
        ),
        pytest.param(
            "《专区建设标准》（清办〔2022〕3号）、《文件清理结果》（清办[2022]3号）",
            ["文件清理结果"],
            id="brackets of another kind",
        ),
    ],
)
def test_numbers(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("X020", TITLE + text) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("共建共享，公开信息条目清楚。", id="words that begin with 共 or end in 条"),
        pytest.param("对收到的申请件、答复件分类归档。", id="申请件 is a noun"),
        pytest.param("公开信息320条，办结率为100%。", id="with its numbers"),
        pytest.param("收到申请三件，均已答复。", id="in Chinese numerals"),
        pytest.param("共收取费用XX元。", id="a placeholder is another rule's"),
    ],
)
def test_no_number_is_missing(text: str, quoted: Callable[..., list[str]]) -> None:
    assert quoted("C013", TITLE + text) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("参与测评人数满意度为100%。", "满意度", id="a count run into a rate"),
        pytest.param("统计期限自至。", "自至", id="both ends of the period"),
        pytest.param("全年公开信息共条，解读10篇。", "条", id="after 共"),
        pytest.param("全年公开信息  条，解读10篇。", "条", id="a gap that was not filled in"),
        pytest.param("占比%，居首位。", "%", id="a share"),
        pytest.param("根据清政办〔2022〕号文件。", "〔2022〕号", id="a document's number"),
        pytest.param("根据清政办〔〕5号文件。", "〔〕5号", id="a document's year"),
        pytest.param("收取费用共元。", "元", id="money"),
    ],
)
def test_a_missing_number(text: str, at: str, quoted: Callable[..., list[str]]) -> None:
    assert quoted("C013", TITLE + text) == [at]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("共收到申请3.5件。", ["3.5件"], id="half a request"),
        pytest.param("网站访问3.5万人次。", [], id="ten thousands"),
        pytest.param("人均办理达3.5件。", [], id="an average"),
        pytest.param("1.5件申请已办结。", [], id="the number of an item"),
    ],
)
def test_whole_counts(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("C011", TITLE + text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("公布了县政府17年工作动态。", ["17年工作动态"], id="a year cut short"),
        pytest.param("近10年工作经验。", [], id="a span of time"),
        pytest.param("有20年工作经历的同志。", [], id="experience"),
        pytest.param("2017年底完成。", [], id="four digits"),
        pytest.param("连续15年度获奖。", [], id="a number of years"),
    ],
)
def test_two_digit_years(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("D007", TITLE + text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("根据《条例》第五十条编制年度报告。", [], id="the article in force"),
        pytest.param("2007年公布的《条例》（国务院令第492号）经修订。", [], id="history"),
        pytest.param("收到申请之日按《条例》第三十一条确定。", [], id="article 31 of today"),
        pytest.param("按照《条例》第三十二条征求第三方意见。", [], id="article 32 of today"),
        pytest.param("根据国务院令第492号编制。", ["国务院令第492号"], id="the old decree"),
        pytest.param(
            "根据《条例》第三十二条要求编制年报。",
            ["条例》第三十二条要求编制年报"],
            id="the old article on reports",
        ),
    ],
)
def test_old_law(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("D008", TITLE + text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("现将2022年工作报告如下。", [], id="a report to the public"),
        pytest.param("提请上级审核后公布。", [], id="审核 as work"),
        pytest.param("按照贵办通知要求，现报告如下。", ["贵办通知要求"], id="贵办"),
        pytest.param("以上报告妥否，请批示。", ["以上报告妥否，请批示"], id="妥否"),
        pytest.param("县政府办公室：\n根据通知要求，现报告如下。", ["县政府办公室"], id="an addressee"),
        pytest.param("县政府办公室：负责统筹协调。", [], id="a list of duties"),
    ],
)
def test_letters(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("S022", TITLE + text) == found
