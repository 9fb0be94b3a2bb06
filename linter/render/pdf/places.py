"""Where on its pages the words are that a note is about."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from linter.read.pages.frame import Frame
from linter.read.pages.ink import Box
from linter.read.pdf import PdfDocument
from linter.read.places import PageBox
from linter.text.span import Span

_MOST = 60  # boxes of one note: of more, only the first line is marked
_SHORTEST = 12  # characters that are marked for a place between two


class PlacedMark(NamedTuple):
    """A box on a page's plane, and its corners as one reads it: upper left, upper right, lower left, lower right."""

    box: Box
    corners: tuple[float, ...]


def marks_of(paper: PdfDocument, span: Span) -> Iterator[tuple[int, list[PlacedMark]]]:
    """Yield the pages that *span* is on, from 1, and what is to be marked there."""
    boxes = _boxes(paper, _widened(paper, span))
    if len(boxes) > _MOST:
        boxes = boxes[:1]
    for page, on_page in groupby(boxes, key=lambda one: one.page):
        frame = paper.frames[page - 1]
        yield page, [_mark(frame, one.box) for one in on_page]


def _widened(paper: PdfDocument, span: Span) -> Span:
    """Return *span*, or where it is no longer than a point of a line, the words that follow there."""
    if span.start < span.end:
        return span
    line_end = paper.text.find("\n", span.start)
    words = paper.text[span.start : line_end if line_end >= 0 else None]
    if not words.strip() or "\t" in words[:_SHORTEST]:
        return span
    return Span(span.start, span.start + min(len(words), _SHORTEST))


def _boxes(paper: PdfDocument, span: Span) -> list[PageBox]:
    """Return the boxes of *span*, those side by side as one."""
    found: list[PageBox] = []
    for piece in paper.places.pieces(span):
        where = piece.where
        if not isinstance(where, PageBox) or where in found[-1:]:
            continue
        if paper.text[piece.start : piece.end].isspace() and span.start < span.end:
            continue
        if found and _beside(found[-1], where):
            left, top, _, bottom = found[-1].box
            found[-1] = PageBox(where.page, (left, top, where.box[2], bottom))
        else:
            found.append(where)
    return found


def _beside(one: PageBox, other: PageBox) -> bool:
    """Whether *other* goes on where *one* ends, in one line or row."""
    same = one.page == other.page and one.box[1] == other.box[1] and one.box[3] == other.box[3]
    return same and other.box[2] - one.box[2] >= 0 and other.box[0] - one.box[2] <= one.box[3] - one.box[1]


def _mark(frame: Frame, box: Box) -> PlacedMark:
    left, top, right, bottom = box
    points = ((left, top), (right, top), (left, bottom), (right, bottom))
    return PlacedMark(frame.plane(box), tuple(at for x, y in points for at in frame.point(x, y)))
