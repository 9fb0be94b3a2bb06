"""One finding for one cause: relations broken by the same figure are told together, with the repair."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from linter.judge.absorbed import absorbed
from linter.judge.reasons import Reasons, of_direction
from linter.judge.repair import explain
from linter.judge.slipped import slips
from linter.model.finding import Also, Finding, Related, Repair, Severity
from linter.model.relation import Relation, State
from linter.model.report import Report
from linter.text.source import Span

JudgedRelations = tuple[tuple[str, Relation], ...]


def by_cause(findings: list[Finding], judged: JudgedRelations, report: Report) -> list[Finding]:
    """Return *findings* with those of one cause made one, and with what would repair it.

    Where one explanation stands out, the finding points at the cell that it changes.
    """
    findings = absorbed([_worded(finding, report) for finding in findings], judged)
    broken = _broken(findings)
    if not broken:
        return findings
    relations = [relation for relation, _ in broken.values()]
    of_years = [relation for _, relation in judged if _of_years(relation)]
    others = [r for r in (*report.relations, *of_years) if id(r) not in broken]
    figures = {f.span: f for r in (*report.relations, *of_years) for f in r.figures if not f.path}
    told = {id(finding) for _, finding in broken.values()}
    result = [finding for finding in findings if id(finding) not in told]
    tables = [table.filled for table in report.tables if table.filled is not None]
    holding = [relation for relation in others if relation.evaluate().state is State.HOLDS]
    for slip in slips(relations, holding, tables):
        members = [broken[id(relation)][1] for relation in slip.broken]
        result.append(_pointed(_one(members, report), (slip.repair,), report))
        relations = [relation for relation in relations if relation not in slip.broken]
    for cause in explain(relations, others):
        members = [broken[id(relation)][1] for relation in cause.broken]
        # Against last year's figures alone nothing is proved of this year's: those may be wrong.
        if cause.sets and not all(map(_of_years, cause.broken)):
            repairs = Reasons(cause, figures, report.previous).repairs()
            result.append(_pointed(_one(members, report), repairs, report))
        else:
            result += members
    return result


def _broken(findings: list[Finding]) -> dict[int, tuple[Relation, Finding]]:
    """Return the relations that findings were raised for, by their identity, each with its finding.

    A note is no accusation: where the report is likely right, there is nothing to repair.
    """
    accused = (f for f in findings if f.severity > Severity.INFO and not f.repairs)
    return {id(f.relation): (f.relation, f) for f in accused if f.relation is not None}


def _worded(finding: Finding, report: Report) -> Finding:
    """Return *finding* with the repair of its words, where these tell a change the wrong way round."""
    relation = finding.relation
    if relation is None or relation.kind != "direction" or relation.evaluate().state is State.HOLDS:
        return finding
    return replace(finding, repairs=of_direction(relation, report))


def _of_years(relation: Relation) -> bool:
    return any(figure.path for figure in relation.figures)


def _one(members: list[Finding], report: Report) -> Finding:
    """The gravest finding, first in the catalogue, stands for all."""
    if len(members) == 1:
        return members[0]
    first, *rest = sorted(members, key=lambda f: (-f.severity, report.domain.rank(f.rule), f.rule, f.span))
    seal = "\x1f".join(sorted(member.fingerprint for member in members))
    elsewhere = {place.path + str(place.span): place for member in members for place in member.elsewhere}
    return replace(
        first,
        fingerprint=hashlib.sha256(seal.encode()).hexdigest()[:16],
        also=tuple(Also(member.rule, member.arithmetic, member.span) for member in rest),
        related=(*first.related, *(Related("also", member.span) for member in rest)),
        elsewhere=tuple(elsewhere.values()),
        doubts=tuple(sorted({doubt for member in members for doubt in member.doubts})),
    )


def _pointed(finding: Finding, repairs: tuple[Repair, ...], report: Report) -> Finding:
    """Return *finding* with *repairs*, at the figure that the one which stands out changes first."""
    finding = replace(finding, repairs=repairs)
    if not repairs or repairs[0].confidence == "possible":
        return finding
    changed = [change.figure for change in repairs[0].changes]
    wrong, *more = [
        figure for figure in changed if figure.printed
    ] or changed  # a blank cell is no place to point at
    if wrong.cell is None:  # a sentence is wrong as a whole: who reads a part alone cannot see why
        alone = repairs[0].confidence == "only" and not more and wrong.span != finding.span
        return replace(finding, at=wrong.span) if alone else finding
    if _holds(finding.span, wrong.span):
        return finding
    kept = [one for one in finding.related if one.span != wrong.span]
    places = {one.span for one in kept}
    added = [Related("whole", finding.span)] if finding.span not in places else []
    added += [Related("part", figure.span) for figure in more if figure.span not in places | {finding.span}]
    return replace(
        finding,
        span=wrong.span,
        cell=wrong.cell,
        section=tuple(f"{s.number}{s.title}" for s in report.path(wrong.span)),
        related=(*added, *kept),
    )


def _holds(place: Span, inner: Span) -> bool:
    return place.start <= inner.start and inner.end <= place.end
