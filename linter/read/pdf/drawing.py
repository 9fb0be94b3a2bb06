"""A page of a PDF, as PDFium draws it, turned so that most of its writing is upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from pypdfium2 import raw

from linter.read.pages.ink import Box, Glyph, Ink, Rule
from linter.read.pages.sheet import Page, Turned
from linter.read.pdf.characters import ASLANT, Character, characters
from linter.read.pdf.frame import Frame
from linter.read.pdf.objects import Piece, Walker

_THIN = 3.0  # points of a shape that is a rule


class Drawn(NamedTuple):
    """A page as it is read, and the way from its plane to that."""

    page: Page
    frame: Frame


def drawn(page: Any) -> Drawn:
    """Return what stands on *page* (of pypdfium2)."""
    objects = Walker().page(page.raw)
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        found = list(characters(text, objects.clips))
    finally:
        raw.FPDFText_ClosePage(text)
    ways = Counter(one.way for one in found if one.way != ASLANT and not one.text.isspace())
    main = ways.most_common(1)[0][0] if ways else -page.get_rotation() // 90 % 4
    box: Box = page.get_bbox()
    frame = Frame(box, main)
    turned = []
    for way in sorted(ways):
        if way != main:
            side = Frame(box, way)
            turned.append(Turned(_ink(found, objects.pieces, side), _back(side, frame)))
    aslant = sum(1 for one in found if one.way == ASLANT and not one.text.isspace())
    images = [frame.seen(image) for image in objects.images]
    return Drawn(Page(*frame.size, _ink(found, objects.pieces, frame), images, turned, aslant), frame)


def _back(side: Frame, main: Frame) -> Callable[[Box], Box]:
    """Return what leads from a page turned one way to the same page turned another."""
    return lambda box: main.seen(side.plane(box))


def _ink(found: list[Character], pieces: list[Piece], frame: Frame) -> Ink:
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


def _rules(pieces: list[Piece], frame: Frame) -> tuple[list[Rule], list[Rule]]:
    level, upright = [], []
    for piece in pieces:
        left, top, right, bottom = frame.seen(piece)
        wide, high = right - left, bottom - top
        if high < _THIN and high < wide:
            level.append(Rule((top + bottom) / 2, left, right))
        elif wide < _THIN and wide < high:
            upright.append(Rule((left + right) / 2, top, bottom))
    return level, upright
