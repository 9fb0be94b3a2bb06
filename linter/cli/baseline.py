"""reportlint baseline: set down the findings of today, or take out those that are gone."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linter.cli.choosing import Choice, choice_options
from linter.cli.configured import config_option, configured_pack
from linter.cli.help import spoken
from linter.cli.options import lang_option, pack_option
from linter.cli.showing import named
from linter.cli.telling import tell
from linter.config.settings import Config, configured_verdicts
from linter.errors import UsageError
from linter.held.baseline import Baseline, load, written
from linter.judge.lint import Given
from linter.messages import Message
from linter.render.run import Language, Run
from linter.render.unchecked import unchecked
from linter.rulepack.selection import selected
from linter.run.batch import Status
from linter.staging import replaced


@spoken("baseline", short_help="把现有问题记为基线　Set down today's findings as known.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--output", "-o", required=True, type=click.Path(path_type=Path), help="The baseline, a JSON file."
)
@click.option("--prune", is_flag=True, help="Take out of it what is not found any more; add nothing.")
@click.option("--excerpt", is_flag=True, help="The texts are not whole reports.")
@choice_options
@config_option
@pack_option
@lang_option
def command(
    paths: tuple[str, ...], output: Path, prune: bool, excerpt: bool, choice: Choice, config: Config, pack: Path | None, lang: Language
) -> None:  # fmt: skip
    """Set down today's findings, so that `check --baseline FILE` fails of new ones only."""
    if output.exists() and not prune:
        raise UsageError("baseline-stands", path=output)
    rules = configured_pack(pack, config)
    baseline = load(output, rules) if prune else Baseline(output, rules)
    files, skipped = found = choice.files(paths)
    choice.tell(found)
    for line in unchecked(Run(skipped=skipped, language=lang)):
        click.echo(line, err=True)
    status = Status(threshold=None)
    chosen = selected(rules, ",".join(config.keys.select), ",".join(config.keys.ignore))
    verdicts = configured_verdicts(files, rules, Given(excerpt=excerpt), chosen, config)
    for verdict in baseline.watch(status.watch(named(verdicts, choice.called))):
        if verdict.unreadable:
            tell(
                "unread-report", path=verdict.source.path, zh=verdict.unreadable.zh, en=verdict.unreadable.en
            )
    kept = baseline.pruned() if prune else baseline.found
    stands = replaced(output, written(kept))
    if stands != output:
        raise UsageError("not-replaced", path=output, stands=stands)
    told = Message("baseline-written", path=output, count=len(kept))
    if prune:
        gone = len(baseline.known) - len(kept)
        told = Message("baseline-pruned", path=output, count=len(kept), gone=gone)
    click.echo(told.said(lang))
    if baseline.refused:
        which = sorted({f"{one.rule} {one.path}" for one in baseline.refused})
        tell("baseline-refused", count=len(baseline.refused), which="; ".join(which))
    sys.exit(status.code)
