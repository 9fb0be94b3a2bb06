"""Reads an OFD document (GB/T 33190), the national format of fixed layout: characters and lines at their places on pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from linter.errors import UnreadableError
from linter.read.ofd.document import leaves_of
from linter.read.ofd.drawing import PagePainter
from linter.read.office_kinds import OFD
from linter.read.package import Package
from linter.read.pages.flow import write
from linter.read.pages.ink import is_lost
from linter.read.pages.sheet import sheet_of
from linter.read.rowtext import RowWriter
from linter.text.grid import Grid
from linter.text.source import Span


class OfdDocument(NamedTuple):
    """What a person reads in an OFD document, the way from it to page and box, and what it did not say."""

    text: str
    locate: Callable[[Span], dict[str, Any]]
    notes: dict[str, int]
    grids: tuple[Grid, ...]


def read_ofd(data: bytes) -> OfdDocument:
    """Return what a person reads in *data*. Raises UnreadableError where that is nothing or too much."""
    package = Package(data, OFD)
    if package.known("Encryptions.xml"):
        raise OFD.encrypted()
    drawing = PagePainter()
    sheets = [sheet_of(number, drawing.page(leaf)) for number, leaf in enumerate(leaves_of(package), 1)]
    writer = RowWriter("rules")
    write(sheets, writer)
    text = writer.text
    scanned = sum(sheet.images and not sheet.items for sheet in sheets)
    if not text.strip():
        raise _scan() if scanned else _empty()
    if is_lost(text):
        raise UnreadableError("ofd-no-characters")
    notes = {"scanned_pages": scanned}
    if pictures := sum(sheet.unread for sheet in sheets):
        notes["pictures"] = pictures
    return OfdDocument(text, writer.places.locator(), notes, writer.grids)


def _scan() -> UnreadableError:
    return UnreadableError("ofd-scanned")


def _empty() -> UnreadableError:
    return UnreadableError("ofd-empty")
