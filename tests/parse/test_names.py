"""How many things a run of names is: at least and at most."""

from __future__ import annotations

import pytest

from linter.text.names import bare_name, read_names

ENDINGS = ("情况", "事项", "措施", "概述", "附表")


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("机构、政策、财政", 3, 3, id="parted by 、"),
        pytest.param("机构,政策;财政", 3, 3, id="by other marks"),
        pytest.param("机构、政策和财政", 2, 3, id="和 may part two or join one"),
        pytest.param("机构、政策及财政和人事", 2, 3, id="a piece with two joints counts once more"),
        pytest.param("机构、政策以及财政", 2, 3, id="以及"),
        pytest.param("机构", 1, 1, id="one"),
        pytest.param("", 0, 0, id="none"),
        pytest.param("区、县联合审批、招标", 2, 3, id="one character is half a name"),
        pytest.param("“机构”、“政策”", 2, 2, id="in quotation marks"),
    ],
)
def test_names_without_endings(text: str, least: int, most: int) -> None:
    names = read_names(text, 0, len(text))
    assert (names.least, names.most) == (least, most)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("概述、主动公开情况、收费情况", 3, 3, id="each ends as a section does"),
        pytest.param(
            "概述、申请行政复议、提起行政诉讼的情况、其他事项", 3, 4, id="the mark may be inside a name"
        ),
        pytest.param("概述、复议和诉讼情况、附表", 3, 3, id="so is 和"),
        pytest.param("概述、收费情况、主要问题和其他事项", 3, 3, id="和 in front of an ending joins"),
        pytest.param("概述、改进措施和其它事项", 2, 3, id="behind one, in front of 其它, it may part"),
    ],
)
def test_names_of_sections(text: str, least: int, most: int) -> None:
    names = read_names(text, 0, len(text), ENDINGS)
    assert (names.least, names.most) == (least, most)


def test_an_empty_place_is_counted_and_is_no_name() -> None:
    names = read_names("编制、、住建", 0, 6)
    assert (names.least, names.empty) == (2, 1)


def test_places_are_of_the_text_given() -> None:
    text = "由概述、收费情况组成"
    names = read_names(text, 1, 8, ENDINGS)
    assert [text[a:b] for a, b in names.places] == ["概述", "收费情况"]


@pytest.mark.parametrize(
    ("name", "bare"),
    [("一、概述", "概述"), ("（一）概述".replace("（", "(").replace("）", ")"), "概述"), ("“概述”", "概述"), ("以及概述", "概述"), ("1.概述:", "概述")],
)  # fmt: skip
def test_a_bare_name(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("概述,公开情况,机构、经费和人员情况,问题", 4, 5, id="commas part, a 、 is inside"),
        pytest.param("概述,公开情况、收费情况、问题", 4, 4, id="one comma among others parts as they do"),
    ],
)
def test_names_parted_by_commas(text: str, least: int, most: int) -> None:
    names = read_names(text, 0, len(text))
    assert (names.least, names.most) == (least, most)
