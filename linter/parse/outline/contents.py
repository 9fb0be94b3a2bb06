"""The contents page: headings without anything below them, that come again further down."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.domain.domain import Domain
from linter.grammar.headings import headings
from linter.text.patterns import any_of

_FEWEST = 3  # lines that are contents where no word says so
_LONGEST = 80  # characters of a line
_MOST = 120  # entries
_SENTENCE = ("。", ";", "!", "?")
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|·{4,})\s*\d{0,3}\Z")
_TO_THE_PAGE = re.compile(r"[\s.·…—_-]*(?:\(?\d{1,3}\)?)?\Z")


def contents_page(texts: Sequence[str], domain: Domain) -> frozenset[int]:
    """Return the lines of *texts* that are a contents page: its title, and headings that come again below.

    Without a title at least three outer headings in a row are wanted, the first of which comes again.
    """
    title = any_of(domain.contents)
    heads = headings(domain.grammars["report"])
    bare = [_TO_THE_PAGE.sub("", text) if len(text) <= _LONGEST else "" for text in texts]
    last = {text: at for at, text in enumerate(bare) if text}
    found: set[int] = set()
    at = 0
    while at < len(texts):
        titled = bool(title and title.search(texts[at]))
        first = end = at + titled
        while end < len(texts) and last.get(bare[end], end) > end and bare[end] not in bare[first:end]:
            end += 1
        if titled:
            end = max(end, _to_the_first_again(texts, bare, first), _led_to_pages(texts, first))
        outer = sum(1 for text in bare[first:end] if heads.is_outer(text))
        if end > first and (titled or outer >= _FEWEST):
            found.update(range(at, end))
        at = max(end, at + 1)
    return frozenset(found)


def _to_the_first_again(texts: Sequence[str], bare: Sequence[str], first: int) -> int:
    """Return where the first entry comes again, with only short lines before; further down it may be worded otherwise."""
    wanted = bare[first] if first < len(bare) else ""
    for at in range(first, min(len(texts), first + _MOST)):
        if not bare[at] or texts[at].endswith(_SENTENCE):
            return first
        if at > first and wanted and bare[at] == wanted:
            return at
    return first


def _led_to_pages(texts: Sequence[str], first: int) -> int:
    """Return where the lines end that dots lead to the number of a page, be they on lines of their own."""
    end = first
    for at in range(first, min(len(texts), first + _MOST)):
        if _LEADER.search(texts[at]):
            end = at + 1
        elif at > end + 1:
            break
    return end
