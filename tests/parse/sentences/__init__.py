"""Sentences as offices write them, and what must come of them: read from the tables beside this file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

from linter.judge.lint import lint_report
from linter.model.finding import Finding, Verdict
from linter.model.relation import Relation, State
from linter.model.report import Report
from linter.parse import parse
from linter.rulepack import RulePack, shipped_pack
from linter.text.source import Source

_HEAD = "清河县2022年政府信息公开工作年度报告\n一、总体情况\n"
_ABOUT_REPORTS = ("C009", "C010")  # what a whole report leaves unsaid: no sentence alone can answer
_CLAIM = re.compile(r"(\w+)(?: (.+)|\*(\d+))?\Z")


def rows(pattern: str) -> Iterator[tuple[str, list[str]]]:
    """Yield place and columns of each row of the tables whose names fit *pattern*."""
    for path in sorted(Path(__file__).parent.glob(pattern)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                yield f"{path.stem}:{number}", line.replace("\\n", "\n").split("\t")


@cache
def pack() -> RulePack:
    return shipped_pack()


def read(text: str) -> Report:
    """Return a short report that says *text*."""
    return parse(Source("x", _HEAD + text), pack().domain)


def judge(report: Report) -> Verdict:
    """Return the verdict of the rules on counts in the text."""
    rules = [rule for rule in pack().rules if rule.id[0] == "C" and rule.id not in _ABOUT_REPORTS]
    return lint_report(report, rules)


def findings(report: Report) -> list[Finding]:
    return list(judge(report).findings)


def verified(report: Report) -> Counter[str]:
    """Return what was held against arithmetic and held, each as the tables write it."""
    return Counter(
        _said(relation)
        for relation in report.relations
        if relation.kind not in ("at_most", "hundred", "chain", "possible", "possible_base")
        and relation.evaluate().state is State.HOLDS
    )


def expected(claims: str) -> Counter[str]:
    """Return what *claims* says must hold: ``sum 60+30=90; share*2``."""
    found: Counter[str] = Counter()
    for claim in claims.split(";") if claims != "none" else ():
        match = _CLAIM.match(claim.strip())
        assert match, claim
        kind, what, times = match.groups()
        if what:
            left, _, right = what.partition("=")
            assert kind != "sum" or sum(map(Fraction, left.split("+"))) == sum(
                map(Fraction, right.split("+"))
            ), claim
        found[f"{kind} {what}" if what else kind] += int(times or 1)
    return found


def _said(relation: Relation) -> str:
    kind = relation.label if relation.label in ("rate", "balance") else relation.kind
    if kind not in ("sum", "balance"):
        return kind
    terms = [[figure.value / _unit(relation) for figure in side] for side in (relation.left, relation.right)]
    left, right = ("+".join(f"{value.normalize():f}" for value in side) for side in terms)
    return f"{kind} {left}={right}"


def _unit(relation: Relation) -> int:
    """Sums in 万 are written in the tables by their digits."""
    return 10**4 if all(figure.scale >= 10**4 or not figure.value for figure in relation.figures) else 1
