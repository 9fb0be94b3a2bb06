"""A page's own plane, with y going up: what is drawn there becomes the page as one reads it, most of its writing upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from linter.read.pages.frame import Frame, Point
from linter.read.pages.ink import Box, Glyph, Ink, RuledLine
from linter.read.pages.sheet import Page, Turned

ASLANT = -1  # runs no way that a line can have
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
_LEVEL = 0.05  # of the one direction, what there may be of the other
_SHOWN = 4  # one part in so many of a character is enough to read it
_THIN = 3.0  # points: a shape that is thinner is a rule
_TWICE = 0.25  # of its size: a character that is drawn again as near is drawn bold

Matrix = tuple[float, float, float, float, float, float]


class Character(NamedTuple):
    """A character on the plane: where it begins on its base line, the end of its advance, its size and way.

    The way is by how many quarters, counter-clockwise, the writing is turned; the piece is what was written in one go.
    """

    text: str
    x: float
    y: float
    end_x: float
    end_y: float
    size: float
    way: int
    piece: int


class PathPiece(NamedTuple):
    """A straight piece of a path, or a thin shape, on the plane."""

    x0: float
    y0: float
    x1: float
    y1: float


class Drawn(NamedTuple):
    """A page as it is read, and the way from its plane to that."""

    page: Page
    frame: Frame


class Stroke(NamedTuple):
    """Points of a path that are drawn in one go, and whether the way to each is straight."""

    points: list[Point]
    straight: list[bool]


def moved(x: float, y: float, matrix: Matrix) -> Point:
    """Return where *matrix* puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def round_box(points: list[Point]) -> Box:
    """Return the box round *points*."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def meeting(one: Box, other: Box) -> Box:
    """Return what two boxes have in common."""
    if other is EVERYWHERE:
        return one
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def way_of(a: float, b: float) -> int:
    """Return by how many quarters, counter-clockwise, writing along (a, b) is turned."""
    if min(abs(a), abs(b)) > _LEVEL * max(abs(a), abs(b)):
        return ASLANT
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def is_seen(one: Character, clip: Box) -> bool:
    """Whether a quarter of a character or more is within *clip*, along its line and across."""
    if clip is EVERYWHERE:
        return True
    left, bottom, right, top = round_box([(one.x, one.y), (one.end_x, one.end_y)])
    if one.way in (0, 2, ASLANT):
        bottom, top = (bottom, top + one.size) if one.way != 2 else (bottom - one.size, top)
    else:
        left, right = (left - one.size, right) if one.way == 1 else (left, right + one.size)
    return shows((left, bottom, right, top), clip)


def shows(box: Box, clip: Box) -> bool:
    """Whether a quarter of *box* or more is within *clip*, either way: a row too low cuts its last line."""
    left, bottom, right, top = box
    wide = min(right, clip[2]) - max(left, clip[0])
    high = min(top, clip[3]) - max(bottom, clip[1])
    return wide * _SHOWN >= right - left and high * _SHOWN >= top - bottom


def without_doubles(found: list[Character]) -> list[Character]:
    """Return *found* without what is drawn again, all but at the same place, to look bold."""
    kept: list[Character] = []
    drawn: dict[tuple[str, int, int], Character] = {}
    for one in found:
        step = max(_TWICE * one.size, 0.1)
        column, row = int(one.x // step), int(one.y // step)
        near = (drawn.get((one.text, column + i, row + j)) for i in (-1, 0, 1) for j in (-1, 0, 1))
        if one.text.isspace() or not any(
            other and abs(other.x - one.x) < step and abs(other.y - one.y) < step for other in near
        ):
            drawn[one.text, column, row] = one
            kept.append(one)
    return kept


def pieces_of(stroke: Stroke, clip: Box, *, stroked: bool, filled: bool) -> Iterator[PathPiece]:
    """Yield the straight pieces of a part of a path where it is a stroke, the whole where it is a thin shape."""
    points, straight = stroke
    ends = list(zip(points, points[1:], straight[1:], strict=False)) if stroked else []
    boxes = [round_box([last, point]) for last, point, line in ends if line]
    if filled and points:
        box = round_box(points)
        if min(box[2] - box[0], box[3] - box[1]) < _THIN:
            boxes.append(box)
    for box in boxes:
        left, bottom, right, top = meeting(box, clip)
        if left <= right and bottom <= top:
            yield PathPiece(left, bottom, right, top)


def drawn(
    box: Box, found: list[Character], pieces: list[PathPiece], images: list[Box], turn: int = 0
) -> Drawn:
    """Return the page that has *box* on its plane as one reads it; without words it is turned by *turn* quarters."""
    ways = Counter(one.way for one in found if one.way != ASLANT and not one.text.isspace())
    main = ways.most_common(1)[0][0] if ways else turn
    frame = Frame(box, main)
    turned = []
    for way in sorted(ways):
        if way != main:
            side = Frame(box, way)
            turned.append(Turned(_ink(found, pieces, side), _back(side, frame)))
    aslant = sum(1 for one in found if one.way == ASLANT and not one.text.isspace())
    seen = [frame.seen(image) for image in images]
    return Drawn(Page(*frame.size, _ink(found, pieces, frame), seen, turned, aslant), frame)


def _back(side: Frame, main: Frame) -> Callable[[Box], Box]:
    """Return what leads from a page turned one way to the same page turned another."""
    return lambda box: main.seen(side.plane(box))


def _ink(found: list[Character], pieces: list[PathPiece], frame: Frame) -> Ink:
    return Ink(_glyphs(found, frame), *_rules(pieces, frame))


def _glyphs(found: list[Character], frame: Frame) -> list[Glyph]:
    """Return the characters that run the way of *frame* and stand on the page."""
    a, b, c, d, e, f = frame.axes
    width, height = frame.size
    glyphs = []
    for one in found:
        if one.way != frame.quarters:
            continue
        x, base = a * one.x + c * one.y + e, b * one.x + d * one.y + f
        end = a * one.end_x + c * one.end_y + e
        glyph = Glyph(one.text, x, max(end, x), base, one.size, one.piece)
        if glyph.x1 > 0 and x < width and glyph.bottom > 0 and glyph.top < height:
            glyphs.append(glyph)
    return glyphs


def _rules(pieces: list[PathPiece], frame: Frame) -> tuple[list[RuledLine], list[RuledLine]]:
    level, upright = [], []
    for piece in pieces:
        left, top, right, bottom = frame.seen(piece)
        wide, high = right - left, bottom - top
        if high < _THIN and high < wide:
            level.append(RuledLine((top + bottom) / 2, left, right))
        elif wide < _THIN and wide < high:
            upright.append(RuledLine((left + right) / 2, top, bottom))
    return level, upright
