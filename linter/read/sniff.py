"""What kind of file bytes are, by what is in them: a name's extension says nothing here."""

from __future__ import annotations

import re
from collections.abc import Callable

from linter.errors import UnreadableError
from linter.read.mail import is_mail
from linter.read.xmlkinds import xml_kind

# Kinds of file that hold a document in a form that is not read: what is said of them.
_SAID = {
    "pptx": "no-reader-pptx",
    "odp": "no-reader-odp",
    "xlsb": "no-reader-xlsb",
    "flat": "no-reader-flat",
    "zip": "no-reader-zip",
    "gzip": "no-reader-gzip",
    "7z": "no-reader-7z",
    "rar": "no-reader-rar",
    "encrypted": "no-reader-encrypted",
    "office": "no-reader-office",
    "ole": "no-reader-ole",
    "msg": "no-reader-msg",
    "image": "no-reader-image",
    "binary": "no-reader-binary",
}

_MAGIC = (
    (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"PK\x07\x08PK", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"), (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff", "image"), (b"GIF87a", "image"), (b"GIF89a", "image"),
    (b"II*\0", "image"), (b"MM\0*", "image"),
    (b"\x1f\x8b\x08", "gzip"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "rar"),
    (b"\x7fELF", "binary"),
)  # fmt: skip
_PDF = re.compile(rb"%PDF-\d")
_BITMAP = re.compile(rb"BM.{4}\0\0\0\0.{4}[\x0c\x28\x6c\x7c]\0\0\0", re.DOTALL)
_WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|(?:html|head|body)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(
    r"</?(?:p|div|span|table|tbody|thead|tr|td|th|br|h[1-6]|ul|ol|li|font|strong|b|a|center|section"
    r"|article|meta|title|style|script|html|body|head|dl|dt|dd|em|u|o:p|img|input|form)(?:\s[^<>]{0,4000})?/?>",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</(?:p|div|table|tr|td|span|li|ul|h[1-6])\s*>", re.IGNORECASE)
_WHOLE_TABLE = re.compile(r"<table\b[^<>]{0,4000}>.*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TABLE, _TABLE_END = re.compile(r"<table\b", re.IGNORECASE), re.compile(r"</table\s*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6}[ \t]|\|.*\|[ \t]*$|-{3,}[ \t]*$)", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOOK = 1 << 16


def kind_of(data: bytes) -> str:
    """Return the kind of file that *data* is by its marks: a key of the kinds, or "" for text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return _INSIDE[kind](data) if kind in _INSIDE else kind
    if _PDF.search(data, 0, 1024):
        return "pdf"
    if _BITMAP.match(data) or _WEBP.match(data):
        return "image"
    return xml_kind(data) or ("mail" if is_mail(data) else "")


def _in_zip(data: bytes) -> str:
    from linter.read.archives import zip_kind  # zipfile, which a text does without

    return zip_kind(data)


def _in_ole(data: bytes) -> str:
    """Which document an OLE2 file is, by its own streams: the objects in it have such, too.

    Where it is torn its directory may be lost; names stand in it in UTF-16.
    """
    from linter.read.ole import names_of  # which a text does without

    if names := names_of(data):
        return next((kind for name, kind in (*_STREAMS, _OLD_WORKBOOK) if name.lower() in names), "ole")
    return next((kind for name, kind in _STREAMS if _named(name).search(data)), "ole")


def _named(name: str) -> re.Pattern[bytes]:
    """Return what finds *name* in UTF-16; containers do not hold to the case of names."""
    return re.compile(re.escape(name.encode("utf-16-le")), re.IGNORECASE)


_STREAMS = (
    ("__properties_version1.0", "msg"), ("EncryptedPackage", "encrypted"), ("WordDocument", "doc"), ("Workbook", "xls"),
)  # fmt: skip
_OLD_WORKBOOK = ("Book", "xls")  # of Excel 5 and 95: a word that stands in many a text
_INSIDE: dict[str, Callable[[bytes], str]] = {"zip": _in_zip, "ole": _in_ole}


def unreadable(kind: str) -> UnreadableError:
    """Return the error that names a *kind* of file for which there is no reader."""
    return UnreadableError(_SAID[kind])


def is_binary(text: str) -> bool:
    """Whether decoded *text* is none: too much of it is control characters or undecodable."""
    look = text[:_LOOK]
    broken = look.count("\ufffd")
    controls = len(_CONTROL.findall(look))
    odd = broken + controls
    return (
        odd == len(look)
        or (controls > 8 and controls * 20 > len(look))
        or (odd > 3 and odd * 10 > len(look) * 3)
    )


def is_html(text: str) -> bool:
    """Whether *text* is a page or a piece of one, not prose or Markdown with some markup in it."""
    if _HTML_START.match(text):
        return True
    look = text[:_LOOK]
    tags = _HTML_TAG.findall(look)
    if len(tags) < 2 or _MARKDOWN.search(look):
        return False
    if look.lstrip("\ufeff \t\r\n").startswith("<"):
        lines = look.count("\n") + 1
        return (bool(_CLOSING.search(look)) or len(tags) >= 6) and len(tags) * 3 >= lines
    if not _HTML_TAG.search(_WHOLE_TABLE.sub("", look)):
        return False  # plain lines with tables in HTML between them
    return sum(map(len, tags)) * 2 > len(look)


def has_table(text: str) -> bool:
    """Whether *text*, which is no page, has a table in HTML."""
    return _TABLE_END.search(text) is not None and _TABLE.search(text) is not None
