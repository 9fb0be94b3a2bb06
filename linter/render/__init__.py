"""Verdicts become text: one module a format, a pure function of the verdicts and the run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module

from linter.errors import UsageError
from linter.finding import Verdict
from linter.render.run import Run

__all__ = ["FORMATS", "Run", "render"]

# Each module has `render(verdicts, run)`; it is imported when its format is asked for, so that
# nobody waits for Jinja to see three lines on a terminal.
FORMATS: dict[str, str] = {
    "terminal": "linter.render.terminal",
    "json": "linter.render.json",
    "jsonl": "linter.render.jsonl",
    "markdown": "linter.render.markdown",
    "html": "linter.render.html",
    "sarif": "linter.render.sarif",
    "junit": "linter.render.junit",
    "github": "linter.render.github",
}

_LONE = re.compile("[\ud800-\udfff]")


def render(verdicts: Iterable[Verdict], format: str, run: Run) -> Iterator[str]:
    """Return the verdicts in *format*, in chunks: a head, a chunk for each verdict as it comes, a foot.

    No chunk holds a lone surrogate (a path that is no UTF-8 has some), so each can be encoded.
    """
    if format not in FORMATS:
        raise UsageError(f"no format '{format}'; there are {', '.join(FORMATS)}")
    chunks: Iterator[str] = import_module(FORMATS[format]).render(verdicts, run)
    return (_LONE.sub("\ufffd", chunk) for chunk in chunks)
