"""Where each character of a page's text stands in its markup."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field
from html import unescape

from linter.records import dataclass

_SPECIAL = re.compile(r"[&\r<]")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,12}|#[0-9]{1,12}|[A-Za-z][A-Za-z0-9]{0,40});?")
_RESYNC = 2000


def anchors(markup: str, origin: int, data: str) -> list[tuple[int, int]]:
    """Return where *data*, a text node that starts at *origin*, stands in *markup*.

    Each pair is a place in the data and its place in the markup; up to the next pair both
    run on together. Entities, line ends and skipped tags start a new pair.
    """
    if markup.startswith(data, origin):
        return [(0, origin)]
    found: list[tuple[int, int]] = []
    at, place, size, end = 0, origin, len(data), len(markup)
    while at < size and place < end:
        special = _SPECIAL.search(markup, place)
        step = min((special.start() if special else end) - place, size - at)
        if step > 0 and markup.startswith(data[at : at + step], place):
            found.append((at, place))
            at, place = at + step, place + step
            continue
        character = markup[place]
        if character == "&" and (entity := _ENTITY.match(markup, place)):
            meant = unescape(entity[0])
            if meant and data.startswith(meant, at):
                found.extend((at + k, place) for k in range(len(meant)))
                at, place = at + len(meant), entity.end()
                continue
        if character == "\r" and data[at] == "\n":
            found.append((at, place))
            at, place = at + 1, place + (2 if markup.startswith("\r\n", place) else 1)
        elif character == data[at]:
            found.append((at, place))
            at, place = at + 1, place + 1
        elif character == "<" and (closed := markup.find(">", place)) != -1:
            place = closed + 1  # a tag that the tree has no use for
        else:
            # The parser dropped or moved something: look for what comes next.
            again = markup.find(data[at : at + 8], place + 1, place + _RESYNC)
            if again == -1:
                found.append((at, place))
                return found
            place = again
    return found or [(0, origin)]


@dataclass(frozen=True)
class MarkupMap:
    """For each character of a text, in runs, its place in the markup."""

    _at: array[int] = field(default_factory=lambda: array("q"))
    _place: array[int] = field(default_factory=lambda: array("q"))

    def add(self, at: int, place: int, *, fixed: bool = False) -> None:
        """Say where a run starts; a *fixed* one stands for one place, however long."""
        self._at.append(at)
        self._place.append(~place if fixed else place)

    def runs(self, size: int) -> Iterator[tuple[int, int, int, bool]]:
        """Yield start, end, place and whether it is fixed, of each run of a text of *size*."""
        for number, (start, place) in enumerate(zip(self._at, self._place, strict=True)):
            end = self._at[number + 1] if number + 1 < len(self._at) else size
            yield start, end, ~place if place < 0 else place, place < 0

    def __getitem__(self, at: int) -> int:
        """Return the place in the markup of the character *at*."""
        run = bisect_right(self._at, at) - 1
        if run < 0:
            return 0
        place = self._place[run]
        return ~place if place < 0 else place + at - self._at[run]
