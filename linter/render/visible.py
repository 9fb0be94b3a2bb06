"""A report's text made fit to be shown: nothing in it can steer a terminal or hide itself."""

from __future__ import annotations

from unicodedata import category

# Controls, invisible formatting (bidi overrides above all), surrogates, odd line ends.
_UNFIT = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def visible(text: str) -> str:
    """Return *text* with U+FFFD for each character that shows nothing or does something, one for one.

    Line ends and tabs become blanks.
    """
    return text if text.isprintable() else "".join(map(_fit, text))


def _fit(char: str) -> str:
    if char in "\t\n\r":
        return " "
    return "\ufffd" if category(char) in _UNFIT else char


def short(text: str, most: int = 24) -> str:
    """Return *text* on one line, cut to *most* characters; ``...`` says that it was cut."""
    line = visible(" ".join(text.split()))
    return line if len(line) <= most else line[: most - 3] + "..."
