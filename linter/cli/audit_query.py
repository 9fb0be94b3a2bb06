"""reportlint audit query: a question in SQL to a store, which can change nothing and reads nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.audit.query import ask
from linter.audit.store import Store
from linter.audit.tables import shown
from linter.audit.views import viewed
from linter.cli.audit_options import form_option, store_argument, tell_unfinished, today_option
from linter.cli.help import spoken


@spoken("query", short_help="用 SQL 查询　Ask in SQL.")
@store_argument
@click.argument("sql")
@form_option
@today_option
def command(store: Path, sql: str, form: Any, today: str) -> None:
    """Ask a store in SQL (DuckDB's): one SELECT over its tables.

    Tables: reports, findings, outcomes, figures, unreadable, skipped, alike, rounds, held; all_reports … of every round.
    """
    with viewed(Store(store), today) as view:
        tell_unfinished(view)
        heads, rows = ask(view, sql)
        for line in shown(heads, rows, form):
            click.echo(line.encode() if form != "table" else line)
