"""The rules on sentences that only note something (C015, C018): what they find, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TITLE = "清泉县2022年政府信息公开工作年度报告\n一、总体情况\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("主要做法：一是加强领导；二是强化培训。", [], id="in order"),
        pytest.param("主要做法：一是加强领导；三是强化培训。", ["三是"], id="one is missing"),
        pytest.param("主要做法：一是加强领导。〔……〕。三是强化培训。", [], id="the copy leaves one out"),
        pytest.param("一是加强领导，二是完善制度。一是更新慢，二是人手少。", [], id="two chains"),
    ],
)
def test_ordinals(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("C015", TITLE + text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("收到申请7件，其中网络申请占42.9%。", [], id="three of seven"),
        pytest.param("收到申请7件，其中网络申请占42.0%。", ["42.0%"], id="no number of seven"),
        pytest.param("回收问卷30份，其中满意率为98%。", [], id="a rate is no share"),
        pytest.param("浏览量7万次，其中网络申请占42.0%。", [], id="a rounded whole"),
        pytest.param("收到申请7件，其中网络申请占近42.0%。", [], id="nearly"),
        pytest.param("收到申请700件，其中网络申请占42%。", [], id="too many to tell"),
        pytest.param("收到申请7件、来信5件，其中网络占42.0%。", [], id="of which of two, nobody knows"),
    ],
)
def test_possible_shares(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("C018", TITLE + text) == found
