"""A ruled table of a PDF has the same cells however its rules are drawn; what is clipped away is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

pytest.importorskip("pypdfium2")

from linter.read.pdf.child import read
from tests.pdfs import HEIGHT, WIDTH, Page, made

XS = (72, 192, 292, 392)
YS = (130, 150, 170, 190, 210)
ROWS = [["事项", "上年", "本年"], ["许可", "", "15"], ["处罚", "3", ""], ["合计", "16", "19"]]
CELLS = [(y, x, words) for y, row in enumerate(ROWS) for x, words in enumerate(row)]


def _y(y: float) -> float:
    return HEIGHT - y


def _lines() -> Iterator[tuple[float, float, float, float]]:
    yield from ((XS[0], y, XS[-1], y) for y in YS)
    yield from ((x, YS[0], x, YS[-1]) for x in XS)


def strokes(page: Page) -> None:
    for line in _lines():
        page.rule(*line)


def one_path(page: Page) -> None:
    page.content.append(" ".join(f"{a} {_y(b)} m {c} {_y(d)} l" for a, b, c, d in _lines()) + " S")


def boxes(page: Page) -> None:
    for top, bottom in pairwise(YS):
        for left, right in pairwise(XS):
            page.content.append(f"{left} {_y(bottom)} {right - left} {bottom - top} re S")


def closed_paths(page: Page) -> None:
    """The fourth side of each cell is drawn by closing its path."""
    for top, bottom in pairwise(YS):
        for left, right in pairwise(XS):
            page.content.append(
                f"{left} {_y(top)} m {right} {_y(top)} l {right} {_y(bottom)} l {left} {_y(bottom)} l h S"
            )


def bars(page: Page) -> None:
    for a, b, c, d in _lines():
        page.content.append(f"{a} {_y(d)} {max(c - a, 0.5)} {max(d - b, 0.5)} re f")


def thick(page: Page) -> None:
    page.content.append("q 4 w")
    strokes(page)
    page.content.append("Q")


def double(page: Page) -> None:
    strokes(page)
    page.rule(70.5, 128.5, 393.5, 128.5).rule(70.5, 211.5, 393.5, 211.5)
    page.rule(70.5, 128.5, 70.5, 211.5).rule(393.5, 128.5, 393.5, 211.5)


def dots(page: Page) -> None:
    """Rules as chains of short ones."""
    for a, b, c, d in _lines():
        level = b == d
        for at in range(0, int((c - a) + (d - b)), 4):
            x, y = (a + at, b) if level else (a, b + at)
            page.rule(x, y, x + 2.5 * level, y + 2.5 * (not level))


def short_of_the_corners(page: Page) -> None:
    for a, b, c, d in _lines():
        page.rule(a + (1.2 if b == d else 0), b + (1.2 if a == c else 0), c - (1.2 if b == d else 0), d - (1.2 if a == c else 0))  # fmt: skip


def open_at_the_sides(page: Page) -> None:
    for line in _lines():
        if not (line[0] == line[2] and line[0] in (XS[0], XS[-1])):
            page.rule(*line)


def moved(page: Page) -> None:
    page.content.append("q 1 0 0 1 0 -100 cm")
    for a, b, c, d in _lines():
        page.rule(a, b - 100, c, d - 100)
    page.content.append("Q")


def white_ground(page: Page) -> None:
    """A white box behind title and table is no cell of it."""
    page.content.append(f"1 g {XS[0]} {_y(YS[-1])} {XS[-1] - XS[0]} 110 re f 0 g")
    strokes(page)


DRAWN = [strokes, one_path, boxes, closed_paths, bars, thick, double, dots, short_of_the_corners, open_at_the_sides, moved, white_ground]  # fmt: skip


def filled(draw: Callable[[Page], None]) -> Page:
    page = Page().words(94, 110, "表一")
    draw(page)
    return with_words(page)


def with_words(page: Page) -> Page:
    for y, x, words in CELLS:
        if words:
            page.words(XS[x] + 3, YS[y] + 14, words)
    return page


def cells_of(data: bytes) -> list[list[tuple[int, int, str]]]:
    said = read(data)
    return [[(row, column, said["text"][start:end]) for row, column, _, _, start, end in cells] for _, cells in said["grids"]]  # fmt: skip


@pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
def test_a_grid_is_the_same_however_it_is_drawn(draw: Callable[[Page], None]) -> None:
    assert cells_of(made(filled(draw))) == [CELLS]


def test_a_merged_cell_is_one() -> None:
    page = Page().words(94, 110, "表一")
    page.rule(72, 130, 392, 130).rule(192, 150, 392, 150).rule(72, 170, 392, 170).rule(72, 190, 392, 190)
    page.rule(72, 130, 72, 190).rule(192, 130, 192, 190).rule(292, 150, 292, 190).rule(392, 130, 392, 190)
    page.words(75, 154, "项目").words(250, 144, "件数").words(195, 164, "上年").words(295, 164, "本年")
    page.words(75, 184, "许可").words(195, 184, "12").words(295, 184, "15")
    said = read(made(page))
    (_, cells) = said["grids"][0]
    spans = {said["text"][start:end]: (row, column, rows, columns) for row, column, rows, columns, start, end in cells}  # fmt: skip
    assert spans["项目"] == (0, 0, 2, 1)
    assert spans["件数"] == (0, 1, 1, 2)
    assert spans["本年"] == (1, 2, 1, 1)


def test_a_table_set_sideways_on_an_upright_page_is_a_table() -> None:
    side = Page()
    strokes(side)
    with_words(side)
    sheet = Page()
    sheet.paragraph(100, "本年的许可和处罚都在下面的表里，请转过来看。" * 4)
    sheet.content += [f"q 0 1 -1 0 {HEIGHT + 40} 300 cm", *side.content, "Q"]
    said = read(made(sheet))
    assert cells_of(made(sheet)) == [CELLS]
    assert said["pictures"] == 0
    for start, _, (left, top, right, bottom) in said["runs"]:
        if said["text"][start : start + 2] == "合计":
            assert 0 < left < right < WIDTH
            assert bottom - top == pytest.approx(120, abs=2), "a cell's box is where it stands on the page"


@pytest.mark.parametrize(
    ("clip", "text"),
    [
        pytest.param("90 720 200 40", "共28件。", id="it is within"),
        pytest.param("90 600 200 40", "", id="it is elsewhere"),
        pytest.param("90 720 26 40", "共2", id="its end is cut off"),
        pytest.param("90 735 200 40", "共28件。", id="half of its height is cut off"),
    ],
)
def test_what_is_clipped_away_is_not_read(clip: str, text: str) -> None:
    sheet = Page().words(94, 140, "全文。")
    sheet.content += [f"q {clip} re W n", *Page().words(94, 110, "共28件。").content, "Q"]
    assert read(made(sheet))["text"] == (f"{text}\n" if text else "") + "全文。\n"


def test_text_drawn_twice_to_look_bold_is_read_once() -> None:
    sheet = Page().words(94, 110, "共28件。").words(94.3, 110, "共28件。")
    assert read(made(sheet))["text"] == "共28件。\n"


def test_rules_beyond_number_are_a_drawing() -> None:
    sheet = Page().words(94, 110, "共28件。")
    sheet.content += [f"{x} {y} m {x + 8} {y} l S" for x in range(0, 500, 10) for y in range(1, 700)] * 2
    said = read(made(sheet))
    assert said["text"] == "共28件。\n"
    assert said["pictures"] == 1
