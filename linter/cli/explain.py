"""reportlint explain: a rule's manual page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from linter.cli.help import spoken
from linter.cli.options import color, lang_option, pack_option
from linter.manual.page import page
from linter.manual.terminal import printed
from linter.rulepack import open_pack
from linter.rulepack.selection import one


@spoken("explain", short_help="说明一条规则　Explain a rule.")
@click.argument("rule", metavar="ID")
@pack_option
@lang_option
def command(rule: str, pack: Path | None, lang: Any) -> None:
    """Explain a rule, named by its id or name: what it demands, why, and with which examples."""
    rules = open_pack(pack)
    click.echo(printed(page(one(rules, rule), rules, lang), lang, color(sys.stdout)), nl=False)
