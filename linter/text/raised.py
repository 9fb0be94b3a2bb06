"""Raised digits and digits in circles: marks of notes, no part of the figure that they stand behind."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾①-⑳"  # within a class of characters
_BEHIND = re.compile(rf"(?<=[^\s{MARKS}])\s*[{MARKS}]+\Z")


def raised(words: str) -> str:
    """Return *words*, which the file prints above the line, with raised digits; as long as they were."""
    return words.translate(_RAISED)


def without_mark(words: str) -> str:
    """Return *words* without the mark of a note behind them; a mark that stands alone is kept."""
    return _BEHIND.sub("", words)
