"""One finding for one cause: relations broken by the same figure are told together, with the repair."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

from linter.figure import Figure, plain
from linter.finding import Also, Change, Finding, Related, Repair, Severity
from linter.relation import Relation
from linter.repair import Changes, Explanations, explain
from linter.report import Report
from linter.slips import slip
from linter.source import Span

_MOST_REPAIRS = 12


def by_cause(
    findings: list[Finding], judged: tuple[tuple[str, Relation], ...], report: Report
) -> list[Finding]:
    """Return *findings* with those of one cause made one, and with what would repair it."""
    places = {(finding.rule, finding.span) for finding in findings if finding.arithmetic}
    if not places:
        return findings
    of_place = {
        (rule, _place(relation), relation.arithmetic()): relation
        for rule, relation in judged
        if (rule, _place(relation)) in places
    }
    broken: dict[int, Finding] = {}
    relations: list[Relation] = []
    for finding in findings:
        relation = of_place.get((finding.rule, finding.span, finding.arithmetic))
        # A note is no accusation: where the report is likely right, there is nothing to repair.
        if relation is not None and finding.severity > Severity.INFO:
            broken[id(relation)] = finding
            relations.append(relation)
    if not relations:
        return findings
    figures = {figure.span: figure for relation in report.relations for figure in relation.figures}
    others = [r for r in report.relations if id(r) not in broken]
    told = {id(finding) for finding in broken.values()}
    result = [finding for finding in findings if id(finding) not in told]
    for cause in explain(relations, others):
        members = [broken[id(relation)] for relation in cause.broken]
        if cause.sets:
            result.append(_one(members, _repairs(cause, figures)))
        else:
            result += members
    return result


def _place(relation: Relation) -> Span | None:
    figure = relation.stated or next(iter((*relation.right, *relation.left)), None)
    return relation.place or (figure.span if figure else None)


def _one(members: list[Finding], repairs: tuple[Repair, ...]) -> Finding:
    """The gravest finding, first in the catalogue, stands for all."""
    if len(members) == 1:
        return replace(members[0], repairs=repairs)
    first, *rest = sorted(members, key=lambda f: (-f.severity, "SCTXDWP".find(f.rule[0]), f.rule, f.span))
    seal = "\x1f".join(sorted(member.fingerprint for member in members))
    return replace(
        first,
        fingerprint=hashlib.sha256(seal.encode()).hexdigest()[:16],
        also=tuple(Also(member.rule, member.arithmetic, member.span) for member in rest),
        related=(*first.related, *(Related("also", member.span) for member in rest)),
        doubts=tuple(sorted({doubt for member in members for doubt in member.doubts})),
        repairs=repairs,
    )


def _repairs(cause: Explanations, figures: dict[Span, Figure]) -> tuple[Repair, ...]:
    """Return the explanations as repairs, the likeliest first.

    One alone is certain as far as arithmetic goes. Of several, one is likely only if it is
    the one that undoes a known slip: arithmetic prefers none.
    """
    sets = [_changes(changes, figures) for changes in cause.sets]
    likely = [all(change.because for change in changes) for changes in sets]
    ranked = sorted(
        zip(likely, sets, strict=True), key=lambda pair: (not pair[0], [c.figure.span for c in pair[1]])
    )
    repairs = []
    for is_likely, changes in ranked[:_MOST_REPAIRS]:
        preferred = "likely" if is_likely and sum(likely) == 1 else "possible"
        repairs.append(Repair("only" if len(sets) == 1 else preferred, changes))
    return tuple(repairs)


def _changes(changes: Changes, figures: dict[Span, Figure]) -> tuple[Change, ...]:
    ordered = sorted(changes)
    shifted = _shifted(changes, figures)
    return tuple(
        Change(figures[span], _printed(figures[span], value), shifted or slip(figures[span].value, value))
        for span, value in ordered
    )


def _shifted(changes: Changes, figures: dict[Span, Figure]) -> str:
    """Two figures of one row or column that stand in each other's place."""
    if len(changes) != 2:
        return ""
    (one, to_one), (two, to_two) = sorted(changes)
    first, second = figures[one], figures[two]
    crossed = first.value == to_two and second.value == to_one
    if crossed and first.cell and second.cell and first.cell.table == second.cell.table:
        return "数字错列" if first.cell.row == second.cell.row else "数字错行"
    return ""


def _printed(figure: Figure, value: Decimal) -> str:
    """*value* as the report would print it, with the figure's unit."""
    if figure.scale > 1:
        return plain(value)
    digits = plain(figure.value)
    return figure.printed.replace(digits, plain(value), 1) if digits in figure.printed else plain(value)
