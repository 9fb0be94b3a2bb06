"""Real reports of 2008–2025: what is wrong in them is found, what only looks wrong is not accused."""

from __future__ import annotations

from functools import cache

import pytest

from linter.judge.lint import Given, lint
from linter.model.finding import Severity, Verdict
from linter.read import read
from linter.rulepack import shipped_pack
from tests.expectations import ACCUSERS, RULES, SHARED, findings_at, is_excerpt, rows, squeezed_spans

FOLDERS = [SHARED / name for name in ("corpus", "corpus2") if (SHARED / name / "INDEX.tsv").is_file()]
INDEX = {row["file"]: (folder, row) for folder in FOLDERS for row in rows(folder / "INDEX.tsv")}
TRUTH = [row for folder in FOLDERS for row in rows(folder / "TRUTH.tsv") if row["kind"] in RULES]
TRAPS = [row for folder in FOLDERS for row in rows(folder / "TRAPS.tsv")]
pytestmark = pytest.mark.skipif(not FOLDERS, reason="the real reports are not in the repository")

# What is not found, each with the reason: (file's number, kind, quote's beginning). A new miss fails, and so
# does a fault that is found after all: it leaves the table.
MISSED = {
    ("004", "cross-year", "行政规范性"): "needs the report of the year before",
    ("014", "narrative-vs-table?", "其它公开答复"): "debatable, and the form's cells are glued",
    ("018", "numbering", "一是门户"): "一是 and 三是 are members of sentences far from one another",
    ("018", "entity", "并在《今日"): "a place of another province: needs a gazetteer",
    ("062", "blank", "行政许可"): "the copy lost the values: nothing can be checked",
    ("068", "contradiction", "公开信息20"): "two counts of one column, named in different words",
    ("070", "date", "202111日"): "a date without 年 and 月 is no date",
    ("080", "entity", "# 沐阳县"): "one character of the name misread, throughout",
    ("080", "duplicate", "我县县政府"): "我县县政府 is good Chinese: 我县 + 县政府",
    ("090", "percent", "同比增长1.05%"): "last year's number is in last year's report",
    ("135", "entity", "由四家镇"): "two names of one town that differ by a letter",
    ("211", "preamble-parts", "政府信息公开情况统计表等"): "等 leaves the list of parts open",
    (
        "223",
        "preamble-parts",
        "政府信息公开复议",
    ): "what the preamble names and the text lacks is told once, by S003",
}

# Claims that look wrong, are right, and are accused all the same: (file's number, quote, rule).
ACCUSED: dict[tuple[str, str, str], str] = {}


@cache
def verdict_on(name: str) -> Verdict:
    folder, row = INDEX[name]
    return lint(read(folder / name), shipped_pack(), Given(excerpt=is_excerpt(row)))


def _id(row: dict[str, str]) -> str:
    return f"{row['file'][:3]}-{row['kind']}-{row['quote'][:12]}"


@pytest.mark.parametrize("name", INDEX)
def test_every_report_is_judged(name: str) -> None:
    verdict = verdict_on(name)
    assert verdict.unreadable is None
    assert len(verdict.outcomes) == sum(rule.enabled for rule in shipped_pack().rules)
    size = len(verdict.source.text)
    for finding in verdict.findings:
        assert 0 <= finding.span.start <= finding.span.end <= size


@pytest.mark.parametrize("row", TRAPS, ids=_id)
def test_what_only_looks_wrong_is_not_accused(row: dict[str, str]) -> None:
    verdict = verdict_on(row["file"])
    assert squeezed_spans(verdict.source.text, row["quote"]), "the quote is not in the file"
    accused = {
        finding.rule: finding.arithmetic
        for finding in findings_at(verdict, ACCUSERS, row["quote"], related=True)
        if finding.severity >= Severity.WARNING
    }
    known = {rule for number, quote, rule in ACCUSED if number == row["file"][:3] and quote == row["quote"]}
    assert known == set(accused), f"{row['explanation']}: {accused}"
    if known:
        pytest.xfail("; ".join(ACCUSED[row["file"][:3], row["quote"], rule] for rule in sorted(known)))


@pytest.mark.parametrize("row", TRUTH, ids=_id)
def test_what_is_wrong_is_found(row: dict[str, str]) -> None:
    verdict = verdict_on(row["file"])
    # A missing section has no place: its quote only shows that it is not there.
    quote = "" if row["kind"] == "missing-section" else row["quote"].replace("\\n", "\n")
    assert squeezed_spans(verdict.source.text, row["quote"].replace("\\n", "\n")), (
        "the quote is not in the file"
    )
    found = [finding.rule for finding in findings_at(verdict, RULES[row["kind"]], quote, related=True)]
    missed = [
        reason
        for (number, kind, start), reason in MISSED.items()
        if (number, kind) == (row["file"][:3], row["kind"]) and row["quote"].startswith(start)
    ]
    if missed:
        assert not found, f"found now: take it out of MISSED ({missed[0]})"
        pytest.xfail(missed[0])
    assert found, row["explanation"]


def test_every_kind_that_is_no_matter_of_taste_has_its_rules() -> None:
    kinds = {row["kind"] for folder in FOLDERS for row in rows(folder / "TRUTH.tsv")}
    assert {kind for kind in kinds - set(RULES) if not kind.endswith("?")} == set()


def test_the_table_of_misses_names_rows_only() -> None:
    for number, kind, start in MISSED:
        assert any(
            row["file"].startswith(number) and row["kind"] == kind and row["quote"].startswith(start)
            for row in TRUTH
        ), (number, kind, start)
