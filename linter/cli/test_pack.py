"""reportlint test: run a pack's own examples."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from linter.cli.help import spoken
from linter.cli.options import pack_folder
from linter.cli.telling import both
from linter.manual.examples import failures
from linter.messages import Message
from linter.rulepack import open_pack
from linter.rulepack.selection import selected


@spoken("test", short_help="试规则的例子　Run a rule pack's examples.")
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

    def told(id: str, /, **params: Any) -> str:
        message = Message(id, **params)
        return both(message) if pack.domain.language == "zh" else message.said("en")

    failed = list(failures(pack, Path(str(folder or ""))))
    for failure in failed:
        rule = failure.rule
        place = f"{rule.file}:{rule.line}"
        click.echo(told("example-failed", place=place, id=rule.id, name=rule.name, why=failure.why))
    examples = sum(len(r.examples.good) + len(r.examples.bad) for r in pack.rules)
    counted = told("examples-counted", rules=len(pack.rules), examples=examples, failed=len(failed))
    click.echo(counted, err=bool(failed))
    sys.exit(1 if failed else 0)
