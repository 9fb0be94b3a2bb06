"""doubled_word: a slip, or the end of one name and the start of the next."""

from __future__ import annotations

import pytest

from tests.checks.wording import quotes

RIGHT = [
    "镇政府政府信息公开工作办公室", "一件一件办理", "研究研究", "我市市政府", "市教育教育局", "信息公开公开栏",
    "从事信息公开工作工作人员", "二零二零年", "服务服务对象", "高高兴兴",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_good_chinese_is_left_alone(text: str) -> None:
    assert quotes("W007", f"全县政府信息公开，{text}。") == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("综合满意率满意率为100%", "满意率满意率"),
        ("进一步进一步加强", "进一步进一步"),
        ("及时及时公开", "及时及时"),
    ],
)
def test_slips_are_found(text: str, at: str) -> None:
    assert quotes("W007", f"全县政府信息公开，{text}。") == [at]


def test_a_heading_that_runs_into_its_text_is_no_doubled_word() -> None:
    assert quotes("W007", "(一)主动公开主动公开政府信息50条。") == []


@pytest.mark.parametrize(
    ("issuer", "text", "at"),
    [
        pytest.param("临城市", "临城市城市更新局认真落实", [], id="the body's own city"),
        pytest.param("临城市人民政府", "在临城市城市管理局设公开栏", [], id="a government's own city"),
        pytest.param("清泉县", "聊城市城市管理局来访", [], id="another city that ends so"),
        pytest.param("清泉县", "推进城市城市管理", ["城市城市"], id="no city's name before it"),
        pytest.param("临城市", "推进城市城市管理", ["城市城市"], id="nor the body's own"),
    ],
)
def test_a_city_whose_name_ends_in_the_word(issuer: str, text: str, at: list[str]) -> None:
    head = f"{issuer}2015年政府信息公开工作年度报告\n一、概述\n"
    assert quotes("W007", f"政府信息公开，{text}。", head=head) == at
