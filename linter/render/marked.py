"""A report's text cut into pieces, so that every place a finding speaks of can be marked in it.

Places overlap and cross lines and cells; the text is cut at every border, and each piece knows
all the marks that lie on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linter.records import dataclass
from linter.render.visible import visible
from linter.text.source import Source, Span


class Tail(NamedTuple):
    """What is set behind the last words of a place: a finding's number, or what should stand there."""

    kind: str
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A place to mark: its looks (a severity, related …), its anchor, and what stands behind it."""

    span: Span
    kind: str
    id: str = ""
    tail: Tail | None = None
    hint: str = ""


class PieceMark(NamedTuple):
    """A mark on a piece; *first*: it begins here, and bears its anchor here."""

    kind: str
    id: str
    first: bool
    hint: str


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of text under the same marks, outermost first."""

    text: str
    marks: tuple[PieceMark, ...] = ()
    tails: tuple[Tail, ...] = ()  # of the places that end here


class PieceCutter:
    """Cuts spans into pieces; they must come in the order of the text. *targets*: the outermost first."""

    def __init__(self, source: Source, targets: Iterable[Target]) -> None:
        self.source = source
        ranked = sorted(enumerate(targets), key=lambda item: (item[1].span.start, item[0]))
        self.waiting = ranked[::-1]  # the next one last
        self.active: list[tuple[int, Target, bool]] = []  # rank, target, whether its anchor is set

    def pieces(self, span: Span) -> Iterator[MarkedPiece]:
        """Yield the pieces of *span*; a place in no visible text gets an empty piece of its own."""
        at = span.start
        yield from self._lost(at)
        while at < span.end:
            end = self._border(at, span.end)
            yield self._piece(at, end)
            at = end
            yield from self._lost(at)

    def rest(self) -> Iterator[MarkedPiece]:
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

    def _piece(self, at: int, end: int) -> MarkedPiece:
        marks = tuple(_mark(target, not anchored) for _, target, anchored in self.active)
        ending = [target for _, target, _ in self.active if target.span.end <= end]
        self.active = [(rank, target, True) for rank, target, _ in self.active if target.span.end > end]
        return MarkedPiece(visible(self.source.text[at:end]), marks, _tails(ending))

    def _lost(self, at: int) -> Iterator[MarkedPiece]:
        """Yield pieces for the places that end here or before and were in no piece to the end."""
        for _, target, anchored in [item for item in self.active if item[1].span.end <= at]:
            yield MarkedPiece("", () if anchored else (_mark(target, True),), _tails([target]))
        self.active = [item for item in self.active if item[1].span.end > at]
        while self.waiting and self.waiting[-1][1].span.start <= at:
            rank, target = self.waiting.pop()
            if target.span.end > at:
                self.active.append((rank, target, False))
                continue
            yield MarkedPiece("", (_mark(target, True),), _tails([target]))


def _mark(target: Target, first: bool) -> PieceMark:
    return PieceMark(target.kind, target.id, first, target.hint)


def _tails(ending: list[Target]) -> tuple[Tail, ...]:
    return tuple(target.tail for target in ending if target.tail is not None)
