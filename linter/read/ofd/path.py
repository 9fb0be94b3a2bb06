"""The lines of a path object, as its abbreviated data say them: M 0 0 L 10 0 C."""

from __future__ import annotations

from collections.abc import Iterator

from linter.read.ofd.numbers import number
from linter.read.pages.plane import Matrix, Stroke, moved

_MOST = 60_000  # words of one path: more are a drawing
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def strokes(data: str, matrix: Matrix) -> Iterator[Stroke]:
    """Yield the parts of a path in one go, on the plane that *matrix* leads to."""
    words = data.split(None, _MOST)
    if len(words) > _MOST:
        return
    points: list[tuple[float, float]] = []
    straight: list[bool] = []  # whether the way to the point is
    at = 0
    while at < len(words):
        mark = words[at]
        takes = _TAKES.get(mark)
        if takes is None:
            at += 1
            continue
        told = [number(word) for word in words[at + 1 : at + 1 + takes]]
        at += 1 + takes
        if mark == "C":
            if points:
                points.append(points[0])
                straight.append(True)
            continue
        if len(told) < takes:
            break
        if mark in "SM" and points:
            yield Stroke(points, straight)
            points, straight = [], []
        points.append(moved(told[-2], told[-1], matrix))
        straight.append(mark == "L")
    if points:
        yield Stroke(points, straight)
