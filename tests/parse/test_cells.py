"""Tables are read cell by cell, whatever order, merging and marks their file gives them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from linter.judge.lint import lint
from linter.model.finding import Finding, Severity
from linter.model.table import FilledForm
from linter.parse import parse
from linter.read import read_bytes
from linter.text.source import Source
from tests.official import pack

COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
IDS = ["natural", "business", "research", "charity", "law", "other", "total"]
FIGURES = {
    "new": [31, 12, 4, 2, 5, 1, 55],
    "carried_in": [3, 0, 1, 0, 0, 0, 4],
    "granted": [14, 6, 2, 1, 3, 1, 27],
    "partial": [8, 3, 1, 0, 1, 0, 13],
    "refused.internal": [4, 1, 0, 1, 0, 0, 6],
    "unavailable.not_held": [6, 2, 1, 0, 1, 0, 10],
    "closed": [32, 12, 4, 2, 5, 1, 56],
    "carried_out": [2, 0, 1, 0, 0, 0, 3],
}
Row = list[str]
Rows = list[Row]  # a head, and for each row of the form its label and figures
Change = Callable[[Rows], Rows]


def official(changes: dict[str, list[int]] | None = None) -> Rows:
    """Table 3: one row of headings, then each row of the form with its label."""
    form = next(f for f in pack().domain.forms if (f.id, f.version) == ("T3", "2021"))
    figures = {**FIGURES, **(changes or {})}
    return [
        ["项目", *COLUMNS],
        *([row.label, *map(str, figures.get(row.id, [0] * 7))] for row in form.rows),
    ]


def marked_up(rows: Rows) -> str:
    lines = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{lines}</table>"


def page(table: str) -> Source:
    text = (
        "<p>清泉县2022年政府信息公开工作年度报告</p><p>一、总体情况</p><p>推进政府信息公开。</p>"
        f"<p>三、收到和处理政府信息公开申请情况</p>{table}<p>四、其他</p><p>无。</p>"
    )
    return read_bytes(f"<html><body>{text}</body></html>".encode(), "report.html")


def text(table: str) -> Source:
    return Source(
        "report.txt", f"清泉县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{table}\n"
    )


def filled_form(source: Source) -> FilledForm:
    return next(
        t.filled for t in parse(source, pack().domain).tables if t.filled and t.filled.form.id == "T3"
    )


def read(source: Source) -> dict[tuple[str, str], str]:
    """What stands in each cell: its number, or why it has none."""
    return {
        (c.place.row, c.place.column): str(c.figure.value) if c.figure else c.missing
        for c in filled_form(source).cells
    }


def expected(changes: dict[str, list[int]] | None = None) -> dict[tuple[str, str], str]:
    form = next(f for f in pack().domain.forms if (f.id, f.version) == ("T3", "2021"))
    figures = {**FIGURES, **(changes or {})}
    return {
        (row.id, column): str(value)
        for row in form.rows
        for column, value in zip(IDS, figures.get(row.id, [0] * 7), strict=True)
    }


def found(source: Source, *rules: str) -> list[Finding]:
    chosen = [rule for rule in pack().rules if rule.id in rules]
    return list(lint(source, pack(), rules=chosen).findings)


def ordered(order: Sequence[int]) -> Change:
    return lambda rows: [[row[0], *(row[1 + at] for at in order)] for row in rows]


def with_column(at: int, head: str, cell: Callable[[int], str]) -> Change:
    def change(rows: Rows) -> Rows:
        return [[*row[:at], head if n == 0 else cell(n), *row[at:]] for n, row in enumerate(rows)]

    return change


def relabelled(change: Callable[[str], str]) -> Change:
    return lambda rows: [rows[0], *([change(row[0]), *row[1:]] for row in rows[1:])]


def refigured(change: Callable[[str], str]) -> Change:
    return lambda rows: [rows[0], *([row[0], *map(change, row[1:])] for row in rows[1:])]


def written_out(rows: Rows) -> Rows:
    """As converters write merged cells: the words in each of the cells that they covered."""
    heads = [
        ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"] * 3 + ["申请人情况"] * 7,
        ["项目"] * 3 + ["自然人", *["法人或其他组织"] * 5, "总计"],
        ["项目"] * 3 + COLUMNS,
    ]
    body = [
        [row[0]] * 3 + row[1:] if row[0][0] in "一二四" else ["三、本年度办理结果", row[0], row[0], *row[1:]]
        for row in rows[1:]
    ]
    return [*heads, *body]


SAME: dict[str, Change] = {
    "as the form has it": lambda rows: rows,
    "the total stands first": ordered([6, 0, 1, 2, 3, 4, 5]),
    "two columns have changed places": ordered([0, 2, 1, 3, 4, 5, 6]),
    "all columns backwards": ordered([6, 5, 4, 3, 2, 1, 0]),
    "rows and columns are changed": lambda rows: [list(row) for row in zip(*rows, strict=True)],
    "the words of merged cells stand in each of them": written_out,
    "a running number before the label": lambda rows: [[str(n), *row] for n, row in enumerate(rows)],
    "a column of remarks with numbers": with_column(8, "备注", lambda n: str(n * 3)),
    "a heading is not printed": lambda rows: [["", *COLUMNS[:2], "", *COLUMNS[3:]], *rows[1:]],
    "no headings": lambda rows: rows[1:],
    "remarks in the labels": relabelled(lambda word: f"{word}（含乡镇、街道办理的其他申请）"),
    "labels without their numbers": relabelled(
        lambda word: word.split("、")[-1] if word[0] in "一二四" else word.split("）")[-1].split(")")[-1] or word
    ),
    "blanks in the labels": relabelled(" ".join),
    "footnote marks at the figures": refigured(lambda figure: f"{figure}<sup>1</sup>"),
    "circled marks at the figures": refigured(lambda figure: f"{figure}<sup>①</sup>"),
    "remarks behind the figures": refigured(lambda figure: f"{figure}（含上年结转）"),
    "units in the cells": refigured(lambda figure: f"{figure}件"),
    "figures struck out": refigured(lambda figure: f"<del>9</del>{figure}"),
    "figures in bold": refigured(lambda figure: f"<b>{figure}</b>"),
    "合计 for 总计": lambda rows: [[*rows[0][:-1], "合计"], *rows[1:]],
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_every_cell_is_read_where_it_stands(name: str) -> None:
    source = page(marked_up(SAME[name](official())))
    assert read(source) == expected()
    assert filled_form(source).drawn
    assert [f for f in found(source, "T001", "T002", "T003", "T007") if f.severity > Severity.INFO] == []


@pytest.mark.parametrize("name", SAME)
def test_a_wrong_cell_is_found_in_its_place(name: str) -> None:
    wrong = {"partial": [8, 3, 1, 0, 1, 0, 14]}
    source = page(marked_up(SAME[name](official(wrong))))
    assert read(source) == expected(wrong)
    rules = {(f.rule, f.cell.row, f.cell.column) for f in found(source, "T001") if f.cell}
    assert rules == {("T001", "partial", "total")}


SEPARATORS = {"bars": " | ", "TABs": "\t", "commas": ",", "semicolons": ";", "drawn bars": "│"}


@pytest.mark.parametrize("mark", SEPARATORS)
@pytest.mark.parametrize("order", [range(7), [6, 0, 1, 2, 3, 4, 5]], ids=["in order", "total first"])
def test_text_parts_its_cells_by_marks(mark: str, order: Sequence[int]) -> None:
    rows = ordered(order)(official())
    assert read(text("\n".join(SEPARATORS[mark].join(row) for row in rows))) == expected()


def test_lines_between_rows_are_none_whatever_they_are_drawn_with() -> None:
    rule, rows = "├" + "┼".join("─" * 8 for _ in range(8)) + "┤", official()
    body = [f"│{'│'.join(row)}│" for row in rows]
    assert read(text("\n".join([rule.replace("┼", "┬"), *(f"{row}\n{rule}" for row in body)]))) == expected()


def torn(rows: Rows, at: int, *, values_first: bool = False) -> Rows:
    """The label of a row on one page, its values on the other."""
    label, values = [rows[at][0], *[""] * 7], ["", *rows[at][1:]]
    return [*rows[:at], *([values, label] if values_first else [label, values]), *rows[at + 1 :]]


@pytest.mark.parametrize("values_first", [False, True], ids=["label first", "values first"])
def test_a_row_that_a_page_tears_is_one_row_and_known_for_fitted(values_first: bool) -> None:
    source = page(marked_up(torn(official(), 3, values_first=values_first)))
    assert read(source) == expected()
    row = filled_form(source).row("granted")
    assert row is not None and row.fitted
    assert found(source, "T001", "T005") == []
    wrong = {"granted": [14, 6, 2, 1, 3, 1, 28]}
    source = page(marked_up(torn(official(wrong), 3, values_first=values_first)))
    assert Severity.ERROR not in {f.severity for f in found(source, "T001", "T002")}
    assert found(source, "T001", "T002")


def test_a_row_of_blanks_takes_no_other_row_s_values() -> None:
    rows = official()
    rows[3][1:] = [""] * 7
    right = expected() | {("granted", column): "blank" for column in IDS}
    assert read(page(marked_up(rows))) == right
    rows.insert(4, ["", "1", "2", "", "", "", "", ""])  # and what has too few values is no rest of it
    assert read(page(marked_up(rows))) == right


def test_columns_in_another_order_between_blanks() -> None:
    rows = ordered([6, 0, 1, 2, 3, 4, 5])(official())
    assert read(text("\n".join("   ".join(row) for row in rows))) == expected()


def test_a_head_in_text_over_cells_orders_them() -> None:
    rows = ordered([6, 0, 1, 2, 3, 4, 5])(official())
    head, *body = rows
    assert read(text(" ".join(head) + "\n" + "\n".join("\t".join(row) for row in body))) == expected()


def test_a_column_that_lacks_leaves_the_others_theirs() -> None:
    here = read(page(marked_up([row[:3] + row[4:] for row in official()])))
    right = expected()
    assert {key: value for key, value in here.items() if key[1] != "research"} == {
        key: value for key, value in right.items() if key[1] != "research"
    }
    assert {value for (_, column), value in here.items() if column == "research"} == {"absent"}


def test_a_column_that_the_form_does_not_know_leaves_the_sums_undecided() -> None:
    source = page(marked_up(with_column(7, "个体工商户", lambda n: "1")(official())))
    assert read(source) == expected()
    assert found(source, "T001") == []
    assert [f.severity for f in found(source, "T010")] == [Severity.WARNING]


@pytest.mark.parametrize("cell", ["O", "1 2", "3①2"], ids=["a letter", "digits apart", "a mark between"])
def test_what_may_be_a_figure_stays_unread(cell: str) -> None:
    rows = official()
    rows[3][2] = cell
    here = read(page(marked_up(rows)))
    assert here.pop(("granted", "business")) == "unreadable"
    right = expected()
    del right["granted", "business"]
    assert here == right


def test_a_blank_cell_is_blank_and_moves_no_other() -> None:
    rows = official()
    rows[3][3] = rows[5][1] = ""
    right = expected()
    right["granted", "research"] = right["refused.secret", "natural"] = "blank"
    assert read(page(marked_up(rows))) == right


def test_whole_numbers_with_a_point_are_one_remark() -> None:
    source = page(marked_up(refigured(lambda figure: f"{figure}.0")(official())))
    assert [f.severity for f in found(source, "T007")] == [Severity.INFO]
    rows = official()
    rows[3][2] = "6.5"
    assert [f.severity for f in found(page(marked_up(rows)), "T007")] == [Severity.ERROR]


def test_two_columns_of_one_name_are_neither() -> None:
    source = page(marked_up([["项目", "自然人", *COLUMNS[:-1]], *official()[1:]]))
    assert {value for (_, column), value in read(source).items() if column == "natural"} == {"unreadable"}


def test_table_four_as_rows() -> None:
    rows = [
        ["", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
        ["行政复议", "4", "2", "1", "3", "10"],
        ["行政诉讼（未经复议直接起诉）", "5", "0", "0", "1", "6"],
        ["行政诉讼（复议后起诉）", "0", "1", "0", "2", "3"],
    ]
    tables = parse(page(marked_up(rows)), pack().domain).tables
    (filled,) = [table.filled for table in tables if table.filled]
    assert [str(cell.figure.value) for cell in filled.cells if cell.figure] == [
        cell for row in rows[1:] for cell in row[1:]
    ]  # fmt: skip


REVIEW = [["行政复议"], ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], ["4", "2", "1", "3", "10"]]
SUITS = [
    ["未经复议直接起诉"] * 5 + ["复议后起诉"] * 5,
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2,
    ["5", "0", "0", "1", "6", "0", "1", "0", "2", "3"],
]


def cases(*tables: str) -> list[str]:
    filled = [t.filled for t in parse(page("".join(tables)), pack().domain).tables if t.filled]
    assert len(filled) == 1
    return [str(cell.figure.value) if cell.figure else cell.missing for cell in filled[0].cells]


def test_table_four_as_two_tables_and_as_half_of_it() -> None:
    reviews = marked_up(REVIEW).replace("<td>行政复议", '<td colspan="5">行政复议')
    assert cases(reviews, marked_up(SUITS)) == [*REVIEW[-1], *SUITS[-1]]
    assert cases(reviews) == [*REVIEW[-1], *["absent"] * 10]
    assert cases(marked_up(SUITS)) == [*["absent"] * 5, *SUITS[-1]]


def test_a_row_of_a_form_is_no_heading() -> None:
    report = parse(
        Source(
            "report.txt",
            "清泉县2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n第 7 页\n"
            "四、结转下年度继续办理 2 0 1 0 0 0 3\n四、政府信息公开行政复议、行政诉讼情况\n未发生。\n",
        ),
        pack().domain,
    )
    assert [section.number for section in report.root.walk()] == ["三、", "四、"]


def test_a_caption_between_heading_and_table_is_no_section() -> None:
    source = page("<p>附表</p>" + marked_up(official()))
    assert found(source, "S008") == []
