"""slips: no word of a list of slips of the pen occurs, nor a set phrase with one character mistaken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem
from linter.model.report import Report, Stretch
from linter.model.views import PROSE
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span
from linter.text.patterns import excused
from linter.text.wordfinder import WordFinder, finder


@dataclass(frozen=True, slots=True)
class Phrase:
    """A slip that shows only by what stands around it: the group `at` is the wrong word."""

    pattern: Pattern
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips(Check):
    """The sentences hold none of the wrong words, but as a part of a right one."""

    values = ("text", "right")

    words: dict[str, str]
    # Set phrases, and characters that are typed for one another: whatever a set phrase becomes
    # by one of them is a slip, too, and so is one with a character within it doubled.
    set_phrases: tuple[str, ...] = ()
    confused: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    allowed: tuple[Pattern, ...] = ()  # a slip within a match of these is none

    wrong: dict[str, str] = field(init=False, compare=False)  # the right word by each wrong one
    finder: WordFinder = field(init=False, compare=False)

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each slip, left to right."""
        if not report.flow.text.strip():
            yield NotApplicable("no text")
            return
        found = {stretch.start: (stretch, right) for stretch, right in self._matches(report.flow.text)}
        held = True
        for start in sorted(found):
            stretch, right = found[start]
            if not PROSE.has(report, start):
                continue
            if excused(report.flow.text, *stretch, self.allowed):
                continue
            held = False
            span = report.span(stretch)
            yield Problem(span, {"text": report.source.quote(span), "right": right})
        if held:
            yield Held(report.whole)

    def __post_init__(self) -> None:
        """Make once, with the pack, what the words are found by."""
        wrong = self._all_wrong()
        object.__setattr__(self, "wrong", wrong)
        object.__setattr__(self, "finder", finder(wrong, (*self.set_phrases, *wrong.values())))

    def _all_wrong(self) -> dict[str, str]:
        """Return the right word by each wrong one."""
        alike: dict[str, set[str]] = {}
        for group in self.confused:
            for character in group:
                alike.setdefault(character, set()).update(set(group) - {character})
        wrong = {
            phrase[:at] + other + phrase[at + 1 :]: phrase
            for phrase in self.set_phrases
            for at, character in enumerate(phrase)
            for other in sorted(alike.get(character, ()))
        }
        # A character within it that stands twice: 信息息公开. At either end it may begin or end another word.
        twice = {
            phrase[:at] + character + phrase[at:]: phrase
            for phrase in self.set_phrases
            for at, character in enumerate(phrase[1:-1], 1)
        }
        return {
            word: right
            for word, right in (wrong | twice | self.words).items()
            if word not in self.set_phrases
        }

    def _matches(self, text: str) -> Iterator[tuple[Stretch, str]]:
        for at, word in self.finder.finditer(text):
            yield Stretch(at, at + len(word)), self.wrong[word]
        for phrase in self.phrases:
            for match in phrase.pattern.finditer(text):
                yield Stretch(*(group_span(match, "at") or match.span())), phrase.right
