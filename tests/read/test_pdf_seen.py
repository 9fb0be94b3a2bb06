"""A page of a PDF is read as it is seen, however its plane lies, its fonts measure and its words are struck out."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("pypdfium2")

from linter.read.pdf.child import read
from tests.pdfs import HEIGHT, WIDTH, Page, made

XS = (72, 172, 272, 372)
ROWS = [["事项", "上年", "本年"], ["许可", "12", "15"], ["处罚", "3", "4"]]
LINES = ["一、总体情况", "事项\t上年\t本年", "许可\t12\t15", "处罚\t3\t4"]


def page(*before: str) -> Page:
    made = Page().words(94, 100, "一、总体情况")
    made.table(130, ROWS, XS)
    made.content[:0] = before
    return made


def lines(data: bytes) -> list[str]:
    return str(read(data)["text"]).split("\n")[:-1]


@pytest.mark.parametrize(
    ("before", "more"),
    [
        pytest.param("", {}, id="the control"),
        pytest.param("1 0 0 1 -200 700 cm", {"box": f"[-200 700 {WIDTH - 200} {HEIGHT + 700}]"}, id="a plane that begins elsewhere"),
        pytest.param("", {"box": f"[60 60 {WIDTH - 20} {HEIGHT - 60}]"}, id="cut to a part of the plane"),
        pytest.param(f"0 1 -1 0 {HEIGHT} 0 cm", {"box": f"[0 0 {HEIGHT} {WIDTH}]"}, id="set sideways, upwards"),
        pytest.param(f"0 -1 1 0 0 {WIDTH} cm", {"box": f"[0 0 {HEIGHT} {WIDTH}]"}, id="set sideways, downwards"),
        pytest.param(f"-1 0 0 -1 {WIDTH} {HEIGHT} cm", {}, id="upside down"),
        pytest.param(f"0 1 -1 0 {HEIGHT} 0 cm", {"box": f"[0 0 {HEIGHT} {WIDTH}]", "rotate": 90}, id="set sideways and turned to be read"),
        pytest.param("0.999999999 0 0.000000001 1 0 0 cm", {}, id="lines that are level but for a rounding error"),
    ],
)  # fmt: skip
def test_the_page_is_read_however_its_plane_lies(before: str, more: dict[str, Any]) -> None:
    data = made(page(before), **more)
    assert lines(data) == LINES
    assert all(x >= 0 for _, _, box in read(data)["runs"] for x in box)


def test_a_line_is_what_stands_on_one_base_line() -> None:
    """Fonts say what they like of how far they reach: figures of another font stand in their sentence."""
    sheet = Page().words(94, 100, "共").words(105, 100, "28", font="F2").words(127, 100, "件。")
    assert lines(made(sheet)) == ["共28件。"]
    under = Page().words(94, 100, "共件。").words(94, 118, "28", font="F2")
    assert lines(made(under)) == ["共件。", "28"]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param((105, 96, 116, 96), "共8件", id="through one figure"),
        pytest.param((105, 96, 127, 96), "共件", id="through both"),
        pytest.param((105, 102, 127, 102), "共28件", id="under them"),
        pytest.param((105, 90, 127, 90), "共28件", id="over them"),
        pytest.param((60, 96, 500, 96), "共28件", id="a rule of the page that runs into them"),
    ],
)
def test_what_a_line_goes_through_is_struck_out(rule: tuple[int, int, int, int], text: str) -> None:
    assert lines(made(Page().words(94, 100, "共28件").rule(*rule))) == [text]


@pytest.mark.parametrize(
    ("x", "y", "size", "text"),
    [
        pytest.param(116, 96, 7, "28¹²", id="behind it, small and high"),
        pytest.param(116, 100, 7, "2812", id="small, on the line"),
        pytest.param(116, 103, 7, "2812", id="below"),
        pytest.param(116, 96, 11, "2812", id="high, as large as the rest"),
    ],
)
def test_a_raised_digit_is_a_mark(x: float, y: float, size: float, text: str) -> None:
    sheet = Page().words(94, 100, "28").words(x, y, "12", size=size)
    assert lines(made(sheet)) == [text]


def test_a_line_through_a_figure_is_no_rule_of_its_table() -> None:
    sheet = page().words(215, 163, "9").rule(214, 159, 227, 159)
    assert lines(made(sheet)) == LINES


@pytest.mark.parametrize(
    ("extra", "unread"),
    [
        pytest.param("q 300 0 0 200 100 300 cm /I Do Q", 1, id="a picture as large as a table"),
        pytest.param("q 300 0 0 20 100 300 cm /I Do Q", 0, id="a line of ornament"),
        pytest.param("q 90 0 0 90 400 300 cm /I Do Q", 0, id="a stamp"),
        pytest.param("q 500 0 0 300 60 600 cm /I Do Q", 0, id="a ground that words stand on"),
    ],
)
def test_a_picture_in_the_place_of_words_is_counted(extra: str, unread: int) -> None:
    sheet = page()
    sheet.content.append(extra)
    assert read(made(sheet, image=True))["pictures"] == unread


def test_writing_that_runs_another_way_is_counted() -> None:
    aside = Page()
    for at in range(4):
        aside.words(100 + 20 * at, 300, "许可处罚强制收费")
    sheet = (
        Page()
        .words(94, 100, "一、总体情况")
        .words(94, 120, "本年推进政府信息公开工作，做了许多事，其中有这些，也有那些，都写在这里了。")
    )
    sheet.content += ["q 0 1 -1 0 900 0 cm", *aside.content, "Q"]
    assert read(made(sheet))["pictures"] == 1
    assert read(made(page()))["pictures"] == 0
