"""Rules become the notes that SARIF and JUnit carry of each."""

from __future__ import annotations

from collections.abc import Iterable

from linter.render.run import RuleNote
from linter.rulepack.rule import Rule

_MOST = 800  # characters of an example


def notes(rules: Iterable[Rule]) -> tuple[RuleNote, ...]:
    """Return a note for each of *rules* that is not switched off, in their order."""
    return tuple(_note(rule) for rule in rules if rule.enabled)


def _note(rule: Rule) -> RuleNote:
    topic = rule.file.rpartition("/")[2].removesuffix(".yaml")
    bad = next((example.report for example in rule.examples.bad if example.report), "")
    return RuleNote(
        id=rule.id,
        name=rule.name,
        severity=rule.severity,
        message=rule.message,
        basis=rule.basis,
        advice=rule.advice,
        bad=bad if len(bad) <= _MOST else bad[:_MOST] + "...",
        pack=rule.pack,
        tags=tuple(dict.fromkeys(tag for tag in (topic, rule.kind) if tag)),
    )
