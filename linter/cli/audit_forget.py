"""reportlint audit forget: the reports of a body leave a store."""

from __future__ import annotations

from pathlib import Path

import click

from linter.audit.forget import forget
from linter.audit.store import Store
from linter.cli.audit_options import store_argument, today_option
from linter.cli.help import spoken
from linter.cli.telling import both
from linter.messages import Message


@spoken("forget", short_help="从库中删去一家　Forget a body.")
@store_argument
@click.argument("body")
@click.option("--reason", required=True, help="Why; it is written down beside the store's tables.")
@today_option
def command(store: Path, body: str, reason: str, today: str) -> None:
    """Take all reports of BODY out of a store, of every round; the same files are not taken in again."""
    count = forget(Store(store), body, reason, today)
    click.echo(both(Message("forgotten", body=body, count=count), click.get_current_context()))
