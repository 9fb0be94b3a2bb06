"""The rules of one YAML file: kinds filled in, and everything that a rule mentions verified."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from linter.checks import KINDS
from linter.domain.domain import Domain
from linter.messages import Message
from linter.model.finding import Severity
from linter.rulepack.build import build, guess, require_mapping
from linter.rulepack.layers import copied
from linter.rulepack.rule import Rule
from linter.rulepack.texts import written_out
from linter.yamlfile import YamlMapping, plain

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SEVERITIES = [severity.word for severity in Severity]
RULE_KEYS = (
    "id", "name", "title", "kind", "severity", "message", "examples", "doubts", "when", "needs", "report",
    "waivable", "enabled", "basis", "advice", "options",
)  # fmt: skip
AMBIENT = (
    "excerpt",
    "maybe-cut",
    "cut-off",
    "converted-text",
    "traditional-script",
    "year-guessed",
    "body-guessed",
)


def catalogue_order(rule: Rule, domain: Domain) -> tuple[int, str]:
    """Return what sorts rules by the groups that the pack names, then by id."""
    return domain.rank(rule.id), rule.id


def written_in(content: YamlMapping) -> list[YamlMapping]:
    """Return what a file of rules says of each; raise RulePackError where it is no such file."""
    if list(content) != ["rules"] or not isinstance(content["rules"], list):
        raise content.error("file-of-rules")
    return [require_mapping(item, content.file, Message("a-rule")) for item in content["rules"]]


def like(mapping: YamlMapping, below: Mapping[str, YamlMapping]) -> YamlMapping:
    """Return the rule with what it does not say as the rule says it that it is `like`; options one by one."""
    if "like" not in mapping:
        return mapping
    model = below.get(str(mapping["like"]))
    if model is None:
        raise mapping.error(
            "no-rule-below", "like", rule=mapping["like"], guess=guess(str(mapping["like"]), below)
        )
    found = copied(model)
    found.file, found.line = mapping.file, mapping.line
    for key, value in mapping.items():
        if key != "like":
            found[key] = value
        found.lines[key] = mapping.lines.get(key, mapping.line)
    if "options" in model and "options" in mapping:
        options = copied(require_mapping(model["options"], model.file, "options"))
        own = require_mapping(mapping["options"], mapping.file, "options")
        options.update(own)
        options.lines.update(own.lines)
        found["options"] = options
    return found


def built(mapping: YamlMapping, domain: Domain, texts: Mapping[str, str]) -> Rule:
    """Return the rule that *mapping* says; *texts* are those that its examples name.

    Raises RulePackError on what it mentions and there is not, and where its examples prove nothing.
    """
    for key in mapping:
        if key not in RULE_KEYS:
            raise mapping.error("unknown-key", key, key=key, guess=guess(key, RULE_KEYS))
    if "kind" not in mapping:
        raise mapping.error("missing-key", key="kind", guess="")
    kind = mapping["kind"]
    if kind not in KINDS:
        raise mapping.error("unknown-kind", "kind", kind=kind, guess=guess(str(kind), KINDS))
    cls = KINDS[kind]
    options = mapping.get("options")
    options = YamlMapping(mapping.file, mapping.line) if options is None else options
    check = build(cls, require_mapping(options, mapping.file, "options"), "option", domain.lexicon)
    filled = YamlMapping(mapping.file, mapping.line)
    filled.lines = mapping.lines
    filled.update(mapping)
    filled.update(options=options, check=check, file=mapping.file, line=mapping.line, pack=domain.id)
    if "examples" in mapping:
        filled["examples"] = written_out(mapping["examples"], dict(texts))
    rule: Rule = build(Rule, filled, "key", domain.lexicon)
    _verify(rule, mapping, cls, domain)
    return replace(rule, options=plain(rule.options))


def _verify(rule: Rule, mapping: YamlMapping, cls: type[Any], domain: Domain) -> None:
    """Refuse a rule that mentions what there is not, or whose examples prove nothing."""
    offered = (*cls.values, "arithmetic", "places", "count", "times")
    for message in rule.message.values():
        for name in _PLACEHOLDER.findall(message):
            if name not in offered:
                raise mapping.error("unknown-placeholder", "message", name=name, guess=guess(name, offered))
    if domain.language not in rule.message:
        raise mapping.error("message-language", "message", language=domain.language)
    regimes, bodies = [r.id for r in domain.regimes], [b.id for b in domain.bodies]
    doubts = (*cls.doubts, *AMBIENT, *regimes, *bodies)
    for doubt, level in rule.doubts.items():
        if doubt not in doubts:
            raise mapping.error(
                "kind-without-doubt", "doubts", kind=rule.kind, doubt=doubt, guess=guess(doubt, doubts)
            )
        if level not in (*_SEVERITIES, "undecided"):
            raise mapping.error("neither-severity", "doubts", level=level)
    for names, given in ((regimes, rule.when.regimes), (bodies, rule.when.bodies)):
        for word in given:
            if word not in names:
                raise mapping.error("unknown-when", "when", word=word, guess=guess(word, names))
    _verify_examples(rule, mapping)


def _verify_examples(rule: Rule, mapping: YamlMapping) -> None:
    if not rule.examples.good or not rule.examples.bad:
        raise mapping.error("needs-examples", "examples")
    for example in (*rule.examples.good, *rule.examples.bad):
        if bool(example.report) is bool(example.file):
            raise mapping.error("report-or-file", "examples")
    for example in rule.examples.bad:
        if example.at and not example.file and example.at not in example.report:
            raise mapping.error("words-not-held", "examples", at=example.at)
