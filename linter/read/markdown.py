"""Reads Markdown whose tables are HTML: the tables as rows with TABs, all else as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from linter.errors import UnreadableError
from linter.read.html.map import MarkupMap
from linter.read.html.markup import locator, parsed
from linter.read.html.text import HtmlWriter
from linter.read.html.tree import hides_itself, survey
from linter.text.grid import Grid, shifted
from linter.text.source import Span

MAX_TABLES = 1000
_TABLE_TAG = re.compile(r"<(/?)table\b[^<>]{0,4000}>", re.IGNORECASE)


class Markdown(NamedTuple):
    """What a person reads in a Markdown file, and the way from a span of it to the file."""

    text: str
    locate: Callable[[Span], dict[str, Any]]
    grids: tuple[Grid, ...]


def read_markdown(text: str) -> Markdown:
    """Return *text* with its HTML tables read. Raises UnreadableError where they are far too many."""
    parts: list[str] = []
    places = MarkupMap()
    grids: list[Grid] = []
    size = at = 0

    def put(words: str, place: int, *, fixed: bool = False) -> None:
        nonlocal size
        if words:
            places.add(size, place, fixed=fixed)
            parts.append(words)
            size += len(words)

    for count, span in enumerate(_tables(text), 1):
        if count > MAX_TABLES:
            raise UnreadableError("too-many-tables", most=MAX_TABLES)
        put(text[at : span.start], at)
        if text[span.start - 1 : span.start] not in ("", "\n"):
            put("\n", span.start, fixed=True)
        writer = _written(text[span.start : span.end])
        grids += [shifted(grid, size) for grid in writer.grids]
        words = writer.text
        for start, end, place, fixed in writer.places.runs(len(words)):
            put(words[start:end], span.start + place, fixed=fixed)
        at = span.end + (text[span.end : span.end + 1] == "\n")  # the last row has its own
    put(text[at:], at)
    return Markdown("".join(parts), locator(text, places), tuple(grids))


def _tables(text: str) -> Iterator[Span]:
    """Yield where the outermost tables stand; one that is not closed is words like any."""
    depth = start = 0
    for tag in _TABLE_TAG.finditer(text):
        if not tag[1]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield Span(start, tag.end())


def _written(markup: str) -> HtmlWriter:
    root = parsed(markup)
    writer = HtmlWriter(markup, survey(root, hides_itself))
    writer.write(root)
    writer.end_line(len(markup))
    return writer
