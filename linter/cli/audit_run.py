"""reportlint audit run: take reports into a store and check what is new or has changed."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from linter.audit.engine import Engine, LocalEngine
from linter.audit.options import Options
from linter.audit.progress import Progress
from linter.audit.roster import keep, read_roster
from linter.audit.rounds import run
from linter.audit.sources import listed
from linter.audit.store import Store
from linter.cli.configured import config_option
from linter.cli.help import spoken
from linter.cli.mistakes import OneOf
from linter.cli.options import date_option, job_count, lang_option
from linter.config.settings import Config
from linter.errors import UsageError
from linter.messages import Message


@spoken("run", short_help="检查并入库　Check reports into a store.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--store",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The store's folder.",
)
@click.option(
    "--files-from", default="", metavar="FILE", help="A list of files, folders, archives, one a line."
)
@click.option(
    "--roster",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Who has to publish, CSV or XLSX: kept in the store.",
)
@click.option("--follow", is_flag=True, help="Go into linked folders, too, into none twice.")
@click.option("--pack", default="", metavar="NAME|DIR", help="A rule pack, as of `check`.")
@click.option("--select", default="", metavar="IDS", help="Only these rules.")
@click.option("--ignore", default="", metavar="IDS", help="Not these rules.")
@click.option("--excerpt", is_flag=True, help="The texts are not whole reports.")
@click.option(
    "--jobs", "-j", default="auto", callback=job_count, metavar="N", show_default=True, help="Processes."
)
@click.option(
    "--engine", type=OneOf(["local", "dask"]), default="local", show_default=True, help="Who checks."
)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Of --engine dask: tcp://HOST:8786.")
@click.option("--today", callback=date_option, metavar="DATE", help="The day of the round.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
@config_option
@lang_option
def command(paths: tuple[str, ...], store: Path, files_from: str, roster: Path | None, follow: bool, pack: str, select: str, ignore: str, excerpt: bool, jobs: int, engine: str, scheduler: str, today: str | None, quiet: bool, config: Config, lang: Any) -> None:  # fmt: skip
    """Check files, folders, globs and ZIP archives into a store: what is new or has changed, since its last round.

    A round that was killed goes on where it was when the same is said again. Exit status: 0, or 2 where files could
    not be read.
    """
    named = [*paths, *(listed(files_from) if files_from else ())]
    if not named:
        raise UsageError("name-the-reports")
    options = Options(pack, str(config.file or ""), select, ignore, excerpt)
    progress = Progress(None if quiet else sys.stderr, lang)
    day = today or datetime.now().astimezone().date().isoformat()
    due = read_roster(roster) if roster else []
    told = run(
        Store(store), named, options, day=day, engine=_engine(engine, scheduler, jobs, Store(store), options, progress), follow=follow, show=progress
    )  # fmt: skip
    if due:
        keep(Store(store), due)
    click.echo(Message("round-told", **told._asdict()).said(lang))
    sys.exit(2 if told.unreadable else 0)


def _engine(
    name: str, scheduler: str, jobs: int, store: Store, options: Options, show: Progress
) -> AbstractContextManager[Engine]:
    if (name == "dask") != bool(scheduler):
        raise UsageError("engine-and-scheduler")
    if name == "local":
        return LocalEngine(jobs)
    from linter.audit.cluster import DaskEngine  # Dask is needed for nothing else

    return DaskEngine(scheduler, store, options, show)
