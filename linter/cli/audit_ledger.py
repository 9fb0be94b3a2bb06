"""reportlint audit ledger: the findings as workbooks to be filled in, and a letter to each body."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.audit.book import ledger_book
from linter.audit.ledger import items
from linter.audit.letters import by_body, letters
from linter.audit.outputs import put_bytes
from linter.audit.store import Store
from linter.audit.views import viewed
from linter.cli.audit_options import store_argument, tell_unfinished, today_option
from linter.cli.help import spoken
from linter.cli.mistakes import OneOf
from linter.cli.options import date_option, lang_option
from linter.errors import UsageError
from linter.messages import Message


@spoken("ledger", short_help="生成整改台账　Write ledgers.")
@store_argument
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE.xlsx|DIR",
    help="The workbook, or a folder.",
)
@click.option("--per", type=OneOf(["body"]), help="A workbook a body, in the folder.")
@click.option(
    "--letters",
    "letter_folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="A letter a body, too.",
)
@click.option(
    "--template",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A Jinja template of your own for the letters.",
)
@click.option(
    "--due", default="", callback=date_option, metavar="DATE", help="The day by which to mend them."
)
@click.option(
    "--min-severity",
    type=OneOf(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="What is less grave is left out.",
)
@click.option("--body", default="", metavar="NAME", help="Of this body only.")
@today_option
@lang_option
def command(store: Path, output: Path, per: str | None, letter_folder: Path | None, template: Path | None, due: str, min_severity: str, body: str, today: str, lang: Any) -> None:  # fmt: skip
    """Write the open findings of a store as a ledger: a row a finding, to be filled in, sent back and closed.

    A ledger that somebody has written in since is never replaced.
    """
    grave = ["error", "warning", "info"][: ["error", "warning", "info"].index(min_severity) + 1]
    with viewed(Store(store), today) as view:
        tell_unfinished(view)
        found = [one for one in items(view, lang, grave) if not body or one.issuer == body]
    if not found:
        raise UsageError("nobody-to-ask")
    bodies = list(by_body(found, lang))
    books = [(output / f"{name}.xlsx", some) for _, name, some in bodies] if per else [(output, found)]
    for place, some in books:
        put_bytes(place, ledger_book(some, lang, due=due, day=today))
    if letter_folder:
        for name, text in letters(bodies, template, lang, due=due, day=today):
            put_bytes(letter_folder / name, text.encode())
    told = Message("ledgers-written", findings=len(found), bodies=len(bodies), ledgers=len(books))
    click.echo(told.said(lang))
