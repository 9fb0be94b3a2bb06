"""reportlint verify: does a JSON output still prove itself?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from linter.cli.help import spoken
from linter.cli.options import lang_option
from linter.cli.telling import tell
from linter.errors import UsageError
from linter.held.diff import stored
from linter.held.verify import faults, summary_faults
from linter.messages import Message
from linter.render.run import Language
from linter.render.visible import visible


@spoken("verify", short_help="核验检查结果　Hold findings against the reports.")
@click.argument("findings", type=click.Path(path_type=Path))
@click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="The folder that the paths count from."
)
@lang_option
def command(findings: Path, root: Path, lang: Language) -> None:
    """Hold each finding in FINDINGS (JSON output of `check`) against the report itself.

    The file must be the one that was checked, the words must stand where they are said to, and
    the arithmetic must come out. Exit status: 0 all is so; 1 something is not; 2 FINDINGS is no output, or
    the program failed at a report.
    """
    reports = stored(findings)
    if reports is None:
        raise UsageError("no-results", path=findings)
    found = list(faults(reports, root))
    text = findings.read_text(encoding="utf-8")
    try:
        whole = json.loads(text)
    except ValueError:  # JSON Lines have no totals
        whole = {}
    if "reports" in whole:
        found += summary_faults(whole)
    for one in found:
        where = ": ".join(filter(None, (one.path, one.finding)))
        click.echo(visible(Message("verify-fault", where=where, what=one.what).said(lang)))
    read = [report for report in reports if not report.get("error")]
    total = sum(len(report["findings"]) for report in read)
    counts = {"findings": total, "reports": len(read)}
    told = Message("verified", **counts, faults=len(found)) if found else Message("verified-whole", **counts)
    click.echo(told.said(lang))
    if skipped := len(reports) - len(read):
        tell("not-verified", count=skipped)
    sys.exit(2 if any(one.failed for one in found) else int(bool(found)))
