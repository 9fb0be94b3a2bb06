"""What stands on a page, as it is seen: characters on their base lines, level and upright rules, pictures.

Everything is measured in points from the upper left corner of the page as one reads it.
"""

from __future__ import annotations

from typing import NamedTuple

ASCENT, DESCENT = 0.88, 0.12  # of the size, above and below the base line
LOST = "\ufffd"  # a character whose font does not say which it is
_LOST_SHARE = 20  # one character in so many without a meaning is too many
SMALL = 0.85  # of the size of what it stands beside: what is raised or lowered has no more

Box = tuple[float, float, float, float]  # left, top, right, bottom


def is_lost(text: str) -> bool:
    """Whether so many characters have lost their meaning that nobody can read *text*."""
    return text.count(LOST) * _LOST_SHARE > len("".join(text.split()))


class Glyph(NamedTuple):
    """A character: from where to where its advance goes, its base line and its size, and the piece it is of.

    A piece is what was written in one go: a gap in it is of blanks, not between columns. Where a font says
    that a character reaches is no measure of a line: programs put what they like there.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    piece: int = 0  # 0: not known

    @property
    def top(self) -> float:
        """Where its line begins."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Where its line ends."""
        return self.base + DESCENT * self.size

    @property
    def middle(self) -> float:
        """Half way between."""
        return self.base - (ASCENT - DESCENT) / 2 * self.size

    @property
    def across(self) -> float:
        """The middle of its advance."""
        return (self.x0 + self.x1) / 2


class RuledLine(NamedTuple):
    """A straight line, level or upright: where it lies, and from where to where it goes."""

    at: float
    low: float
    high: float


class Ink(NamedTuple):
    """The writing of a page that runs one way, and what is drawn there."""

    glyphs: list[Glyph]
    level: list[RuledLine]
    upright: list[RuledLine]
