"""Labels of a form that stand close together in its order: where they do, a table stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

from linter.grammar.headings import Headings
from linter.parse.tables.notes import REMARK

LEAST_ANCHORS = 5
_MOST_SAID = 8  # labels of the head that a sentence right before the table may name
_WIDEST_GAP = 110  # squeezed characters between two labels of one table
_LEAST_COVER = 0.4  # of the region's characters (figures apart) that are labels
_SENTENCE_END = re.compile(r"[。;!?]")
_SENTENCE = re.compile(r"[。;!?]|(?<!\d),|,(?!\d)")
_FIGURES = re.compile(r"[\d.\-—/%#]")
_NO_TITLE = re.compile(r"[。;:!?\d]")
_LONGEST_TITLE = 34  # characters of a heading, its number included, before a label that is of it
ChainHit = tuple[int, int, int]  # anchor, start, end in the squeezed text


class Titles(NamedTuple):
    """How the headings of a report begin, and the words with which the name of a part ends."""

    heads: Headings
    endings: tuple[str, ...]

    def hold(self, text: str, at: int) -> bool:
        """Whether the words at *at* are of a numbered heading that has begun before them and not ended."""
        before = text[max(0, at - _LONGEST_TITLE) : at]
        outer = (one for one in self.heads.numbers_in(before) if self.heads.is_outer(before[one.start :]))
        begun = max((one.end for one in outer), default=-1)
        title = before[begun:]
        return begun >= 0 and not _NO_TITLE.search(title) and not any(word in title for word in self.endings)


def chains(hits: list[ChainHit], text: str, titles: Titles) -> list[list[ChainHit]]:
    """Cut the hits into clusters and return the longest chain in form order of each, headings left out."""
    found = []
    cluster: list[ChainHit] = []
    reach = 0
    for hit in [*hits, None]:
        if hit is not None and (not cluster or _near(text, reach, hit[1])):
            cluster.append(hit)
            reach = max(reach, hit[2])
            continue
        several = len({anchor for anchor, _, _ in cluster}) >= LEAST_ANCHORS
        chain = _without_sentences(cluster, text, titles.heads) if several else []
        if len(chain) >= LEAST_ANCHORS and _cover(chain, text) >= _LEAST_COVER and not _prose(chain, text):
            found.append(_after_heading(chain, text, titles))
        cluster = [hit] if hit else []
        reach = hit[2] if hit else 0
    return found


def _without_sentences(hits: list[ChainHit], text: str, heads: Headings) -> list[ChainHit]:
    """Return the longest chain that does not begin with words of a sentence before the table."""
    chain = _longest_chain(hits, text, heads)
    for number, (before, after) in enumerate(pairwise(chain[: _MOST_SAID + 1])):
        if _SENTENCE_END.search(text, before[2], after[1]) and len(chain) - number > LEAST_ANCHORS:
            return _without_sentences([hit for hit in hits if hit[1] > before[2]], text, heads)
    return chain


def _near(text: str, end: int, start: int) -> bool:
    """Whether labels at *end* and *start* can be of one table: figures and broken labels lie between."""
    if start - end <= _WIDEST_GAP:
        return True
    between = text[end : min(start, end + 5 * _WIDEST_GAP)]
    letters = len(between) - len(_FIGURES.findall(between))
    return letters < 1.5 * _WIDEST_GAP and start - end <= len(between) and not _SENTENCE_END.search(between)


def _prose(chain: list[ChainHit], text: str) -> bool:
    """Whether sentences stand between the labels: a list in prose names them in order, too."""
    gaps = [text[before[2] : after[1]] for before, after in pairwise(chain)]
    return sum(1 for gap in gaps if _SENTENCE.search(gap)) * 4 > len(gaps)


def _cover(chain: list[ChainHit], text: str) -> float:
    covered = sum(len(REMARK.sub("", text[start:end])) for _, start, end in chain)
    region = REMARK.sub("", text[chain[0][1] : chain[-1][2]])
    return covered / max(1, len(region) - len(_FIGURES.findall(region)))


def _after_heading(chain: list[ChainHit], text: str, titles: Titles) -> list[ChainHit]:
    """Drop leading labels that are words of a numbered heading before the table."""
    while len(chain) > LEAST_ANCHORS and titles.hold(text, chain[0][1]):
        chain = chain[1:]
    return chain


def _longest_chain(hits: list[ChainHit], text: str, heads: Headings) -> list[ChainHit]:
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
    chain: list[ChainHit] = []
    j = ends[-1] if ends else -1
    while j != -1:
        chain.append(hits[j])
        j = before[j]
    chain.reverse()
    return _tightened(chain, hits, text, heads) if chain else []


def _tightened(chain: list[ChainHit], hits: list[ChainHit], text: str, heads: Headings) -> list[ChainHit]:
    """Move each hit but the last to the latest place of its label before its follower."""
    places: dict[int, list[ChainHit]] = {}
    for hit in sorted(hits, key=lambda hit: (hit[2], -hit[1])):  # of one end, the longest is taken
        places.setdefault(hit[0], []).append(hit)
    tight = chain[-1:]
    for anchor, *_ in reversed(chain[:-1]):
        before = bisect_right(places[anchor], tight[-1][1], key=lambda hit: hit[2])
        tight.append(places[anchor][before - 1])
    first = tight[-1]
    for hit in places[first[0]]:  # a caption that repeats the first row's numbered label
        near = 0 < first[1] - hit[2] <= _WIDEST_GAP
        if near and _numbered(text, hit[1], heads) and not _numbered(text, first[1], heads):
            tight[-1] = hit
            break
    tight.reverse()
    return tight


def _numbered(text: str, at: int, heads: Headings) -> bool:
    return bool(heads.kind(text[at : at + _LONGEST_TITLE]))
