"""Which report of another body each report of a run is most like: a few numbers are kept of each.

Only what an office wrote counts: not the sentences of the form, not its own name, and no run of
words that several bodies of the run have, which one text handed out to all of them explains.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple

from linter.model.alike import Alike
from linter.model.past import elsewhere, own_sentences
from linter.model.report import Report, Stretch
from linter.text.folding import fold
from linter.text.sketch import runs, sampled
from linter.text.source import Span

SHARED = 3  # bodies that may have a run of words in common; what more have is nobody's own
_FEWEST = 250  # runs of words; with fewer, hardly any text is there to be copied
LEAST_OWN = 3  # of a sample: with fewer that are its own, the text is one that many were given
CANDIDATE = Fraction(1, 2)  # of the sample: what is less alike is not looked at closely
_PASSAGES = 3
_LONG = 20  # characters of a passage worth showing
_DIGITS = re.compile(r"[\d〇零一二三四五六七八九十百千万亿\s]+")


class Print(NamedTuple):
    """What is kept of a report: its body, and a sample of its runs of words."""

    body: str
    grams: frozenset[int]


def print_of(report: Report) -> Print | None:
    """Return what is kept of *report*; nothing of one whose body is a guess."""
    identity = report.identity
    if not identity.issuer or "issuer" in identity.guessed:
        return None
    return Print(_body(report), sampled(_runs(report)))


class Copies:
    """Takes in the reports of a run, one after another; then tells of each which it is like."""

    def __init__(self) -> None:
        self._prints: dict[int, Print] = {}
        self._bodies: Bodies | None = None  # of all prints, when the last has come
        self._holders: dict[
            int, list[int]
        ] = {}  # of a run of words: one report of each body, up to one too many

    def add(self, number: int, kept: Print | None) -> None:
        """Take in what is kept of the report at that place of the run."""
        if kept is None:
            return
        self._bodies = None
        body, grams = self._prints[number] = kept
        for gram in grams:
            holders = self._holders.setdefault(gram, [])
            if len(holders) <= SHARED and all(self._prints[one].body != body for one in holders):
                holders.append(number)

    def nearest(self, number: int) -> tuple[int, int | None] | None:
        """Return how many there are to compare the report at that place with, and the place of the likest.

        None where there is nothing to compare; no likest where none comes near.
        """
        mine = self._prints.get(number)
        if mine is None:
            return None
        self._bodies = self._bodies or Bodies(one.body for one in self._prints.values())
        others = self._bodies.others(mine.body)
        own = self._own(mine)
        if not others:
            return None
        if len(own) < LEAST_OWN:
            return others, None
        counts: Counter[int] = Counter()
        for gram in own:
            counts.update(n for n in self._holders[gram] if not _same(self._prints[n].body, mine.body))
        best, candidate = Fraction(0), -1
        for other, common in sorted(counts.items()):
            union = len(own) + len(self._own(self._prints[other])) - common
            if Fraction(common, union) > best:
                best, candidate = Fraction(common, union), other
        return others, candidate if best >= CANDIDATE else None

    def alike(self, number: int, parsed: Callable[[int], Report]) -> Alike | None:
        """Return what the report at that place has in common with its likest; *parsed* gives reports."""
        if (found := self.nearest(number)) is None:
            return None
        others, like = found
        return Alike(others) if like is None else compared(parsed(number), parsed(like), others)

    def _own(self, one: Print) -> set[int]:
        """The runs of words that few bodies have."""
        return {gram for gram in one.grams if len(self._holders[gram]) <= SHARED}


class Bodies:
    """The names of the bodies of a run, in an order in which those that may be of one body are neighbours."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(set(names))
        self._reversed = sorted(name[::-1] for name in self._names)

    def others(self, name: str) -> int:
        """Return how many there are that are not, under a longer or a shorter name, the body *name*."""
        longer = set(_beginning(self._names, name))
        longer.update(one[::-1] for one in _beginning(self._reversed, name[::-1]))
        parts = {name[:at] for at in range(len(name))} | {name[at:] for at in range(1, len(name) + 1)}
        return len(self._names) - len(longer | {part for part in parts if _has(self._names, part)})


def _beginning(names: list[str], start: str) -> list[str]:
    """Return those of sorted *names* that begin with *start*."""
    first = bisect_left(names, start)
    return names[first : bisect_right(names, start, first, key=lambda name: name[: len(start)])]


def _has(names: list[str], name: str) -> bool:
    at = bisect_left(names, name)
    return at < len(names) and names[at] == name


def compared(report: Report, other: Report, others: int) -> Alike:
    """Return what *report* has in common with *other*, the likest of *others*."""
    mine, theirs = _runs(report), _runs(other)
    if len(mine) < _FEWEST:
        return Alike(others)
    there = {_bare(other, other.text(sentence)): sentence for sentence in own_sentences(other)}
    both = [
        (s, there[bare])
        for s in own_sentences(report)
        if len(bare := _bare(report, report.text(s))) >= _LONG and bare in there
    ]
    both.sort(key=lambda pair: (pair[0].start - pair[0].end, pair[0].start))
    passages = {
        _trimmed(report, here): elsewhere(other, _trimmed(other, away), "copy")
        for here, away in both[:_PASSAGES]
    }
    return Alike(
        compared=others,
        path=other.source.path,
        title=other.identity.title,
        likeness=Fraction(len(mine & theirs), len(mine | theirs)),
        passages=passages,
    )


def _trimmed(report: Report, sentence: Stretch) -> Span:
    text = report.text(sentence)
    return report.span(Stretch(sentence.start, sentence.start + len(text.rstrip())))


def _body(report: Report) -> str:
    return re.sub(r"\s+", "", fold(report.identity.issuer))


def _same(one: str, other: str) -> bool:
    """Whether two names may be of one body, or of a body and its office: they report together."""
    long, short = (one, other) if len(one) > len(other) else (other, one)
    return long.startswith(short) or long.endswith(short)


def _runs(report: Report) -> frozenset[int]:
    return runs(_bare(report, "\n".join(map(report.text, own_sentences(report)))))


def _bare(report: Report, text: str) -> str:
    """The words of a text of *report* without numbers and what the body calls itself."""
    text = text.replace(_body(report), "")
    own = next((b.own_words for b in report.domain.bodies if b.id == report.identity.body), ())
    for word in own:
        text = text.replace(word, "")
    return _DIGITS.sub("", text)
