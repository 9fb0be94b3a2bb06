"""full_period, date_order, date_stated, earliest_year: days and months against the report's year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided

TITLE = "清泉县2018年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("统计期限自2018年1月1日起至2018年12月31日止。", Held, id="the whole year"),
        pytest.param("统计期限自2018年1月1日起至12月31日止。", Held, id="the second year left out"),
        pytest.param("统计期限自2018年1月1日起至2018年11月30日止。", Problem, id="a month too short"),
        pytest.param("统计期限自2017年12月1日至2018年11月30日。", Problem, id="another twelve months"),
        pytest.param("2018年3月1日至2018年5月31日开展宣传月活动。", NotApplicable, id="an event"),
        pytest.param(
            "2018年3月1日至2018年5月31日开展宣传。统计期限自2018年1月1日起至2018年11月30日止。",
            Problem,
            id="an event before the period",
        ),
        pytest.param(
            "据统计，2018年1月1日至2018年6月30日收到申请3件。", NotApplicable, id="half-year figures"
        ),
        pytest.param("截至2018年6月30日，公开信息10条。", NotApplicable, id="a stage of the year"),
        pytest.param("截至2018年12月31日，公开信息10条。", Held, id="the last day"),
        pytest.param("截至2019年1月10日，公开信息10条。", NotApplicable, id="after the year"),
    ],
)
def test_periods(text: str, kind: type, answers: Callable[..., list[Answer]]) -> None:
    assert [type(answer) for answer in answers("D004", TITLE + text)] == [kind]


def test_the_first_year_of_the_law_may_begin_later(quoted: Callable[..., list[str]]) -> None:
    text = "清泉县2008年政府信息公开工作年度报告\n统计期限自2008年5月1日起至2008年12月31日止。"
    assert quoted("D004", text) == []


def test_figures_as_at_a_day_are_doubtful(answers: Callable[..., list[Answer]]) -> None:
    (answer,) = answers("D004", TITLE + "截至2018年12月28日，公开信息10条。")
    assert isinstance(answer, Problem)
    assert answer.doubts == {"single-date"}


@pytest.mark.parametrize(
    ("published", "signed", "kind"),
    [
        pytest.param("发布日期：2019-01-20\n", "2019年1月15日", Held, id="signed before"),
        pytest.param("发布日期：2019-01-20\n", "2019年1月20日", Held, id="on the same day"),
        pytest.param("发布日期：2019-01-20\n", "2019年1月21日", Problem, id="signed after"),
        pytest.param(
            "生成日期：2019-01-20\n", "2019年1月21日", NotApplicable, id="generated is not published"
        ),
        pytest.param("", "2019年1月21日", NotApplicable, id="not published yet"),
    ],
)
def test_signature(published: str, signed: str, kind: type, answers: Callable[..., list[Answer]]) -> None:
    text = f"{TITLE}{published}一、概述\n推进公开。\n清泉县人民政府办公室\n{signed}"
    assert [type(answer) for answer in answers("D012", text)] == [kind]


@pytest.mark.parametrize(
    ("given", "kind"),
    [({"published": "2019-01-20"}, Held), ({}, Problem)],
    ids=["given by the user", "nowhere"],
)
def test_publication_known(given: dict[str, str], kind: type, answers: Callable[..., list[Answer]]) -> None:
    assert [type(a) for a in answers("D010", TITLE + "一、概述\n推进公开。", **given)] == [kind]


@pytest.mark.parametrize(
    ("year", "text", "kind"),
    [
        pytest.param(2022, "学习党的二十大精神。", Held, id="of the year itself"),
        pytest.param(2020, "学习党的二十大精神。", Problem, id="two years too early"),
        pytest.param(2021, "喜迎党的二十大召开。", NotApplicable, id="looked forward to"),
        pytest.param(2021, "按照国办公开办函〔2021〕30号编制。", Held, id="a form of that year"),
        pytest.param(2018, "按照国务院令第711号编制。", Held, id="issued while the report was written"),
        pytest.param(2017, "按照国务院令第711号编制。", Problem, id="issued a year later"),
    ],
)
def test_terms(year: int, text: str, kind: type, answers: Callable[..., list[Answer]]) -> None:
    report = f"清泉县{year}年政府信息公开工作年度报告\n一、总体情况\n{text}"
    assert [type(answer) for answer in answers("D011", report)] == [kind]


def test_a_late_report_may_name_what_came_before_it(answers: Callable[..., list[Answer]]) -> None:
    report = "清泉县2020年政府信息公开工作年度报告\n一、总体情况\n学习党的二十大精神。"
    assert [type(answer) for answer in answers("D011", report, published="2023-03-01")] == [Held]


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        pytest.param("2019-03-31", Held, id="on the last day"),
        pytest.param("2019-04-01", Problem, id="a day late"),
        pytest.param("2020-03-31", Problem, id="a year late, and a leap year"),
        pytest.param("2020-04-01", Undecided, id="a day more: the page was moved"),
    ],
)
def test_published_late(day: str, kind: type, answers: Callable[..., list[Answer]]) -> None:
    text = TITLE + "一、概述\n推进公开。"
    assert [type(answer) for answer in answers("D001", text, published=day)] == [kind]


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        ("2018-12-31", [Held]),
        ("2018-12-30", [Problem]),
        ("2018-07-01", [Problem]),
        ("2018-06-30", [NotApplicable]),
        ("", [NotApplicable]),
    ],
)
def test_published_early(day: str, kinds: list[type], answers: Callable[..., list[Answer]]) -> None:
    text = TITLE + "一、概述\n推进公开。"
    assert [type(answer) for answer in answers("D002", text, published=day)] == kinds
