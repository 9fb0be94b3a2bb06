"""What of an expression must be there: looked for before all of it, as it is found far faster.

Where an expression begins with what may be nothing, such as a few words of a clause, a match may
begin at every character, and at each the automaton that looks for it is in a state of its own.
What comes behind begins at few.
"""

from __future__ import annotations

import re

_OPENING = re.compile(r"\((?:\?:|\?P?<\w+>)?(?!\?)")
_ONE = re.compile(
    r"\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|\\(?:[^a-zA-Z0-9]|[dDsSwWbBAz])|[^\\()\[\]{}|*+?]", re.DOTALL
)
_OFTEN = re.compile(r"(?:(?P<perhaps>[*?]|\{0(?:,\d*)?\})|\+|\{\d+(?:,\d*)?\})\??")


class _UnknownError(Exception):
    """A construct that is not understood here."""


def kernel(pattern: str) -> str:
    """Return *pattern* from its first part on that cannot be nothing: it occurs wherever *pattern* does.

    The same, where there is no such part or something in it is not understood.
    """
    reader = _Reader(pattern)
    try:
        first = reader.sequence()
    except (_UnknownError, RecursionError):
        return pattern
    return pattern if first is None or reader.at < len(pattern) else pattern[first:]


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self.at = 0

    def sequence(self) -> int | None:
        """Read up to the end of an alternative; return where the first part begins that cannot be nothing."""
        first = None
        while self.at < len(self._text) and self._text[self.at] not in "|)":
            start = self.at
            if not self._part() and first is None:
                first = start
        return first

    def _part(self) -> bool:
        """Read one part, and how often it stands there; return whether it may be nothing."""
        nothing = False
        if opening := _OPENING.match(self._text, self.at):
            self.at = opening.end()
            nothing = self._choice()
            if self._text[self.at : self.at + 1] != ")":
                raise _UnknownError
            self.at += 1
        elif one := _ONE.match(self._text, self.at):
            self.at = one.end()
        else:
            raise _UnknownError
        if often := _OFTEN.match(self._text, self.at):
            self.at = often.end()
            nothing = nothing or often["perhaps"] is not None
        return nothing

    def _choice(self) -> bool:
        """Read alternatives; return whether one of them may be nothing."""
        nothing = self.sequence() is None
        while self._text[self.at : self.at + 1] == "|":
            self.at += 1
            nothing = self.sequence() is None or nothing
        return nothing
