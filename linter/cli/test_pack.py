"""reportlint test: run a pack's own examples."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from linter.cli.chinese import both
from linter.cli.options import pack_folder
from linter.manual.examples import failures
from linter.rulepack import open_pack
from linter.rulepack.selection import selected


@click.command("test", short_help="试规则的例子　Run a rule pack's examples.")
@click.argument("folder", required=False, callback=pack_folder)
@click.option(
    "--rule", "ids", default="", metavar="IDS", help="Only these rules (ids, names or first letters)."
)
def command(folder: Path | None, ids: str) -> None:
    """Run the good and bad examples of the rule pack in FOLDER (default: the shipped pack).

    What is wrong is told in the pack's language, and in English below it.
    """
    pack = open_pack(folder)
    if ids:
        pack = replace(pack, rules=tuple(selected(pack, ids, "")))

    def told(text: str) -> str:
        return both(text) if pack.domain.language == "zh" else text

    failed = list(failures(pack, Path(str(folder or ""))))
    for failure in failed:
        rule = failure.rule
        click.echo(told(f"{rule.file}:{rule.line}: {rule.id} {rule.name}: {failure.why}"))
    examples = sum(len(r.examples.good) + len(r.examples.bad) for r in pack.rules)
    click.echo(told(f"{len(pack.rules)} rules, {examples} examples, {len(failed)} failed"), err=bool(failed))
    sys.exit(1 if failed else 0)
