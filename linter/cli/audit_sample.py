"""reportlint audit sample: findings drawn for people to judge, and what they found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.audit.outputs import put_bytes
from linter.audit.sampling import BY, drawn, precision, read_judged, sample_book
from linter.audit.store import Store
from linter.audit.tables import shown
from linter.audit.views import viewed
from linter.cli.audit_options import form_option, store_argument, tell_unfinished, today_option
from linter.cli.help import spoken
from linter.cli.mistakes import Number, OneOf
from linter.cli.options import lang_option
from linter.errors import UsageError
from linter.messages import Message

_HEADS = {"zh": ("规则", "判为正确", "判断", "准确率"), "en": ("rule", "right", "judged", "precision")}


@spoken("sample", short_help="抽查　Draw a sample to judge.")
@store_argument
@click.option(
    "--number",
    "-n",
    "count",
    type=Number(1, 100_000),
    default=100,
    show_default=True,
    help="Findings to draw.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same.")
@click.option(
    "--by",
    type=OneOf(list(BY)),
    default="rule",
    show_default=True,
    help="The strata: of each its share, one at least.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE.xlsx", help="The sheet.")
@click.option(
    "--judged",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="SHEET",
    help="Read a sheet back instead, and tell how often each rule was right.",
)
@form_option
@today_option
@lang_option
def command(store: Path, count: int, seed: int, by: Any, output: Path | None, judged: Path | None, form: Any, today: str, lang: Any) -> None:  # fmt: skip
    """Draw a stratified sample of the findings as a sheet to be judged, 对 or 错; --judged reads it back.

    How often a rule was right is told with its interval from twenty judged on, here and on the pages.
    """
    where = Store(store)
    where.verify()
    if judged:
        read_judged(judged, where)
        rows = [(one.rule, one.right, one.judged, one.said()) for one in precision(where)]
        for line in shown(_HEADS["en" if form == "json" else lang], rows, form):
            click.echo(line.encode() if form != "table" else line)
        return
    if output is None:
        raise UsageError("name-the-sheet")
    with viewed(where, today) as view:
        tell_unfinished(view)
        sample = drawn(view, count, seed, by, lang)
    put_bytes(output, sample_book(sample, lang, today))
    click.echo(Message("sample-drawn", count=len(sample), path=output).said(lang))
