"""The labels of a form are found in a table's words, in the form's order; the rest hangs on them."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from linter.domain.form import Form, Label
from linter.domain.numbering import is_number, numbering_end
from linter.parse.tables.notes import REMARK
from linter.records import dataclass
from linter.text.wordfinder import WordIndex, places

_LEAST_PREFIX = 5  # letters of a broken label that are enough to know it by
_LEAST_SHARE = 0.4  # of a damaged label's letters must stand together
_GAP = 600  # letters searched for a label that is not there as written


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a label stands among the words; *whole* if it is there as the form writes it."""

    start: int
    end: int
    whole: bool = True


class Finder:
    """Finds words among the squeezed *words* of a table; each is looked for once."""

    def __init__(self, words: str) -> None:
        self.words = words
        self._found: dict[str, list[int]] = {}
        self._remarks = [found.span() for found in REMARK.finditer(words)]

    def places(self, word: str) -> list[int]:
        """Return every place of *word* that is not within a remark in brackets."""
        if word not in self._found:
            self._found[word] = self._free(word, places(self.words, word))
        return self._found[word]

    def known(self, words: WordIndex) -> dict[str, list[int]]:
        """Return the same of all *words* at once; those that stand nowhere are left out."""
        return {word: self._free(word, there) for word, there in words.places(self.words).items()}

    def _free(self, word: str, there: list[int]) -> list[int]:
        return [at for at in there if not self._remarked(at, at + len(word))]

    def _remarked(self, start: int, end: int) -> bool:
        """Whether what stands there is but a part of a remark in brackets."""
        at = bisect_left(self._remarks, (start,)) - 1
        return at >= 0 and end < self._remarks[at][1]


def anchors(form: Form, finder: Finder) -> dict[str, Anchor]:
    """Return the place of each row of *form* whose label stands among the words.

    Labels as written come first: of all places where one stands (其他 stands in many), the
    chain in form order that covers most letters. What is missing is then looked for between
    its neighbours, by its beginning (a label broken by a caption) or its longest part.
    """
    rows = [row for row in form.rows if row.label]
    found = dict(_chain(_hits(form, finder), len(rows)))
    # The number before a label tells it from others that go on alike, so such beginnings come first.
    for search in (_numbered_beginning, _beginning, _longest_part):
        for number, row in enumerate(rows):
            if number in found:
                continue
            low, gap = _between(number, found, finder.words)
            if gap and (place := search(row, gap)) is not None:
                found[number] = _anchor(finder.words, low, low + place[0], low + place[1])
    for number, row in enumerate(rows):
        if number not in found:
            low, gap = _between(number, found, finder.words)
            if (place := _unnumbered(row, gap, _cores(form))) is not None:
                found[number] = _anchor(finder.words, low, low + place[0], low + place[1])
    return {rows[number].id: anchor for number, anchor in found.items()}


def _between(number: int, found: dict[int, Anchor], words: str) -> tuple[int, str]:
    """Return what stands between the labels around the row *number*, and where it begins."""
    low = max((anchor.end for k, anchor in found.items() if k < number), default=0)
    high = min((a.start for k, a in found.items() if k > number), default=len(words))
    return low, words[low : min(high, low + _GAP)]


@lru_cache(maxsize=64)
def _written(form: Form) -> tuple[WordIndex, dict[str, list[int]]]:
    """The writings of the labelled rows of *form*, and which rows have each."""
    rows: dict[str, list[int]] = {}
    for number, row in enumerate(row for row in form.rows if row.label):
        for word in writings(row):
            rows.setdefault(word, []).append(number)
    return WordIndex(rows), rows


def _hits(form: Form, finder: Finder) -> list[tuple[int, int, int]]:
    """Every place of every writing: start, end, row."""
    words, rows = _written(form)
    longest: dict[tuple[int, int], int] = {}
    for word, there in finder.known(words).items():
        for start in there:
            for number in rows[word]:
                key = (start, number)
                longest[key] = max(longest.get(key, 0), start + len(word))
    return sorted((start, end, number) for (start, number), end in longest.items())


@lru_cache(maxsize=1024)
def writings(label: Label) -> tuple[str, ...]:
    """Return the ways to write *label*, without blanks."""
    return tuple(dict.fromkeys("".join(word.split()) for word in label.writings))


def _chain(hits: list[tuple[int, int, int]], rows: int) -> list[tuple[int, Anchor]]:
    """Return the chain of hits, rising in place and row, that covers most letters.

    A Fenwick tree holds the best chain that ends at or before each row: n log n, so that a
    page of nothing but labels is no burden.
    """
    best: list[tuple[int, int]] = [(0, -1)] * (rows + 1)  # letters covered, last hit
    weights: list[tuple[int, int]] = []  # of the chain that ends with each hit
    closing = sorted(range(len(hits)), key=lambda j: hits[j][1])
    closed = 0
    for start, end, row in hits:
        while closed < len(closing) and hits[closing[closed]][1] <= start:
            done = closing[closed]
            closed += 1
            at = hits[done][2] + 1
            while at <= rows:
                if weights[done][0] > best[at][0]:
                    best[at] = (weights[done][0], done)
                at += at & -at
        before = (0, -1)
        at = row
        while at > 0:
            if best[at][0] > before[0]:
                before = best[at]
            at -= at & -at
        weights.append((before[0] + end - start, before[1]))
    j = max(range(len(hits)), key=lambda j: weights[j][0], default=-1)
    chain = []
    while j != -1:
        start, end, row = hits[j]
        chain.append((row, Anchor(start, end)))
        j = weights[j][1]
    return chain


GapPlace = tuple[int, int]  # in the gap


def _numbered_beginning(row: Label, gap: str) -> GapPlace | None:
    """Return where a label of *row* begins with its number and at least two of its letters."""
    for writing in writings(row):
        head = numbering_end(writing)
        if head and (place := _prefix(writing, head + 2, gap)):
            return place
    return None


def _beginning(row: Label, gap: str) -> GapPlace | None:
    """Return where the words of a label of *row* begin."""
    for writing in writings(row):
        if place := _prefix(writing[numbering_end(writing) :], _LEAST_PREFIX, gap):
            return place
    return None


def _longest_part(row: Label, gap: str) -> GapPlace | None:
    """Return where a damaged label of *row* stands, by the longest piece of it that is there."""
    writing = writings(row)[0]
    core = writing[numbering_end(writing) :]
    from difflib import SequenceMatcher  # for damaged labels only

    match = SequenceMatcher(None, core, gap, autojunk=False).find_longest_match()
    if match.size < max(4, _LEAST_SHARE * len(core)):
        return None
    return max(0, match.b - match.a), match.b + match.size


@lru_cache(maxsize=64)
def _cores(form: Form) -> tuple[str, ...]:
    """The labels of *form* without their numbers, and the captions of groups with and without."""
    words = [*(word for row in form.rows for word in writings(row)), *form.groups]
    return tuple({word[numbering_end(word) :]: None for word in words} | dict.fromkeys(form.groups))


def _unnumbered(row: Label, gap: str, cores: tuple[str, ...]) -> GapPlace | None:
    """Return where a short label of *row* stands without its number: first in *gap*, and another label or nothing behind it."""
    for writing in writings(row):
        core = writing[numbering_end(writing) :]
        if core != writing and gap.startswith(core):
            rest = gap[len(core) :]
            if not rest or any(rest.startswith(other) for other in cores if other):
                return 0, len(core)
    return None


def _prefix(word: str, least: int, gap: str) -> GapPlace | None:
    """Return the place of the longest beginning of *word* in *gap* that has *least* letters or more."""
    for size in range(len(word) - 1, least - 1, -1):
        if (at := gap.find(word[:size])) != -1:
            return at, at + size
    return None


def _anchor(words: str, low: int, start: int, end: int) -> Anchor:
    """Return an anchor from *start*, its numbering included where one stands before it."""
    for size in (3, 2):
        if start - size >= low and is_number(words, start - size, start):
            return Anchor(start - size, end, whole=False)
    return Anchor(start, end, whole=False)
