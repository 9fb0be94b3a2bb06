"""id_number: what GB 11643-1999 makes an identity number, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.checks.id_number import valid
from linter.model.finding import Answer, Problem

HEAD = "清泉县2015年政府信息公开工作年度报告\n一、概述\n"
MADE_UP = ("123456198711263879", "987654197304152968", "11010519491231002X")


@pytest.mark.parametrize("number", MADE_UP)
def test_the_check_digit_is_made_of_all_the_others(number: str) -> None:
    assert valid(number)
    changed = (f"{number[:at]}{(int(number[at]) + 1) % 10}{number[at + 1 :]}" for at in range(17))
    assert not any(map(valid, changed))


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        pytest.param("11010519000101001X", True, id="the first year"),
        pytest.param("110105189912310015", False, id="the year before it"),
        pytest.param("110105209912310010", True, id="the last year"),
        pytest.param("110105210001010015", False, id="the year after it"),
        pytest.param("110105194912310126", True, id="the last day of a month"),
        pytest.param("110105194911310124", False, id="no day of the calendar"),
        pytest.param("11010519491231002x", True, id="a small x"),
    ],
)
def test_a_birthday(number: str, is_one: bool) -> None:
    assert valid(number) is is_one


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("申请人为123456198711263879。", [MADE_UP[0]], id="by its check digit alone"),
        pytest.param("申请人为123456198711263870。", [], id="the check digit is wrong and nothing calls it so"),
        pytest.param("身份证号123456198711263870。", ["123456198711263870"], id="called so: a slip of the pen"),
        pytest.param("身份证号见附件，推进基层政务公开标准化规范化，123456198711263870。", [], id="called so too far before"),
        pytest.param("身份证号123456871126387。", ["123456871126387"], id="an old one that is called so"),
        pytest.param("身份证号123456871426387。", [], id="an old one of no day of the calendar"),
        pytest.param("申请人123456871126387。", [], id="fifteen digits alone are anything"),
        pytest.param("登记编号123456198711263879。", [], id="a code of something else"),
        pytest.param("甲123456198711263879，乙987654197304152968。", [*MADE_UP[:2]], id="two"),
    ],
)  # fmt: skip
def test_numbers(text: str, found: list[str], quoted: Callable[..., list[str]]) -> None:
    assert quoted("P001", HEAD + text) == found


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("身份证号123456198711263879。", "1234************79"),
        ("身份证号123456871126387。", "1234*********87"),
    ],
)
def test_no_finding_publishes_it_again(text: str, masked: str, answers: Callable[..., list[Answer]]) -> None:
    [problem] = answers("P001", HEAD + text)
    assert isinstance(problem, Problem)
    assert problem.values == {"masked": masked}
