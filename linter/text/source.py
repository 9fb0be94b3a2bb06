"""A report's text and the places in it, before anything of it is understood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any, NamedTuple

from linter.records import dataclass
from linter.text.folding import fold
from linter.text.grid import Grid
from linter.text.span import Span

__all__ = ["Position", "Source", "Span"]


class Position(NamedTuple):
    """Line and column from 1, in characters: for people, made only when printing."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The text that a person reads in a file, and the way back from it into the file."""

    path: str
    text: str
    sha256: str = ""
    format: str = "text"
    encoding: str | None = None
    locate: Callable[[Span], dict[str, Any]] | None = None
    # The file itself, where something can be written back into it (DOCX).
    original: bytes | None = field(default=None, repr=False, compare=False)
    # What the file holds beside the text, counted, as far as its format can have it: open_revisions,
    # open_comments, uncalculated_formulas, scanned_pages, pictures (those in which words may stand).
    notes: Mapping[str, int] = field(default_factory=dict, compare=False)
    # The tables of the file as it has them; every word of a cell is one of the text.
    grids: tuple[Grid, ...] = field(default=(), repr=False, compare=False)

    @cached_property
    def folded(self) -> str:
        """The folded view of the text, of the same length; patterns are matched on it."""
        return fold(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at != -1:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> Position:
        """Return the line and column of the character at *offset*."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line_span(self, offset: int) -> Span:
        """Return the physical line that holds *offset*, without its end."""
        line = bisect_right(self._line_starts, offset) - 1
        start = self._line_starts[line]
        end = self.text.find("\n", start)
        end = len(self.text) if end == -1 else end
        return Span(start, end - 1 if self.text[start:end].endswith("\r") else end)

    def quote(self, span: Span) -> str:
        """Return the text of *span* as it stands."""
        return self.text[span.start : span.end]

    def origin(self, span: Span) -> dict[str, Any]:
        """Return where *span* is in the file: line and column, or what its format has."""
        if self.locate is not None:
            return self.locate(span)
        line, column = self.position(span.start)
        return {"line": line, "column": column}
