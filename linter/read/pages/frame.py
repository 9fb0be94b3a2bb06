"""The way from a page's own plane, with y going up, to the page as it is read, and back: by quarter turns, its box taken off."""

from __future__ import annotations

from typing import NamedTuple

from linter.read.pages.ink import Box

Point = tuple[float, float]


class Frame(NamedTuple):
    """A page's box on its plane (left, bottom, right, top), and by how many quarters, counter-clockwise, writing is turned."""

    box: Box
    quarters: int

    @property
    def origin(self) -> Point:
        """The point of the plane that is the upper left corner as one reads it."""
        left, bottom, right, top = self.box
        return ((left, top), (left, bottom), (right, bottom), (right, top))[self.quarters]

    @property
    def size(self) -> Point:
        """How wide and how high the page is as one reads it."""
        left, bottom, right, top = self.box
        wide, high = right - left, top - bottom
        return (high, wide) if self.quarters % 2 else (wide, high)

    @property
    def axes(self) -> tuple[float, float, float, float, float, float]:
        """What makes of a point of the plane one of the page as it is read: a, b, c, d, e, f as of a PDF's matrix."""
        x, y = self.origin
        a, b, c, d = ((1, 0, 0, -1), (0, 1, 1, 0), (-1, 0, 0, 1), (0, -1, -1, 0))[self.quarters]
        return a, b, c, d, -a * x - c * y, -b * x - d * y

    def seen(self, box: Box) -> Box:
        """Return a box of the plane (any two corners) as one of the page as it is read."""
        a, b, c, d, e, f = self.axes
        x0, y0, x1, y1 = box
        return _ordered(a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f)

    def point(self, x: float, y: float) -> Point:
        """Return a point of the page as it is read as one of the plane."""
        a, b, c, d, _, _ = self.axes
        at_x, at_y = self.origin
        return a * x + b * y + at_x, c * x + d * y + at_y  # each quarter turn with its mirror undoes itself

    def plane(self, box: Box) -> Box:
        """Return a box of the page as it is read as one of the plane: left, bottom, right, top."""
        x0, y0, x1, y1 = box
        return _ordered(*self.point(x0, y0), *self.point(x1, y1))


def _ordered(x0: float, y0: float, x1: float, y1: float) -> Box:
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
