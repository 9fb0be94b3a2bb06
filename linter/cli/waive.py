"""reportlint waive: one more entry in waivers.yaml, the rest of the file as it was."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from linter.cli.configured import config_option, configured_pack
from linter.cli.help import spoken
from linter.cli.options import date_option, pack_option
from linter.cli.records import records
from linter.cli.telling import both
from linter.config.globs import matches
from linter.config.places import upward
from linter.config.settings import Config
from linter.errors import RulePackError, UsageError
from linter.held.bodies import whose
from linter.held.diff import Record
from linter.held.waiverfile import NAME, find, understood, written
from linter.held.waivers import folder_of
from linter.judge.lint import Given
from linter.messages import Message
from linter.staging import alone, replaced

WaiverEntry = dict[str, Any]


@spoken("waive", short_help="豁免一条问题　Waive a finding until a day.")
@click.argument("fingerprint")
@click.argument("shown", nargs=-1, metavar="[PATH...]")
@click.option("--reason", required=True, help="Why the finding may stand.")
@click.option("--by", required=True, help="Who answers for it.")
@click.option("--until", required=True, callback=date_option, metavar="DATE", help="The last day it holds.")
@click.option("--path", default="", metavar="GLOB", help="For which reports, counted from the file's folder.")
@click.option(
    "--waivers",
    "--file",
    "file",
    type=click.Path(path_type=Path),
    help="Which waivers.yaml; default: the nearest above the report, or one here.",
)
@click.option("--excerpt", is_flag=True, help="The texts are not whole reports.")
@config_option
@pack_option
def command(
    fingerprint: str, shown: tuple[str, ...], reason: str, by: str, until: str, path: str, file: Path | None, excerpt: bool, config: Config, pack: Path | None
) -> None:  # fmt: skip
    """Waive the finding with this FINGERPRINT (`check` shows it behind the rule) until a day.

    PATH is where it is found: a report, a folder, or the JSON output of `check`. Without it, the
    reports that --path names are checked. The waiver holds for the body and year of that report.
    """
    if until < (today := datetime.now().astimezone().date().isoformat()):
        raise UsageError("day-over", until=until, today=today)
    here = file or find(Path.cwd()) or Path(NAME)
    paths = shown or ((str(here.parent / (path if "/" in path else f"**/{path}")),) if path else ())
    if not paths:
        raise UsageError("name-the-report")
    rules = configured_pack(pack, config)
    given = Given(excerpt=excerpt)
    found = list(records(paths, lambda: rules, given, config, "zh"))
    report, rule = _holder(fingerprint, [one for one in found if _covers(path, one, here)])
    known = rules.rule(rule)
    if known is not None and not known.waivable:
        raise UsageError("never-waived", fingerprint=fingerprint, rule=rule)
    file = here if file or path else _holding(report["path"], here)
    entry = {
        "fingerprint": fingerprint,
        **_whose(report, path, file),
        "reason": reason,
        "by": by,
        "until": until,
    }
    with alone(file):
        _add(file, entry)
    click.echo(
        both(Message("waived", path=file, fingerprint=fingerprint, until=until), click.get_current_context())
    )


def _holding(report: str, here: Path) -> Path:
    """Return the file that holds for *report*: the nearest; else *here*, where that is above it, or one beside it."""
    folder = Path(folder_of(report))
    if nearest := find(folder):
        return Path(os.path.relpath(nearest))
    return here if Path.cwd() in upward(folder) else folder / NAME


def _covers(path: str, report: Record, file: Path) -> bool:
    return not path or matches(path, report["path"], str(file.parent))


def _holder(fingerprint: str, reports: list[Record]) -> tuple[Record, str]:
    """Return the report that has the finding, and its rule; raise UsageError where it is not just one body's."""
    having: dict[object, tuple[Record, str]] = {}
    shortened: set[str] = set()
    for report in reports:
        for finding in report.get("findings", ()):
            mark = finding["fingerprint"]
            if mark == fingerprint:
                body = whose(report.get("issuer"), report.get("year")) or report["path"]
                having.setdefault(body, (report, finding["rule"]))
            elif mark.startswith(fingerprint):
                shortened.add(mark)
    if len(having) > 1:
        where = ", ".join(sorted(report["path"] for report, _ in having.values()))
        raise UsageError("several-bodies", fingerprint=fingerprint, paths=where)
    if not having:
        meant = Message("write-it-whole", near=min(shortened)) if shortened else ""
        raise UsageError("no-fingerprint", fingerprint=fingerprint, count=len(reports), guess=meant)
    return next(iter(having.values()))


def _whose(report: Record, path: str, file: Path) -> WaiverEntry:
    """Return for which report the waiver is: body and year, and its path where they are not known or it was given."""
    body = whose(report.get("issuer"), report.get("year"))
    if path or body is None:
        path = path or os.path.relpath(report["path"], file.parent).replace(os.sep, "/")
    said = {"issuer": report["issuer"], "year": report["year"]} if body else {}
    return {**said, **({"path": path} if path else {})}


def _add(file: Path, entry: WaiverEntry) -> None:
    """Write *entry* at the end of *file*; raise UsageError where it stands there or cannot be added."""
    from linter.yamlfile import parse_yaml

    text = file.read_bytes().decode("utf-8") if file.exists() else ""
    keys = ("fingerprint", "path", "issuer", "year")
    for one in understood(parse_yaml(text, str(file)), str(file)):
        if all(getattr(one, key) == entry.get(key, None if key == "year" else "") for key in keys):
            raise UsageError("waived-already", path=file, line=one.line, until=one.until)
    added = written(entry)
    joint = "" if not text or text.endswith("\n") else "\n"
    try:
        understood(parse_yaml(text + joint + added, str(file)), str(file))
    except RulePackError as error:
        raise UsageError("cannot-append", why=error, added=added) from None
    stands = replaced(file, text + joint + added)
    if stands != file:
        raise UsageError("not-replaced", path=file, stands=stands)
