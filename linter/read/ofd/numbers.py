"""Numbers as OFD writes them: parted by blanks, and runs of one number as g COUNT NUMBER."""

from __future__ import annotations

import math

from linter.read.pages.plane import Matrix

_FARTHEST = 1e6  # millimetres: what lies beyond is no place on a page


def numbers(told: str | None) -> list[float]:
    """Return the numbers in *told*; what is none, or lies beyond any page, is 0."""
    return [number(word) for word in (told or "").split()]


def number(word: str | None) -> float:
    """Return the number that *word* is, or 0."""
    try:
        found = float(word or 0)
    except ValueError:
        return 0.0
    return found if math.isfinite(found) and abs(found) < _FARTHEST else 0.0


def steps(told: str | None, most: int) -> list[float]:
    """Return the first *most* steps from character to character in *told*."""
    found: list[float] = []
    words = iter((told or "").split())
    for word in words:
        if len(found) >= most:
            break
        if word != "g":
            found.append(number(word))
            continue
        count, step = next(words, "0"), number(next(words, "0"))
        found += [step] * min(int(count) if count.isdecimal() and len(count) < 9 else 0, most - len(found))
    return found


def matrix(told: str | None) -> Matrix:
    """Return the matrix in *told*; without six numbers the one that leaves all as it is."""
    found = numbers(told)
    if len(found) != 6:
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return what does first what *inner* does, then what *outer* does."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
