"""A place in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of characters, from 0, of a source's text: the one kind of place inside."""

    start: int
    end: int
