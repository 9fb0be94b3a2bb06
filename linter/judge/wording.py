"""Two texts word by word: what the one says and the other does not, however their lines end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from linter.model.report import Report, Stretch

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|[^\s|#*]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?")
_ENDS = frozenset("。;!?")
_LONGEST = 200  # words of a piece without an end
_NEAR = 2  # words: differences no further apart are one
_MOST = 4_000_000  # pairs of words that are held against one another at once
_NO_TEXT = ("META", "RESIDUE")


class TextWord(NamedTuple):
    """A number, a run of letters or a character, and where it stands in the flow."""

    said: str
    stretch: Stretch


class Rewording(NamedTuple):
    """Words of the one text in place of those of the other, as ranges of both."""

    here: range
    there: range


def words_of(report: Report, skip: Callable[[int], bool]) -> list[TextWord]:
    """Return the words of the running text but for those at which *skip* says so; thousands are not parted."""
    text = report.flow.text
    found = []
    for line in report.lines:
        if line.kind in _NO_TEXT:
            continue
        for match in _TOKEN.finditer(text, *line.stretch):
            if not skip(match.start()):
                said = match[0]
                if "," in said and _THOUSANDS.fullmatch(said):
                    said = said.replace(",", "")
                found.append(TextWord(said, Stretch(*match.span())))
    return found


def changes(here: list[TextWord], there: list[TextWord]) -> Iterator[Rewording]:
    """Yield where two texts differ: sentences are found again first, then words in those that are left."""
    ours, theirs = list(_sentences(here)), list(_sentences(there))
    said = [[tuple(words[at].said for at in one) for one in sentences] for words, sentences in ((here, ours), (there, theirs))]  # fmt: skip
    blocks = SequenceMatcher(None, said[0], said[1], autojunk=False).get_opcodes()
    for tag, first, last, start, end in blocks:
        if tag != "equal":
            yield from _within(
                here, there, _between(ours, first, last, len(here)), _between(theirs, start, end, len(there))
            )


def _sentences(words: list[TextWord]) -> Iterator[range]:
    start = 0
    for at, word in enumerate(words):
        if word.said in _ENDS or at - start >= _LONGEST:
            yield range(start, at + 1)
            start = at + 1
    if start < len(words):
        yield range(start, len(words))


def _between(sentences: list[range], first: int, last: int, size: int) -> range:
    start = sentences[first].start if first < len(sentences) else size
    return range(start, sentences[last - 1].stop if last > first else start)


def _within(here: list[TextWord], there: list[TextWord], ours: range, theirs: range) -> Iterator[Rewording]:
    if len(ours) * len(theirs) > _MOST:
        yield Rewording(ours, theirs)
        return
    said = [[words[at].said for at in part] for words, part in ((here, ours), (there, theirs))]
    last: Rewording | None = None
    for tag, first, end, start, stop in SequenceMatcher(None, said[0], said[1], autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        found = Rewording(
            range(ours.start + first, ours.start + end), range(theirs.start + start, theirs.start + stop)
        )
        if last is not None and found.here.start - last.here.stop <= _NEAR:
            last = Rewording(
                range(last.here.start, found.here.stop), range(last.there.start, found.there.stop)
            )
            continue
        if last is not None:
            yield last
        last = found
    if last is not None:
        yield last
