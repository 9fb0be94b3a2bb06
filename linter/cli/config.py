"""reportlint config: what is configured, and from where."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from linter.cli.configured import config_option, configured_pack
from linter.cli.options import lang_option, pack_option
from linter.config.settings import Config
from linter.model.finding import Severity
from linter.rulepack import open_kinds


@click.command("config", short_help="看现在用的设置　Show the configuration that holds here.")
@config_option
@pack_option
@lang_option
def command(config: Config, pack: Path | None, lang: Any) -> None:
    """Show the configuration that holds here: each setting, and the file and line it comes from."""
    rules, plain = configured_pack(pack, config), open_kinds(pack)
    shown = os.path.relpath(config.file) if config.file else "none"
    click.echo(f"configuration  {shown}")
    keys = config.keys
    rows = [
        ("pack", f"{plain.id} {plain.version}", "pack"),
        ("extends", ", ".join(keys.extends) or "none", "extends"),
        ("select", ", ".join(keys.select) or "all", "select"),
        ("ignore", ", ".join(keys.ignore) or "none", "ignore"),
        ("fail-on", keys.fail_on or "error", "fail_on"),
        ("lang", lang, "lang"),
        ("waivers", keys.waivers or "the nearest waivers.yaml", "waivers"),
        ("baseline", keys.baseline or "none", "baseline"),
    ]
    for label, value, key in rows:
        click.echo(f"{label:<13}  {value}  ({_from(config, key)})")
    for id in (rule.id for rule in rules.rules):
        before, after = plain.rule(id), rules.rule(id)
        assert after is not None
        if before is None:
            click.echo(f"{id:<13}  added  ({after.file}:{after.line})")
        elif before != after:
            said = _differences(before, after)
            click.echo(f"{id:<13}  {said}  ({_override(config, id, after.name)})")
    for one in keys.paths:
        parts = [f"select {','.join(one.select)}"] if one.select else []
        parts += [f"ignore {','.join(one.ignore)}"] if one.ignore else []
        parts += [f"body {one.body}"] if one.body else []
        parts += [f"excerpt {str(one.excerpt).lower()}"] if one.excerpt is not None else []
        click.echo(f"{'paths':<13}  {one.match}: {'; '.join(parts)}  ({_from(config, 'paths')})")


def _from(config: Config, key: str) -> str:
    if config.raw is None or key not in config.raw:
        return "default"
    line = config.raw.lines.get(key)
    return f"{config.raw.file}:{line}" if line else config.raw.file


def _override(config: Config, id: str, name: str) -> str:
    overrides = config.raw.get("rules", {}) if config.raw else {}
    content = overrides.get(id) or overrides.get(name)
    if content is None:
        return "extends"
    line = f":{content.line}" if content.line else ""
    return f"{content.file}{line}: {content['reason']}"


def _differences(before: Any, after: Any) -> str:
    said = []
    if before.severity != after.severity:
        said.append(f"{Severity(before.severity).word} → {Severity(after.severity).word}")
    if before.enabled != after.enabled:
        said.append("on" if after.enabled else "off")
    said += [f"{key}: {value}" for key, value in after.options.items() if before.options.get(key) != value]
    return ", ".join(said)
