"""Tables are spotted before anything else: the labels of their rows look like headings.

A table of a known form is a region in which at least five labels of the form stand close
together in the form's order; how the cells are laid out does not matter for that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from linter.form import Form
from linter.parse.cellwords import CellWords
from linter.records import dataclass
from linter.source import Span
from linter.wordfinder import pairs_of

_LEAST_ANCHORS = 5
_MOST_SAID = 8  # labels of the head that a sentence right before the table may name
_WIDEST_GAP = 110  # squeezed characters between two labels of one table
_LEAST_COVER = 0.4  # of the region's characters (figures apart) that are labels
_SENTENCE_END = re.compile(r"[。;!?]")
_SENTENCE = re.compile(r"[。,;!?]")
_FIGURES = re.compile(r"[\d.\-—/%#]")
_IN_HEADING = re.compile(
    r"(?<![一二三四五六七八九十第])[一二三四五六七八九十]{1,3}、(?:(?!情况|事项|表)[^。;:!?\d]){0,30}\Z"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
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


def spot(folded: str, forms: tuple[Form, ...], words: CellWords) -> list[Region]:
    """Return the tables of known forms in *folded*, left to right, none overlapping."""
    squeezed = Squeezed(folded)
    found: list[tuple[int, Region]] = []
    places = _written(squeezed.text, forms)
    for form in forms:
        for chain in _chains(_hits(form, places), squeezed.text):
            chain = _after_heading(chain, squeezed.text)
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
    return re.compile(rf"[\s|/*·\d.,%+\-—–_〇零无{re.escape(letters)}]*")


Hit = tuple[int, int, int]  # anchor, start, end in the squeezed text


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


def _hits(form: Form, places: dict[str, list[int]]) -> list[Hit]:
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


def _chains(hits: list[Hit], text: str) -> list[list[Hit]]:
    """Cut the hits into clusters and return the longest chain in form order of each."""
    chains = []
    cluster: list[Hit] = []
    reach = 0
    for hit in [*hits, None]:
        if hit is not None and (not cluster or _near(text, reach, hit[1])):
            cluster.append(hit)
            reach = max(reach, hit[2])
            continue
        several = len({anchor for anchor, _, _ in cluster}) >= _LEAST_ANCHORS
        chain = _without_sentences(cluster, text) if several else []
        if len(chain) >= _LEAST_ANCHORS and _cover(chain, text) >= _LEAST_COVER and not _prose(chain, text):
            chains.append(chain)
        cluster = [hit] if hit else []
        reach = hit[2] if hit else 0
    return chains


def _without_sentences(hits: list[Hit], text: str) -> list[Hit]:
    """Return the longest chain that does not begin with words of a sentence before the table."""
    chain = _longest_chain(hits, text)
    for number, (before, after) in enumerate(pairwise(chain[: _MOST_SAID + 1])):
        if _SENTENCE_END.search(text, before[2], after[1]) and len(chain) - number > _LEAST_ANCHORS:
            return _without_sentences([hit for hit in hits if hit[1] > before[2]], text)
    return chain


def _near(text: str, end: int, start: int) -> bool:
    """Whether labels at *end* and *start* can be of one table: figures and broken labels lie between."""
    if start - end <= _WIDEST_GAP:
        return True
    between = text[end : min(start, end + 5 * _WIDEST_GAP)]
    letters = len(between) - len(_FIGURES.findall(between))
    return letters < 1.5 * _WIDEST_GAP and start - end <= len(between) and not _SENTENCE_END.search(between)


def _prose(chain: list[Hit], text: str) -> bool:
    """Whether sentences stand between the labels: a list in prose names them in order, too."""
    gaps = [text[before[2] : after[1]] for before, after in pairwise(chain)]
    return sum(1 for gap in gaps if _SENTENCE.search(gap)) * 4 > len(gaps)


def _cover(chain: list[Hit], text: str) -> float:
    covered = sum(end - start for _, start, end in chain)
    region = text[chain[0][1] : chain[-1][2]]
    return covered / max(1, len(region) - len(_FIGURES.findall(region)))


def _after_heading(chain: list[Hit], text: str) -> list[Hit]:
    """Drop leading labels that are words of a numbered heading before the table."""
    while len(chain) > _LEAST_ANCHORS:
        start = chain[0][1]
        if not _IN_HEADING.search(text, max(0, start - 34), start):
            break
        chain = chain[1:]
    return chain


def _longest_chain(hits: list[Hit], text: str) -> list[Hit]:
    """Return the longest run of hits whose anchors and places both rise (patience sorting).

    Of equally long runs the tightest from its end is taken, so that a heading which
    repeats a label does not draw the table's start to itself.
    """
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = [-1] * len(hits)
    for j, (anchor, start, _) in enumerate(hits):
        i = bisect_left(tops, anchor)
        while i and hits[ends[i - 1]][2] > start:  # overlaps what it would follow
            i -= 1
        if i < len(tops) and tops[i] < anchor:
            continue
        before[j] = ends[i - 1] if i else -1
        if i == len(tops):
            tops.append(anchor)
            ends.append(j)
        else:
            tops[i] = anchor
            ends[i] = j
    chain: list[Hit] = []
    j = ends[-1] if ends else -1
    while j != -1:
        chain.append(hits[j])
        j = before[j]
    chain.reverse()
    return _tightened(chain, hits, text) if chain else []


def _tightened(chain: list[Hit], hits: list[Hit], text: str) -> list[Hit]:
    """Move each hit but the last to the latest place of its label before its follower."""
    places: dict[int, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (hit[2], -hit[1])):  # of one end, the longest is taken
        places.setdefault(hit[0], []).append(hit)
    tight = chain[-1:]
    for anchor, *_ in reversed(chain[:-1]):
        before = bisect_right(places[anchor], tight[-1][1], key=lambda hit: hit[2])
        tight.append(places[anchor][before - 1])
    first = tight[-1]
    for hit in places[first[0]]:  # a caption that repeats the first row's numbered label
        near = 0 < first[1] - hit[2] <= _WIDEST_GAP
        if near and _NUMBERED.match(text, hit[1]) and not _NUMBERED.match(text, first[1]):
            tight[-1] = hit
            break
    tight.reverse()
    return tight
