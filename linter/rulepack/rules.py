"""The rules of one YAML file: kinds filled in, and everything that a rule mentions verified."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from linter.checks import KINDS
from linter.domain.domain import Domain
from linter.model.finding import Severity
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.faults import Faults
from linter.rulepack.rule import Rule
from linter.rulepack.texts import written_out
from linter.yamlfile import Mapping, plain

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SEVERITIES = [severity.word for severity in Severity]
RULE_KEYS = (
    "id", "name", "title", "kind", "severity", "message", "examples", "doubts", "when", "needs", "report",
    "waivable", "enabled", "basis", "advice", "options",
)  # fmt: skip
AMBIENT = ("excerpt", "converted-text", "traditional-script", "year-guessed", "body-guessed")


def catalogue_order(rule: Rule) -> tuple[int, str]:
    """Sort by group (structure, counts, tables, cross, dates, wording, privacy), then by id."""
    group = "SCTXDWP".find(rule.id[0])
    return (group if group >= 0 else 99, rule.id)


def read_rules(
    content: Mapping, domain: Domain, known: dict[str, Rule], texts: dict[str, str], faults: Faults
) -> list[Rule]:
    """Return the rules of a file; an id that is in *known* already is an error.

    *texts* are those that examples name. What is wrong with a rule goes into *faults*.
    """
    if list(content) != ["rules"] or not isinstance(content["rules"], list):
        raise content.error("a file of rules holds one key, 'rules', a list")
    found: dict[str, Rule] = {}
    for item in content["rules"]:
        with faults.kept():
            mapping = require_mapping(item, content.file, "a rule")
            rule = _read_rule(mapping, domain, texts)
            if other := known.get(rule.id) or found.get(rule.id):
                raise mapping.error(f"the id {rule.id} is taken ({other.file}:{other.line})", "id")
            found[rule.id] = rule
    return list(found.values())


def _read_rule(mapping: Mapping, domain: Domain, texts: dict[str, str]) -> Rule:
    for key in mapping:
        if key not in RULE_KEYS:
            raise mapping.error(f"unknown key '{key}'{guess(key, RULE_KEYS)}", key)
    if "kind" not in mapping:
        raise mapping.error("the key 'kind' is missing")
    kind = mapping["kind"]
    if kind not in KINDS:
        raise mapping.error(f"unknown kind '{kind}'{guess(str(kind), KINDS)}", "kind")
    cls = KINDS[kind]
    options = mapping.get("options")
    options = Mapping(mapping.file, mapping.line) if options is None else options
    check = build(cls, require_mapping(options, mapping.file, "options"), "option", domain.lexicon)
    filled = Mapping(mapping.file, mapping.line)
    filled.lines = mapping.lines
    filled.update(mapping)
    filled.update(options=options, check=check, file=mapping.file, line=mapping.line)
    if "examples" in mapping:
        filled["examples"] = written_out(mapping["examples"], texts)
    rule: Rule = build(Rule, filled, "key", domain.lexicon)
    _verify(rule, mapping, cls, domain)
    return replace(rule, options=plain(rule.options))


def _verify(rule: Rule, mapping: Mapping, cls: type[Any], domain: Domain) -> None:
    """Refuse a rule that mentions what there is not, or whose examples prove nothing."""
    offered = (*cls.values, "arithmetic", "places", "count", "times")
    for message in rule.message.values():
        for name in _PLACEHOLDER.findall(message):
            if name not in offered:
                raise mapping.error(f"unknown placeholder '{{{name}}}'{guess(name, offered)}", "message")
    if domain.language not in rule.message:
        raise mapping.error(
            f"the message needs a text under '{domain.language}', the pack's language", "message"
        )
    regimes, bodies = [r.id for r in domain.regimes], [b.id for b in domain.bodies]
    doubts = (*cls.doubts, *AMBIENT, *regimes, *bodies)
    for doubt, level in rule.doubts.items():
        if doubt not in doubts:
            raise mapping.error(f"kind '{rule.kind}' has no doubt '{doubt}'{guess(doubt, doubts)}", "doubts")
        if level not in (*_SEVERITIES, "undecided"):
            raise mapping.error(f"'{level}' is neither a severity nor 'undecided'", "doubts")
    for names, given in ((regimes, rule.when.regimes), (bodies, rule.when.bodies)):
        for word in given:
            if word not in names:
                raise mapping.error(f"'when' names the unknown '{word}'{guess(word, names)}", "when")
    if not rule.examples.good or not rule.examples.bad:
        raise mapping.error("a rule needs a good and a bad example", "examples")
    for example in rule.examples.bad:
        if example.at and example.at not in example.report:
            raise mapping.error(
                f"the example does not hold the words it points at: {example.at!r}", "examples"
            )
