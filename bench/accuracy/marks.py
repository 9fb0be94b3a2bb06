"""Marks: a figure or phrase in a text that is still being written, so that its place is known later.

A mark is OPEN key MID printed CLOSE. Marks may stand inside one another. The characters are of the
private use area, which no report holds; they go when the text is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from linter.text.source import Span

OPEN, MID, CLOSE = "\ue100", "\ue101", "\ue102"
_SIGNS = re.compile(f"{OPEN}([^{MID}]*){MID}|{CLOSE}")


def mark(key: str, printed: object) -> str:
    """Return *printed* with a mark of this key around it."""
    return f"{OPEN}{key}{MID}{printed}{CLOSE}"


def plain(text: str) -> str:
    """Return *text* without its marks."""
    return _SIGNS.sub("", text)


def read_marks(text: str) -> tuple[str, dict[str, Span]]:
    """Return *text* without its marks, and the place of each."""
    found: list[str] = []
    spans: dict[str, Span] = {}
    opened: list[tuple[str, int]] = []
    length = last = 0
    for sign in _SIGNS.finditer(text):
        found.append(text[last : sign.start()])
        length += sign.start() - last
        last = sign.end()
        if sign[1] is not None:
            opened.append((sign[1], length))
        else:
            key, start = opened.pop()
            spans[key] = Span(start, length)
    found.append(text[last:])
    return "".join(found), spans


def keys(text: str) -> list[str]:
    """Return the keys of the marks in *text*, in order."""
    return [sign[1] for sign in _SIGNS.finditer(text) if sign[1] is not None]


def holds(text: str, key: str) -> bool:
    """Return whether *text* has a mark of this key."""
    return f"{OPEN}{key}{MID}" in text


def marked(text: str, key: str) -> str:
    """Return what stands in the mark of this key, itself without marks."""
    shown, spans = read_marks(text)
    return shown[spans[key].start : spans[key].end]


def with_mark(text: str, key: str, printed: str) -> str:
    """Return *text* with the content of the mark of this key exchanged, the mark kept."""
    start = text.index(f"{OPEN}{key}{MID}") + len(key) + 2
    depth, at = 1, start
    while depth:
        at += 1
        depth += {OPEN: 1, CLOSE: -1}.get(text[at - 1], 0)
    return text[:start] + printed + text[at - 1 :]


def outside_marks(text: str, change: Callable[[str], str]) -> str:
    """Return *text* with *change* applied to the characters, the keys of its marks left alone."""
    return re.sub(
        f"{OPEN}[^{MID}]*{MID}|[^{OPEN}]+",
        lambda part: part[0] if part[0][0] == OPEN else change(part[0]),
        text,
    )
