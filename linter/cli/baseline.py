"""reportlint baseline: set down the findings of today, or take out those that are gone."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linter.cli.configured import config_option, configured_pack
from linter.cli.options import pack_option
from linter.config.settings import Config, configured_verdicts
from linter.errors import UsageError
from linter.held.baseline import Baseline, load, written
from linter.judge.lint import Given
from linter.render.run import Run
from linter.render.unchecked import unchecked
from linter.rulepack.selection import selected
from linter.run.batch import Status
from linter.run.inputs import inputs
from linter.staging import replaced


@click.command("baseline", short_help="把现有问题记为基线　Set down today's findings as known.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--output", "-o", required=True, type=click.Path(path_type=Path), help="The baseline, a JSON file."
)
@click.option("--prune", is_flag=True, help="Take out of it what is not found any more; add nothing.")
@click.option("--excerpt", is_flag=True, help="The texts are not whole reports.")
@config_option
@pack_option
def command(
    paths: tuple[str, ...], output: Path, prune: bool, excerpt: bool, config: Config, pack: Path | None
) -> None:
    """Set down today's findings, so that `check --baseline FILE` fails of new ones only."""
    if output.exists() and not prune:
        raise UsageError(f"{output} is there already; --prune makes it smaller, nothing makes it larger")
    rules = configured_pack(pack, config)
    baseline = load(output, rules) if prune else Baseline(output, rules)
    files, skipped = inputs(paths)
    for line in unchecked(Run(skipped=skipped)):
        click.echo(line, err=True)
    status = Status(threshold=None)
    chosen = selected(rules, ",".join(config.keys.select), ",".join(config.keys.ignore))
    verdicts = configured_verdicts(files, rules, Given(excerpt=excerpt), chosen, config)
    for verdict in baseline.watch(status.watch(verdicts)):
        if verdict.unreadable:
            click.echo(f"{verdict.source.path}: {verdict.unreadable.zh} / {verdict.unreadable.en}", err=True)
    kept = baseline.pruned() if prune else baseline.found
    stands = replaced(output, written(kept))
    if stands != output:
        raise UsageError(f"{output}: could not be replaced; the new one is {stands}")
    gone = f", {len(baseline.known) - len(kept)} taken out" if prune else ""
    click.echo(f"{output}: {len(kept)} findings{gone}")
    if baseline.refused:
        click.echo(f"{baseline.refused} findings may not be waived: they are not in it", err=True)
    sys.exit(status.code)
