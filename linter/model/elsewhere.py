"""A place in another file."""

from __future__ import annotations

from typing import Any

from linter.records import dataclass
from linter.text.source import Position, Span


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another file that bears on a finding, with all that is to be said of it."""

    label: str
    path: str
    span: Span
    start: Position
    end: Position
    quote: str
    origin: dict[str, Any]
