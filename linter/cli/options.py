"""Options that several commands share, and how their words are understood."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from linter.errors import UsageError
from linter.finding import Severity
from linter.render import FORMATS
from linter.rulepack import RulePack, read_pack, shipped_pack

_BY_SUFFIX = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".jsonl": "jsonl", ".txt": "terminal"}


def _read_pack(_ctx: click.Context, _param: click.Parameter, value: str | None) -> RulePack:
    return read_pack(Path(value)) if value else shipped_pack()


pack_option = click.option(
    "--pack", callback=_read_pack, metavar="DIR", help="A rule pack of your own instead of the shipped one."
)


class _Output(click.ParamType):
    name = "output"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, Path]:
        """Return the format and the path; the format may be left out where the name tells it."""
        form, colon, path = str(value).partition(":")
        if colon and form in FORMATS:
            return form, Path(path)
        form = _BY_SUFFIX.get(Path(str(value)).suffix.lower(), "")
        if not form:
            self.fail(f"cannot tell the format of '{value}'; write FORMAT:PATH", param, ctx)
        return form, Path(str(value))


output_target = _Output()


def fail_threshold(_ctx: Any, _param: Any, value: str) -> tuple[Severity | None, bool]:
    """Return the severity from which a run fails (None: never), and whether undecided rules fail it."""
    words = [word.strip() for word in value.split(",")]
    levels: dict[str, Severity | None] = {severity.word: severity for severity in Severity}
    levels["never"] = None
    if words[0] not in levels or words[1:] not in ([], ["undecided"]):
        raise UsageError(f"--fail-on {value}: write error, warning, info or never, and ,undecided if wanted")
    return levels[words[0]], len(words) > 1


def date_option(_ctx: Any, _param: Any, value: str | None) -> str | None:
    """Return the day as YYYY-MM-DD, checked."""
    if not value:
        return value
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{value} is no day; write YYYY-MM-DD") from None
