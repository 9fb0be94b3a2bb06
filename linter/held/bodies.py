"""Whose report it is, of which year: how what is held against a finding finds its report again."""

from __future__ import annotations

import re

from linter.text.folding import fold

Whose = tuple[str, int]  # body, folded and bare of blanks; year

_BLANKS = re.compile(r"\s+")


def named(issuer: str) -> str:
    """Return the name of a body as names are compared."""
    return _BLANKS.sub("", fold(issuer))


def whose(issuer: object, year: object) -> Whose | None:
    """Return body and year; None where either is not known."""
    if not isinstance(issuer, str) or not isinstance(year, int) or not named(issuer):
        return None
    return named(issuer), year
