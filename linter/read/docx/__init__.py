"""Reads a DOCX: the text that its pages show, and the way back to paragraph, run and cell.

A reader of our own because no other restores the numbers of headings, which stand nowhere
in the text, and because comments must find their way back to the very words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from linter.errors import UnreadableError
from linter.read.docx.embedded import Embedded
from linter.read.docx.numbering import ListNumbering
from linter.read.docx.styles import Styles
from linter.read.docx.text import DocxWriter
from linter.read.office_kinds import WORD
from linter.read.package import Element, Package, W
from linter.read.pictures import in_document
from linter.read.places import Places
from linter.records import dataclass
from linter.text.grid import Grid
from linter.text.source import Span

_REVISIONS = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))


@dataclass(frozen=True)
class Document:
    """A DOCX as read: its text, the tree of its main part, and where in it each character stands."""

    text: str
    package: Package
    root: Element
    places: Places
    grids: tuple[Grid, ...]
    pictures: int  # and objects, in which words may stand that were not read

    @property
    def locate(self) -> Callable[[Span], dict[str, Any]]:
        """What says where a span of the text is."""
        return self.places.locator()

    @property
    def notes(self) -> dict[str, int]:
        """How many changes are neither accepted nor rejected; how many comments, and pictures, if any, there are."""
        return {
            "open_revisions": sum(1 for _ in self.root.iter(*_REVISIONS)),
            "open_comments": sum(1 for _ in self.root.iter(W + "commentReference")),
            **({"pictures": self.pictures} if self.pictures else {}),
        }


def read_docx(data: bytes) -> Document:
    """Return what a person reads in *data*. Raises UnreadableError where that is nothing or too much."""
    package = Package(data)
    root = package.xml(package.main)
    body = root.find(W + "body")
    if body is None:
        raise WORD.damaged()
    styles = Styles(package.related("styles"))
    embedded = Embedded(package)
    writer = DocxWriter(ListNumbering(package.related("numbering"), styles), styles, embedded)
    writer.write(body)
    if not writer.text.strip():
        raise UnreadableError("word-without-text")
    unread = in_document(root, frozenset(embedded.read))
    return Document(writer.text, package, root, writer.places, tuple(writer.grids), unread)
