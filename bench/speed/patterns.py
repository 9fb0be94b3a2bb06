"""The shipped pack's patterns of what must not stand in a report, for a tool that searches for patterns too."""

from __future__ import annotations

import json
from collections.abc import Iterable

from linter.rulepack import shipped_pack
from linter.rulepack.rule import Rule
from linter.text.folding import fold


def _rules() -> list[Rule]:
    return [rule for rule in shipped_pack().rules if rule.enabled and rule.kind == "forbidden"]


def forbidden() -> list[tuple[str, str]]:
    """Return (name, expression) of each: the rule's id and a number are its name."""
    return [
        (f"{rule.id}-{number}", pattern.text)
        for rule in _rules()
        for number, pattern in enumerate(rule.check.patterns)  # type: ignore[attr-defined]
    ]


def rules_of(patterns: Iterable[tuple[str, str]]) -> set[str]:
    """Return the ids of the rules that *patterns* belong to."""
    return {name.partition("-")[0] for name, _ in patterns}


def examples() -> str:
    """Return all the bad examples of these rules, folded: each rule finds something in them."""
    return fold("\n".join(example.report for rule in _rules() for example in rule.examples.bad))


def semgrep(patterns: Iterable[tuple[str, str]]) -> str:
    """Return *patterns* as a configuration of semgrep."""
    rules = [
        {"id": name, "languages": ["regex"], "severity": "INFO", "message": "found", "pattern-regex": text}
        for name, text in patterns
    ]
    return json.dumps({"rules": rules})
