"""How the rules differ here from what the packs say, and which file and line has it so."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from linter.config.settings import Config
from linter.messages import Message
from linter.model.finding import Severity
from linter.render.run import Language
from linter.rulepack import Rule, RulePack, open_pack
from linter.yamlfile import YamlMapping


class ConfiguredRow(NamedTuple):
    """A setting: what it is called, what holds, and which file and line say so."""

    label: str | Message
    value: str | Message
    source: str | Message


def changed_rules(
    config: Config, plain: RulePack, rules: RulePack, lang: Language
) -> Iterator[ConfiguredRow]:
    """Yield the rules that are new here, or otherwise than in the pack."""
    for after in rules.rules:
        known = [rule for rule in plain.rules if rule.id == after.id]  # kinds of report share ids
        if not known:
            place = Message("configured-place", file=after.file, line=after.line)
            yield ConfiguredRow(after.id, Message("configured-added"), place)
        elif _written(after) not in map(_written, known):
            said = _differences(known[0], after, lang)
            yield ConfiguredRow(after.id, said, _override(config, after.id, after.name))


def _written(rule: Rule) -> tuple[Any, ...]:
    """Return what is written of a rule, without what is made of it."""
    return tuple(getattr(rule, one.name) for one in dataclasses.fields(rule) if one.name != "check")


def changes(config: Config, pack: Path | None, rules: RulePack, lang: Language) -> dict[str, list[str]]:
    """Return, by the ids of *rules*, what is said of each that is otherwise here, and where it stands."""
    plain, found = open_pack(pack), dict[str, list[str]]()
    for label, value, source in (
        *pack_overrides(pack, plain, lang),
        *changed_rules(config, plain, rules, lang),
    ):
        said = Message("configured-here", value=value, source=source).said(lang)
        found.setdefault(str(label), []).append(said)
    return found


def pack_overrides(pack: Path | None, rules: RulePack, lang: Language) -> Iterator[ConfiguredRow]:
    """Yield what a pack of one's own, and those that it stands on, have otherwise than the pack below."""
    if pack is None:
        return
    from linter.rulepack.layers import layers_of

    for layer in layers_of(pack):
        for word, content in layer.pack.get("overrides", {}).items():
            rule = rules.rule(word)
            if rule is not None:  # a higher layer may have taken it away
                yield ConfiguredRow(rule.id, _overridden(content, lang), _reasoned(content))


def _overridden(content: YamlMapping, lang: Language) -> str:
    said = [f"→ {content['severity']}"] if "severity" in content else []
    if "enabled" in content:
        enabled = content["enabled"]
        said.append(Message("configured-on" if enabled else "configured-off").said(lang))
    said += [f"{key}: {value}" for key, value in content.get("options", {}).items()]
    return ", ".join(said) or Message("configured-otherwise").said(lang)


def _override(config: Config, id: str, name: str) -> str | Message:
    overrides = config.raw.get("rules", {}) if config.raw else {}
    content = overrides.get(id) or overrides.get(name)
    if content is None:
        return Message("configured-extends")
    return _reasoned(content)


def _reasoned(content: YamlMapping) -> Message:
    place = (
        Message("configured-place", file=content.file, line=content.line) if content.line else content.file
    )
    return Message("configured-reason", place=place, reason=content["reason"])


def _differences(before: Any, after: Any, lang: Language) -> str:
    said = []
    if before.severity != after.severity:
        said.append(f"{Severity(before.severity).word} → {Severity(after.severity).word}")
    if before.enabled != after.enabled:
        said.append(Message("configured-on" if after.enabled else "configured-off").said(lang))
    said += [f"{key}: {value}" for key, value in after.options.items() if before.options.get(key) != value]
    return ", ".join(said) or Message("configured-otherwise").said(lang)
