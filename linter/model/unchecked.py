"""What was met and not checked, by what files a run was changed, and what else is known of it beside its verdicts."""

from __future__ import annotations

from typing import Literal, NamedTuple

Reason = Literal["format", "link", "excluded", "own output", "ignored"]


class Skipped(NamedTuple):
    """A file or folder that was met and not checked; with a *suffix*, all other files of a folder that have it."""

    path: str
    reason: Reason
    suffix: str | None = None
    files: int = 1


class Configuration(NamedTuple):
    """The file of settings that held, the hash of its content, and what it sets, a line each."""

    file: str
    sha256: str
    changed: tuple[str, ...]


class Repeat(NamedTuple):
    """Several files of one body and year."""

    issuer: str
    year: int
    paths: tuple[str, ...]
