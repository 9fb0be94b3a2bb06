"""What PDFium draws on a page besides its words: rules, pictures, and to what each piece of words is clipped.

The raw calls of pypdfium2 guard nothing: a page is in use only while its document is open.
"""

from __future__ import annotations

from ctypes import addressof, byref, c_float, c_int
from typing import Any, NamedTuple

from pypdfium2 import raw

from linter.read.pages.ink import Box

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
_THIN = 3.0  # points: a shape that is thinner is a rule
_MOST_SEGMENTS = 20_000  # of one path: more are a drawing
_DEEPEST = 15  # forms in forms


class Piece(NamedTuple):
    """A straight piece of a path, or a thin shape, on the page's plane."""

    x0: float
    y0: float
    x1: float
    y1: float


class Objects(NamedTuple):
    """What is drawn on a page, on its plane; clips by the address of the piece of words."""

    pieces: list[Piece]
    images: list[Box]
    clips: dict[int, Box]


class Walker:
    """Goes through the objects of a page, into forms, too."""

    def __init__(self) -> None:
        self.found = Objects([], [], {})
        self._m = raw.FS_MATRIX()
        self._x, self._y = c_float(), c_float()
        self._edges = [c_float() for _ in range(4)]
        self._fill, self._stroke = c_int(), c_int()

    def page(self, page: Any) -> Objects:
        """Return what is drawn on *page* (a handle of PDFium)."""
        for at in range(raw.FPDFPage_CountObjects(page)):
            self._object(raw.FPDFPage_GetObject(page, at), (), 0)
        return self.found

    def _object(self, thing: Any, above: tuple[Matrix, ...], depth: int) -> None:
        """Take up *thing*; *above*: the matrices of the forms that it is in, the innermost first."""
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            clip = self._clip(thing, above)
            if clip is not EVERYWHERE:
                self.found.clips[addressof(thing.contents)] = clip
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(thing, above)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._image(thing, above)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = (self._matrix(thing), *above)
            for at in range(raw.FPDFFormObj_CountObjects(thing)):
                self._object(raw.FPDFFormObj_GetObject(thing, at), inner, depth + 1)

    def _matrix(self, thing: Any) -> Matrix:
        m = self._m
        raw.FPDFPageObj_GetMatrix(thing, byref(m))
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _point(self, segment: Any, matrices: tuple[Matrix, ...]) -> Point:
        raw.FPDFPathSegment_GetPoint(segment, byref(self._x), byref(self._y))
        return _moved(self._x.value, self._y.value, matrices)

    def _clip(self, thing: Any, above: tuple[Matrix, ...]) -> Box:
        """Return the box that all that clips *thing* leaves."""
        path = raw.FPDFPageObj_GetClipPath(thing)
        box = EVERYWHERE
        for at in range(max(0, raw.FPDFClipPath_CountPaths(path))):
            size = raw.FPDFClipPath_CountPathSegments(path, at)
            corners = (0, 2) if 4 <= size <= 5 else range(min(size, _MOST_SEGMENTS))  # a box by two corners
            points = [self._point(raw.FPDFClipPath_GetPathSegment(path, at, n), above) for n in corners]
            if points:
                box = _meeting(box, _round(points))
        return box

    def _image(self, thing: Any, above: tuple[Matrix, ...]) -> None:
        left, bottom, right, top = self._edges
        if not raw.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top)):
            return
        corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
        box = _meeting(_round([_moved(x, y, above) for x, y in corners]), self._clip(thing, above))
        if box[0] < box[2] and box[1] < box[3]:
            self.found.images.append(box)

    def _path(self, thing: Any, above: tuple[Matrix, ...]) -> None:
        raw.FPDFPath_GetDrawMode(thing, byref(self._fill), byref(self._stroke))
        count = raw.FPDFPath_CountSegments(thing)
        if not (self._fill.value or self._stroke.value) or count > _MOST_SEGMENTS:
            return
        clip = self._clip(thing, above)
        matrices = (self._matrix(thing), *above)
        points: list[Point] = []
        straight: list[bool] = []  # whether the way to the point is
        for at in range(count):
            segment = raw.FPDFPath_GetPathSegment(thing, at)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO and points:
                self._drawn(points, straight, clip)
                points, straight = [], []
            points.append(self._point(segment, matrices))
            straight.append(kind == raw.FPDF_SEGMENT_LINETO)
            if raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
                straight.append(True)
        self._drawn(points, straight, clip)

    def _drawn(self, points: list[Point], straight: list[bool], clip: Box) -> None:
        """Take up one part of a path: its straight pieces where it is a stroke, the whole where it is a thin shape."""
        if not points:
            return
        if self._stroke.value:
            for last, point, line in zip(points, points[1:], straight[1:], strict=False):
                if line:
                    self._piece(last, point, clip)
        if self._fill.value:
            left, bottom, right, top = _round(points)
            if min(right - left, top - bottom) < _THIN:
                self._piece((left, bottom), (right, top), clip)

    def _piece(self, start: Point, end: Point, clip: Box) -> None:
        left, bottom, right, top = _meeting(_round([start, end]), clip)
        if left <= right and bottom <= top:
            self.found.pieces.append(Piece(left, bottom, right, top))


def _moved(x: float, y: float, matrices: tuple[Matrix, ...]) -> Point:
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def _round(points: list[Point]) -> Box:
    """Return the box round *points*."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _meeting(one: Box, other: Box) -> Box:
    if other is EVERYWHERE:
        return one
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
