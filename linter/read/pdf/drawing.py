"""A page of a PDF, as PDFium draws it, turned so that most of its writing is upright."""

from __future__ import annotations

from typing import Any

from pypdfium2 import raw

from linter.read.pages import plane
from linter.read.pages.plane import Drawn
from linter.read.pdf.characters import characters
from linter.read.pdf.objects import Walker


def drawn(page: Any) -> Drawn:
    """Return what stands on *page* (of pypdfium2)."""
    objects = Walker().page(page.raw)
    text = raw.FPDFText_LoadPage(page.raw)
    try:
        found = list(characters(text, objects.clips))
    finally:
        raw.FPDFText_ClosePage(text)
    turn = -page.get_rotation() // 90 % 4
    return plane.drawn(page.get_bbox(), found, objects.pieces, objects.images, turn)
