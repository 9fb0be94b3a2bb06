"""reportlint diff: what one run found and another did not."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import click

from linter.cli.configured import config_option, configured_pack
from linter.cli.help import spoken
from linter.cli.mistakes import OneOf
from linter.cli.options import lang_option, pack_option
from linter.cli.records import records
from linter.config.settings import Config
from linter.held.diff import FindingDiff, compared
from linter.judge.lint import Given
from linter.messages import Message
from linter.render.record import dump
from linter.render.run import Language
from linter.render.told import origin_place
from linter.render.visible import visible
from linter.render.words import word

_MARKS = {"new": "+", "gone": "-", "changed": "~", "same": " "}


@spoken("diff", short_help="比较两份稿子或两次结果　Compare two runs or two reports.")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "-f",
    "form",
    type=OneOf(["terminal", "json"]),
    default="terminal",
    help="How to show it.",
)
@click.option("--excerpt", is_flag=True, help="The texts are not whole reports.")
@config_option
@pack_option
@lang_option
def command(
    before: Path, after: Path, form: str, excerpt: bool, config: Config, pack: Path | None, lang: Any
) -> None:
    """Compare two runs (JSON output of `check`), reports or folders: + new, - gone, ~ changed.

    Exit status: 0 no new errors; 1 some; 2 something could not be read.
    """
    pack_of = partial(configured_pack, pack, config)
    given = Given(excerpt=excerpt)
    old, new = (list(records([str(path)], pack_of, given, config, lang)) for path in (before, after))
    broken = [one for one in (*old, *new) if one.get("error")]
    for one in broken:
        click.echo(f"{visible(one['path'])}: {visible(one['error']['message'])}", err=True)
    differences = list(compared(old, new))
    click.echo(_json(differences).encode() if form == "json" else "\n".join(_lines(differences, lang)))
    sys.exit(2 if broken else int(any(one.fails for one in differences)))


def _lines(differences: list[FindingDiff], lang: Language) -> list[str]:
    lines = []
    for one in differences:
        if one.state == "same":
            continue
        finding = one.finding
        severity = word(finding["severity"], lang)
        if one.before and one.after and one.before["severity"] != finding["severity"]:
            severity = f"{word(one.before['severity'], lang)} → {severity}"
        place = origin_place(finding["where"]["origin"], lang)
        joint = ":" if place[:1].isdigit() else " "
        path, message = visible(one.path), visible(finding["message"])
        lines.append(f"{_MARKS[one.state]} {severity} {finding['rule']} {path}{joint}{place} {message}")
    counts: Counter[str] = Counter(one.state for one in differences)
    return [*lines, Message("compared", **{state: counts[state] for state in _MARKS}).said(lang)]


def _json(differences: list[FindingDiff]) -> str:
    groups: dict[str, list[Any]] = {"new": [], "gone": [], "changed": [], "same": []}
    for one in differences:
        item = {"path": one.path, "finding": one.finding}
        groups[one.state].append({**item, "before": one.before} if one.state == "changed" else item)
    return dump({"schema_version": 1, **groups})
