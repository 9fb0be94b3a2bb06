"""Notes that say again what a graver finding says: shares that make no 100 because one of them is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from linter.judge.repair import with_changes
from linter.model.finding import Also, Finding
from linter.model.relation import Relation, State


def absorbed(findings: list[Finding], judged: Iterable[tuple[str, Relation]]) -> list[Finding]:
    """Return *findings*; one about shares that make 100 once the wrong ones are right is told with those."""
    notes = [f for f in findings if f.relation is not None and f.relation.kind == "hundred"]
    if not notes:
        return findings
    wrong = [r for _, r in judged if r.kind == "share" and r.evaluate().state is State.BROKEN]
    kept = {id(finding): finding for finding in findings}
    for note in notes:
        assert note.relation is not None
        spans = {figure.span for figure in note.relation.left}
        changed = {
            r.stated.span: found
            for r in wrong
            if r.stated and r.stated.span in spans and (found := r.evaluate().computed) is not None
        }
        graver = next((f for f in findings if _tells(f, set(changed))), None)
        if graver is None or with_changes(note.relation, changed).evaluate().state is not State.HOLDS:
            continue
        told = kept[id(graver)]
        also = Also(note.rule, note.arithmetic, note.span)
        kept[id(graver)] = replace(told, also=(*told.also, also))
        del kept[id(note)]
    return list(kept.values())


def _tells(finding: Finding, spans: set[object]) -> bool:
    """Whether *finding* is about a share at one of *spans*."""
    if finding.relation is None or finding.relation.kind != "share":
        return False
    places = {finding.span, *(one.span for one in finding.related)}
    return bool(places & spans)
