"""law_names: a misprint of a name, and another paper of a similar name."""

from __future__ import annotations

import pytest

from linter.checks.law_names import misprint
from tests.checks.wording import quotes

RIGHT = [
    "《中华人民共和国政府信息公开条例》", "《政府信息公开条例》", "《条例》", "《福建省政府信息公开办法》",
    "《市政府信息公开条例》", "《政府信息公开条例实施细则》", "《政府信息公开案例》", "《保密法》",
    "《新疆维吾尔自治区实施〈政府信息公开条例〉办法》", "《中华人民共和国行政处罚法》", "《中华人民共和国行政诉讼法》",
    "《中华人民共和国公司法》", "《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》",
    "《关于做好2023年政府信息公开工作年度报告编制和发布工作的通知》", "《政府信息公开指南》",
    "《国务院办公厅关于印发2015年政府信息公开工作要点的通知》",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_other_papers_are_left_alone(text: str) -> None:
    assert quotes("W009", f"根据{text}推进政府信息公开。") == []


@pytest.mark.parametrize(
    "text",
    [
        "《中华人民共和国政府信息公开条列》",
        "《中华人民共和国政府公开信息条例》",
        "《中华人民共和国信息公开条例》",
        "《中华人民共和国政府信息公公开条例》",
        "《中华人民共和国政府信息年度报告格式》",
        "《中华人民共和国保守国家机密法》",
    ],
)
def test_misprints_are_found(text: str) -> None:
    assert quotes("W009", f"根据{text}推进政府信息公开。") == [text]


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("政府信息公开条列", True),
        ("政府信息条例", False),
        ("新政府信息公开条例", False),
        ("政府信息公开条例", False),
        ("攻府信息公开条例", True),
        ("政附信息公开条例", True),
        ("本省信息公开条例", False),
        ("政府信公息开条例", True),
        ("政府信息公开条例集", False),
        ("政府信息公开条", False),
        ("政府信息公开条条例", True),
    ],
)
def test_what_is_a_misprint(written: str, is_one: bool) -> None:
    assert misprint(written, "政府信息公开条例", 1) is is_one
