"""What a user wants otherwise than a pack: severity, options, off; each with the reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

from linter.checks import KINDS
from linter.model.finding import Severity
from linter.records import dataclass
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.rule import Rule, RulePack
from linter.yamlfile import YamlMapping


@dataclass(frozen=True, slots=True)
class Override:
    """What is otherwise about one rule, and why."""

    reason: str
    severity: Severity | None = None
    enabled: bool | None = None
    options: dict[str, Any] = field(default_factory=dict)


def overridden(pack: RulePack, overrides: YamlMapping) -> RulePack:
    """Return *pack* with the rules changed that *overrides* names: id → what is otherwise.

    Raises RulePackError, with the line, on a rule, an option or a value that there is not.
    """
    changed: dict[str, Rule] = {}
    for word, content in overrides.items():
        rule = pack.rule(word)
        if rule is None:
            known = [w for r in pack.rules for w in (r.id, r.name)]
            raise overrides.error("no-rule", word, pack=pack.id, rule=word, guess=guess(word, known))
        changed[rule.id] = _changed(rule, require_mapping(content, overrides.file, word), pack)
    return replace(pack, rules=tuple(changed.get(rule.id, rule) for rule in pack.rules))


def _changed(rule: Rule, content: YamlMapping, pack: RulePack) -> Rule:
    wanted: Override = build(Override, content, "key")
    if not wanted.reason.strip():
        raise content.error("override-needs-reason", "reason")
    rule = replace(
        rule,
        severity=rule.severity if wanted.severity is None else wanted.severity,
        enabled=rule.enabled if wanted.enabled is None else wanted.enabled,
    )
    if not wanted.options:
        return rule
    options = _merged(rule.options, content["options"])
    return replace(
        rule, options=options, check=build(KINDS[rule.kind], options, "option", pack.domain.lexicon)
    )


def _merged(options: Mapping[str, Any], wanted: YamlMapping) -> YamlMapping:
    """Return both as one mapping; errors name the line of what is wanted."""
    merged = YamlMapping(wanted.file, wanted.line)
    merged.update(options)
    merged.update(wanted)
    merged.lines = dict(wanted.lines)
    return merged
