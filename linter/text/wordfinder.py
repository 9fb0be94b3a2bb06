"""Many words, looked for at once: each is found by a pair of characters that hardly another text holds.

A regular expression of thousands of words is dear to make and to run. A wrong word differs from
the right one in a pair of neighbours (信息息: 息息), and a text holds few of such pairs: they are
looked up among the pairs of the text, and the words of those that are there alone are looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from operator import add

from linter.records import dataclass


@dataclass(frozen=True, slots=True)
class WordFinder:
    """Finds words by the pairs under which they are kept; those of one character by themselves."""

    words: dict[str, tuple[str, ...]]

    def finditer(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield where words stand in *text*, left to right, the longest first, none overlapping."""
        found = sorted(
            (at, -len(word), word)
            for pair in self.words.keys() & {*text, *pairs_of(text)}
            for word in self.words[pair]
            for at in _places(text, word)
        )
        reached = 0
        for at, _, word in found:
            if at >= reached:
                reached = at + len(word)
                yield at, word


class WordIndex:
    """Many words, of which few stand in any one text: those are looked for of which it has every pair."""

    def __init__(self, words: Iterable[str]) -> None:
        every = dict.fromkeys(words)
        self._short = [word for word in every if len(word) < 2]
        long = [(_codes(word), word) for word in every if len(word) > 1]
        often = Counter(pair for pairs, _ in long for pair in pairs)
        self._long: dict[int, list[tuple[frozenset[int], str]]] = {}  # by the pair that fewest have
        for pairs, word in long:
            self._long.setdefault(min(pairs, key=lambda pair: (often[pair], pair)), []).append((pairs, word))

    def places(self, text: str) -> dict[str, list[int]]:
        """Return where those stand that stand in *text*."""
        pairs = _codes(text)
        words = [
            word for pair in self._long.keys() & pairs for those, word in self._long[pair] if those <= pairs
        ]
        found = ((word, places(text, word)) for word in (*self._short, *words))
        return {word: there for word, there in found if there}


def places(text: str, word: str) -> list[int]:
    """Return where *word* stands in *text*, no two of its places overlapping."""
    found = []
    at = text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + len(word))
    return found


def _codes(text: str) -> frozenset[int]:
    """Return every two neighbours of *text* as a number: quicker made, and looked up, than strings."""
    units = text.encode("utf-16-le", "surrogatepass")
    even, odd = len(units) // 4 * 4, (len(units) - 2) // 4 * 4 + 2
    if not units:
        return frozenset()
    view = memoryview(units)
    return frozenset((*view[:even].cast("I"), *view[2:odd].cast("I")))


def finder(words: Collection[str], right: Collection[str] = ()) -> WordFinder:
    """Return what finds *words*, by a pair that none of the *right* words has where there is one."""
    common = {pair for word in right for pair in pairs_of(word)}
    kept: dict[str, list[str]] = {}
    for word in sorted(filter(None, words)):
        pairs = list(pairs_of(word)) or [word]
        kept.setdefault(next((pair for pair in pairs if pair not in common), pairs[0]), []).append(word)
    return WordFinder({pair: tuple(those) for pair, those in kept.items()})


def pairs_of(text: str) -> Iterator[str]:
    """Return every two neighbours of *text*, in order."""
    return map(add, text, text[1:])


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
