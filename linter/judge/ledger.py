"""The ledger: every figure of a report and what became of it."""

from __future__ import annotations

from linter.model.check import Check
from linter.model.figure import Figure
from linter.model.finding import Answer, Entry, Finding, Held, Problem
from linter.model.relation import Relation, State
from linter.model.report import Report
from linter.rulepack import Rule
from linter.text.source import Span

_RANK = {"unlinked": 0, "undecided": 1, "verified": 2, "broken": 3}


def judged(report: Report, rules: list[Rule]) -> tuple[tuple[str, Relation], ...]:
    """Return each relation of the report that a rule judges, with that rule's id."""
    found = []
    selecting = [
        (rule.id, rule.check.selects) for rule in rules if type(rule.check).selects is not Check.selects
    ]
    for relation in report.relations:
        for id, selects in selecting:
            if selects(relation):
                found.append((id, relation))
                break
    return tuple(found)


def relations_in(rule: Rule, answers: list[Answer]) -> list[tuple[str, Relation]]:
    """Return the relations with last year's report that *answers* judged, with the rule's id."""
    if not rule.check.of_two_years:
        return []
    found = (answer.relation for answer in answers if isinstance(answer, (Held, Problem)))
    return [(rule.id, relation) for relation in found if relation is not None]


def places(findings: list[Finding]) -> set[tuple[str, Span]]:
    """Return the rule and place of each finding, before those of one cause are made one."""
    return {(finding.rule, finding.span) for finding in findings}


def suspected(findings: list[Finding]) -> set[Span]:
    """Return the figures that the likeliest repairs of *findings* change, or else those they state."""
    found: set[Span] = set()
    for finding in findings:
        sure = [repair for repair in finding.repairs if repair.confidence != "possible"]
        if sure:
            found |= {change.figure.span for change in sure[0].changes}
        elif finding.relation is not None:
            relation = finding.relation
            found |= {f.span for f in ((relation.stated,) if relation.stated else relation.right)}
    return found


def ledger(
    report: Report,
    relations: tuple[tuple[str, Relation], ...],
    accused: set[tuple[str, Span]],
    wrong: set[Span],
) -> tuple[Entry, ...]:
    """Return an entry for each figure: verified, broken, undecided or unlinked, and by which relations.

    What is no figure of a table or a sentence has one, too: unread.

    A relation that is broken counts so only where a finding, one of *accused*, came of it; a doubt
    leaves it undecided. Of the broken ones *wrong* are suspected.
    """
    states: dict[Span, str] = {}
    links: dict[Span, list[str]] = {}
    for number, (rule, relation) in enumerate(relations, 1):
        state = _state(rule, relation, accused)
        for figure in relation.figures:
            if figure.path:
                continue  # of last year's report
            links.setdefault(figure.span, []).append(f"r{number}")
            if _RANK[state] > _RANK[states.get(figure.span, "unlinked")]:
                states[figure.span] = state
    entries = (
        _entry(figure, states.get(figure.span, "unlinked"), links.get(figure.span, []), wrong)
        for figure in report.figures
    )
    return (*entries, *(Entry(figure, "unread") for figure in report.unread))


def _entry(figure: Figure, state: str, links: list[str], wrong: set[Span]) -> Entry:
    part = "" if state != "broken" else "suspected" if figure.span in wrong else "involved"
    return Entry(figure, state, tuple(links), part)


def _state(rule: str, relation: Relation, accused: set[tuple[str, Span]]) -> str:
    found = relation.evaluate()
    if found.state is State.HOLDS:
        return "verified" if relation.proved else "undecided"
    place = relation.place or (relation.figures[0].span if relation.figures else None)
    if found.state is State.BROKEN and (rule, place) in accused:
        return "broken"
    return "undecided"
