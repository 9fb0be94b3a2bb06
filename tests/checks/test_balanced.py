"""balanced: what is a mark without its partner, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.checks.wording import quotes

RIGHT = {
    "a pair over a line break": "印发《2015年政府信息\n公开工作要点》的通知。",
    "a list label with a closing bracket": "1)公开目录；\n2)公开指南。\na)网站。",
    "a Chinese label that lost its bracket": "二)统筹推进政府信息公开。",
    "a quotation opened again at each paragraph": "会议指出：“要公开。\n“要及时。\n“要准确。”",
    "a title within a title": "《国务院办公厅关于印发〈政府信息公开办法〉的通知》",
    "the same marks twice, both closed": "《《政府信息公开条例》实施办法》",
    "two pairs that cross": "（见《条例）推进》政府信息公开。",
    "an ellipsis made of full stops": "等等。。。。。。政府信息公开",
    "thousands parted by commas": "政府信息公开12,345条，9,876件。",
    "marks that a converter doubled throughout": "公开指南,，公开目录,，公开制度,，" * 4 + "均已公布。",
    "a note of a table's head, broken over two lines": (
        "（本表数据应当：第一项加第二项\n申请 之和，等于第三项） | 自然人 | 法人\n新收 | 3 | 0\n结转 | 0 | 1"
    ),
    "a sentence that the copy leaves out": "根据《条例〔……〕要求推进政府信息公开。",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_is_left_alone(text: str) -> None:
    assert quotes("W006", text) == []


WRONG = {
    "a note above a table that does not close it": (
        "（本表数据应当相符\n申请 | 自然人 | 法人\n新收 | 3 | 0\n结转 | 0 | 1",
        "（本表数据应当相符",
    ),
    "an opening mark alone": ("根据《条例推进政府信息公开。", "《条例推进政府信息公开。"),
    "a closing mark alone": ("政府信息公开工作报告》，介绍成绩。", "政府信息公开工作报告》"),
    "one of two opening marks": ("根据《《条例》推进政府信息公开。", "《《条例》推进政府信息公"),
    "an empty place in a list": ("住建、、教育部门推进政府信息公开。", "、、"),
    "a comma before a full stop": ("推进政府信息公开，。", "，。"),
}


@pytest.mark.parametrize(("text", "at"), WRONG.values(), ids=WRONG.keys())
def test_is_found(text: str, at: str) -> None:
    assert at in quotes("W006", text)


def test_where_a_text_may_be_cut_is_no_fault() -> None:
    assert quotes("W006", "在“文旅鹤城", excerpt=True) == []
    assert quotes("W006", "在“文旅鹤城") == []
    assert quotes("W006", "在“文旅鹤城发布信息。") == ["“文旅鹤城发布信息。"]
    assert quotes("W006", "在“文旅鹤城\n推进政府信息公开。", excerpt=True) == ["“文旅鹤城"]


def test_where_a_converter_lost_the_marks_nothing_is_said() -> None:
    assert quotes("W006", "政府信息公开" + "(《" * 20_000 + "》" * 10_000) == []
