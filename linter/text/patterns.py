"""Several patterns, asked together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linter.text.pattern import Match, Pattern, occurs

_REACH = 24  # characters on each side in which a phrase that excuses a match may begin or end
_LONG = 400  # characters: in a shorter text each pattern is as fast by itself
_PAYS = 4  # texts after which a list of patterns is joined: that costs as much as it saves for a few
_MOST = 1000  # lists that are remembered
_NAMED = re.compile(r"(?<!\\)\(\?P<\w+>")


@cache
def any_of(patterns: tuple[Pattern, ...]) -> Pattern | None:
    """Return one pattern that matches what any of *patterns* does; None where there are none."""
    return Pattern("|".join(f"(?:{pattern.text})" for pattern in patterns)) if patterns else None


def matches(patterns: tuple[Pattern, ...], text: str) -> Iterator[Match]:
    """Yield the matches of the first pattern in *text*, left to right, then those of the next.

    Few texts hold any. A list that is asked again and again is joined to one expression, which says so in one search.
    """
    if len(patterns) > 1 and len(text) >= _LONG and not _joined(patterns).may_occur(text):
        return
    for pattern in patterns:
        yield from pattern.finditer(text)


def excused(text: str, start: int, end: int, allowed: tuple[Pattern, ...]) -> bool:
    """Whether a match of the *allowed* phrases covers ``text[start:end]``: it is part of something right."""
    if not allowed:
        return False
    first = max(0, start - _REACH)
    near = text[first : end + _REACH]
    return any(
        first + match.start() <= start and end <= first + match.end()
        for pattern in allowed
        for match in pattern.finditer(near)
    )


class _Joined:
    """A list of patterns as one expression."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        self.patterns = patterns
        self._asked = 0
        self._expression = ""

    def may_occur(self, text: str) -> bool:
        """Whether one of the patterns may match in *text*; they have the last word."""
        self._asked += 1
        if self._asked == _PAYS:
            self._expression = _one(self.patterns)
        return not self._expression or occurs(self._expression, text)


def _one(patterns: tuple[Pattern, ...]) -> str:
    """Return one expression for all; nothing where RE2 cannot read it: it is too large, say."""
    bare = (_NAMED.sub("(?:", one.text) for one in patterns)  # one name may not stand for two groups
    expression = "|".join(f"(?:{one})" for one in bare)
    return "" if Pattern(expression).fault() else expression


_JOINED: dict[
    int, _Joined
] = {}  # by the list itself, which is a rule's and lives as long: to hash it is dear


def _joined(patterns: tuple[Pattern, ...]) -> _Joined:
    found = _JOINED.get(id(patterns))
    if found is None or found.patterns is not patterns:
        if len(_JOINED) >= _MOST:
            _JOINED.clear()
        found = _JOINED[id(patterns)] = _Joined(patterns)
    return found
