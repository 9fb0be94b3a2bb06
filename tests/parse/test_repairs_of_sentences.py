"""What sentences say wrong, and how it is mended: words beside figures, money in its unit, one cause once."""

from __future__ import annotations

import pytest

from linter.model.finding import Finding

from .sentences import findings, judge, read


def only(text: str) -> Finding:
    [finding] = [f for f in findings(read(text)) if f.severity.word != "info"]
    return finding


def repairs(finding: Finding) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(r.confidence, [(c.figure.printed, c.to) for c in r.changes]) for r in finding.repairs]


@pytest.mark.parametrize(
    ("text", "says", "mends"),
    [
        pytest.param(
            "新收申请128件，比2021年的107件减少21件，同比下降19.6%。",
            "方向写反：128比107多，应为增加、增长",
            [("likely", [("减少", "增加"), ("下降", "增长")]), ("possible", [("128件", "86件")])],
            id="difference and rate",
        ),
        pytest.param(
            "新收申请107件，比2021年的128件增加21件。",
            "方向写反：107比128少，应为减少、下降",
            [("likely", [("增加", "减少")]), ("possible", [("107件", "149件")])],
            id="a difference alone",
        ),
        pytest.param(
            "公开信息88条，比上年的100条增长12%。",
            "方向写反：88比100少，应为减少、下降",
            [("likely", [("增长", "下降")])],
            id="a rate alone: no figure can be told",
        ),
    ],
)
def test_a_change_the_wrong_way_round_is_one_finding(text: str, says: str, mends: object) -> None:
    finding = only(text)
    assert (finding.message["zh"], finding.also) == (says, ())
    assert repairs(finding) == mends


def test_a_change_that_is_wrong_in_number_keeps_its_way() -> None:
    finding = only("新收申请128件，比2021年的107件增加31件。")
    assert finding.message["zh"] == "增减数与前后两个数不符：138与128，差10"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("公开信息88条，比上年的100条下降11%。", "应为下降12%", id="down"),
        pytest.param("公开信息112条，比上年的100条增长11%。", "应为增长12%", id="up"),
        pytest.param("公开信息100条，是上年50条的3倍。", "应为2倍", id="times as many"),
    ],
)
def test_a_rate_of_change_is_told_with_its_sign(text: str, says: str) -> None:
    report = read(text)
    assert [f.message["zh"] for f in findings(report) if f.rule == "C005" and says in f.message["zh"]]


def test_money_is_told_as_it_is_printed() -> None:
    finding = only("全年投入4.00万元，其中网站建设2.20万元，培训1.30万元，其他0.40万元。")
    assert finding.message["zh"] == "“4.00万元”与其中各项之和3.90万元不符（相差0.10万元）"
    assert finding.arithmetic == "2.20+1.30+0.40 = 3.90 ≠ 4.00，差 0.10"
    assert ("possible", [("1.30万元", "1.40万元")]) in repairs(finding)


def test_shares_that_make_no_hundred_for_a_wrong_one_are_told_with_it() -> None:
    text = "发布信息300条，其中，网站发布204条，占62.0%；公告栏发布96条，占32%。"
    [finding] = findings(read(text))
    assert (finding.rule, [also.rule for also in finding.also]) == ("C003", ["C004"])


def test_shares_that_make_no_hundred_though_each_is_right_are_a_note_of_their_own() -> None:
    text = "发布信息300条，其中，网站发布204条，占68%；公告栏发布84条，占28%。"
    assert [f.rule for f in findings(read(text)) if f.rule in ("C003", "C004")] == ["C004"]


def test_of_broken_figures_those_are_suspected_that_a_finding_would_change() -> None:
    verdict = judge(
        read("新收申请128件，比2021年的107件减少21件。发布信息300条，其中，网站发布204条，占62.0%。")
    )
    parts = {entry.figure.printed: entry.part for entry in verdict.ledger}
    assert parts["62.0%"] == "suspected"
    assert {parts["204条"], parts["300条"], parts["128件"]} == {"involved"}
