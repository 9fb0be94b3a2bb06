"""A report's text cut into pieces, so that every place a finding speaks of can be marked in it.

Places overlap and cross lines and cells; the text is cut at every border, and each piece knows
all the marks that lie on it. A page of blocks comes out: paragraphs, headings, rows of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from linter.records import dataclass
from linter.render.visible import visible
from linter.source import Source, Span

_CELLS = re.compile(r"[\t|]")
_BORDERS = re.compile(r"[-:| \t]+")
# For the looks alone: a short line with a number in front and no full stop is set in bold.
_HEADING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.．章]|[(（][一二三四五六七八九十]{1,3}[)）])"
    r".{1,40}(?<![。；;，,：:])"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A place to mark: its looks (a severity, related …), its anchor, and the number to show."""

    span: Span
    kind: str
    id: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks: (looks, id, whether it begins here), outermost first."""

    text: str
    marks: tuple[tuple[str, str, bool], ...] = ()
    numbers: tuple[tuple[int, str], ...] = ()  # of the findings that end here, with their looks


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or title with its pieces, or rows of cells with theirs."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


def blocks(source: Source, title: str, targets: Iterable[Target]) -> Iterator[Block]:
    """Yield the text of *source* in blocks, with *targets* (worst first) marked in them."""
    cutter = _Cutter(source, targets)
    rows: list[tuple[tuple[Piece, ...], ...]] = []
    title = _bare(title)
    for line in _lines(source.text):
        text = source.quote(line)
        if cells := _cells(text, line.start):
            if not _BORDERS.fullmatch(text):
                rows.append(tuple(tuple(cutter.pieces(cell)) for cell in cells))
            continue
        if rows:
            yield Block("rows", rows=tuple(rows))
            rows = []
        if not text.strip():
            continue
        kind = "heading" if _HEADING.fullmatch(text.strip()) else "text"
        if title and _bare(text) == title:
            kind, title = "title", ""
        yield Block(kind, tuple(cutter.pieces(line)))
    if rows:
        yield Block("rows", rows=tuple(rows))
    if rest := tuple(cutter.rest()):
        yield Block("text", rest)


class _Cutter:
    """Cuts spans into pieces; they must come in the order of the text."""

    def __init__(self, source: Source, targets: Iterable[Target]) -> None:
        self.source = source
        self.waiting = sorted(enumerate(targets), key=lambda item: item[1].span.start, reverse=True)
        self.active: list[tuple[int, Target, bool]] = []  # rank, target, whether its anchor is set

    def pieces(self, span: Span) -> Iterator[Piece]:
        """Yield the pieces of *span*; a place in no visible text gets an empty piece of its own."""
        at = span.start
        yield from self._lost(at)
        while at < span.end:
            end = self._border(at, span.end)
            yield self._piece(at, end)
            at = end
            yield from self._lost(at)

    def rest(self) -> Iterator[Piece]:
        """Yield empty pieces for the places that lie behind all text."""
        yield from self._lost(len(self.source.text) + 1)

    def _border(self, at: int, end: int) -> int:
        """Take up what begins at *at*; return where the next mark begins or ends."""
        while self.waiting and self.waiting[-1][1].span.start <= at:
            rank, target = self.waiting.pop()
            self.active.append((rank, target, False))
        self.active.sort(key=lambda item: item[0])
        ends = [target.span.end for _, target, _ in self.active]
        starts = [self.waiting[-1][1].span.start] if self.waiting else []
        return min([end, *ends, *starts])

    def _piece(self, at: int, end: int) -> Piece:
        marks = tuple((target.kind, target.id, not anchored) for _, target, anchored in self.active)
        numbers = [pair for _, target, _ in self.active if target.span.end <= end for pair in _number(target)]
        self.active = [(rank, target, True) for rank, target, _ in self.active if target.span.end > end]
        return Piece(visible(self.source.text[at:end]), marks, tuple(numbers))

    def _lost(self, at: int) -> Iterator[Piece]:
        """Yield pieces for the places that end here or before and were in no piece to the end."""
        for _, target, anchored in [item for item in self.active if item[1].span.end <= at]:
            yield Piece("", () if anchored else ((target.kind, target.id, True),), _number(target))
        self.active = [item for item in self.active if item[1].span.end > at]
        while self.waiting and self.waiting[-1][1].span.start <= at:
            rank, target = self.waiting.pop()
            if target.span.end > at:
                self.active.append((rank, target, False))
                continue
            yield Piece("", ((target.kind, target.id, True),), _number(target))


def _number(target: Target) -> tuple[tuple[int, str], ...]:
    return () if target.number is None else ((target.number, target.kind),)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end == -1 else end
        yield Span(start, end)
        start = end + 1


def _cells(text: str, start: int) -> list[Span]:
    """Return the cells of a row of a table; nothing if the line is none."""
    row = text.strip()
    if "\t" not in row and row.count("|") < 2:
        return []
    left = start + len(text) - len(text.lstrip())
    borders = [match.start() for match in _CELLS.finditer(row)]
    edges = [-1, *borders, len(row)]
    spans = [Span(left + low + 1, left + high) for low, high in pairwise(edges)]
    return spans[row.startswith("|") : len(spans) - row.endswith("|")]


def _bare(text: str) -> str:
    return "".join(text.split())
