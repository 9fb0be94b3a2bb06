"""leftover_year: what is no leftover is the greater part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided

HEAD = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2022年，我县推进政府信息公开。", id="the report's own year"),
        pytest.param("全年公开100条，比2021年增加3条。", id="a comparison inside a sentence"),
        pytest.param("2021年，我县收到申请3件；2022年收到5件。", id="last year beside this one"),
        pytest.param("2021年，我县政务公开考核位列全市第一。", id="a result of the year before"),
        pytest.param("2021年，我县荣获先进单位称号。", id="an honour"),
        pytest.param("2021年，我县印发《政务公开办法》并沿用至今。", id="a document of the year before"),
        pytest.param("2021年12月，我县换届。", id="a month is a date, not the year reported"),
        pytest.param("2021年度部门决算已全部公开。", id="accounts are of the year before"),
        pytest.param("2019年，我县开展基层政务公开试点。", id="older years are history"),
        pytest.param("落实《2021年政务公开工作要点》。", id="a year inside a title"),
        pytest.param("根据清政办〔2021〕3号文件推进公开。", id="a year inside a number"),
        pytest.param("2025年，我县建成数字档案馆。", id="a year to come"),
        pytest.param("据县档案馆统计，2021年，我县收到申请3件。", id="inside a sentence"),
        pytest.param("2021年公开信息9条。2022年公开信息12条。", id="one year's figures beside another's"),
    ],
)
def test_passes(text: str, quoted: Callable[..., list[str]]) -> None:
    assert quoted("D005", HEAD + text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2021年，我县收到申请3件，同比下降5%。", id="growth against the year before"),
        pytest.param(
            "2022年，开展培训。改版网站。更新目录。2021年，收到申请3件。", id="this year further up"
        ),
        pytest.param("2021年，我县认真贯彻条例。2022年公开信息12条。", id="no figures to compare"),
    ],
)
def test_a_leftover_or_history(text: str, answers: Callable[..., list[Answer]]) -> None:
    found = [answer for answer in answers("D005", HEAD + text) if isinstance(answer, Problem)]
    assert [answer.doubts for answer in found] == [frozenset({"perhaps-history"})]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("本单位2021年共主动公开政府信息35条。", "2021年", id="behind the body"),
        pytest.param("截至2021年底，公开信息35条。", "2021年", id="as at the end of the year"),
        pytest.param("2021年，全县未提起行政诉讼。", "2021年", id="提起 is no 起"),
        pytest.param("2021年，我县推进政府信息公开。", "2021年", id="the first sentence"),
        pytest.param("（一）主动公开。2021年，我县公开信息100条。", "2021年", id="run in after a heading"),
        pytest.param("公开及时。2021年度我县没有收到申请。", "2021年", id="without a comma"),
        pytest.param("2021年清泉县人民政府坚持以公开促发展。", "2021年", id="with the body's name"),
    ],
)
def test_a_leftover(text: str, at: str, quoted: Callable[..., list[str]]) -> None:
    assert quoted("D005", HEAD + text) == [at]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("2022年，我县将进一步加强培训。", ["2022年"], id="a plan for the year that is over"),
        pytest.param("针对上述问题，2022年我们将采取以下措施。", ["2022年"], id="inside a sentence"),
        pytest.param("2023年，我县将进一步加强培训。", [], id="a plan for the year to come"),
        pytest.param("2022年，我县将政务公开列入议程。", [], id="将 that marks an object"),
    ],
)
def test_plans(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    head = "清泉县2022年政府信息公开工作年度报告\n五、存在的主要问题及改进情况\n公开不够及时。\n"
    assert quoted("D005", head + text) == found


def test_in_doubt_where_most_of_the_report_tells_of_the_year_before(
    answers: Callable[..., list[Answer]],
) -> None:
    text = HEAD + "2021年，我县推进公开。\n2021年，我县培训两次。\n2021年，我县没有收到申请。"
    assert [type(answer) for answer in answers("D005", text)] == [Undecided]


def test_says_when_there_was_nothing_to_compare(answers: Callable[..., list[Answer]]) -> None:
    assert [type(a) for a in answers("D005", HEAD + "推进政府信息公开。")] == [NotApplicable]
    assert [type(a) for a in answers("D005", HEAD + "2022年，我县推进公开。")] == [Held]
