"""reportlint explain: a rule's manual page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from linter.cli.changes import changes
from linter.cli.configured import config_option, configured_kind
from linter.cli.help import spoken
from linter.cli.options import color, lang_option, pack_option
from linter.config.settings import Config
from linter.manual.page import page
from linter.manual.terminal import printed
from linter.rulepack.selection import one


@spoken("explain", short_help="说明一条规则　Explain a rule.")
@click.argument("rule", metavar="ID")
@config_option
@pack_option
@lang_option
def command(rule: str, config: Config, pack: Path | None, lang: Any) -> None:
    """Explain a rule, named by its id or name: what it demands, why, and with which examples, as configured here."""
    rules = configured_kind(pack, config)
    meant = one(rules, rule)
    click.echo(printed(page(meant, rules, lang), lang, color(sys.stdout)), nl=False)
    for line in changes(config, pack, rules, lang).get(meant.id, ()):
        click.echo(f"\n{line}")
