"""Pieces of patterns that have a name: {YEAR} in a pattern stands for what the lexicon calls so."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAMED = re.compile(r"(?<!\\[pP])\{([A-Z][A-Z0-9_]+)\}")  # \p{Lu} and x{2,3} are RE2's own


def is_name(word: str) -> bool:
    """Whether a pattern can call a fragment so."""
    return _NAMED.fullmatch(f"{{{word}}}") is not None


def unknown_in(pattern: str, fragments: Mapping[str, str]) -> str:
    """Return the first name in *pattern* that stands for nothing; "" where there is none."""
    return next((name for name in _NAMED.findall(pattern) if name not in fragments), "")


def spelt_out(pattern: str, fragments: Mapping[str, str]) -> str:
    """Return *pattern* with what the names in it stand for, each as one piece."""
    return _NAMED.sub(lambda named: f"(?:{fragments[named[1]]})", pattern)
