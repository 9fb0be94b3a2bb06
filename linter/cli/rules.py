"""reportlint rules: the catalogue of a pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.cli.options import lang_option, pack_option
from linter.rulepack import open_pack


@click.command("rules", short_help="列出规则　List the rules.")
@pack_option
@lang_option
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["terminal", "markdown"]),
    default="terminal",
    help="markdown: a page in both languages, with an example of each rule.",
)
def command(pack: Path | None, lang: Any, form: str) -> None:  # fmt: skip
    """List the rules of a pack: id, severity, name, what is said when it is broken."""
    rules = open_pack(pack)
    if form == "markdown":
        from linter.manual.markdown import catalogue

        click.echo(catalogue(rules), nl=False)
        return
    for rule in rules.rules:
        message = rule.message.get(lang) or rule.message["zh"]
        state = "" if rule.enabled else "  (off)"
        click.echo(f"{rule.id}  {rule.severity.word:8} {rule.name:32} {message}{state}")
