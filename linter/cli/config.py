"""reportlint config: what is configured, and from where."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
from wcwidth import wcswidth

from linter.cli.configured import config_option, configured_pack
from linter.cli.help import spoken
from linter.cli.options import lang_option, pack_option
from linter.config.settings import Config
from linter.messages import Message
from linter.model.finding import Severity
from linter.render.run import Language
from linter.rulepack import Rule, RulePack, open_kinds

_WIDTH = 13


class _Row(NamedTuple):
    """A setting: what it is called, what holds, and which file and line say so."""

    label: str | Message
    value: str | Message
    source: str | Message


@spoken("config", short_help="看现在用的设置　Show the configuration that holds here.")
@config_option
@pack_option
@lang_option
def command(config: Config, pack: Path | None, lang: Language) -> None:
    """Show the configuration that holds here: each setting, and the file and line it comes from."""
    rules, plain = configured_pack(pack, config), open_kinds(pack)
    shown = os.path.relpath(config.file) if config.file else Message("configured-none")
    click.echo(Message("configured", file=shown).said(lang))
    for row in (*_settings(config, plain, lang), *_rules(config, plain, rules, lang), *_paths(config, lang)):
        label, value, source = (one if isinstance(one, str) else one.said(lang) for one in row)
        padded = label + " " * (_WIDTH - wcswidth(label))
        click.echo(Message("configured-row", label=padded, value=value, source=source).said(lang))


def _settings(config: Config, plain: RulePack, lang: Language) -> Iterator[_Row]:
    keys, none, every = config.keys, Message("configured-none"), Message("configured-all")
    rows: tuple[tuple[Message, str | Message, str], ...] = (
        (Message("label-pack"), f"{plain.id} {plain.version}", "pack"),
        (Message("label-extends"), ", ".join(keys.extends) or none, "extends"),
        (Message("label-select"), ", ".join(keys.select) or every, "select"),
        (Message("label-ignore"), ", ".join(keys.ignore) or none, "ignore"),
        (Message("label-fail-on"), keys.fail_on or "error", "fail_on"),
        (Message("label-lang"), lang, "lang"),
        (Message("label-waivers"), keys.waivers or Message("configured-nearest"), "waivers"),
        (Message("label-baseline"), keys.baseline or none, "baseline"),
    )
    for label, value, key in rows:
        yield _Row(label, value, _from(config, key))


def _rules(config: Config, plain: RulePack, rules: RulePack, lang: Language) -> Iterator[_Row]:
    """Yield the rules that are new here, or otherwise than in the pack."""
    for after in rules.rules:
        known = [rule for rule in plain.rules if rule.id == after.id]  # kinds of report share ids
        if not known:
            place = Message("configured-place", file=after.file, line=after.line)
            yield _Row(after.id, Message("configured-added"), place)
        elif _written(after) not in map(_written, known):
            said = _differences(known[0], after, lang)
            yield _Row(after.id, said, _override(config, after.id, after.name))


def _written(rule: Rule) -> tuple[Any, ...]:
    """Return what is written of a rule, without what is made of it."""
    return tuple(getattr(rule, one.name) for one in dataclasses.fields(rule) if one.name != "check")


def _paths(config: Config, lang: Language) -> Iterator[_Row]:
    items = config.raw.get("paths", []) if config.raw is not None else []
    for one, item in zip(config.keys.paths, items, strict=True):
        parts = [Message("configured-select", ids=",".join(one.select))] if one.select else []
        parts += [Message("configured-ignore", ids=",".join(one.ignore))] if one.ignore else []
        parts += [Message("configured-body", body=one.body)] if one.body else []
        if one.excerpt is not None:
            parts.append(Message("configured-excerpt", value=str(one.excerpt).lower()))
        said = "; ".join(part.said(lang) for part in parts)
        place = Message("configured-place", file=item.file, line=item.line)
        yield _Row(Message("label-paths"), f"{one.match}: {said}", place)


def _from(config: Config, key: str) -> str | Message:
    if config.raw is None or key not in config.raw:
        return Message("configured-default")
    line = config.raw.lines.get(key)
    return Message("configured-place", file=config.raw.file, line=line) if line else config.raw.file


def _override(config: Config, id: str, name: str) -> str | Message:
    overrides = config.raw.get("rules", {}) if config.raw else {}
    content = overrides.get(id) or overrides.get(name)
    if content is None:
        return Message("configured-extends")
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
