"""The smallest repair: one wrong figure is found by the relations it stands in, or every candidate is shown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from linter.judge.causes import Reasons
from linter.judge.repair import Explanations, explain
from linter.model.figure import Figure, reprinted
from linter.model.finding import Finding
from linter.model.relation import Relation, RelationKind
from linter.model.slips import slip
from linter.text.source import Span
from tests.official import SMALL, remedies, report, requests, statistics, table_findings


def changes(finding: Finding) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(r.confidence, [(c.figure.printed, c.to) for c in r.changes]) for r in finding.repairs]


@pytest.mark.parametrize(
    ("row", "column"), [("granted", 0), ("granted", 6), ("closed", 0), ("new", 6), ("carried_out", 1)]
)
def test_one_wrong_cell_that_stands_in_two_relations_is_certain(row: str, column: int) -> None:
    wrong = list(SMALL[row])
    wrong[column] += 40
    [finding] = table_findings(report(requests({row: wrong})))
    assert changes(finding) == [("only", [(str(wrong[column]), str(SMALL[row][column]))])]


def test_a_cell_of_one_relation_has_every_explanation_and_none_is_preferred() -> None:
    text = report(statistics({"H3": 2, "H3.1": 0, "H3.2": 0}), year=2016)
    [finding] = table_findings(text, "T020")
    assert changes(finding) == [
        ("possible", [("2", "0")]),
        ("possible", [("0", "2")]),
        ("possible", [("0", "2")]),
    ]


def test_a_known_slip_is_a_second_reason() -> None:
    [finding] = table_findings(report(remedies([130, 21, 0, 0, 142] + [0] * 10)))
    assert changes(finding)[0] == ("likely", [("21", "12")])
    assert finding.repairs[0].changes[0].because == "相邻数字颠倒"


def test_figures_in_each_others_column() -> None:
    wrong = {"granted": [1, 4, 0, 0, 0, 0, 5]}
    [finding] = table_findings(report(requests(wrong)))
    assert [change.because for change in finding.repairs[0].changes] == ["数字错列", "数字错列"]


def test_two_wrong_cells_apart_are_two_findings() -> None:
    wrong = {"granted": [5, 1, 0, 0, 0, 0, 5], "carried_out": [1, 7, 0, 0, 0, 0, 1]}
    found = table_findings(report(requests(wrong)))
    assert {change for finding in found for _, made in changes(finding)[:1] for change in made} == {
        ("5", "4"),
        ("7", "0"),
    }


def test_what_the_text_says_decides_between_two_explanations() -> None:
    wrong = remedies([3, 0, 0, 0, 5] + [0] * 10)
    [finding] = table_findings(report("政府信息公开引发行政复议3件。", wrong))
    assert changes(finding) == [("only", [("5", "3")])]


@pytest.mark.parametrize(("kind", "confidence"), [("sum", "only"), ("tie", "possible")])
def test_several_changes_are_no_certain_cure_where_a_sentence_may_mean_another_thing(
    kind: RelationKind, confidence: str
) -> None:
    total, part, other, cell = (
        Figure(Decimal(value), str(value), Span(at, at + 4))
        for at, value in zip((0, 5, 10, 15), (1913, 1397, 534, 739), strict=True)
    )
    broken = (Relation("sum", (part, other), (total,)), Relation(kind, (total,), (cell,)))
    cause = Explanations(broken, (frozenset({(other.span, Decimal(516)), (cell.span, Decimal(1913))}),))
    [repair] = Reasons(cause, {f.span: f for f in (total, part, other, cell)}, None).repairs()
    assert repair.confidence == confidence


def test_the_first_rule_of_the_catalogue_stands_for_its_cause() -> None:
    wrong = {"closed": [90, 1, 0, 0, 0, 0, 10]}
    [finding] = table_findings(report(requests(wrong)))
    assert finding.rule == "T001"
    assert sorted({also.rule for also in finding.also}) == ["T002", "T003"]


def figure(value: int, at: int) -> Figure:
    return Figure(Decimal(value), str(value), Span(at, at + len(str(value))))


def test_a_count_never_becomes_negative() -> None:
    total = figure(0, 0)
    relation = Relation("sum", (figure(10, 10), figure(1, 20)), (total,))
    [cause] = explain([relation], [])
    assert cause.sets == (frozenset({(total.span, Decimal(11))}),)


def test_what_holds_goes_on_holding() -> None:
    shared, free, total = figure(4, 0), figure(1, 10), figure(6, 20)
    broken = Relation("sum", (shared, free), (total,))
    holds = Relation("sum", (shared, figure(0, 30)), (figure(4, 40),))
    [cause] = explain([broken], [holds])
    assert all(shared.span not in dict(changes) for changes in cause.sets)


def test_a_hopeless_table_costs_little() -> None:
    rows = [[figure(7 * i + j, 100 * i + 10 * j) for j in range(30)] for i in range(1, 31)]
    relations = [Relation("sum", tuple(row[:-1]), (row[-1],)) for row in rows]
    relations += [Relation("sum", tuple(row[j] for row in rows[:-1]), (rows[-1][j],)) for j in range(30)]
    assert [cause.sets for cause in explain(relations, [])] == [()]


@pytest.mark.parametrize(
    ("printed", "meant", "because"),
    [
        (21, 12, "相邻数字颠倒"),
        (1931, 1391, "相邻数字颠倒"),
        (135, 125, "错一位数字"),
        (13, 123, "漏一位数字"),
        (1223, 123, "数字重复"),
        (2, 0, ""),
        (5, 6, ""),
        (10, 25, ""),
    ],
)
def test_slips(printed: int, meant: int, because: str) -> None:
    assert slip(Decimal(printed), Decimal(meant)) == because


def test_the_finding_points_at_the_wrong_cell() -> None:
    wrong = {"closed": [90, 1, 0, 0, 0, 0, 10]}
    text = report(requests(wrong))
    [finding] = table_findings(text)
    assert text[finding.span.start : finding.span.end] == "90"
    assert finding.cell is not None and (finding.cell.row, finding.cell.column) == ("closed", "natural")
    assert finding.section[-1].startswith("三、")
    assert all(related.span != finding.span for related in finding.related)


def test_where_nothing_stands_out_the_finding_stays_at_the_total() -> None:
    text = report(statistics({"H3": 2, "H3.1": 0, "H3.2": 0}), year=2016)
    [finding] = table_findings(text, "T020")
    assert finding.cell is not None and finding.cell.row == "H3"


def test_a_part_put_in_the_place_of_the_total_is_a_second_reason() -> None:
    [finding] = table_findings(report(remedies([130, 21, 0, 0, 130] + [0] * 10)))
    assert [change.because for change in finding.repairs[0].changes] == ["误填分项数字"]
    assert changes(finding)[0] == ("likely", [("130", "151")])


def test_an_inequality_is_kept_by_a_repair() -> None:
    most, part, other, total = figure(12, 0), figure(10, 10), figure(5, 20), figure(25, 30)
    broken = Relation("sum", (part, other), (total,))
    bound = Relation("at_most", (part,), (most,))
    [cause] = explain([broken], [bound])
    assert {span for changes in cause.sets for span, _ in changes} == {other.span, total.span}


def test_a_broken_inequality_chooses_between_the_repairs_of_a_sum() -> None:
    most, part, other, total = figure(12, 0), figure(30, 10), figure(5, 20), figure(16, 30)
    broken = [Relation("sum", (part, other), (total,)), Relation("at_most", (part,), (most,))]
    [cause] = explain(broken, [])
    assert cause.sets == (frozenset({(part.span, Decimal(11))}),)


def test_last_years_figures_are_never_changed() -> None:
    then, now, total = figure(4, 0), figure(9, 0), figure(12, 30)
    last_year = Figure(then.value, then.printed, then.span, path="last.txt")
    [cause] = explain([Relation("sum", (last_year, now), (total,))], [])
    assert cause.sets == (
        frozenset({(total.span, Decimal(13))}),
        frozenset({(now.span, Decimal(8))}),
    )


def test_inequalities_alone_say_nothing_of_what_is_wrong_and_stay_apart() -> None:
    text = report(statistics({"A1a": 9999}), year=2016)
    found = table_findings(text, "T022", "T025")
    assert sorted((finding.rule, finding.arithmetic) for finding in found) == [
        ("T025", "9999 > 9850，差 149"),
        ("T025", "9999 > 9，差 9990"),
    ]
    assert all(finding.repairs == () and finding.also == () for finding in found)


def test_what_more_than_three_changes_would_mend_is_told_relation_by_relation() -> None:
    wrong = {
        "partial": [2, 0, 0, 0, 0, 10, 2],
        "refused.internal": [1, 2, 0, 0, 0, 0, 1],
        "unavailable.not_held": [2, 0, 0, 7, 0, 0, 2],
        "declined.confirmation": [0, 0, 9, 0, 0, 0, 0],
        "granted": [4, 1, 0, 0, 5, 0, 5],
    }
    found = table_findings(report(requests(wrong)))
    assert len(found) == 2 * len(wrong)  # the row of each, and its column
    assert all(finding.repairs == () and finding.also == () for finding in found)


@pytest.mark.parametrize(
    ("printed", "value", "repaired"),
    [
        pytest.param("4381.00", "4381.74", "4381.74", id="zeros behind the point are digits"),
        pytest.param("0.00", "0.74", "0.74", id="nothing, with decimals"),
        pytest.param("0.30", "0.4", "0.40", id="as many decimals as are printed"),
        pytest.param("1,381.00", "2381", "2,381.00", id="thousands parted"),
        pytest.param("4381", "4381.74", "4381.74", id="more decimals than are printed"),
    ],
)
def test_a_repair_is_written_as_the_cell_is(printed: str, value: str, repaired: str) -> None:
    decimals = len(printed.partition(".")[2])
    figure = Figure(Decimal(printed.replace(",", "")), printed, Span(0, len(printed)), decimals=decimals)
    assert reprinted(figure, Decimal(value)) == repaired


BALANCE = "全年新收政府信息公开申请10件，上年结转1件，办结10件，结转下年度1件。"


@pytest.mark.parametrize(
    ("said", "table", "causes"),
    [
        pytest.param({}, {}, [], id="both right"),
        pytest.param(
            {"度1件": "度2件"},
            {"carried_out": [2, 0, 0, 0, 0, 0, 2]},
            ["C016 T003 T003"],
            id="the table's fault told again",
        ),
        pytest.param(
            {"办结10件": "办结14件"},
            {"closed": [13, 1, 0, 0, 0, 0, 14], "granted": [8, 1, 0, 0, 0, 0, 9]},
            ["C016 T003 T003"],
            id="told again, one figure of it tied to no cell",
        ),
        pytest.param({"度1件": "度2件"}, {}, ["C016 X003"], id="of the sentence alone"),
        pytest.param(
            {},
            {"carried_out": [2, 0, 0, 0, 0, 0, 2]},
            ["T003 T003 X003"],
            id="of the table alone",
        ),
        pytest.param(
            {"办结10件": "办结15件"},
            {"closed": [13, 1, 0, 0, 0, 0, 14], "granted": [8, 1, 0, 0, 0, 0, 9]},
            ["C016", "T003", "T003"],
            id="two balances that miss by different figures",
        ),
    ],
)
def test_a_sentence_and_a_table_that_tell_one_balance_have_one_cause(
    said: dict[str, str], table: dict[str, list[int]], causes: list[str]
) -> None:
    text = BALANCE
    for right, wrong in said.items():
        assert right in text
        text = text.replace(right, wrong)
    found = table_findings(report(text, requests(table)), "C016", "T001", "T003", "X001", "X003", "X004")
    assert sorted(" ".join(sorted([f.rule, *(also.rule for also in f.also)])) for f in found) == causes


def test_a_balance_told_again_is_mended_in_both_places() -> None:
    wrong = report(BALANCE.replace("度1件", "度2件"), requests({"carried_out": [2, 0, 0, 0, 0, 0, 2]}))
    [finding] = table_findings(wrong, "C016", "T001", "T003", "X001", "X003", "X004")
    assert ("possible", [("2件", "1件"), ("2", "1"), ("2", "1")]) in changes(finding)
    assert all(len({c.figure.cell is None for c in repair.changes}) > 1 for repair in finding.repairs)
