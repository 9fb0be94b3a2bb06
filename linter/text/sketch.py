"""How alike two texts are, years and digits aside, from a few numbers kept of each."""

from __future__ import annotations

import heapq
import re
from fractions import Fraction
from zlib import crc32

from linter.records import dataclass

_GRAM = 5  # characters
_MOST = 2048  # numbers kept of a text; of a shorter one all, and likeness is exact
_ONE_IN = 64  # runs that a sample holds
_DIGITS = re.compile(r"[0-9〇零一二三四五六七八九十百千万亿]+")
_NOISE = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The length of a text without digits and marks, and the least hashes of its runs of five characters."""

    length: int = 0
    grams: tuple[int, ...] = ()

    def likeness(self, other: Sketch) -> Fraction:
        """Return which share of the runs of both texts is in both (Jaccard; of long texts a sample)."""
        mine, others = set(self.grams), set(other.grams)
        kept = heapq.nsmallest(_MOST, mine | others)
        if not mine or not others:
            return Fraction(0)
        return Fraction(sum(gram in mine and gram in others for gram in kept), len(kept))

    def found_in(self, *others: Sketch) -> Fraction:
        """Return which share of this text's runs stands in one of the *others*, too; 0 of an empty text."""
        seen = set().union(*(other.grams for other in others))
        # Of a long text only the least hashes are kept: what is larger, nothing is known of.
        known = min((other.grams[-1] for other in others if len(other.grams) == _MOST), default=1 << 32)
        mine = [gram for gram in self.grams if gram <= known]
        return Fraction(sum(gram in seen for gram in mine), len(mine)) if mine else Fraction(0)


def sketch(text: str, without: frozenset[int] = frozenset()) -> Sketch:
    """Return the sketch of *text*, which is folded; numbers, in whatever digits, do not count.

    Runs whose hashes are *without* are left out.
    """
    bare = _bare(text)
    return Sketch(len(bare), tuple(heapq.nsmallest(_MOST, _grams(bare) - without)))


def runs(text: str) -> frozenset[int]:
    """Return the hashes of all runs of *text*, which is folded; numbers do not count."""
    return frozenset(_grams(_bare(text)))


def sampled(grams: frozenset[int]) -> frozenset[int]:
    """Return the same small part of the runs of whatever text: a run is in it, or it never is."""
    return frozenset(gram for gram in grams if gram % _ONE_IN == 0)


def _bare(text: str) -> str:
    return _NOISE.sub("", _DIGITS.sub("", text))


def _grams(bare: str) -> set[int]:
    return {crc32(bare[at : at + _GRAM].encode("utf-8", "replace")) for at in range(len(bare) - _GRAM + 1)}
