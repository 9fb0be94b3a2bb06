"""The example reports: nothing to object to in the clean ones, each planted fault found in the others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from linter.judge.lint import lint
from linter.model.finding import Finding, Severity, Verdict
from linter.read import read
from linter.rulepack import RulePack, shipped_pack
from tests.expectations import findings_at, rows, squeezed_spans

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "disclosure"
FAULTS = rows(EXAMPLES / "FAULTS.tsv")
CLEAN = sorted(path.name for path in EXAMPLES.glob("*-clean.txt"))
FAULTY = sorted(path.name for path in EXAMPLES.glob("*-faulty.txt"))

# examples/disclosure/README.md: a wrong order may be reported at either of the two sections.
ELSEWHERE = {("2020-faulty.txt", "S005"): "三、政府信息公开行政复议、行政诉讼情况"}


@cache
def verdict_on(name: str) -> Verdict:
    return lint(read(EXAMPLES / name), shipped_pack())


def _id(row: dict[str, str]) -> str:
    return f"{row['file'][:4]}-{row['rule']}-{row['quote'][:14]}"


def _found(verdict: Verdict, row: dict[str, str]) -> list[Finding]:
    """The findings of a fault's rule at its place; of a fault in a table, the label stands for the row."""
    places = [row["quote"], ELSEWHERE.get((row["file"], row["rule"]), row["quote"])]
    in_table = row["rule"].startswith("T")
    return [f for at in places for f in findings_at(verdict, row["rule"], at, related=True, row=in_table)]


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_report_is_not_accused(name: str) -> None:
    verdict = verdict_on(name)
    accused = [
        (f.rule, verdict.source.quote(f.span), f.arithmetic)
        for f in verdict.findings
        if f.severity >= Severity.WARNING
    ]
    assert verdict.unreadable is None
    assert not accused


@pytest.mark.parametrize("row", FAULTS, ids=_id)
def test_a_planted_fault_is_found(row: dict[str, str], pack: RulePack) -> None:
    verdict = verdict_on(row["file"])
    assert len(squeezed_spans(verdict.source.text, row["quote"])) == 1, "a fault is quoted verbatim, once"
    if row["rule"] not in {rule.id for rule in pack.rules if rule.enabled}:
        pytest.skip(f"no rule {row['rule']} in the pack yet")
    found = _found(verdict, row)
    assert found, [(f.rule, verdict.source.quote(f.span)) for f in verdict.findings if f.rule == row["rule"]]


@pytest.mark.parametrize("name", FAULTY)
def test_and_nothing_else_is_an_error(name: str) -> None:
    verdict = verdict_on(name)
    explained = [finding for row in FAULTS if row["file"] == name for finding in _found(verdict, row)]
    beyond = [
        (f.rule, verdict.source.quote(f.span), f.arithmetic)
        for f in verdict.findings
        if f.severity >= Severity.ERROR and f not in explained
    ]
    assert not beyond
