"""What was met and not checked, and what is to be known of a run beside its verdicts."""

from __future__ import annotations

from typing import Literal, NamedTuple

Reason = Literal["format", "link", "excluded", "own output", "ignored"]


class Skipped(NamedTuple):
    """A file or folder that was met and not checked; with a *suffix*, all other files of a folder that have it."""

    path: str
    reason: Reason
    suffix: str | None = None
    files: int = 1


class Repeat(NamedTuple):
    """Several files of one body and year."""

    issuer: str
    year: int
    paths: tuple[str, ...]
