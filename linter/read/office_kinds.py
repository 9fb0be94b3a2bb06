"""What is said of a Word document or a workbook that cannot be read."""

from __future__ import annotations

from typing import NamedTuple

from linter.errors import UnreadableError
from linter.messages import Message


class OfficeKind(NamedTuple):
    """The messages that name a kind of document and the program that it can be mended in."""

    name: str
    program: str
    main: str  # where its main part usually is

    def damaged(self) -> UnreadableError:
        """Return the error for a file that is broken."""
        return self.said("office-damaged")

    def cut_off(self) -> UnreadableError:
        """Return the error for a file whose end is missing."""
        return UnreadableError("office-cut-off", name=Message(self.name))

    def encrypted(self) -> UnreadableError:
        """Return the error for a file that is encrypted."""
        return UnreadableError("office-encrypted", name=Message(self.name))

    def too_much(self, what: str, most: int, do: str = "") -> UnreadableError:
        """Return the error for a file with more of something (a message) than any report has, and what to *do*."""
        then = Message(do) if do else ""
        return UnreadableError(
            "office-with-too-many", name=Message(self.name), what=Message(what), most=most, then=then
        )

    def bomb(self) -> UnreadableError:
        """Return the error for a file that unpacks to far too much."""
        return UnreadableError("office-bomb", name=Message(self.name))

    def doctype(self) -> UnreadableError:
        """Return the error for a document type declaration."""
        return UnreadableError("office-doctype", name=Message(self.name))

    def said(self, what: str) -> UnreadableError:
        """Return the error whose message *what* mentions kind and program."""
        return UnreadableError(Message(what, name=Message(self.name), program=Message(self.program)))


WORD = OfficeKind("a-docx", "word-or-wps", "word/document.xml")
OFD = OfficeKind("an-ofd", "ofd-viewer", "OFD.xml")
EXCEL = OfficeKind("an-xlsx", "excel-or-wps", "xl/workbook.xml")
