"""A sample is drawn by strata and seed, judged by people, and read back: how often each rule was right."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from linter.audit.sampling import COLUMNS, Judged, _shares
from tests.audit.conftest import call

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")


def drawn(store: Path, place: Path, *words: object) -> list[dict[str, Any]]:
    result = call("sample", store, "-o", place, "--today", "2024-06-01", *words)
    assert result.exit_code == 0, result.output
    sheet = openpyxl.load_workbook(place).active
    keys = [column.key for column in COLUMNS]
    return [dict(zip(keys, row, strict=False)) for row in sheet.iter_rows(min_row=4, values_only=True)]


def judge(place: Path, verdicts: dict[int, tuple[str, str]]) -> None:
    book = openpyxl.load_workbook(place)
    keys = [column.key for column in COLUMNS]
    for row, (verdict, who) in verdicts.items():
        book.active.cell(row, keys.index("verdict") + 1).value = verdict
        book.active.cell(row, keys.index("who") + 1).value = who
    book.save(place)


def test_the_same_seed_draws_the_same(stored: Path, tmp_path: Path) -> None:
    first = drawn(stored, tmp_path / "a.xlsx", "-n", 20, "--seed", 7)
    drawn(stored, tmp_path / "b.xlsx", "-n", 20, "--seed", 7)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert len(first) == 20 == len({(one["number"], one["path"]) for one in first})
    assert first != drawn(stored, tmp_path / "c.xlsx", "-n", 20, "--seed", 8)


def test_each_stratum_has_its_share_and_one_at_least(stored: Path, tmp_path: Path) -> None:
    everything = drawn(stored, tmp_path / "a.xlsx", "-n", 1000)
    rules = Counter(one["rule"] for one in everything)
    some = Counter(one["rule"] for one in drawn(stored, tmp_path / "b.xlsx", "-n", 25, "--by", "rule"))
    assert some.keys() == rules.keys() and sum(some.values()) == 25
    assert all(count <= rules[rule] for rule, count in some.items())


@pytest.mark.parametrize(
    ("sizes", "count", "shares"),
    [
        ({"a": 90, "b": 10}, 10, {"a": 9, "b": 1}),
        ({"a": 1000, "b": 1, "c": 1}, 10, {"a": 8, "b": 1, "c": 1}),
        ({"a": 2, "b": 2}, 10, {"a": 2, "b": 2}),
        ({"a": 5, "b": 9, "c": 7}, 2, {"a": 0, "b": 1, "c": 1}),
        ({"a": 3, "b": 3, "c": 3}, 4, {"a": 2, "b": 1, "c": 1}),
        ({"a": 5}, 1, {"a": 1}),
    ],
    ids=["by size", "one of each at least", "all there are", "fewer than strata", "the rest in order", "one"],
)
def test_shares(sizes: dict[str, int], count: int, shares: dict[str, int]) -> None:
    assert _shares(sizes, count) == shares


def test_what_was_judged_is_told_from_twenty_on_and_stands_on_the_pages(store: Path, tmp_path: Path) -> None:
    rows = drawn(store, tmp_path / "a.xlsx", "-n", 1000)
    often = Counter(one["rule"] for one in rows).most_common()
    rule = next(rule for rule, count in often if count >= 12)
    picked = [number for number, one in enumerate(rows, 4) if one["rule"] == rule]
    judge(tmp_path / "a.xlsx", {row: ("错" if n == 0 else "对", "张三") for n, row in enumerate(picked)})
    told = [
        json.loads(line)
        for line in call("sample", store, "--judged", tmp_path / "a.xlsx", "-f", "json").stdout.splitlines()
    ]
    assert [(one["rule"], one["right"], one["judged"]) for one in told] == [
        (rule, len(picked) - 1, len(picked))
    ]
    call("page", store, "-o", tmp_path / "site")
    text = (tmp_path / "site" / "rules.html").read_text(encoding="utf-8")
    assert f'<td class="n">{told[0]["precision"]}</td>' in text


def test_a_share_of_few_is_not_told() -> None:
    assert Judged("C001", 18, 19).said() == "18/19"
    assert Judged("C001", 19, 20).said() == "19/20 = 95.0 % (76.3–99.2 %)"


@pytest.mark.parametrize(
    ("verdict", "who", "said"),
    [("也许", "张三", "a.xlsx:4: write 对 or 错"), ("对", "", "a.xlsx:4: say who judged it")],
    ids=["neither", "nobody"],
)
def test_what_is_no_judgement_is_refused_with_the_row(
    verdict: str, who: str, said: str, store: Path, tmp_path: Path
) -> None:
    drawn(store, tmp_path / "a.xlsx", "-n", 3)
    judge(tmp_path / "a.xlsx", {4: (verdict, who)})
    result = call("sample", store, "--judged", tmp_path / "a.xlsx")
    assert result.exit_code == 2 and said in result.output and not (store / "judged.json").exists()
