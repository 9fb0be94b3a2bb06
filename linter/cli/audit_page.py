"""reportlint audit page: a store as a static site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.audit.roster import kept
from linter.audit.sampling import precision
from linter.audit.site import write_site
from linter.audit.store import Store
from linter.audit.views import viewed
from linter.cli.audit_options import store_argument, tell_unfinished, today_option
from linter.cli.help import spoken
from linter.cli.options import lang_option
from linter.messages import Message


@spoken("page", short_help="生成网页　Write a site.")
@store_argument
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="SITE",
    help="The site's folder.",
)
@today_option
@lang_option
def command(store: Path, output: Path, today: str, lang: Any) -> None:
    """Write a store as a static site: an overview, a page a rule, a page a body, copies, the roster's gaps.

    It needs no server and no network: open index.html.
    """
    where = Store(store)
    with viewed(where, today) as view:
        tell_unfinished(view)
        judged = {one.rule: one.said() for one in precision(where)}
        count = write_site(view, kept(where), output, lang, judged)
    click.echo(Message("site-written", count=count, path=output / "index.html").said(lang))
