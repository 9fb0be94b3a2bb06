"""Which document a ZIP archive is, by the names in its directory."""

from __future__ import annotations

import io
import zipfile
import zlib

_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
           OSError, ValueError, KeyError)  # fmt: skip
_MOST = 1_000_000  # bytes of a part that says what the others are

_BY_NAME = (
    ("word/document", "docx"), ("xl/workbook.bin", "xlsb"), ("xl/workbook", "xlsx"), ("ppt/presentation", "pptx"),
)  # fmt: skip
_TYPES = "[content_types].xml"
_BY_TYPE = (
    (b"wordprocessingml.document.main+xml", "docx"), (b"wordprocessingml.template.main+xml", "docx"),
    (b"ms-word.document.macroEnabled.main+xml", "docx"), (b"ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"), (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"ms-excel.sheet.macroEnabled.main+xml", "xlsx"), (b"presentationml.", "pptx"),
)  # fmt: skip
_OPEN_DOCUMENTS = (
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.text", "odt"),
    (b"opendocument.", "odp"),
)


def zip_kind(data: bytes) -> str:
    """Return the kind of document that the archive *data* is: "zip" where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _kind(archive)
    except _BROKEN:
        return _torn(data)


def _kind(archive: zipfile.ZipFile) -> str:
    names = {name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()}
    for start, kind in _BY_NAME:
        if any(name.startswith(start) for name in names):
            return kind
    for telling, known in (("mimetype", _OPEN_DOCUMENTS), ("meta-inf/manifest.xml", _OPEN_DOCUMENTS), (_TYPES, _BY_TYPE)):  # fmt: skip
        if telling in names:
            with archive.open(names[telling]) as part:
                said = part.read(_MOST)
            if found := next((kind for word, kind in known if word in said), ""):
                return found
    if "ofd.xml" in names:
        return "ofd"
    return "office" if _TYPES in names else "zip"


def _torn(data: bytes) -> str:
    """Which document an archive without its directory, which stands at the end, was: its parts have names, too."""
    for part, kind in _BY_NAME:
        if part.encode() in data:
            return kind
    if b"OFD.xml" in data:
        return "ofd"
    if data[30:38] == b"mimetype" and b"opendocument" in data[38:120]:
        return "odt"
    return "office" if b"[Content_Types].xml" in data or b"docProps/" in data else "zip"
