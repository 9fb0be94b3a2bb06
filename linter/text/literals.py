"""Words without which a pattern cannot match: looked for first, as they are found far faster.

Of a regular expression in RE2's syntax only what is certain is used: whatever is not understood
here is taken to need no words at all.
"""

from __future__ import annotations

import re

_MOST = 24  # words that are looked for in place of one pattern
_LONGEST = 2000  # characters: the like of a whole dictionary is in every text somewhere
_SMALL_CLASS = re.compile(r"\[([^\]\\^\[-]{1,6})\]")
_COUNT = re.compile(r"\{(\d+)(?:,\d*)?\}")
_GROUP = re.compile(r"\((?:\?:|\?P?<\w+>)?(?!\?)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]", re.DOTALL)

Words = frozenset[str]


class _UnknownError(Exception):
    """A construct that is not understood here."""


def needed(pattern: str) -> tuple[str, ...]:
    """Return words one of which occurs in all that *pattern* matches; none: nothing is certain."""
    if len(pattern) > _LONGEST:
        return ()
    reader = _Reader(pattern)
    try:
        words = reader.choice()
        if words is None or reader.at < len(pattern):
            return ()
    except (_UnknownError, RecursionError):
        return ()
    # A word within another one says nothing more.
    shortest = sorted(words, key=lambda word: (len(word), word))
    return tuple(w for n, w in enumerate(shortest) if not any(other in w for other in shortest[:n]))


class _Reader:
    """Reads an expression from left to right; each method returns the words of its part, or None."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self.at = 0

    def choice(self) -> Words | None:
        """Read alternatives up to a closing bracket or the end."""
        found: Words | None = self._sequence()
        while self._text[self.at : self.at + 1] == "|":
            self.at += 1
            other = self._sequence()
            found = found | other if found is not None and other is not None else None
        return found if found is not None and len(found) <= _MOST else None

    def _sequence(self) -> Words | None:
        best: Words | None = None
        run = ""  # plain characters that stand together
        while self.at < len(self._text) and self._text[self.at] not in "|)":
            words, plain = self._atom()
            least = self._repeats()
            if plain and least == 1:
                run += plain
                continue
            best = _better(best, frozenset({run + (plain if least else "")}))
            run = ""
            best = _better(best, words if least else None)
        return _better(best, frozenset({run}))

    def _atom(self) -> tuple[Words | None, str]:
        """Return the words of what stands here, and the character if it is a plain one."""
        text, at = self._text, self.at
        char = text[at]
        if char == "(":
            opening = _GROUP.match(text, at)
            if opening is None:
                raise _UnknownError
            self.at = opening.end()
            words = self.choice()
            if text[self.at : self.at + 1] != ")":
                raise _UnknownError
            self.at += 1
            return words, ""
        if char == "[":
            if small := _SMALL_CLASS.match(text, at):
                self.at = small.end()
                return frozenset(small[1]), ""
            whole = _CLASS.match(text, at)
            if whole is None:
                raise _UnknownError
            self.at = whole.end()
            return None, ""
        if char == "\\":
            following = text[at + 1 : at + 2]
            if not following or (following.isalnum() and following not in "dDsSwWbBAz"):
                raise _UnknownError
            self.at += 2
            return (None, "") if following.isalnum() else (frozenset({following}), following)
        self.at += 1
        if char in ".^$":
            return None, ""
        if char in "*+?{":
            raise _UnknownError
        return frozenset({char}), char

    def _repeats(self) -> int:
        """Read what says how often; return 0: perhaps never, 1: once, 2: at least once."""
        char = self._text[self.at : self.at + 1]
        count = _COUNT.match(self._text, self.at)
        if not char or (char not in "*+?" and not count):
            return 1
        self.at = count.end() if count else self.at + 1
        if self._text[self.at : self.at + 1] == "?":
            self.at += 1
        if char in "*?" or (count and count[1] == "0"):
            return 0
        return 2


def _better(one: Words | None, other: Words | None) -> Words | None:
    """Return those words that are found in fewer texts: the longer ones, then the fewer."""
    known = [words for words in (one, other) if words and "" not in words]
    return max(known, key=lambda words: (min(map(len, words)), -len(words)), default=None)
