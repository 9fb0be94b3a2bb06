"""Workbooks that a document shows as a table: an object of another program, whose cells are kept inside the file."""

from __future__ import annotations

from typing import NamedTuple

from linter.errors import UnreadableError
from linter.read.legacy import converted
from linter.read.ole import stream_of
from linter.read.package import Element, Package, R
from linter.read.xlsx import read_xlsx
from linter.text.grid import Grid

OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_MOST = 20  # workbooks in a document
_CONVERTED = 3  # of the old format: each costs a second of LibreOffice


class EmbeddedWorkbook(NamedTuple):
    """What a person reads in it, and its tables."""

    text: str
    grids: tuple[Grid, ...]


class Embedded:
    """The workbooks inside *package*, by the objects that show them; each is read once, where it is met."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts = {
            one.id: one.target
            for one in package.relationships(package.main)
            if one.kind in ("package", "oleObject")
        }
        self._converted = 0
        self.read: set[str] = set()  # ids of the objects that were

    def workbook(self, shown: Element) -> EmbeddedWorkbook | None:
        """Return the workbook that *shown*, an OLEObject, is of; None where none can be read."""
        id = shown.get(R + "id") or ""
        if id not in self._parts or len(self.read) >= _MOST:
            return None
        try:
            book = read_xlsx(self._content(self._package.part(self._parts[id])))
        except UnreadableError:
            return None
        self.read.add(id)
        return EmbeddedWorkbook(book.text, book.grids)

    def _content(self, part: bytes) -> bytes:
        """Return the workbook that a *part* is, or that the container which it is holds; raises UnreadableError where it is old and cannot be converted."""
        if part.startswith(b"PK") or self._converted >= _CONVERTED:
            return part
        if packed := stream_of(part, "Package"):
            return packed
        self._converted += 1
        return converted(part, "xls")
