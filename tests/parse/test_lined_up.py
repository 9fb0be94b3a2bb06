"""Columns that only blanks line up: a row with fewer values than columns is read by where they stand, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unicodedata import east_asian_width

import pytest

from linter.model.finding import Severity
from linter.parse.tables.headtext import order_in
from linter.rulepack import shipped_pack
from tests.parse.test_cells import (
    COLUMNS,
    IDS,
    Rows,
    expected,
    filled_form,
    found,
    official,
    ordered,
    read,
    text,
)

Set = Callable[[str, int], str]


def wide(words: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in words)


def left(words: str, width: int) -> str:
    return words + " " * (width - wide(words))


def right(words: str, width: int) -> str:
    return " " * (width - wide(words)) + words


def centred(words: str, width: int) -> str:
    before = (width - wide(words)) // 2
    return " " * before + left(words, width - before)


def set_out(rows: Rows, cell: Set, gap: int = 3) -> str:
    """Each column as wide as its widest words."""
    widths = [max(wide(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        (left(row[0], widths[0]) + "".join(" " * gap + cell(w, n) for w, n in zip(row[1:], widths[1:], strict=True))).rstrip()
        for row in rows
    )  # fmt: skip


def blanked(rows: Rows, *, full: Sequence[int] = ()) -> Rows:
    """Blank for 0, but in the rows *full*."""
    return [
        row if at in full else [row[0], *("" if cell == "0" else cell for cell in row[1:])]
        for at, row in enumerate(rows)
    ]


def blank_for_zero(full: Sequence[int] = ()) -> dict[tuple[str, str], str]:
    kept = {number - 1 for number in full}
    here = expected()
    rows = list(dict.fromkeys(row for row, _ in here))
    return {
        (row, column): "blank" if value == "0" and rows.index(row) not in kept else value
        for (row, column), value in here.items()
    }


@pytest.mark.parametrize("cell", [left, right, centred])
@pytest.mark.parametrize("order", [range(7), [6, 0, 1, 2, 3, 4, 5]], ids=["in order", "total first"])
@pytest.mark.parametrize("full", [(), (2, 4, 6, 7)], ids=["no row has all", "some rows have all"])
def test_a_value_is_its_heading_s(cell: Set, order: Sequence[int], full: Sequence[int]) -> None:
    source = text(set_out(ordered(order)(blanked(official(), full=full)), cell))
    assert read(source) == blank_for_zero(full)
    assert found(source, "T001", "T002", "T003", "T010") == []


def test_known_for_fitted_so_that_no_error_stands_on_it() -> None:
    wrong = official({"partial": [8, 3, 1, 0, 1, 0, 14]})
    source = text(set_out(blanked(wrong), right))
    row = filled_form(source).row("partial")
    assert row is not None and {cell.known for cell in row.cells} == {"fitted"}
    assert Severity.ERROR not in {f.severity for f in found(source, "T001", "T002", "T003")}


@pytest.mark.parametrize("gap", [1, 2, 3])
def test_where_blanks_are_squeezed_nothing_is_given_to_the_wrong_column(gap: int) -> None:
    rows = blanked(official(), full=(4, 6))
    squeezed = "\n".join((" " * gap).join(word for word in row if word) for row in rows)
    right_ones = expected()
    for place, value in read(text(squeezed)).items():
        assert value in ("unreadable", right_ones[place], "blank" if right_ones[place] == "0" else ""), place


def test_a_value_between_two_columns_is_nobody_s() -> None:
    lines = set_out(blanked(official()), left).split("\n")
    at = lines[0].index(COLUMNS[1]) - 2
    lines[3] = left(official()[3][0], wide(lines[0][:at])) + "14"
    here = read(text("\n".join(lines)))
    assert {here["granted", column] for column in IDS} == {"unreadable"}


TWO_LEVELS = {
    "the total first": (["总计 自然人法人或其他组织", "商业企业科研机构社会公益组织法律服务机构其他"], [6, 0, 1, 2, 3, 4, 5]),
    "the total behind the group": (["自然人 法人或其他组织 总计", "商业企业 科研机构 社会公益组织 法律服务机构 其他"], range(7)),
    "the group first": (["法人或其他组织 自然人 总计", "商业企业 科研机构 社会公益组织 法律服务机构 其他"], [1, 2, 3, 4, 5, 0, 6]),
}  # fmt: skip


@pytest.mark.parametrize("name", TWO_LEVELS)
def test_the_columns_of_a_lower_line_stand_under_the_heading_over_several(name: str) -> None:
    head, order = TWO_LEVELS[name]
    body = [" ".join(row) for row in ordered(order)(official())[1:]]
    assert read(text("\n".join([*head, *body]))) == expected()


def test_columns_that_have_an_order_which_nobody_can_tell_are_not_read() -> None:
    head = ["总计 法人或其他组织 商业企业", "自然人 科研机构 社会公益组织 法律服务机构 法人或其他组织 其他"]
    body = [" ".join(row) for row in ordered([6, 1, 0, 2, 3, 4, 5])(official())[1:]]
    here = read(text("\n".join([*head, *body])))
    right_ones = expected()
    assert all(value in ("unreadable", right_ones[place]) for place, value in here.items())
    assert "unreadable" in here.values()


def test_figures_that_stand_apart_are_not_cut_into_others() -> None:
    changes = {"refused.case_file": [29, 11, 0, 0, 0, 4, 44]}
    here = read(text(set_out(blanked(official(changes)), right)))
    row = [here["refused.case_file", column] for column in IDS]
    assert row == ["29", "11", "blank", "blank", "blank", "4", "44"]


HEADINGS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
LINES = [(0, 6), (1, 2, 3, 4), (5,)]  # which stand on which line of the head


def set_at(words: list[tuple[int, str]], width: int) -> str:
    """Return a line with each word at its place, where a Chinese character takes *width* places."""
    line, at = "", 0
    for place, word in words:
        line, at = line + " " * (place - at) + word, place + width * len(word)
    return line


CAPTION = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) 申请人情况"
APART = [30 + 14 * number for number in range(7)]


def order_of(places: Sequence[int], width: int) -> list[str] | None:
    """Return the columns in the order that a head on several lines gives them."""
    form = next(
        form for form in shipped_pack().domain.forms if any(c.id in IDS for c in form.blocks[0].columns)
    )
    head = [set_at(sorted((places[number], HEADINGS[number]) for number in line), width) for line in LINES]
    over = set_at([(places[3], "法人或其他组织")], width)
    found = order_in("\n".join([CAPTION, over, *head, ""]), form, form.blocks[0])
    return None if found is None else [column.id for column in found]


@pytest.mark.parametrize("width", [1, 2])
def test_headings_on_several_lines_stand_each_over_its_column(width: int) -> None:
    assert order_of(APART, width) == list(IDS)


def test_the_order_is_that_of_the_places_not_that_of_the_lines() -> None:
    swapped = [APART[6], *APART[1:6], APART[0]]
    assert order_of(swapped, 2) == [IDS[6], *IDS[1:6], IDS[0]]


def test_headings_of_which_one_stands_over_another_have_no_order() -> None:
    assert order_of([30, 44, 58, 72, 100, 101, 130], 1) is None
