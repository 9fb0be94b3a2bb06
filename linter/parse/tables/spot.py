"""Tables are spotted before anything else: the labels of their rows look like headings.

A table of a known form is a region in which at least five labels of the form stand close
together in the form's order; how the cells are laid out does not matter for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from linter.domain.form import Form
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.chain import ChainHit, Titles, chains
from linter.records import dataclass
from linter.text.raised import MARKS
from linter.text.source import Span
from linter.text.wordfinder import pairs_of

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


class Squeezed:
    """The folded text without blanks and pipes, and the way back."""

    def __init__(self, folded: str) -> None:
        parts: list[str] = []
        offsets: list[int] = []
        at = 0
        for blank in _BLANK.finditer(folded):
            parts.append(folded[at : blank.start()])
            offsets.extend(range(at, blank.start()))
            at = blank.end()
        parts.append(folded[at:])
        offsets.extend(range(at, len(folded)))
        self.text = "".join(parts)
        self.offsets = offsets


def spot(folded: str, forms: tuple[Form, ...], words: CellWords, titles: Titles) -> list[Region]:
    """Return the tables of known forms in *folded*, left to right, none overlapping."""
    squeezed = Squeezed(folded)
    found: list[tuple[int, Region]] = []
    places = _written(squeezed.text, forms)
    for form in forms:
        for chain in chains(_hits(form, places), squeezed.text, titles):
            rows = tuple(dict.fromkeys(_anchors(form)[k].row for k, _, _ in chain))
            rows = tuple(row for row in rows if row)
            start, end = squeezed.offsets[chain[0][1]], squeezed.offsets[chain[-1][2] - 1] + 1
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


def _written(text: str, forms: tuple[Form, ...]) -> dict[str, list[int]]:
    """Where each label of *forms* stands that occurs in *text*; the versions of a form share most of theirs."""
    words = {word for form in forms for word in _writings(form)}
    pairs = set(pairs_of(text))  # most labels are not there: a look at their ends tells
    return {
        word: list(_places(text, word))
        for word in words
        if (len(word) < 2 or (word[:2] in pairs and word[-2:] in pairs)) and word in text
    }


def _hits(form: Form, places: dict[str, list[int]]) -> list[ChainHit]:
    """Every place where a label of *form* stands, by place, the longest first."""
    longest: dict[tuple[int, int], int] = {}
    writings = _writings(form)
    for word in writings.keys() & places.keys():
        for k in writings[word]:
            for at in places[word]:
                longest[k, at] = max(longest.get((k, at), 0), at + len(word))
    hits = [(k, start, end) for (k, start), end in longest.items()]
    hits.sort(key=lambda hit: (hit[1], -hit[2], -hit[0]))
    return hits


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at != -1:
        yield at
        at = text.find(word, at + len(word))
