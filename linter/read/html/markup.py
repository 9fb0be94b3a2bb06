"""Markup to a tree, by a parser that nothing else in the program knows of; and places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import Any

from linter.errors import UnreadableError
from linter.messages import Message
from linter.read.html.map import MarkupMap
from linter.read.html.tree import Node
from linter.records import dataclass
from linter.text.source import Span

MAX_TAGS = 100_000  # about five seconds of parsing
MAX_ENTITIES = 500_000
MAX_MARKUP = 20_000_000
_REFERENCE = re.compile(r"&(?=#[xX]?[0-9a-fA-F]*([^\x00-\x7f]))")


def parsed(markup: str) -> Node:
    """Return the root of the tree that a browser would build. Raises UnreadableError for too much."""
    for what, count, most in (
        ("of-characters", len(markup), MAX_MARKUP),
        ("of-html-tags", markup.count("<"), MAX_TAGS),
        ("of-entities", markup.count("&"), MAX_ENTITIES),
    ):
        if count > most:
            raise UnreadableError("page-with-too-many", what=Message(what), most=most)
    from justhtml import JustHTML

    # Digits of other writings (①, ２) make no reference to a character; the parser takes them for one, and fails.
    markup = _REFERENCE.sub(lambda found: "＆" if found[1].isdigit() else "&", markup)
    return JustHTML(markup, sanitize=False, track_node_locations=True).root


@dataclass(frozen=True)
class MarkupLocator:
    """Says where in *markup* a span of the text begins whose places are *places*."""

    markup: str
    places: MarkupMap

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.markup))]

    def __call__(self, span: Span) -> dict[str, Any]:
        """Return line, column and offset in the markup of the span's first character."""
        offset = min(self.places[span.start], len(self.markup))
        line = bisect_right(self._starts, offset)
        return {"line": line, "column": offset - self._starts[line - 1] + 1, "offset": offset}


def locator(markup: str, places: MarkupMap) -> Callable[[Span], dict[str, Any]]:
    """Return what says where in *markup* a span of the text begins whose places are *places*."""
    return MarkupLocator(markup, places)
