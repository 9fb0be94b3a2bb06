"""reportlint audit close: a ledger that came back, and the reports that were mended."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import click

from linter.audit.closing import close
from linter.audit.filled import read_ledger
from linter.audit.options import Options
from linter.audit.outputs import over, set_aside
from linter.audit.progress import Progress
from linter.audit.recheck import recheck
from linter.audit.refusals import add_waivers
from linter.audit.store import WAIVERS, Store
from linter.cli.audit_options import today_option
from linter.cli.configured import config_option
from linter.cli.help import spoken
from linter.cli.options import job_count, lang_option
from linter.config.settings import Config
from linter.messages import Message


@spoken("close", short_help="复核并销号　Re-check and close.")
@click.argument("ledger", type=click.Path(exists=True, path_type=Path))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Waivers go into this store; else beside the ledger.",
)
@click.option("--pack", default="", metavar="NAME|DIR", help="A rule pack, as of `check`.")
@click.option(
    "--jobs", "-j", default="auto", callback=job_count, metavar="N", show_default=True, help="Processes."
)
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
@today_option
@config_option
@lang_option
def command(ledger: Path, paths: tuple[str, ...], store: Path | None, pack: str, jobs: int, quiet: bool, today: str, config: Config, lang: Any) -> None:  # fmt: skip
    """Check the reports that PATHS name again, and close in LEDGER, or all ledgers of a folder, what is gone from them.

    Reports are found by body, year and kind, whatever their files are called. The ledger as it came back is kept beside it.
    Exit status: 0 all is closed or waived; 1 something is open; 2 something could not be read.
    """
    if store:
        Store(store).verify()
    places = sorted(one for one in ledger.glob("*.xlsx") if not one.name.startswith((".", "~$")) and ".before-" not in one.name) if ledger.is_dir() else [ledger]  # fmt: skip
    filled = {place: read_ledger(place) for place in places}
    wanted = {row.number.partition("@")[2] for one in filled.values() for row in one.rows}
    show = Progress(None if quiet else sys.stderr, lang)
    options = Options(pack, str(config.file or ""))
    found = recheck(list(paths), options, wanted, lang, day=today, jobs=jobs, show=show)
    for path, zh, en in found.unreadable:
        click.echo(Message("unread-report", path=path, zh=zh, en=en).said(lang), err=True)
    status = 2 if found.unreadable else 0
    several = len(filled) > 1
    for place, one in filled.items():
        own = {row.number.partition("@")[2] for row in one.rows}
        mine = found._replace(
            reports={key: seen for key, seen in found.reports.items() if key in own or not several}
        )
        closed = close(one, mine, today)
        kept = set_aside(place, f"before-{today}")
        out = io.BytesIO()
        one.book.save(out)
        add_waivers((store / WAIVERS) if store else place.with_name(WAIVERS), closed.waivers)
        over(place, out.getvalue())
        counts = closed.counts
        told = {
            key: counts[key] for key in ("gone", "claimed", "back", "new", "waived", "bare", "fixed", "none")
        }
        told["still"] = counts["still"] + counts["claimed"]
        told["unknown"] = counts["unknown"] + counts["several"]
        click.echo(Message("ledger-closed", file=place, kept=kept, **told).said(lang))
        left = sum(told.values()) - told["gone"] - told["waived"] - told["claimed"]
        status = max(status, int(left > 0))
    sys.exit(status)
