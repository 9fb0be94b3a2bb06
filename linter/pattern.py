"""A pattern of a rule pack: RE2, so linear in the text, matched on the folded view."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from linter.folding import fold
from linter.records import dataclass

_REACH = 24  # characters on each side in which a phrase that excuses a match may begin or end


@dataclass(frozen=True, slots=True)
class Pattern:
    """An RE2 expression, compiled when it is first used."""

    text: str

    def search(self, text: str, start: int = 0, end: int | None = None) -> Any:
        """Return the first match in *text* between *start* and *end*, or None."""
        return _compiled(self.text).search(text, start, len(text) if end is None else end)

    def finditer(self, text: str) -> Iterator[Any]:
        """Yield the matches in *text*, left to right."""
        return iter(_compiled(self.text).finditer(text))

    def fullmatch(self, text: str) -> Any:
        """Return the match of all of *text*, or None."""
        return _compiled(self.text).fullmatch(text)

    def fault(self) -> str:
        """Return what is wrong with the expression, or nothing.

        A character that folding turns into another could never match: the message says
        what to write instead.
        """
        for character in self.text:
            folded = fold(character)
            if folded != character:
                return f"'{character}' never occurs in the folded text; write '{folded}'"
        try:
            _compiled(self.text)
        except Exception as error:  # google-re2 raises its own error class per failure
            reason = error.args[0] if error.args else error
            reason = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
            return f"RE2 cannot read the pattern: {reason}"
        return ""


def any_of(patterns: tuple[Pattern, ...]) -> Pattern | None:
    """Return one pattern that matches what any of *patterns* does; None where there are none."""
    return Pattern("|".join(f"(?:{pattern.text})" for pattern in patterns)) if patterns else None


def group_span(match: Any, name: str) -> tuple[int, int] | None:
    """Return where the group *name* of *match* stands; None where the pattern has none, or it took no part."""
    number = match.re.groupindex.get(name)
    if number is None:
        return None
    start, end = match.span(number)
    return (start, end) if start >= 0 else None


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


@cache
def _compiled(text: str) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(text, options)
