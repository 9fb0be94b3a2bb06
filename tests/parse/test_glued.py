"""Figures printed without a gap: what the table's own sums leave one way to cut is read, the rest is told."""

from __future__ import annotations

import re

import pytest

from linter.model.finding import Finding
from linter.model.relation import State
from linter.model.report import Report
from linter.model.table import FilledRow
from linter.parse import parse
from linter.parse.tables.glued import common, split
from linter.text.source import Source
from tests.official import decisions, pack, report, requests, verdict

ROWS = {
    "new": [17, 2, 2, 1, 3, 2, 27],
    "carried_in": [1, 0, 0, 0, 0, 0, 1],
    "granted": [9, 2, 1, 0, 2, 1, 15],
    "partial": [2, 0, 0, 0, 0, 0, 2],
    "refused.internal": [2, 0, 0, 0, 1, 0, 3],
    "unavailable.not_held": [3, 0, 0, 1, 0, 1, 5],
    "closed": [16, 2, 1, 1, 3, 2, 25],
    "carried_out": [2, 0, 1, 0, 0, 0, 3],
}


def glued(changes: dict[str, list[int]] | None = None) -> str:
    head, table = requests({**ROWS, **(changes or {})}).split("总计\n", 1)
    return report(f"{head}总计\n" + re.sub(r"(?<=\d) (?=\d)|(?<=[^\d\s]) (?=\d)", "", table))


def understood(text: str) -> Report:
    return parse(Source("report.txt", text), pack().domain)


def row(text: str, id: str) -> FilledRow:
    [filled] = [
        table.filled for table in understood(text).tables if table.filled and table.filled.form.id == "T3"
    ]
    found = filled.row(id)
    assert found is not None
    return found


def figures(one: FilledRow) -> list[int]:
    return [int(cell.figure.value) for cell in one.cells if cell.figure]


def told(text: str) -> list[Finding]:
    return [f for f in verdict(text).findings if f.rule[0] in "TX" and f.severity.word != "info"]


def test_a_clean_table_is_read_whole_and_nothing_is_said() -> None:
    text = glued()
    for id, values in ROWS.items():
        assert figures(row(text, id)) == values
    assert {row(text, id).reading for id in ("new", "closed")} == {"table"}
    assert not told(text)


def test_what_the_rows_were_cut_by_proves_nothing() -> None:
    text = glued()
    relations = [r for r in understood(text).relations if r.rule in ("T002", "T003")]
    assert relations
    assert {relation.evaluate().state for relation in relations} == {State.UNDECIDED}


@pytest.mark.parametrize(
    ("id", "column", "wrong"), [("new", 3, 10), ("closed", 6, 35), ("granted", 0, 19), ("granted", 6, 51)]
)
def test_a_wrong_figure_is_found_by_the_other_sums(id: str, column: int, wrong: int) -> None:
    values = list(ROWS[id])
    right = values[column]
    values[column] = wrong
    text = glued({id: values})
    assert figures(row(text, id)) == values
    [finding] = told(text)
    assert finding.severity.word == "warning"
    assert "glued" in finding.doubts
    [change] = finding.repairs[0].changes
    assert (change.figure.printed, change.to) == (str(wrong), str(right))


def test_a_wrong_figure_elsewhere_leaves_the_other_rows_readable() -> None:
    text = glued({"carried_out": [2, 0, 1, 0, 0, 0, 4]})
    assert row(text, "carried_out").reading == "glued"  # one digit a cell
    assert figures(row(text, "closed")) == ROWS["closed"]
    assert [finding.severity.word for finding in told(text)] == ["warning"]


def test_two_wrong_rows_are_no_error() -> None:
    text = glued({"new": [17, 2, 2, 1, 3, 2, 72], "closed": [61, 2, 1, 1, 3, 2, 25]})
    assert all(finding.severity.word == "warning" for finding in told(text))


def test_a_sentence_against_a_glued_cell_is_no_error() -> None:
    text = glued().replace("三、收到", "全年共收到政府信息公开申请29件。\n三、收到", 1)
    [finding] = [f for f in verdict(text).findings if f.rule == "X001"]
    assert finding.severity.word == "warning"
    assert "glued" in finding.doubts


def test_a_row_that_cannot_be_cut_is_named() -> None:
    text = report(decisions({"documents": ["8855698"], "permits": ["120"]}))
    [finding] = verdict(text, "T029").findings
    assert finding.severity.word == "info"
    assert "行政规范性文件 8855698" in finding.message["zh"]
    assert text[finding.span.start : finding.span.end] == "行政规范性文件 8855698"


@pytest.mark.parametrize(
    ("pieces", "count", "sums", "cuts"),
    [
        (["0000000"], 7, (7,), 1),
        (["713000074"], 7, (7,), 1),
        (["172213227"], 7, (7,), 2),
        (["1", "72213227"], 7, (7,), 1),  # a gap parts two figures
        (["6233440"], 3, (), 15),
        (["12"], 3, (), 0),
        (["1863614752839817718520071"], 7, (7,), 1),
        (["1" * 61], 7, (7,), 0),
        (["9" * 60], 7, (7,), 0),
    ],
)
def test_the_ways_to_cut(pieces: list[str], count: int, sums: tuple[int, ...], cuts: int) -> None:
    assert len(split(pieces, count, sums).cuts) == cuts


def test_rows_of_two_cells_are_cut_by_the_sums_of_their_columns() -> None:
    text = report(
        "政府信息公开情况统计表\n指标名称计量单位2013年度历年累计主动公开信息数条18535395其中：1.网站公开条171350172.政府公报公开条07"
        "受理依申请公开信息总数条728其中：1.当面申请数条0182.传真申请数条003.电子邮件申请数条364.网上申请数条445.信函申请数条00"
        "6.其它形式申请数条00对申请的答复数条324其中：1.同意公开答复数条2192.同意部分公开答复数条133.否决公开答复数条02"
        "行政复议数条00行政诉讼数条00行政申诉数条00",
        year=2013,
    )
    [filled] = [table.filled for table in understood(text).tables if table.filled]
    found = {one.label.id: (one.reading, figures(one)) for one in filled.rows}
    assert found["received"] == ("table", [7, 28])
    assert found["replied"] == ("table", [3, 24])
    assert found["replied.granted"] == ("table", [2, 19])
    assert found["disclosed"] == ("uncut", [])  # 1853|5395, or 185|35395
    assert not told(text)


@pytest.mark.parametrize(
    ("digits", "count", "sums", "known"),
    [
        pytest.param(
            "0315", 3, (), ["0", None, None], id="no sum: a number has no leading zero, so the first ends"
        ),
        pytest.param(
            "12587", 3, (), [None, None, None], id="no sum, no zero: nothing is the same in all ways"
        ),
        pytest.param(
            "173142581021150038",
            15,
            (5, 5, 5),
            [*[None] * 4, "25", "8", "1", "0", "2", "11", "5", "0", "0", "3", "8"],
            id="sums leave two ways that differ in the first four cells",
        ),
        pytest.param(
            "214372641318639121810246532781",
            15,
            (5, 5, 5),
            ["214", "37", "26", "41", "318", "63", "9", "12", "18", "102", "46", "5", "3", "27", "81"],
            id="three sums leave one way among thousands",
        ),
    ],
)
def test_cells_that_are_the_same_in_all_ways_are_known(
    digits: str, count: int, sums: tuple[int, ...], known: list[str | None]
) -> None:
    found = common(split([digits], count, sums).cuts)
    assert [cell and digits[slice(*cell)] for cell in found] == known


def test_digits_that_a_line_end_parts_are_read_as_nothing() -> None:
    """文件数条1853⏎5395 may be two figures or one, as the line was full: no pair of values is made of it."""
    labels = "主动公开文件数{}其中：1.政府网站公开数条40503.政府公报公开数条12"
    whole = Source(
        "x",
        f"清河县2013年政府信息公开工作年度报告\n统计表\n指标名称计量单位本年度历年累计\n{labels.format('条5395 1853')}",
    )
    torn = Source("x", whole.text.replace("条5395 1853", "条5395\n1853"))
    values = [
        [figure.printed for figure in parse(source, pack().domain).figures if figure.cell]
        for source in (whole, torn)
    ]
    assert "5395" in values[0] and "5395" not in values[1]
