"""The official tables: what is wrong in them, and when it cannot be told."""

from __future__ import annotations

import re

import pytest

from bench.renderings import RENDERINGS, form_of, golden, lines
from bench.renderings import report as framed
from linter.checks.tables_present import RequiredTables
from linter.model.finding import Problem, Undecided
from linter.parse import parse
from linter.text.source import Source
from tests.official import (
    decisions,
    found,
    pack,
    remedies,
    report,
    requests,
    statistics,
    table_findings,
    verdict,
)

ROW = [5, 1, 0, 0, 0, 0, 5]


def test_the_golden_tables_have_no_finding() -> None:
    table_4 = [376, 97, 196, 121, 790, 16, 1, 12, 27, 56, 74, 1, 30, 51, 156]
    table_2: dict[str, list[int | str]] = {
        "rules": [3, 5, 74], "documents": [564, 984, 4185], "permits": [11398889],
        "penalties": [6937489], "coercion": [166105], "charges": [316441],
    }  # fmt: skip
    table_3 = golden()
    text = report(decisions(table_2), requests(table_3), remedies(table_4), year=2025)
    assert found(text) == []


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_clean_table_has_no_finding_in_any_layout(rendering: str) -> None:
    table = RENDERINGS[rendering](lines(form_of(pack(), "T3", "2021"), golden()))
    assert found(framed(table)) == []


def test_a_wrong_row_is_one_finding_at_its_total() -> None:
    [finding] = table_findings(report(requests({"granted": [4, 1, 0, 0, 0, 0, 6]})))
    assert finding.rule == "T001"
    assert finding.arithmetic == "4+1+0+0+0+0 = 5 ≠ 6，差 1"
    assert finding.cell is not None
    assert (finding.cell.row, finding.cell.column) == ("granted", "total")
    assert [also.rule for also in finding.also] == ["T002"]


def test_a_row_that_ran_together_and_was_cut_by_the_columns_is_held_against_its_own_sum() -> None:
    table = re.sub(r"(?<=\d) (?=\d)", "", requests({"refused.internal": [1, 0, 0, 0, 0, 0, 41]}))
    [finding] = table_findings(report(table))
    assert (finding.rule, finding.severity.word) == ("T001", "warning")
    assert finding.arithmetic == "1+0+0+0+0+0 = 1 ≠ 41，差 40"
    assert [also.rule for also in finding.also] == ["T002"]


def test_a_row_that_cannot_be_read_did_not_run_together() -> None:
    text = report(remedies([11, 9, 2, 1, 23, 14, 5, 24, 7, 50, 21, 6, 1, 22, 50]))
    assert found(text.replace(" 24 ", " 近24 "), "T004", "T029") == []


def test_the_balance_is_held_for_each_column() -> None:
    [finding] = table_findings(report(requests({"carried_out": [2, 0, 0, 0, 0, 0, 2]})))
    assert finding.rule == "T003"
    assert finding.arithmetic == "9+1 = 10 ≠ 9+2 = 11，差 1"


@pytest.mark.parametrize("nothing", ["/", "—", "-", "无"])
def test_a_sign_for_nothing_is_no_zero(nothing: str) -> None:
    text = report(remedies([0] * 15).replace("\n0 0 0 0 0 0", f"\n{nothing} 0 0 0 0 0"))
    assert found(text, "T004", "T006") == [("T006", "warning")]
    assert verdict(text, "T004").outcomes[0].reason.endswith("-cell")


@pytest.mark.parametrize("zero", ["0", "〇", "零"])
def test_a_zero_in_any_writing_is_a_number(zero: str) -> None:
    text = report(remedies([1, 0, 0, 0, 1] + [0] * 10).replace("\n1 0", f"\n1 {zero}"))
    assert verdict(text, "T004").outcomes[0].outcome.value == "holds"


def test_a_torn_table_accuses_nobody() -> None:
    torn = "\n".join(requests({"granted": ROW}).split("\n")[:14])
    assert found(report(torn)) == []


def test_a_row_cut_by_its_own_sum_proves_nothing_of_it() -> None:
    table = requests({"granted": [71, 3, 0, 0, 0, 0, 74]}).replace(" ", "")
    outcome = verdict(report(table), "T001").outcomes[0]
    assert outcome.outcome.value == "undecided"


def test_a_local_row_between_the_terms_is_a_doubt() -> None:
    table = statistics({"C1": 4}).replace("2.传真申请数 0", "2.传真申请数 0\n电子邮件申请数 1")
    assert found(report(table, year=2016), "T016") == [("T016", "warning")]


@pytest.mark.parametrize(("version", "year"), [("2019", 2020), ("2021", 2022)])
def test_both_versions_of_table_3_are_read(version: str, year: int) -> None:
    text = report(requests(version=version), year=year)
    assert found(text) == []
    assert verdict(text, "T002").outcomes[0].outcome.value == "holds"


def test_the_old_form_of_table_3_in_a_new_year_is_no_error() -> None:
    assert found(report(requests(version="2019"), year=2023)) == []


def test_one_row_missing_is_named() -> None:
    table = "\n".join(line for line in requests().split("\n") if "重复申请" not in line)
    [finding] = table_findings(report(table), "T010")
    assert "2.重复申请" in finding.message["zh"]


def test_a_column_missing_is_named() -> None:
    lines = requests().replace("科研机构 ", "").split("\n")
    narrow = "\n".join(
        " ".join((*line.split()[:3], *line.split()[4:])) if line[-1].isdigit() else line for line in lines
    )
    [finding] = table_findings(report(narrow), "T010")
    assert finding.severity.word == "warning"
    assert "科研机构" in finding.message["zh"]


def test_a_heading_lost_by_the_copy_is_a_note() -> None:
    [finding] = table_findings(report(requests().replace("科研机构 ", "")), "T010")
    assert (finding.severity.word, finding.doubts) == ("info", ("damaged-label",))


def test_headings_broken_over_lines_are_there() -> None:
    head = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
    broken = "自然人 商业 科研 社会公 法律服 其他 总计\n企业 机构 益组织 务机构"
    assert table_findings(report(requests().replace(head, broken)), "T010") == []


@pytest.mark.parametrize(
    ("body", "doubts"),
    [
        pytest.param("", {"empty-section"}, id="nothing"),
        pytest.param("本年度没有案件。", {"empty-section"}, id="less than a table's words"),
        pytest.param("本年度没有复议案件。", set(), id="words enough to hold a table"),
        pytest.param(
            "行政复议情况为：" + "0 " * 12 + "等。", {"lost-table"}, id="the figures of a table, as a line"
        ),
        pytest.param("行政复议情况为：" + "0 " * 11 + "等。", set(), id="a figure fewer"),
        pytest.param("行政复议|" + "0|" * 10, None, id="a table of no known form"),
        pytest.param(
            "一、本年新收政府信息公开申请数量 0\n三、本年度办理结果 0", None, id="two rows of a form"
        ),
    ],
)
def test_a_table_may_be_lost_by_the_copy(body: str, doubts: set[str] | None) -> None:
    check = RequiredTables(forms={"T4": "表四"}, sections={"T4": "remedy"}, least=10)
    text = report(f"四、政府信息公开行政复议、行政诉讼情况\n{body}\n五、存在的主要问题及改进情况\n不够及时。")
    read = parse(Source("x", text), pack().domain)
    [problem] = check.check(read)
    if doubts is None:
        assert isinstance(problem, Undecided)
        return
    assert isinstance(problem, Problem)
    assert problem.doubts == doubts


@pytest.mark.parametrize("excerpt", [True, False])
def test_a_row_that_an_excerpt_lacks_is_not_missed(excerpt: bool) -> None:
    table = "\n".join(line for line in requests().split("\n") if "重复申请" not in line)
    rules = [finding.rule for finding in verdict(report(table), "T010", excerpt=excerpt).findings]
    assert rules == ([] if excerpt else ["T010"])


@pytest.mark.parametrize("six", ["0 1 0 0 0 1", "12 0 0 0 0 12", "32 0 0 2 0 0", "0\n1\n0\n0\n0\n1"])
def test_a_row_with_a_figure_too_few_is_named(six: str) -> None:
    text = report(requests().replace("1.属于国家秘密 0 0 0 0 0 0 0", f"1.属于国家秘密 {six}"))
    [finding] = table_findings(text)
    assert (finding.rule, finding.severity.word, finding.doubts) == ("T010", "warning", ("lost-cell",))
    assert text[finding.span.start : finding.span.end] == f"1.属于国家秘密 {six}"


def test_a_unit_with_nothing_behind_it_is_a_blank() -> None:
    text = report(
        statistics().replace("(三)接受培训人员数 158", "(三)接受培训人员数\t人次\t")
        + "\n清泉县人民政府\n2017年3月6日",
        year=2016,
    )
    [finding] = table_findings(text, "T023")
    assert "接受培训人员数" in finding.message["zh"]


def test_blanks_clumped_behind_the_figures_may_have_stood_anywhere() -> None:
    table = requests().replace(
        "一、本年新收政府信息公开申请数量 9 1 0 0 0 0 10",
        "一、本年新收政府信息公开申请数量 |\n10 |\n10 |\n|||||||",
    )
    assert found(report(table), "T011") == []
    on_one_line = table.replace("|\n10 |\n10 |\n|||||||", "| 9 | 1 | 0 | 0 | 0 | 0 | |")
    assert found(report(on_one_line), "T011") == [("T011", "warning")]


def test_a_cell_that_is_no_number_leaves_the_others_of_a_row_over_lines_apart() -> None:
    table = decisions(version="2019").replace(
        "其他对外管理服务事项 0 0 0", "其他对外管理服务事项 |\n0 |\n0/0 |\n0 |"
    )
    text = report(table, year=2020)
    assert found(text, "T029") == []
    assert found(text, "T013") == [("T013", "info")]


@pytest.mark.parametrize("bar", ["\t", "|"])
def test_a_blank_cell_of_table_4_is_found(bar: str) -> None:
    cells = bar.join(["23", "20", "29", "24", "96", "14", "31", "18", "24", "87", "10", "28", "", "12", "55"])
    row = f"| {cells} |" if bar == "|" else cells
    text = report(remedies([]).rstrip() + "\n" + row)
    assert found(text, "T005") == [("T005", "warning")]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("全年收到政府信息公开申请25件。", "X001"),
        ("全年未收到政府信息公开申请。", "X002"),
        ("结转下年度继续办理3件申请。", "X003"),
        ("答复申请10件，其中予以公开7件。", "X004"),
        ("政府信息公开引发行政复议5件。", "X005"),
    ],
)
def test_a_sentence_that_contradicts_the_table(sentence: str, rule: str) -> None:
    text = report(sentence, requests(), remedies([1, 0, 1, 0, 2] + [0] * 10))
    sentence_rules = [id for id, _ in found(text)]
    assert rule in sentence_rules or sentence.startswith("结转")


def test_a_part_of_the_table_said_beside_the_whole_is_no_contradiction() -> None:
    text = report("收到政府信息公开申请10件。城关镇收到政府信息公开申请4件。", requests())
    assert [severity for _, severity in found(text)] in ([], ["info"])


@pytest.mark.parametrize(("grounds", "severity"), [(2, "warning"), (0, "error")])
def test_a_refusal_may_have_two_grounds_but_not_none(grounds: int, severity: str) -> None:
    changes: dict[str, int | str] = {"C3.2": 2, "C3.4": 1, "C3.4a": grounds}
    assert found(report(statistics(changes), year=2016), "T018") == [("T018", severity)]


@pytest.mark.parametrize(("text", "severity"), [("尚有1件行政复议未审结。", "warning"), ("", "error")])
def test_pending_cases_have_no_row_in_the_old_table(text: str, severity: str) -> None:
    table = statistics({"D": 3, "D1": 1, "D2": 1})
    assert found(report(text, table, year=2016), "T019") == [("T019", severity)]


@pytest.mark.parametrize(("parts", "outcomes"), [((), ["not_applicable"]), ((requests(),), ["holds"])])
def test_cells_are_judged_where_there_are_any(parts: tuple[str, ...], outcomes: list[str]) -> None:
    assert [one.outcome.value for one in verdict(report(*parts), "T007").outcomes] == outcomes


def _cell_a_line(table: str) -> str:
    """The table as a reader mode copies it: a cell a line, each with a bar behind it."""
    lines = []
    for line in table.splitlines():
        cells = line.split()
        lines += [f"{cell} |" for cell in cells] + (["|||"] if len(cells) == 1 else [])
    return "\n".join(lines)


@pytest.mark.parametrize("year", [2022, 2025])
def test_a_form_copied_a_cell_a_line_is_not_taken_for_that_of_another_year(year: int) -> None:
    values: dict[str, list[int | str]] = {
        "rules": [0, 0, 0], "documents": [1, 0, 3], "permits": [5],
        "penalties": [0], "coercion": [0], "charges": [0],
    }  # fmt: skip
    text = report(_cell_a_line(decisions(values)), year=year)
    assert "S016" not in {finding.rule for finding in verdict(text).findings}


@pytest.mark.parametrize("printed", ["3件", "3.0", "３件", "3"])
def test_a_figure_is_quoted_as_it_is_printed_its_unit_once(printed: str) -> None:
    text = report(decisions({"rules": [printed, "0", printed]}), issuer="清泉县教育局")
    [told] = verdict(text, "T008").findings
    assert told.message["zh"].startswith(f"“规章”填报了“{printed}”，")
