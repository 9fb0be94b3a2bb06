"""reportlint rules: the catalogue of a pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.cli.changes import changes
from linter.cli.configured import config_option, configured_kind
from linter.cli.help import spoken
from linter.cli.mistakes import OneOf
from linter.cli.options import lang_option, pack_option
from linter.config.settings import Config
from linter.manual.words import say
from linter.render.words import text_in, word


@spoken("rules", short_help="列出规则　List the rules.")
@config_option
@pack_option
@lang_option
@click.option(
    "--format",
    "-f",
    "form",
    type=OneOf(["terminal", "markdown"]),
    default="terminal",
    help="markdown: a page in both languages, with an example of each rule.",
)
def command(config: Config, pack: Path | None, lang: Any, form: str) -> None:  # fmt: skip
    """List the rules of a pack, as configured here: id, severity, name, what is said when it is broken."""
    from linter.render.excerpt import padded

    rules = configured_kind(pack, config)
    if form == "markdown":
        from linter.manual.markdown import catalogue

        click.echo(catalogue(rules).encode(), nl=False)
        return
    changed = changes(config, pack, rules, lang)
    for rule in rules.rules:
        state = "" if rule.enabled else f"  ({say('off', lang)})"
        severity = padded(word(rule.severity.word, lang), 8)
        name = padded(rule.title.get(lang) or rule.name, 32)
        click.echo(f"{rule.id}  {severity} {name} {text_in(rule.message, lang)}{state}")
        for line in changed.get(rule.id, ()):
            click.echo(f"      {line}")
