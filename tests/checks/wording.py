"""What the tests of wording share: one rule of the shipped pack on a small report."""

from __future__ import annotations

from functools import cache

from linter.judge.lint import Given, lint
from linter.rulepack import RulePack, shipped_pack
from linter.text.source import Source

HEAD = "清泉县2015年政府信息公开工作年度报告\n一、概述\n"


@cache
def pack() -> RulePack:
    return shipped_pack()


def quotes(rule_id: str, text: str, *, head: str = HEAD, excerpt: bool = False) -> list[str]:
    """Return what the rule points at in *text*, which stands in the overview of a report."""
    rule = pack().rule(rule_id)
    assert rule is not None
    source = Source("case.txt", head + text)
    verdict = lint(source, pack(), Given(excerpt=excerpt), [rule])
    assert verdict.unreadable is None
    return [source.quote(finding.span) for finding in verdict.findings]
