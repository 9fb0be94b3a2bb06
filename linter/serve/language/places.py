"""What the server tells an editor: marks on lines, without the protocol's types."""

from __future__ import annotations

from typing import NamedTuple

from linter.model.finding import Severity


class FilePlace(NamedTuple):
    """From a line and column up to another, both from 0, in characters."""

    line: int
    column: int
    end_line: int
    end_column: int


class Diagnostic(NamedTuple):
    """A finding or a fault at a place; *code* is the rule's id, if it is one's."""

    place: FilePlace
    severity: Severity
    message: str
    code: str = ""


class Offer(NamedTuple):
    """A word that would go on here, and what is said of it."""

    word: str
    detail: str = ""


def whole_line(line: int) -> FilePlace:
    """Return the place of a line, counted from 0."""
    return FilePlace(line, 0, line + 1, 0)
