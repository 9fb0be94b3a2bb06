"""A pattern of a rule pack: RE2, so linear in the text, matched on the folded view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from typing import Any

from linter.messages import Message
from linter.records import dataclass
from linter.text.folding import fold
from linter.text.kernel import kernel
from linter.text.literals import needed

_LONG = 400  # characters

NEVER_OCCURS = "never-occurs"  # the fault of a word that folding changes
NO_LOOK = "re2-no-look"
_LOOKS = re.compile(r"\(\?(?:<?[=!]|>)|\\[1-9]")  # what other expressions have, and RE2 has not


class Match:
    """A match: like one of the standard library, with the numbers and names of groups."""

    __slots__ = ("_bytes", "_spans", "_start", "names", "string")

    def __init__(
        self, string: str, data: bytes, start: int, spans: list[tuple[int, int]], names: dict[str, int]
    ) -> None:
        self.string = string
        self.names = names  # of the pattern's groups, with their numbers
        self._bytes = data
        self._start = start  # of the match, in characters
        self._spans = spans  # in bytes

    def span(self, group: int | str = 0) -> tuple[int, int]:
        """Return where the group stands; (-1, -1): it took no part."""
        start, end = self._spans[self.names[group] if isinstance(group, str) else group]
        if start < 0:
            return -1, -1
        first = self._start + len(self._bytes[self._spans[0][0] : start].decode())
        return first, first + len(self._bytes[start:end].decode())

    def start(self, group: int | str = 0) -> int:
        """Return where the group begins."""
        return self.span(group)[0] if group else self._start

    def end(self, group: int | str = 0) -> int:
        """Return where the group ends."""
        return self.span(group)[1]

    def __getitem__(self, group: int | str) -> str:
        start, end = self._spans[self.names[group] if isinstance(group, str) else group]
        return self._bytes[start:end].decode() if start >= 0 else None  # type: ignore[return-value]

    def group(self, group: int | str = 0) -> str:
        """Return the text of the group; None where it took no part."""
        return self[group]

    def groupdict(self) -> dict[str, Any]:
        """Return the text of each named group; None where one took no part."""
        return {name: self[number] for name, number in self.names.items()}


@dataclass(frozen=True)
class Pattern:
    """An RE2 expression, compiled when there is first a text that may match it."""

    text: str

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """Words one of which is in whatever matches; made with a pack, and stored with it."""
        return needed(self.text)

    @cached_property
    def kernel(self) -> str:
        """What of it must be there; made with a pack, and stored with it."""
        return kernel(self.text)

    def search(self, text: str, start: int = 0, end: int | None = None) -> Match | None:
        """Return the first match in *text* between *start* and *end*, or None."""
        if not self._possible(text):
            return None
        if start == 0 and end is None:
            return next(_matches(self.text, text), None)
        data = _encoded(text)
        first = len(text[:start].encode())
        last = len(data) if end is None else first + len(text[start:end].encode())
        expression, names = _compiled(self.text)
        found = expression.search(data, first, last)
        if found is None:
            return None
        at = min(start, len(text)) + len(data[first : found.start()].decode())
        return Match(text, data, at, _spans(found, expression), names)

    def finditer(self, text: str) -> Iterator[Match]:
        """Yield the matches in *text*, left to right."""
        return _matches(self.text, text) if self._possible(text) else iter(())

    def overlapping(self, text: str) -> Iterator[Match]:
        """Yield the matches in *text*; each is looked for behind the first group of the one before."""
        possible = self._possible(text) and (self.kernel == self.text or occurs(self.kernel, text))
        return _overlapping(self.text, text) if possible else iter(())

    def fullmatch(self, text: str) -> Match | None:
        """Return the match of all of *text*, or None."""
        return next(_matches(self.text, text, whole=True), None) if self._possible(text) else None

    def _possible(self, text: str) -> bool:
        words = self.needed
        return not words or any(map(text.__contains__, words))

    def fault(self) -> Message | None:
        """Return what is wrong with the expression, or nothing.

        A character that folding turns into another could never match: the message says
        what to write instead.
        """
        for character in self.text:
            folded = fold(character)
            if folded != character:
                return Message(NEVER_OCCURS, character=character, folded=folded)
        assert self.needed is not None and self.kernel is not None  # for the stored pack
        try:
            _compiled(self.text)
        except Exception as error:  # google-re2 raises its own error class per failure
            reason = error.args[0] if error.args else error
            reason = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
            if look := _LOOKS.search(self.text):
                return Message(NO_LOOK, seen=look[0], instead="")
            return Message("re2-unread", why=reason)
        return None


def group_span(match: Match, name: str) -> tuple[int, int] | None:
    """Return where the group *name* of *match* stands; None where the pattern has none, or it took no part."""
    if name not in match.names:
        return None
    start, end = match.span(name)
    return (start, end) if start >= 0 else None


def occurs(expression: str, text: str) -> bool:
    """Whether an expression that RE2 can read matches somewhere in *text*."""
    return _compiled(expression)[0].search(_encoded(text)) is not None


def _matches(pattern: str, text: str, whole: bool = False) -> Iterator[Match]:
    expression, names = _compiled(pattern)
    data = _encoded(text)
    characters = seen = 0  # characters before the byte *seen*
    one = expression.fullmatch(data) if whole else None
    for found in ((one,) if one else ()) if whole else expression.finditer(data):
        start = found.start()
        if data[start : start + 1] and data[start] & 0xC0 == 0x80:
            continue  # nothing was matched, between the bytes of a character
        characters += len(data[seen:start].decode())
        seen = start
        yield Match(text, data, characters, _spans(found, expression), names)


def _overlapping(pattern: str, text: str) -> Iterator[Match]:
    expression, names = _compiled(pattern)
    data = _encoded(text)
    characters = seen = at = 0
    while (found := expression.search(data, at)) is not None:
        start = found.start()
        characters += len(data[seen:start].decode())
        seen = start
        spans = _spans(found, expression)
        yield Match(text, data, characters, spans, names)
        first = min((end for begin, end in spans[1:] if begin >= 0), default=spans[0][1])
        at = max(first, start + len(data[start : start + 4].decode("utf-8", "ignore")[:1].encode()), at + 1)


def _spans(found: Any, expression: Any) -> list[tuple[int, int]]:
    return [found.span(group) for group in range(expression.groups + 1)]


def _encoded(text: str) -> bytes:
    """Return *text* as RE2 reads it; that of a whole report is kept, as all patterns want it in turn."""
    return text.encode() if len(text) < _LONG else _kept(text)


@lru_cache(maxsize=2)
def _kept(text: str) -> bytes:
    return text.encode()


@cache
def _compiled(text: str) -> tuple[Any, dict[str, int]]:
    """Return the expression over bytes, which spares making them anew for each, and its groups."""
    import re2

    options = re2.Options()
    options.log_errors = False
    expression = re2.compile(text.encode(), options)
    return expression, {name.decode(): number for name, number in expression.groupindex.items()}
