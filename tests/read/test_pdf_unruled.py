"""A table of a PDF without upright rules: cells by the columns that figures stand in, or lines where that is not plain."""

from __future__ import annotations

from itertools import pairwise

import pytest

pytest.importorskip("pypdfium2")

from linter.read.pdf.child import read
from tests.pdfs import Page, made

XS = (72, 222, 292, 362)
HEAD = ["事项", "上年", "本年", "合计"]
ROWS = [["许可", "12", "1500", "1512"], ["处罚", "3", "4", "7"], ["强制", "120", "9", "129"]]
PITCH = 18.0


def placed(rows: list[list[str]], side: str = "left", top: float = 140, pitch: float = PITCH) -> Page:
    """Rows in columns, their figures in line on one *side*; words begin where their column does, or end there."""
    page = Page().words(94, 100, "一、办理情况")
    for y, row in enumerate(rows):
        for (left, right), (x, words) in zip(pairwise((*XS, 432)), enumerate(row), strict=True):
            wide = 11 * len(words)
            start = {"left": left, "right": right - 6 - wide, "middle": (left + right - wide) / 2}[
                side if x else "left"
            ]
            if words:
                page.words(start, top + pitch * y, words)
    return page


def grids(page: Page) -> list[list[list[str]]]:
    said = read(made(page))
    found = []
    for drawn, cells in said["grids"]:
        assert drawn == "blanks"
        rows: dict[int, list[str]] = {}
        for row, _, _, _, start, end in cells:
            rows.setdefault(row, []).append(said["text"][start:end])
        found.append(list(rows.values()))
    return found


@pytest.mark.parametrize("side", ["left", "right", "middle"])
def test_columns_are_where_figures_stand_in_line(side: str) -> None:
    assert grids(placed([HEAD, *ROWS], side)) == [[HEAD, *ROWS]]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([HEAD, ["许可", "12", "", "12"], *ROWS[1:]], id="a blank cell"),
        pytest.param([HEAD, *ROWS, ["其他", "", "", "5"]], id="a last row with one figure"),
        pytest.param([HEAD, ["一、依申请", "", "", ""], *ROWS], id="a row that is a label"),
        pytest.param([["", "数量", "", ""], HEAD, *ROWS], id="a head over a head"),
        pytest.param([HEAD, ["许可", "-", "1,500", "66.5%"], *ROWS[1:]], id="figures as they are written"),
    ],
)  # fmt: skip
def test_no_figure_slips_into_another_column(rows: list[list[str]]) -> None:
    (found,) = grids(placed(rows))
    assert found[-len(rows) + 1 :] == rows[1:]


def test_a_label_over_two_lines_is_one() -> None:
    page = placed([HEAD, *ROWS], pitch=30).words(XS[0], 170 + 13, "事项的数量")
    (found,) = grids(page)
    assert found[1] == ["许可事项的数量", *ROWS[0][1:]]


def test_figures_that_a_narrow_column_breaks_are_whole() -> None:
    xs = (72, 108, 144, 180, 216)
    page = Page().words(94, 100, "一、办理情况")
    for x, head, figure in zip(
        xs, ("许可", "处罚", "强制", "收费", "总计"), ("12", "31", "4", "10", "57"), strict=True
    ):
        page.words(x, 140, head).words(x, 160, figure)
    page.words(xs[1], 173, "8").words(xs[3], 173, "2")
    assert grids(page) == [[["许可", "处罚", "强制", "收费", "总计"], ["12", "318", "4", "102", "57"]]]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(placed([["事项", "上年 本年", "", "合计"], *ROWS[:1]]), id="one row, and a head that lacks a column"),
        pytest.param(placed([HEAD, *ROWS], "right").words(XS[0], 212, "检查").words(250, 212, "12345678").words(404, 212, "5"), id="a figure between two columns"),
        pytest.param(placed([[HEAD[0], "上年度和本年度办理的数量", "", ""], *ROWS], "middle"), id="a head over two columns, of which nobody knows which"),
        pytest.param(placed([[words, "", "", ""] for words in ("许可", "处罚", "强制")]), id="no figures"),
        pytest.param(Page().words(94, 140, "全年办结 15 件").words(94, 158, "其中许可 3 件"), id="sentences"),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_no_table(page: Page) -> None:
    assert grids(page) == []


def test_words_of_a_table_are_all_kept() -> None:
    said = read(made(placed([HEAD, *ROWS]).words(94, 260, "二、其他情况")))
    words = [*HEAD, *(words for row in ROWS for words in row), "一、办理情况", "二、其他情况"]
    assert sorted(said["text"].split()) == sorted(words)
