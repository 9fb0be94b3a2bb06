"""A rule's answers become findings: graded by their doubts, named, merged and fingerprinted."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import partial
from itertools import groupby

from linter.model.figure import as_printed
from linter.model.finding import (
    Answer,
    Finding,
    Held,
    NotApplicable,
    Outcome,
    Problem,
    Related,
    RuleOutcome,
    Severity,
    Undecided,
)
from linter.model.report import Report
from linter.rulepack.rule import Rule
from linter.text.source import Span

_OVER_A_LIST = ("sum", "count", "hundred")  # kinds of relation that an item more may make right
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_IF_KNOWN = re.compile(r"\[((?:[^\[\]{}]*\{[a-z_]+\})+[^\[\]{}]*)\]")
_LEVELS = {severity.word: severity for severity in Severity}
_UNLESS_SAID = {"maybe-cut": "warning"}  # a doubt's level where the rule names none; else undecided
_CONTEXT = 12


def answers_of(rule: Rule, report: Report) -> list[Answer]:
    """Return what the check of *rule* says of *report*."""
    if reason := _cannot_tell(rule, report):
        return [Undecided(reason)]
    return list(rule.check.check(report))


def findings_of(rule: Rule, report: Report, answers: list[Answer]) -> tuple[list[Finding], RuleOutcome]:
    """Return what *answers* make *rule* find in *report*, and the one outcome it has."""
    graded: list[tuple[Problem, Severity]] = []
    reasons = [answer.reason for answer in answers if isinstance(answer, Undecided)]
    spans = [answer.span for answer in answers if isinstance(answer, Undecided) and answer.span]
    for answer in answers:
        if isinstance(answer, Problem):
            severity = _grade(rule, report, answer)
            if severity is None:
                reasons.append("、".join(sorted(_doubts(rule, report, answer))))
                spans.append(answer.span)
            else:
                graded.append((answer, severity))
    findings = [_finding(rule, report, *item) for item in _merged(rule, report, graded)]
    if findings:
        return _numbered(findings), RuleOutcome(rule.id, Outcome.BROKEN)
    if reasons:
        why = "; ".join(dict.fromkeys(reasons))
        return [], RuleOutcome(rule.id, Outcome.UNDECIDED, why, tuple(sorted(set(spans))))
    if any(isinstance(answer, Held) for answer in answers):
        return [], RuleOutcome(rule.id, Outcome.HOLDS)
    why = next((a.reason for a in answers if isinstance(a, NotApplicable)), "nothing to compare")
    return [], RuleOutcome(rule.id, Outcome.NOT_APPLICABLE, why)


def _cannot_tell(rule: Rule, report: Report) -> str:
    """A rule for some regimes or bodies only is undecided where year or body is unknown."""
    if rule.when.regimes and not report.identity.regime:
        return "year unknown" if report.identity.year is None else "no regime for the year"
    if rule.when.bodies and not report.identity.body:
        return "kind of body unknown"
    return ""


def _ambient(report: Report) -> set[str]:
    identity = report.identity
    found = {identity.regime, identity.body} | {f"{g}-guessed" for g in identity.guessed}
    return found | ({"excerpt"} if identity.excerpt else set()) | set(report.doubts)


def _doubts(rule: Rule, report: Report, problem: Problem) -> set[str]:
    """The doubts that count: of the problem, about the report as far as the rule names them, of absence."""
    doubts = set(problem.doubts) | (_ambient(report) & set(rule.doubts))
    if "whole" in rule.needs:
        doubts |= _of_absence(report, problem.span)
    if problem.relation and problem.relation.kind in _OVER_A_LIST:
        spans = (problem.span, *(one.span for one in problem.related))
        doubts |= {"cut-off"} if any(map(report.unfinished, spans)) else set()
    return doubts


def _of_absence(report: Report, span: Span) -> set[str]:
    """What speaks against a claim that something is absent: that it may stand where the text was not read."""
    if report.wholeness.state == "no":
        return {report.wholeness.reason}
    if report.wholeness.state == "yes":
        return set()
    return {"cut-off" if report.breaks_off(span) else "maybe-cut"}


def _grade(rule: Rule, report: Report, problem: Problem) -> Severity | None:
    """Return the severity after every doubt has spoken; None: undecided."""
    severity = rule.severity
    if problem.relation is not None:
        most = problem.relation.ceiling
        if most == "undecided":
            return None
        severity = min(severity, _LEVELS[most])
    for doubt in _doubts(rule, report, problem):
        level = rule.doubts.get(doubt) or _UNLESS_SAID.get(doubt, "undecided")
        if level not in _LEVELS:
            return None
        severity = min(severity, _LEVELS[level])
    return severity


def _merged(
    rule: Rule, report: Report, graded: list[tuple[Problem, Severity]]
) -> list[tuple[Problem, Severity]]:
    """Merge problems as the rule's `report` asks: each, per-section, per-table or once."""
    if rule.report == "each" or len(graded) < 2:
        return graded

    def group(item: tuple[Problem, Severity]) -> str:
        problem = item[0]
        if rule.report == "per-section":
            return "/".join(section.title for section in report.path(problem.span))
        if rule.report == "per-table":
            return problem.cell.table if problem.cell else ""
        return ""

    def rank(item: tuple[Problem, Severity]) -> tuple[str, Severity]:
        return group(item), item[1]

    merged = []
    for _, items in groupby(sorted(graded, key=lambda i: (rank(i), i[0].span)), key=rank):
        group_items = list(items)
        (first, _), *others = group_items
        places = dict.fromkeys(report.source.quote(problem.span) for problem, _ in group_items)
        related = tuple(Related("also", problem.span) for problem, _ in others)
        values = {**first.values, "places": "、".join([*places][:6]), "count": str(len(group_items))}
        rewordings = tuple(one for problem, _ in group_items for one in problem.rewordings)
        problem = replace(first, values=values, related=(*first.related, *related), rewordings=rewordings)
        merged.append((problem, max(severity for _, severity in group_items)))
    return merged


def _finding(rule: Rule, report: Report, problem: Problem, severity: Severity) -> Finding:
    values = {"arithmetic": problem.arithmetic, "count": "1", **problem.values}
    values |= {key: as_printed(values[key]) for key in ("row", "column") if key in values}
    values["times"] = f"（共{values['count']}处）" if values["count"] != "1" else ""
    values.setdefault("places", report.source.quote(problem.span))
    section = tuple(f"{s.number}{s.title}" for s in report.path(problem.span))
    return Finding(
        fingerprint=_fingerprint(rule, report, problem),
        rule=rule.id,
        name=rule.name,
        severity=severity,
        message=_filled(rule.message, values),
        basis=rule.basis,
        advice=rule.advice,
        span=problem.span,
        section=section,
        cell=problem.cell,
        doubts=tuple(sorted(_doubts(rule, report, problem))),
        related=problem.related,
        elsewhere=problem.elsewhere,
        arithmetic=problem.arithmetic,
        stated=problem.stated,
        computed=problem.computed,
        relation=problem.relation,
        rewordings=problem.rewordings,
    )


def _filled(message: dict[str, str], values: dict[str, str]) -> dict[str, str]:
    """Fill the placeholders of each language's message; report text is never read as one.

    What stands in [ ] round placeholders is said only where each has a value.
    """
    english = {**values, "arithmetic": values["arithmetic"].replace("，差 ", ", off by ")}
    english["times"] = f" ({values['count']} such)" if values["times"] else ""
    filled = {}
    for language, text in message.items():
        known = english if language == "en" else values
        text = _IF_KNOWN.sub(partial(_if_known, known), text)
        filled[language] = _PLACEHOLDER.sub(partial(_value, known), text)
    return filled


def _if_known(values: dict[str, str], part: re.Match[str]) -> str:
    return part[1] if all(values.get(name) for name in _PLACEHOLDER.findall(part[1])) else ""


def _value(values: dict[str, str], match: re.Match[str]) -> str:
    return values.get(match[1], match[0])


def _fingerprint(rule: Rule, report: Report, problem: Problem) -> str:
    """Hash what a finding is about: no line number, no path; digits quoted count, those around do not."""
    folded = report.source.folded
    path = report.path(problem.span)
    section = ("/".join(sorted(path[0].keys)) or path[0].title) if path else ""
    related = [report.source.quote(r.span) for r in problem.related]
    parts = (
        rule.id,
        section,
        _bare(folded[problem.span.start : problem.span.end]),
        *(_bare(text) for text in related),
        *(_bare(one.quote) for one in problem.elsewhere),
        problem.stated or "",
        _around(folded, problem.span),
    )
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _around(folded: str, span: Span) -> str:
    before = re.sub(r"[\s\d]+", "", folded[max(0, span.start - 60) : span.start])[-_CONTEXT:]
    after = re.sub(r"[\s\d]+", "", folded[span.end : span.end + 60])[:_CONTEXT]
    return f"{before}|{after}"


def _numbered(findings: list[Finding]) -> list[Finding]:
    """Tell repeats of one fingerprint apart by their order."""
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        times = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        mark = f":{times}" if times > 1 else ""
        result.append(replace(finding, fingerprint=finding.fingerprint + mark))
    return result
