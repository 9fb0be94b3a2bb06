"""reportlint config: what is configured, and from where."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click
from wcwidth import wcswidth

from linter.cli.changes import ConfiguredRow, changed_rules, pack_overrides
from linter.cli.configured import config_option, configured_pack
from linter.cli.help import spoken
from linter.cli.options import lang_option, pack_option
from linter.config.settings import Config
from linter.messages import Message
from linter.render.run import Language
from linter.rulepack import RulePack, open_kinds

_WIDTH = 13


@spoken("config", short_help="看现在用的设置　Show the configuration that holds here.")
@config_option
@pack_option
@lang_option
def command(config: Config, pack: Path | None, lang: Language) -> None:
    """Show the configuration that holds here: each setting, and the file and line it comes from."""
    rules, plain = configured_pack(pack, config), open_kinds(pack)
    shown = os.path.relpath(config.file) if config.file else Message("configured-none")
    click.echo(Message("configured", file=shown).said(lang))
    rows = (
        *_settings(config, plain, lang),
        *pack_overrides(pack, plain, lang),
        *changed_rules(config, plain, rules, lang),
        *_paths(config, lang),
    )
    for row in rows:
        label, value, source = (one if isinstance(one, str) else one.said(lang) for one in row)
        padded = label + " " * (_WIDTH - wcswidth(label))
        click.echo(Message("configured-row", label=padded, value=value, source=source).said(lang))


def _settings(config: Config, plain: RulePack, lang: Language) -> Iterator[ConfiguredRow]:
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
        yield ConfiguredRow(label, value, _from(config, key))


def _paths(config: Config, lang: Language) -> Iterator[ConfiguredRow]:
    items = config.raw.get("paths", []) if config.raw is not None else []
    for one, item in zip(config.keys.paths, items, strict=True):
        parts = [Message("configured-select", ids=",".join(one.select))] if one.select else []
        parts += [Message("configured-ignore", ids=",".join(one.ignore))] if one.ignore else []
        parts += [Message("configured-body", body=one.body)] if one.body else []
        if one.excerpt is not None:
            parts.append(Message("configured-excerpt", value=str(one.excerpt).lower()))
        said = "; ".join(part.said(lang) for part in parts)
        place = Message("configured-place", file=item.file, line=item.line)
        yield ConfiguredRow(Message("label-paths"), f"{one.match}: {said}", place)


def _from(config: Config, key: str) -> str | Message:
    if config.raw is None or key not in config.raw:
        return Message("configured-default")
    line = config.raw.lines.get(key)
    return Message("configured-place", file=config.raw.file, line=line) if line else config.raw.file
