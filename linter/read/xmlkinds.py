"""Which document an XML file is, by its outermost element: office programs write several kinds of one file."""

from __future__ import annotations

import re

_LOOK = 1 << 16
_MOST_BEFORE = 12  # declarations, instructions and comments before the outermost element
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_BEFORE = ((b"<?", b"?>"), (b"<!--", b"-->"))
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?([\w.-]{1,40})[\s>]")
_BOOK = re.compile(rb"mimetype\s*=\s*[\"'][^\"']*spreadsheet")

# The outermost element, what stands in its tag, and the kinds of text and of spreadsheet.
_ROOTS = (
    (b"package", b"http://schemas.microsoft.com/office/2006/xmlPackage", "flat", "flat"),
    (b"wordDocument", b"http://schemas.microsoft.com/office/word/2003/wordml", "word2003", "word2003"),
    (b"Workbook", b"urn:schemas-microsoft-com:office:spreadsheet", "excel2003", "excel2003"),
    (b"document", b"urn:oasis:names:tc:opendocument:xmlns:office", "fodt", "fods"),
    (b"UOF", b"http://schemas.uof.org/", "uot", "uos"),
)


def xml_kind(data: bytes) -> str:
    """Return the kind of document that *data* is, or "" for all else, other XML included."""
    head = data[:_LOOK]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    head = head.replace(b"\0", b"").lstrip()
    for _ in range(_MOST_BEFORE):
        end = next(
            (head.find(close) + len(close) for start, close in _BEFORE if head.startswith(start)), None
        )
        if end is None:
            break
        head = head[end:].lstrip()
    root = _ROOT.match(head)
    if root is None:
        return ""
    tag = head[: head.find(b">") + 1]
    for name, said, text, book in _ROOTS:
        if root[1] == name and said in tag:
            return book if _BOOK.search(tag) else text
    return ""
