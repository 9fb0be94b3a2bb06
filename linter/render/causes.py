"""Findings that explain one another: one wrong figure, one cause, however many rules it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.finding import Finding

Sign = tuple[object, ...]


def by_cause(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return *findings* in groups of one cause, the gravest of each first, the groups in the order of their first.

    Two are of one cause where both are about figures and point at the same words, or where the same change
    would repair both.
    """
    groups: list[list[Finding]] = []
    known: dict[Sign, list[Finding]] = {}
    for finding in findings:
        places = list(_places(finding))
        met = [known[place] for place in places if place in known]
        group = met[0] if met else []
        for other in met[1:]:
            if other is not group:
                group += other
                groups = [one for one in groups if one is not other]
                known.update({place: group for place, its in known.items() if its is other})
        if not met:
            groups.append(group)
        group.append(finding)
        known.update(dict.fromkeys(places, group))
    return [sorted(group, key=lambda one: -one.severity) for group in groups]


def _places(finding: Finding) -> Iterator[Sign]:
    """Yield what another finding of the same cause has, too."""
    if finding.relation is not None and finding.span.start < finding.span.end:
        yield "words", finding.span
    if len(finding.repairs) == 1:  # several are possible: none of them is the cause
        for change in finding.repairs[0].changes:
            yield "change", change.figure.span, change.to
