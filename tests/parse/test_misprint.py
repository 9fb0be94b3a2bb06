"""Titles with a slip of the pen, and titles that are only worded otherwise."""

from __future__ import annotations

import pytest

from linter.text.misprint import garbled, overfull

TITLE = "政府信息公开申请情况"
FREE = ("的", "工作", "办理", "收到", "政府", "申请")


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        pytest.param(TITLE, False, id="as it ought to be"),
        pytest.param("政府信息公开审请情况", True, id="a character wrong"),
        pytest.param("政府信息公申请情况", True, id="a character lost"),
        pytest.param("政府信公开申请情况", True, id="another one lost"),
        pytest.param("政府公开申请情况", True, id="two lost"),
        pytest.param("政府开申请情况", False, id="three lost"),
        pytest.param("政府公开信息申请情况", True, id="words that changed places"),
        pytest.param("政府请申公开信息情况", False, id="too many out of place"),
        pytest.param("政府信息公开情况", False, id="a word that may be left out"),
        pytest.param("政府信息公开办理情况", False, id="a word that may stand there"),
        pytest.param("政府信息公开申请", False, id="the beginning of it"),
        pytest.param("政府信息公开申请情况表", False, id="more at the end"),
        pytest.param("攻府信息公开申请情况", False, id="the first character"),
        pytest.param("政府信息公开申请情扩", False, id="the last character"),
        pytest.param("政务新闻公开申请情况", False, id="three characters wrong"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_garbled(written: str, is_one: bool) -> None:
    assert garbled(written, TITLE, FREE) is is_one


def test_a_short_title_is_too_close_to_others() -> None:
    assert not garbled("概术情况"[:3], "概述情"[:3])
    assert garbled("总休情况", "总体情况")


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        pytest.param(TITLE, False, id="as it ought to be"),
        pytest.param("政府信息公开公开申请情况", True, id="a word doubled"),
        pytest.param("政府信息公开申请申请情况", True, id="even one that may stand there"),
        pytest.param("政府信息公开了申请情况", True, id="a stray character"),
        pytest.param("政府信息公开的申请情况", False, id="one that may stand there"),
        pytest.param("新政府信息公开申请情况", False, id="a character more at the beginning"),
        pytest.param("政府信息公开申请情况表", False, id="a character more at the end"),
        pytest.param("政府信息公开答复申请情况", False, id="another word"),
        pytest.param("政府信息公开政府信息申请情况", False, id="a word of it again, elsewhere"),
        pytest.param("政府信息公开申请", False, id="shorter"),
    ],
)
def test_overfull(written: str, is_one: bool) -> None:
    assert overfull(written, TITLE, FREE) is is_one
