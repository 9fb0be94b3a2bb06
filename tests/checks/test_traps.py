"""Claims that look as if they had to hold, and need not: nothing is raised (the twenty traps)."""

from __future__ import annotations

import pytest

from tests.official import decisions, found, remedies, report, requests, statistics

NOTHING: list[tuple[str, str]] = []
ZEROS = [0] * 15


def test_n1_channels_may_add_up_to_more_than_the_total() -> None:
    assert found(report(statistics(), year=2016), "T022") == NOTHING


def test_n2_responses_are_no_sum_of_events_and_articles() -> None:
    changes: dict[str, int | str] = {"B1": 3, "B2.3": 60, "B2.4": 3, "B2.5": 2}
    assert found(report(statistics(changes), year=2016)) == [("T027", "info")]


def test_n3_documents_made_are_no_part_of_what_was_disclosed() -> None:
    assert found(report(statistics({"A1b": 20000, "A1a": 9}), year=2016), "T022", "T025") == NOTHING


def test_n4_received_closed_and_replied_may_differ() -> None:
    changes: dict[str, int | str] = {"C1": 5, "C1.3": 4, "C2": 3, "C3": 3}
    assert found(report(statistics(changes), year=2016)) == [("T027", "info")]


def test_n5_documents_may_cease_without_being_repealed() -> None:
    assert found(report(decisions({"documents": [6, 6, 30]}))) == NOTHING


def test_n6_valid_documents_are_no_count_of_disclosed_ones() -> None:
    assert found(report(decisions({"documents": [1, 0, 700]}))) == NOTHING


def test_n7_reviews_may_be_more_than_applications() -> None:
    assert found(report(requests(), remedies([30, 0, 0, 0, 30] + [0] * 10))) == NOTHING


def test_n8_suits_after_review_may_be_more_than_reviews() -> None:
    assert found(report(remedies([0] * 10 + [4, 0, 0, 1, 5]))) == NOTHING


def test_n9_pending_cases_of_last_year_need_not_return() -> None:
    assert found(report(remedies([0, 0, 0, 7, 7] + [0] * 10))) == NOTHING


def test_n10_charges_are_no_processing_fee() -> None:
    text = report(
        decisions({"charges": ["316441"]}), requests(), "六、其他需要报告的事项\n未收取信息处理费。"
    )
    assert found(text, "X017", "X018") == NOTHING


def test_n11_a_government_is_not_the_sum_of_its_offices() -> None:
    assert (
        found(report("全县收到政府信息公开申请10件，其中县教育局收到信息公开申请3件。", requests()))
        == NOTHING
    )


@pytest.mark.parametrize("words", ["均在法定期限内答复", "全部按时办结", "均已按期办结"])
def test_n12_in_time_is_not_all(words: str) -> None:
    assert found(report(f"收到政府信息公开申请10件，{words}。", requests()), "X022", "X003") == NOTHING


def test_n13_published_decisions_are_fewer_than_decisions() -> None:
    assert found(report("双公示平台公示行政许可55件。", decisions({"permits": [423]}))) == NOTHING


def test_n14_newly_made_and_newly_disclosed_may_differ() -> None:
    table = decisions({"documents": [3, 9, 40]}, version="2019")
    assert found(report(table, year=2020)) == NOTHING


def test_n15_shares_need_not_make_a_hundred() -> None:
    text = "公开信息300条。其中，网站100条，占33.3%；公告栏100条，占33.3%；其他100条，占33.3%。"
    assert found(report(text), "C001", "C003", "C004") == NOTHING


def test_n16_units_may_be_mixed() -> None:
    text = "全年公开信息597条。其中，文件6条、动态315篇、公示95条、简报73期、其他108条。"
    assert found(report(text), "C001") == NOTHING


def test_n17_a_list_closed_by_etc_is_open() -> None:
    assert found(report("公开了财政、教育等“九大信息”。"), "C007") == NOTHING


def test_n18_other_scopes_have_other_numbers() -> None:
    assert found(report("县政府办公室收到政府信息公开申请4件。", requests())) == NOTHING


def test_n19_a_department_makes_no_rules() -> None:
    text = report("牵头起草政府规章1件。", decisions(), issuer="清泉县教育局")
    assert found(text) == NOTHING


def test_n20_another_year_may_be_mentioned() -> None:
    text = report(
        "2021年收到政府信息公开申请8件，2022年收到政府信息公开申请10件，较上年收到的申请8件增加2件。",
        requests(),
    )
    assert found(text) == NOTHING


@pytest.mark.parametrize(
    "sentence",
    [
        "受理政府信息公开申请11件。",  # with what was carried in
        "累计收到政府信息公开申请98件。",
        "全年收到政府信息公开申请10余件。",
        "备案政府信息公开行政复议案件134件。",
        "全年未收到符合条件的政府信息公开申请。",
        "通过网络收到政府信息公开申请4件。",
        "全年未发生因政府信息公开被行政复议纠错情形。",
    ],
)
def test_sentences_that_speak_of_something_else(sentence: str) -> None:
    assert found(report(sentence, requests(), remedies([1, 0, 1, 0, 2, *[0] * 10]))) == NOTHING
