"""Verdicts become text, or files: one module a format, a pure function of the verdicts and the run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from linter.errors import UsageError
from linter.model.finding import Verdict
from linter.render.run import Run
from linter.render.signed import signed

__all__ = ["COPIES", "FIGURED", "FILES", "FORMATS", "TEMPLATED", "Run", "render", "renderer"]

# Each module has `render(verdicts, run)`; it is imported when its format is asked for, so that
# nobody waits for Jinja to see three lines on a terminal.
FORMATS: dict[str, str] = {
    "terminal": "linter.render.terminal",
    "concise": "linter.render.concise",
    "json": "linter.render.json",
    "jsonl": "linter.render.jsonl",
    "markdown": "linter.render.markdown",
    "audit": "linter.render.audit",
    "html": "linter.render.html",
    "confirmation": "linter.render.html.confirmation",
    "sarif": "linter.render.sarif",
    "junit": "linter.render.junit",
    "github": "linter.render.github",
    "gitlab": "linter.render.gitlab",
    "rdjson": "linter.render.rdjson",
    "csv": "linter.render.csv",
    "summary": "linter.render.summary",
}

# These go into files only: they give nothing for each verdict as it comes, and at last the file's bytes.
FILES: dict[str, str] = {
    "docx": "linter.render.docx",
    "pdf": "linter.render.pdf",
    "xlsx": "linter.render.xlsx",
}
FIGURED = frozenset(("html",))  # these show each figure and what became of it
COPIES = frozenset(("docx", "pdf"))  # of the one report that was checked
# This one needs a file of the user's: `Run.template`.
TEMPLATED: dict[str, str] = {"template": "linter.render.template"}

Renderer = Callable[[Iterable[Verdict], Run], Iterator[Any]]

_LONE = re.compile("[\ud800-\udfff]")


def render(verdicts: Iterable[Verdict], format: str, run: Run) -> Iterator[str]:
    """Return the verdicts in *format*, in chunks: a head, a chunk for each verdict as it comes, a foot.

    No chunk holds a lone surrogate (a path that is no UTF-8 has some), so each can be encoded. What may
    be met again as a file ends in the program's mark.
    """
    if format not in FORMATS | TEMPLATED:
        raise UsageError("no-format", format=format, known=", ".join(FORMATS))
    chunks: Iterator[str] = renderer(format)(verdicts, run)
    return signed((_LONE.sub("\ufffd", chunk) for chunk in chunks), format, run)


def renderer(format: str) -> Renderer:
    """Return what renders *format*. Raises UsageError where what it needs is not installed."""
    found: Renderer = import_module((FORMATS | TEMPLATED | FILES)[format]).render
    return found
