"""reportlint rules: the catalogue of a pack."""

from __future__ import annotations

import click

from linter.cli.options import pack_option
from linter.rulepack import RulePack


@click.command("rules")
@pack_option
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh")
def command(pack: RulePack, lang: str) -> None:
    """List the rules of a pack: id, severity, name, what is said when it is broken."""
    for rule in pack.rules:
        message = rule.message.get(lang) or rule.message["zh"]
        state = "" if rule.enabled else "  (off)"
        click.echo(f"{rule.id}  {rule.severity.word:8} {rule.name:32} {message}{state}")
