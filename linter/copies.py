"""Which report of another body each report of a run is most like: a few numbers are kept of each.

Only what an office wrote counts: not the sentences of the form, not its own name, and no run of
words that several bodies of the run have, which one text handed out to all of them explains.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction

from linter.alike import Alike
from linter.folding import fold
from linter.parse.past import elsewhere, own_sentences
from linter.records import dataclass
from linter.report import Report, Stretch
from linter.sketch import runs, sampled
from linter.source import Span

_SHARED = 3  # bodies that may have a run of words in common; what more have is nobody's own
_FEWEST = 250  # runs of words; with fewer, hardly any text is there to be copied
_LEAST_OWN = 3  # of a sample: with fewer that are its own, the text is one that many were given
_CANDIDATE = Fraction(1, 2)  # of the sample: what is less alike is not looked at closely
_PASSAGES = 3
_LONG = 20  # characters of a passage worth showing
_DIGITS = re.compile(r"[\d〇零一二三四五六七八九十百千万亿\s]+")


@dataclass(frozen=True, slots=True)
class _Print:
    body: str
    grams: frozenset[int]


class Copies:
    """Takes in the reports of a run, one after another; then tells of each which it is like."""

    def __init__(self) -> None:
        self._prints: dict[int, _Print] = {}
        self._holders: dict[
            int, list[int]
        ] = {}  # of a run of words: one report of each body, up to one too many

    def add(self, number: int, report: Report) -> None:
        """Take in the report at that place of the run; one whose body is a guess is left out."""
        identity = report.identity
        if not identity.issuer or "issuer" in identity.guessed:
            return
        body = _body(report)
        grams = sampled(_runs(report))
        self._prints[number] = _Print(body, grams)
        for gram in grams:
            holders = self._holders.setdefault(gram, [])
            if len(holders) <= _SHARED and all(self._prints[one].body != body for one in holders):
                holders.append(number)

    def nearest(self, number: int, report: Report, parsed: Callable[[int], Report]) -> Alike | None:
        """Return what *report*, the one at that place, is most like; None where none can be compared.

        *parsed* returns the report at a place of the run.
        """
        mine = self._prints.get(number)
        if mine is None:
            return None
        others = len({p.body for p in self._prints.values() if not _same(p.body, mine.body)})
        own = self._own(mine)
        if not others:
            return None
        if len(own) < _LEAST_OWN:
            return Alike(others)
        counts: Counter[int] = Counter()
        for gram in own:
            counts.update(n for n in self._holders[gram] if not _same(self._prints[n].body, mine.body))
        best, candidate = Fraction(0), -1
        for other, common in sorted(counts.items()):
            union = len(own) + len(self._own(self._prints[other])) - common
            if Fraction(common, union) > best:
                best, candidate = Fraction(common, union), other
        return _compared(report, parsed(candidate), others) if best >= _CANDIDATE else Alike(others)

    def _own(self, one: _Print) -> set[int]:
        """The runs of words that few bodies have."""
        return {gram for gram in one.grams if len(self._holders[gram]) <= _SHARED}


def _compared(report: Report, other: Report, others: int) -> Alike:
    mine, theirs = _runs(report), _runs(other)
    if len(mine) < _FEWEST:
        return Alike(others)
    there = {_bare(other, sentence): sentence for sentence in own_sentences(other)}
    both = [
        (s, there[bare])
        for s in own_sentences(report)
        if len(bare := _bare(report, s)) >= _LONG and bare in there
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
    return runs("".join(_bare(report, sentence) for sentence in own_sentences(report)))


def _bare(report: Report, sentence: Stretch) -> str:
    """The words of a sentence without numbers and what the body calls itself."""
    text = report.text(sentence).replace(_body(report), "")
    own = next((b.own_words for b in report.domain.bodies if b.id == report.identity.body), ())
    for word in own:
        text = text.replace(word, "")
    return _DIGITS.sub("", text)
