"""Every rule is proved by its own examples: good ones hold, bad ones are broken just there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.manual.examples import run_example
from linter.model.finding import Outcome
from linter.resources import shipped
from linter.rulepack import Example, Rule, RulePack, shipped_pack

PACKS = [
    shipped_pack(folder.name)
    for folder in sorted(shipped("rules").iterdir(), key=lambda p: p.name)
    if folder.is_dir()
]


def cases(kind: str) -> list[object]:
    """Every example of a kind, good or bad; a rule that is off is proved all the same."""
    return [
        pytest.param(pack, replace(rule, enabled=True), example, id=f"{pack.id}-{rule.id}-{number}")
        for pack in PACKS
        for rule in pack.rules
        for number, example in enumerate(getattr(rule.examples, kind), 1)
    ]


@pytest.mark.parametrize(("pack", "rule", "example"), cases("good"))
def test_a_good_example_holds(pack: RulePack, rule: Rule, example: Example) -> None:
    verdict = run_example(rule, example, pack)
    assert verdict.unreadable is None
    assert [finding.message["zh"] for finding in verdict.findings] == []
    (outcome,) = verdict.outcomes
    assert outcome.outcome is Outcome.HOLDS, outcome.reason


@pytest.mark.parametrize(("pack", "rule", "example"), cases("bad"))
def test_a_bad_example_is_broken_where_it_says(pack: RulePack, rule: Rule, example: Example) -> None:
    verdict = run_example(rule, example, pack)
    assert verdict.unreadable is None
    (outcome,) = verdict.outcomes
    assert outcome.outcome is Outcome.BROKEN, outcome.reason
    at = example.report.find(example.at)
    there = [
        f
        for f in verdict.findings
        if not example.at or (f.span.start < at + len(example.at) and at < f.span.end)
    ]
    assert there, [verdict.source.quote(finding.span) for finding in verdict.findings]
    assert example.severity in ("", *(finding.severity.word for finding in there))
    assert example.message in ("", *(finding.message["zh"] for finding in there))
