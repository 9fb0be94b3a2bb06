"""Labels of a form that stand close together in its order: where they do, a table stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from linter.parse.tables.notes import REMARK

_LEAST_ANCHORS = 5
_MOST_SAID = 8  # labels of the head that a sentence right before the table may name
_WIDEST_GAP = 110  # squeezed characters between two labels of one table
_LEAST_COVER = 0.4  # of the region's characters (figures apart) that are labels
_SENTENCE_END = re.compile(r"[。;!?]")
_SENTENCE = re.compile(r"[。;!?]|(?<!\d),|,(?!\d)")
_FIGURES = re.compile(r"[\d.\-—/%#]")
_IN_HEADING = re.compile(
    r"(?<![一二三四五六七八九十第])[一二三四五六七八九十]{1,3}、(?:(?!情况|事项|表)[^。;:!?\d]){0,30}\Z"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)")
Hit = tuple[int, int, int]  # anchor, start, end in the squeezed text


def chains(hits: list[Hit], text: str) -> list[list[Hit]]:
    """Cut the hits into clusters and return the longest chain in form order of each."""
    found = []
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
            found.append(chain)
        cluster = [hit] if hit else []
        reach = hit[2] if hit else 0
    return found


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
    covered = sum(len(REMARK.sub("", text[start:end])) for _, start, end in chain)
    region = REMARK.sub("", text[chain[0][1] : chain[-1][2]])
    return covered / max(1, len(region) - len(_FIGURES.findall(region)))


def after_heading(chain: list[Hit], text: str) -> list[Hit]:
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
