"""How alike two texts are, years and digits aside, from a few numbers kept of each."""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass
from fractions import Fraction
from zlib import crc32

_GRAM = 5  # characters
_MOST = 2048  # numbers kept of a text; of a shorter one all, and likeness is exact
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


def sketch(text: str) -> Sketch:
    """Return the sketch of *text*, which is folded; numbers, in whatever digits, do not count."""
    bare = _NOISE.sub("", _DIGITS.sub("", text))
    grams = {crc32(bare[at : at + _GRAM].encode("utf-8", "replace")) for at in range(len(bare) - _GRAM + 1)}
    return Sketch(len(bare), tuple(heapq.nsmallest(_MOST, grams)))
