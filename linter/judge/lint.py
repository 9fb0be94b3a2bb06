"""The pipeline: source → report → answers → findings → causes → verdict. Read this first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from linter.errors import UnreadableError
from linter.judge.causes import by_cause
from linter.judge.findings import answers_of, findings_of
from linter.judge.layouts import layout
from linter.judge.ledger import judged, ledger, places, relations_in, suspected
from linter.model.alike import Alike
from linter.model.finding import Finding, Outcome, RuleOutcome, Unreadable, Verdict
from linter.model.previous import Past, Unpaired
from linter.model.relation import Relation
from linter.model.report import Report
from linter.parse import Given, parse
from linter.rulepack import Rule, RulePack
from linter.text.source import Source

__all__ = ["Given", "lint", "lint_report"]


def lint(
    source: Source,
    pack: RulePack,
    given: Given | None = None,
    rules: Iterable[Rule] | None = None,
    previous: Past | Unpaired | None = None,
    alike: Alike | None = None,
) -> Verdict:
    """Return the verdict on one report.

    *rules* are the pack's, or a selection of them; *previous* is what is kept of last year's
    report, or why it cannot be told which one that is; *alike* is what other bodies' reports have
    in common with it.
    """
    try:
        report = parse(source, pack.domain, given)
    except UnreadableError as error:
        return Verdict(source, unreadable=Unreadable.of(error.message, error.stage))
    report = replace(report, previous=previous, alike=alike)
    return lint_report(report, pack.rules if rules is None else rules)


def lint_report(report: Report, rules: Iterable[Rule]) -> Verdict:
    """Return the verdict of *rules* on a report that is understood already."""
    rules = [rule for rule in rules if rule.enabled and rule.pack in ("", report.domain.id)]
    findings: list[Finding] = []
    outcomes: list[RuleOutcome] = []
    of_years: list[tuple[str, Relation]] = []
    for rule in rules:
        if reason := not_applicable(rule, report):
            outcomes.append(RuleOutcome(rule.id, Outcome.NOT_APPLICABLE, reason))
            continue
        answers = answers_of(rule, report)
        found, outcome = findings_of(rule, report, answers)
        of_years += relations_in(rule, answers)
        findings += found
        outcomes.append(outcome)
    relations = (*judged(report, list(rules)), *of_years)
    accused = places(findings)
    findings = by_cause(findings, relations, report)
    findings.sort(key=lambda finding: (finding.span, finding.rule, finding.fingerprint))
    figures = ledger(report, relations, accused, suspected(findings))
    return Verdict(
        report.source,
        report.identity,
        tuple(findings),
        tuple(outcomes),
        relations,
        figures,
        layout=layout(report),
        whole=report.wholeness,
        pack=report.domain.id,
    )


def outcomes_of(rules: Iterable[Rule], report: Report) -> tuple[RuleOutcome, ...] | None:
    """Return the outcomes of *rules* on a report; None where one of them finds something, or relates figures."""
    outcomes = []
    for rule in rules:
        if not rule.enabled or rule.pack not in ("", report.domain.id) or not_applicable(rule, report):
            continue
        answers = answers_of(rule, report)
        found, outcome = findings_of(rule, report, answers)
        if found or relations_in(rule, answers):
            return None
        outcomes.append(outcome)
    return tuple(outcomes)


def not_applicable(rule: Rule, report: Report) -> str:
    """Return why *rule* is not for this report, or nothing."""
    identity = report.identity
    if rule.when.regimes and identity.regime and identity.regime not in rule.when.regimes:
        return f"regime {identity.regime}"
    if rule.when.bodies and identity.body and identity.body not in rule.when.bodies:
        return f"body {identity.body}"
    return ""
