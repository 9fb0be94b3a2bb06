"""Tables are spotted before anything else: the labels of their rows look like headings.

A table of a known form is a region in which at least five labels of the form stand close
together in the form's order; how the cells are laid out does not matter for that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache

from linter.domain.form import Form
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.chain import LEAST_ANCHORS, ChainHit, Titles, chains
from linter.records import dataclass
from linter.text.raised import MARKS
from linter.text.source import Span
from linter.text.wordfinder import WordIndex

_BLANK = re.compile(r"[\s|*\u200b-\u200d\ufeff]+")


@dataclass(frozen=True, slots=True)
class Region:
    """Where a table stands in the source, its form, and the rows whose labels were found."""

    span: Span
    form: Form | None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Anchor:
    writings: tuple[str, ...]
    row: str = ""


@lru_cache(maxsize=64)
def _anchors(form: Form) -> tuple[_Anchor, ...]:
    """The labels of *form* in the order in which a table prints them."""
    found = [_Anchor((word,)) for word in (*form.captions, *form.header)]
    for block in form.blocks:
        if block.label:
            found.append(_Anchor((block.label,)))
        found += [_Anchor(column.writings) for column in block.columns if column.writings]
        found += [_Anchor(row.writings, row.id) for row in block.rows if row.writings]
    return tuple(found)


class _Squeezed:
    """The folded text without blanks and pipes, and the way back."""

    def __init__(self, folded: str) -> None:
        self.text = _BLANK.sub("", folded)
        self._folded = folded

    def origin(self, at: int) -> int:
        """Return where the character at *at* stands in the folded text."""
        starts, origins = self._pieces
        piece = bisect_right(starts, at) - 1
        return origins[piece] + at - starts[piece]

    @cached_property
    def _pieces(self) -> tuple[list[int], list[int]]:
        """Where what stands between blanks begins: here, and in the folded text."""
        starts, origins = [0], [0]
        dropped = 0
        for blank in _BLANK.finditer(self._folded):
            dropped += blank.end() - blank.start()
            starts.append(blank.end() - dropped)
            origins.append(blank.end())
        return starts, origins


def spot(folded: str, forms: tuple[Form, ...], words: CellWords, titles: Titles) -> list[Region]:
    """Return the tables of known forms in *folded*, left to right, none overlapping."""
    squeezed = _Squeezed(folded)
    found: list[tuple[int, Region]] = []
    places = _labels(forms).places(squeezed.text)
    for form in forms:
        for chain in chains(_hits(form, places), squeezed.text, titles):
            rows = tuple(dict.fromkeys(_anchors(form)[k].row for k, _, _ in chain))
            rows = tuple(row for row in rows if row)
            first, last = min(at for _, at, _ in chain), max(stop for _, _, stop in chain)
            start, end = squeezed.origin(first), squeezed.origin(last - 1) + 1
            tail = _tail(form, words).match(folded, end)
            reach = tail.end() if tail else end
            end += len(folded[end:reach].rstrip())
            found.append((len(chain), Region(Span(start, end), form, rows)))
    found.sort(key=lambda item: (-item[0], item[1].span))
    kept: list[Region] = []
    for _, region in found:
        if all(region.span.end <= k.span.start or region.span.start >= k.span.end for k in kept):
            kept.append(region)
    return sorted(kept, key=lambda region: region.span)


@lru_cache(maxsize=64)
def _tail(form: Form, words: CellWords) -> re.Pattern[str]:
    """What may stand after the last label: cells; where rows have none, pieces of broken heads, too."""
    if all(row.label for row in form.rows):
        return re.compile(words.cells)
    letters = "".join(sorted({letter for word in form.header for letter in word}))
    return re.compile(rf"[\s|/*·\d.,%+\-—–_〇零无{MARKS}{re.escape(letters)}]*")


@lru_cache(maxsize=64)
def _writings(form: Form) -> dict[str, tuple[int, ...]]:
    """The anchors of *form* by each of their writings."""
    found: dict[str, list[int]] = {}
    for k, anchor in enumerate(_anchors(form)):
        for word in anchor.writings:
            found.setdefault(word, []).append(k)
    return {word: tuple(anchors) for word, anchors in found.items()}


@lru_cache(maxsize=16)
def _labels(forms: tuple[Form, ...]) -> WordIndex:
    """The labels of *forms*; the versions of one share most of theirs."""
    return WordIndex(word for form in forms for word in _writings(form))


def _hits(form: Form, places: dict[str, list[int]]) -> list[ChainHit]:
    """Every place where a label of *form* stands, by place, the longest first; nothing where too few are there."""
    writings = _writings(form)
    there = writings.keys() & places.keys()
    if len({k for word in there for k in writings[word]}) < LEAST_ANCHORS:
        return []
    longest: dict[tuple[int, int], int] = {}
    for word in there:
        for k in writings[word]:
            for at in places[word]:
                longest[k, at] = max(longest.get((k, at), 0), at + len(word))
    hits = [(k, start, end) for (k, start), end in longest.items()]
    hits.sort(key=lambda hit: (hit[1], -hit[2], -hit[0]))
    return hits
