"""A report's text made fit to be shown: nothing in it can steer a terminal or hide itself."""

from __future__ import annotations

import re
from unicodedata import category

_BLANKS = re.compile(r"\s+")
# Controls, invisible formatting (bidi overrides above all), surrogates, odd line ends.
_UNFIT = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def visible(text: str, keep: str = "") -> str:
    """Return *text* with U+FFFD for each character that shows nothing or does something, one for one.

    Those in *keep* stay. Line ends and tabs become blanks unless kept.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_fit(char, keep) for char in text)


def _fit(char: str, keep: str) -> str:
    if char in keep:
        return char
    if char in "\t\n\r":
        return " "
    return "\ufffd" if category(char) in _UNFIT else char


def short(text: str, most: int = 24) -> str:
    """Return *text* on one line, cut to *most* characters; ``...`` says that it was cut."""
    line = visible(_BLANKS.sub(" ", text.strip()))
    return line if len(line) <= most else line[: most - 3] + "..."
