"""Options that the commands of an audit share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from linter.audit.views import StoreView
from linter.cli.mistakes import OneOf
from linter.cli.options import date_option
from linter.cli.telling import both
from linter.messages import Message


def _day(ctx: Any, param: Any, value: str | None) -> str:
    return date_option(ctx, param, value) or datetime.now().astimezone().date().isoformat()


store_argument = click.argument("store", type=click.Path(file_okay=False, path_type=Path))
form_option = click.option(
    "--format",
    "-f",
    "form",
    type=OneOf(["table", "csv", "json"]),
    default="table",
    help="How to show it.",
)
today_option = click.option(
    "--today",
    callback=_day,
    metavar="DATE",
    help="The day that counts as today: for waivers, and where one is written down.",
)


def tell_unfinished(view: StoreView) -> None:
    """Say on standard error that a later round is not finished."""
    if view.unfinished:
        click.echo(
            both(Message("round-unfinished", round=view.round), click.get_current_context()),
            err=True,
        )
