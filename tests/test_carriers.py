"""The benchmark of carriers: its truth is true, its counting counts, and carriers that hold are held."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench.carriers.carrier import DRAWN, Carrier
from bench.carriers.catalogue import CARRIERS, PLAIN
from bench.carriers.digits import stray
from bench.carriers.model import Filled, Key, Report, Words
from bench.carriers.reports import reports
from bench.carriers.sums import STATISTICS, about, decidable, sides
from bench.carriers.table import met
from bench.carriers.trial import linted, measured, written
from bench.carriers.truth import compared, truth
from linter.judge.lint import Given
from linter.parse import parse
from linter.read import read_bytes
from linter.text.folding import fold
from tests.official import pack

BY_NAME = {carrier.name: carrier for carrier in CARRIERS}
HOLDING = (
    "html-plain", "html-flat-head", "html-from-word", "html-labels-broken", "html-full-width", "html-subtotals", "html-table4-vertical",
    "docx-merged", "xlsx-numbers", "pdf-ruled", "markdown-plain", "tabs-dense", "aligned-plain", "cell-a-line", "one-line-blanks",
    "html-share-column", "markdown-two-halves", "tabs-two-halves", "tabs-transposed", "aligned-two-halves", "blanks-without-numbers",
    "cell-a-line-without-numbers",
)  # fmt: skip


def values(report: Report, twin: str = "") -> dict[Key, str]:
    wrong, printed = report.wrong.get(twin, (None, ""))
    found = {key: value for p in report.pieces if isinstance(p, Filled) for key, value in p.values.items()}
    return {key: printed if key == wrong else value for key, value in found.items()}


def broken(cells: dict[Key, str]) -> set[tuple[str, frozenset[Key]]]:
    """Every sum of the forms that does not hold, added up here."""
    found = set()
    for key in cells:
        rules = {"T3": ("T001", "T002", "T003"), "T4": ("T004",), "ST": tuple(STATISTICS)}.get(key.form, ())
        for rule in rules:
            both = sides(rule, key, cells)
            if both and sum(int(cells[k]) for k in both[0]) != sum(int(cells[k]) for k in both[1]):
                found.add(about(rule, key, cells))
    return found


@pytest.mark.parametrize("report", reports(), ids=lambda report: report.name)
def test_every_sum_is_right_and_a_twin_breaks_one(report: Report) -> None:
    assert not broken(values(report))
    for twin in ("3", "4"):
        changed = broken(values(report, twin))
        assert changed
        assert all(report.wrong[twin][0] in cells for _, cells in changed)


def test_the_reports_are_of_all_forms_and_sizes() -> None:
    forms = Counter(key.form for report in reports() for key in values(report))
    assert forms == {"T2": 4 * 10 + 12, "T3": 3 * 25 * 7 + 23 * 7, "T4": 4 * 15, "ST": 58}
    large, _, small = reports()[:3]
    assert sum(int(value) > 999 for key, value in values(large).items() if key.form == "T3") >= 8
    assert sum(value == "0" for value in values(small).values()) > 0.85 * len(values(small))


def test_names_are_unique_and_every_class_has_carriers() -> None:
    assert len(BY_NAME) == len(CARRIERS) >= 90
    assert CARRIERS[0] is PLAIN
    assert {carrier.drawn for carrier in CARRIERS} <= set(DRAWN)
    assert all(carrier.suits(reports()[0]) or carrier.suits(reports()[-1]) for carrier in CARRIERS)


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda carrier: carrier.name)
def test_a_carrier_holds_the_true_cells(carrier: Carrier) -> None:
    for report in filter(carrier.suits, (reports()[1], reports()[-1])):
        true, standing = values(report), truth(carrier.document(report))
        assert set(standing) <= set(true)
        assert any(cell.value is not None for cell in standing.values())
        if "extra-column-counted" not in carrier.name:  # natural persons are parted in two there
            assert all(cell.value in (true[key], None) for key, cell in standing.items())
        assert any(cell.open for cell in standing.values()) <= bool(carrier.undecided)


@pytest.mark.parametrize("twin", ["3", "4"])
def test_a_twin_differs_in_one_cell(twin: str) -> None:
    for report in reports():
        right, wrong = truth(PLAIN.document(report)), truth(PLAIN.document(report, twin))
        assert [key for key in right if right[key] != wrong[key]] == [report.wrong[twin][0]]


def entry(key: Key, value: str, at: int = 0) -> dict[str, Any]:
    cell = {"table": key.form, "row": key.row, "column": key.column}
    return {"where": {"cell": cell, "start": {"offset": at}}, "value": value, "state": "verified"}


def test_cells_are_compared_one_by_one() -> None:
    document = PLAIN.document(reports()[1])
    ledger = [entry(key, cell.value or "") for key, cell in truth(document).items()]
    assert compared(document, {"ledger": ledger}) == Counter(right=len(ledger), wrong=0)
    ledger[0]["value"] = "77"
    stranger = entry(Key("T3", "new", "organisations"), "1")
    assert compared(document, {"ledger": [*ledger[:-2], stranger]}) == Counter(
        right=len(ledger) - 3, wrong=2, unread=2
    )


def test_a_blank_cell_is_no_figure() -> None:
    document = BY_NAME["html-blank-for-zero"].document(reports()[1])
    blank = next(key for key, cell in truth(document).items() if cell.value is None)
    assert compared(document, {"ledger": []})["blank"] > 0
    assert compared(document, {"ledger": [entry(blank, "0")]})["wrong"] == 1


def test_a_figure_that_is_undecided_by_design_is_a_guess() -> None:
    document = BY_NAME["html-two-heads-for-one-column"].document(reports()[1])
    key, cell = next((key, cell) for key, cell in truth(document).items() if cell.open)
    assert compared(document, {"ledger": [entry(key, cell.value or "")]})["guessed"] == 1


def test_a_sum_with_a_blank_cell_is_not_asked_for() -> None:
    report, carrier = reports()[1], BY_NAME["html-blank-for-zero"]
    keys, printed = list(values(report)), truth(carrier.document(report))
    assert not decidable("T001", Key("T3", "partial", "total"), keys, printed)
    assert decidable("T001", Key("T3", "granted", "total"), keys, truth(PLAIN.document(report)))
    assert not decidable(
        "T001",
        Key("T3", "granted", "total"),
        keys,
        truth(BY_NAME["html-column-left-out"].document(report)),
    )


@pytest.mark.parametrize(
    ("text", "entries", "expected"),
    [
        pytest.param("公开信息12条", [], (1, 0), id="in none"),
        pytest.param("公开信息12条", [(4, 6)], (0, 0), id="in one"),
        pytest.param("公开信息12条", [(4, 6), (4, 7)], (0, 1), id="in two"),
        pytest.param("行政处罚4127", [(4, 6), (6, 8)], (0, 0), id="two cells side by side in one run"),
        pytest.param("2023年5月7日，国办公开办函〔2021〕30号第二十条第（一）项", [], (0, 0), id="dates, documents, articles"),
        pytest.param("1.属于国家秘密\t0", [(9, 10)], (0, 0), id="the number of an item"),
        pytest.param("共三件", [], (1, 0), id="a numeral with a unit"),
        pytest.param("共１，２３４件", [(1, 6)], (0, 0), id="full width, two runs in one entry"),
    ],
)  # fmt: skip
def test_runs_of_digits_are_counted(
    text: str, entries: list[tuple[int, int]], expected: tuple[int, int]
) -> None:
    assert stray(text, entries) == expected


def test_carriers_that_hold(tmp_path: Path) -> None:
    small = reports()[2]
    files = written([BY_NAME[name] for name in HOLDING], [small], tmp_path)
    records = linted(files, 1)
    plain = {small.name: {file.twin: records[file.path] for file in files if file.carrier is PLAIN}}
    outcomes = measured(files, records, plain, {})
    assert [o.carrier.name for o in outcomes if not met(o)] == []
    assert all(sum(o.twins.values()) == (1 if o.carrier.undecided else 2) for o in outcomes)


_NUMBER = re.compile(r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+部分")


@pytest.mark.parametrize(
    "carrier",
    [
        c for c in CARRIERS if c.press is None and not c.needs() and not c.name.endswith("-glued")
    ],  # a heading is a row there
    ids=lambda carrier: carrier.name,
)
def test_rows_are_no_headings_and_sentences_no_rows(carrier: Carrier) -> None:
    suitable = [one for one in (reports()[2], reports()[4], reports()[3]) if carrier.suits(one)]
    for report in suitable[:2]:
        _holds_rows_and_sentences_apart(carrier, report)


def _holds_rows_and_sentences_apart(carrier: Carrier, report: Report) -> None:
    document = carrier.document(report)
    source = read_bytes(carrier.write(document), f"report.{carrier.suffix}")
    read = parse(source, pack().domain, Given(excerpt=carrier.excerpt))
    said = [piece for piece in document.pieces if isinstance(piece, Words)]
    headings = [_NUMBER.match(fold(piece.text)) for piece in said]
    assert [s.number for s in read.root.walk() if s.number] == [match[0] for match in headings if match]
    assert headings[0] is None and sum(map(bool, headings)) >= 1
    tables = ["".join(source.text[slice(*t.filled.span)].split()) for t in read.tables if t.filled]
    sentences = ["".join(piece.text.split()) for piece in said if piece.text.endswith("。")]
    assert [sentence for sentence in sentences if any(sentence in table for table in tables)] == []
