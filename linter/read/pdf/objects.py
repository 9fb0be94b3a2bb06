"""What PDFium draws on a page besides its words: rules, pictures, and to what each piece of words is clipped.

The raw calls of pypdfium2 guard nothing: a page is in use only while its document is open.
"""

from __future__ import annotations

from ctypes import addressof, byref, c_float, c_int
from typing import Any, NamedTuple

from pypdfium2 import raw

from linter.read.pages.frame import Point
from linter.read.pages.ink import Box
from linter.read.pages.plane import (
    EVERYWHERE,
    Matrix,
    PathPiece,
    Stroke,
    meeting,
    pieces_of,
    round_box,
)

_MOST_SEGMENTS = 20_000  # of one path: more are a drawing
_DEEPEST = 15  # forms in forms


class Objects(NamedTuple):
    """What is drawn on a page, on its plane; clips by the address of the piece of words."""

    pieces: list[PathPiece]
    images: list[Box]
    clips: dict[int, Box]


class Walker:
    """Goes through the objects of a page, into forms, too."""

    def __init__(self) -> None:
        self.found = Objects([], [], {})
        self._m = raw.FS_MATRIX()
        self._x, self._y = c_float(), c_float()
        self._m_at, self._x_at, self._y_at = byref(self._m), byref(self._x), byref(self._y)
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
        raw.FPDFPageObj_GetMatrix(thing, self._m_at)
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _point(self, segment: Any, matrices: tuple[Matrix, ...]) -> Point:
        raw.FPDFPathSegment_GetPoint(segment, self._x_at, self._y_at)
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
                box = meeting(box, round_box(points))
        return box

    def _image(self, thing: Any, above: tuple[Matrix, ...]) -> None:
        left, bottom, right, top = self._edges
        if not raw.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top)):
            return
        corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
        box = meeting(round_box([_moved(x, y, above) for x, y in corners]), self._clip(thing, above))
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
        """Take up one part of a path."""
        stroked, filled = bool(self._stroke.value), bool(self._fill.value)
        self.found.pieces.extend(pieces_of(Stroke(points, straight), clip, stroked=stroked, filled=filled))


def _moved(x: float, y: float, matrices: tuple[Matrix, ...]) -> Point:
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y
