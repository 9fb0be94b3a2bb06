"""Options that several commands share, and how their words are understood."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from linter.cli.mistakes import MistakeError, OneOf
from linter.errors import UsageError
from linter.messages import Message
from linter.model.finding import Severity
from linter.render import FILES, FORMATS, TEMPLATED
from linter.rulepack import shipped_folder

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_WIDTH = 100
_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".xml": "junit",
    ".txt": "terminal",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
    ".csv": "csv",
}


def pack_folder(_ctx: Any, _param: Any, value: str | None) -> Traversable | None:
    """Return the folder of the pack that is meant: a shipped one by its name, else the path."""
    return (shipped_folder(value) or Path(value)) if value else None


pack_option = click.option(
    "--pack",
    callback=pack_folder,
    metavar="NAME|DIR",
    help="Another shipped rule pack, by its name, or the folder of one of your own (./NAME).",
)
lang_option = click.option(
    "--lang",
    type=OneOf(["zh", "en"]),
    default="zh",
    show_default=True,
    help="Language of what is said.",
)


class _Output(click.ParamType[Any]):
    name = "output"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, Path]:
        """Return the format and the path; the format may be left out where the name tells it."""
        form, colon, path = str(value).partition(":")
        if not colon or form not in FORMATS | TEMPLATED | FILES:
            form, path = _BY_SUFFIX.get(Path(str(value)).suffix.lower(), ""), str(value)
        if not form:
            raise MistakeError(Message("format-untold", value=value), ctx)
        if path in ("", "-"):
            raise MistakeError(Message("output-without-file", value=value), ctx)
        return form, Path(path)


output_target = _Output()


def fail_threshold(_ctx: Any, _param: Any, value: str) -> tuple[Severity | None, bool]:
    """Return the severity from which a run fails (None: never), and whether undecided rules fail it."""
    words = [word.strip() for word in value.split(",")]
    levels: dict[str, Severity | None] = {severity.word: severity for severity in Severity}
    levels["never"] = None
    if words[0] not in levels or words[1:] not in ([], ["undecided"]):
        raise UsageError("no-fail-on", value=value)
    return levels[words[0]], len(words) > 1


def job_count(_ctx: Any, _param: Any, value: str) -> int:
    """Return how many processes are meant: auto is one for each processor that this one may use."""
    if value == "auto":
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if value.isdecimal() and 1 <= int(value) <= 1000:
        return int(value)
    raise UsageError("no-jobs", value=value)


def date_option(_ctx: Any, _param: Any, value: str | None) -> str | None:
    """Return the day as YYYY-MM-DD, checked."""
    if not value:
        return value
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError("no-day", value=value) from None


def color(stream: IO[str] | None) -> bool:
    """Whether *stream* is a terminal that wants colour (https://no-color.org)."""
    return (
        stream is not None
        and stream.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def width() -> int:
    """Return the columns of the terminal ($COLUMNS overrules it); 100 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _WIDTH
    except (OSError, ValueError, AttributeError):
        return _WIDTH
