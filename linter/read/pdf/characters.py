"""The characters of a page as PDFium reads them, those that are seen: a text that is clipped away is not.

A spreadsheet draws a cell that the page cuts on both pages, whole, and clips it.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import addressof, byref, c_double
from math import hypot
from typing import Any

from pypdfium2 import raw

from linter.read.pages.ink import LOST, Box
from linter.read.pages.plane import Character, shows, way_of
from linter.text.folding import fold_radicals

_HYPHEN = 0xFFFE  # PDFium's own, at the end of a line
_HIGH, _LOW, _END = 0xD800, 0xDC00, 0xE000  # halves of characters beyond U+FFFF


def characters(text: Any, clips: dict[int, Box]) -> Iterator[Character]:
    """Yield the characters of *text* (a text page of PDFium) that are seen."""
    x, y, box, m = c_double(), c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    x_at, y_at, box_at, m_at = byref(x), byref(y), byref(box), byref(m)
    of, size, way = 0, 0.0, 0  # which piece was looked at last, and how all of its characters stand
    for at in range(raw.FPDFText_CountChars(text)):
        said = _said(text, at)
        if not said:
            continue
        raw.FPDFText_GetLooseCharBox(text, at, box_at)
        thing = raw.FPDFText_GetTextObject(text, at)
        piece = addressof(thing.contents) if thing else 0
        clip = clips.get(piece)
        if clip is not None and not shows((box.left, box.bottom, box.right, box.top), clip):
            continue
        raw.FPDFText_GetCharOrigin(text, at, x_at, y_at)
        if not piece or piece != of:
            raw.FPDFText_GetMatrix(text, at, m_at)
            size = raw.FPDFText_GetFontSize(text, at) * hypot(m.c, m.d)
            of, way = piece, way_of(m.a, m.b)
        end_x = box.left if way in (2, 3) else box.right
        yield Character(said, x.value, y.value, end_x, box.bottom if way == 3 else box.top, size, way, piece)


def _said(text: Any, at: int) -> str:
    """Return the character at *at*; nothing for what PDFium puts in, or has said already."""
    code: int = raw.FPDFText_GetUnicode(text, at)
    if raw.FPDFText_HasUnicodeMapError(text, at) == 1:
        return LOST  # what is said is a guess
    if code < ord(" ") or _LOW <= code < _END or raw.FPDFText_IsGenerated(text, at) == 1:
        return ""
    if _HIGH <= code < _LOW:
        return chr(0x10000 + (code - _HIGH << 10) + (raw.FPDFText_GetUnicode(text, at + 1) - _LOW & 0x3FF))
    return "-" if code == _HYPHEN else fold_radicals(chr(code))
