"""reportlint waive: one more entry in waivers.yaml, the rest of the file as it was."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import click

from linter.cli.chinese import both
from linter.cli.options import date_option
from linter.errors import RulePackError, UsageError
from linter.held.waiverfile import NAME, find, understood
from linter.staging import alone, replaced

_FINGERPRINT = re.compile(r"[0-9a-f]{8,64}(?::[0-9]+)?")


@click.command("waive", short_help="豁免一条问题　Waive a finding until a day.")
@click.argument("fingerprint")
@click.option("--reason", required=True, help="Why the finding may stand.")
@click.option("--by", required=True, help="Who answers for it.")
@click.option("--until", required=True, callback=date_option, metavar="DATE", help="The last day it holds.")
@click.option("--path", default="", metavar="GLOB", help="For which reports, counted from the file's folder.")
@click.option(
    "--file", type=click.Path(path_type=Path), help="Which waivers.yaml; default: the nearest, or one here."
)
def command(fingerprint: str, reason: str, by: str, until: str, path: str, file: Path | None) -> None:
    """Waive the finding with this FINGERPRINT (`check` shows it behind the rule) until a day."""
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise UsageError(
            f"'{fingerprint}' is no fingerprint; `check` shows them: 16 digits and letters behind a finding's rule"
        )
    if until < (today := datetime.now().astimezone().date().isoformat()):
        raise UsageError(f"{until} is over; write a day from {today} on")
    file = file or find(Path.cwd()) or Path(NAME)
    entry = {"fingerprint": fingerprint, "path": path, "reason": reason, "by": by, "until": until}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items() if value]
    with alone(file):
        _add(file, fingerprint, path, lines)
    click.echo(both(f"{file}: {fingerprint} waived until {until}", click.get_current_context()))


def _add(file: Path, fingerprint: str, path: str, lines: list[str]) -> None:
    """Put one more entry at the end of the file."""
    from linter.yamlfile import parse_yaml

    text = file.read_bytes().decode("utf-8") if file.exists() else ""
    for one in understood(parse_yaml(text, str(file)), str(file)):
        if (one.fingerprint, one.path) == (fingerprint, path):
            raise UsageError(f"{file}:{one.line}: this finding is waived already, until {one.until}")
    added = "- " + "\n  ".join(lines) + "\n"
    joint = "" if not text or text.endswith("\n") else "\n"
    try:
        understood(parse_yaml(text + joint + added, str(file)), str(file))
    except RulePackError as error:
        raise UsageError(f"{error}: nothing can be added at the end; add it by hand:\n{added}") from None
    stands = replaced(file, text + joint + added)
    if stands != file:
        raise UsageError(f"{file}: could not be replaced; the new one is {stands}")
