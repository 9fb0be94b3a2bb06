"""reportlint verify: does a JSON output still prove itself?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from linter.errors import UsageError
from linter.held.diff import stored
from linter.held.verify import faults, summary_faults
from linter.render.visible import visible


@click.command("verify", short_help="核验检查结果　Hold findings against the reports.")
@click.argument("findings", type=click.Path(path_type=Path))
@click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="The folder that the paths count from."
)
def command(findings: Path, root: Path) -> None:
    """Hold each finding in FINDINGS (JSON output of `check`) against the report itself.

    The file must be the one that was checked, the words must stand where they are said to, and
    the arithmetic must come out. Exit status: 0 all is so; 1 something is not; 2 FINDINGS is no output, or
    the program failed at a report.
    """
    reports = stored(findings)
    if reports is None:
        raise UsageError(f"{findings}: not the JSON output of `check`")
    found = list(faults(reports, root))
    text = findings.read_text(encoding="utf-8")
    try:
        whole = json.loads(text)
    except ValueError:  # JSON Lines have no totals
        whole = {}
    if "reports" in whole:
        found += summary_faults(whole)
    for one in found:
        click.echo(visible(": ".join(filter(None, (one.path, one.finding, one.what)))))
    read = [report for report in reports if not report.get("error")]
    total = sum(len(report["findings"]) for report in read)
    click.echo(f"{total} findings in {len(read)} reports: {len(found) or 'no'} faults")
    if skipped := len(reports) - len(read):
        click.echo(
            f"{skipped} reports could not be read when they were checked; nothing is said of them", err=True
        )
    sys.exit(2 if any(one.failed for one in found) else int(bool(found)))
