"""The characters of a text object, each where it stands on the plane of its page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from math import hypot

from linter.read.ofd.numbers import number, steps
from linter.read.package import Element
from linter.read.pages.plane import ASLANT, Character, Matrix, moved, way_of
from linter.text.folding import fold_radicals

_LINE_ENDS = re.compile(r"\s*[\r\n]\s*")  # of a part that was set in lines: no characters of the page
_NONE = ("0", "0.0")
_TURNS = {"0": (1.0, 0.0), "90": (0.0, 1.0), "180": (-1.0, 0.0), "270": (0.0, -1.0)}
_NARROW, _BROAD = frozenset("ijl.,:;'|!()[]{} frtI-"), frozenset("mwMW@%&")
_ALONG = 0.5  # of a step: less of it the way that characters stand is writing from top to bottom


def characters(thing: Element, matrix: Matrix, piece: int) -> Iterator[Character]:
    """Yield the characters of the text object *thing*; *matrix* leads from it to the plane."""
    size, stretch = number(thing.get("Size")), number(thing.get("HScale") or "1") or 1.0
    right, down = _TURNS.get(thing.get("CharDirection") or "0", (1.0, 0.0))
    a, b, c, d, _, _ = matrix
    way = way_of(a * right + c * down, b * right + d * down)
    seen_size = size * hypot(c, d)
    x = y = 0.0
    if size <= 0 or seen_size <= 0:
        return
    for code in thing.iterfind("{*}TextCode"):
        words = fold_radicals(_LINE_ENDS.sub("", code.text or ""))
        x, y = (
            number(code.get(key)) if code.get(key) is not None else at for key, at in (("X", x), ("Y", y))
        )
        aside, below = steps(code.get("DeltaX"), len(words)), steps(code.get("DeltaY"), len(words))
        for at, said in enumerate(words):
            step = (aside[at] if at < len(aside) else 0.0, below[at] if at < len(below) else 0.0)
            ahead = step[0] * right + step[1] * down
            length = hypot(*step)
            natural = _width(said) * size * stretch
            goes = min(ahead, size * stretch) if ahead > 0 else natural
            start, end = moved(x, y, matrix), moved(x + goes * right, y + goes * down, matrix)
            aslant = length > 0 and abs(ahead) < _ALONG * length
            yield Character(said, *start, *end, seen_size, ASLANT if aslant else way, piece)
            if length:
                x, y = x + step[0], y + step[1]
            else:
                x, y = x + natural * right, y + natural * down


def _width(said: str) -> float:
    """How much room a character takes, of the size; its font, which may be no part of the file, is not asked."""
    if unicodedata.east_asian_width(said) in "WFA":
        return 1.0
    return 0.3 if said in _NARROW else 0.85 if said in _BROAD else 0.65 if said.isupper() else 0.5


def shows(thing: Element) -> bool:
    """Whether *thing*, an object of a page, is drawn so that one sees it."""
    if thing.get("Visible") == "false" or thing.get("Alpha") in _NONE:
        return False
    colour = thing.find("{*}FillColor")
    return colour is None or colour.get("Alpha") not in _NONE
