"""Which document a ZIP archive is, by the names in its directory; of one that is cut off, by the parts that are left."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial

_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
           OSError, ValueError, KeyError)  # fmt: skip
_MOST = 1_000_000  # bytes of a part that says what the others are

_MAIN = (
    ("word/document", ".xml", "docx"), ("xl/workbook", ".bin", "xlsb"), ("xl/workbook", ".xml", "xlsx"),
    ("ppt/presentation", ".xml", "pptx"),
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
# Beside a main part that is lost these are left; an archive of files has other folders, or other files in them.
_FOLDERS = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("_rels/", "office"),
    ("docprops/", "office"),
)
_PART_ENDS = (".xml", ".rels")

_PART, _DIRECTORY_END = b"PK\x03\x04", b"PK\x05\x06"
_PART_HEAD, _DIRECTORY_END_LENGTH, _LONGEST_COMMENT = 30, 22, 65535
_SIZE_BEHIND = 8  # a flag: how long a part is stands behind it
_DEFLATED = 8

_Content = Callable[[], bytes]


def zip_kind(data: bytes) -> str:
    """Return the kind of document that the archive *data* is: "zip" where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {_plain(name): partial(_content, archive, name) for name in archive.namelist()}
            return _kind(parts) or ("office" if _TYPES in parts else "zip")
    except _BROKEN:
        left = {_plain(name): content for name, content in _parts_left(data)}
        return _kind(left) or _kind_by_folder(left)


def is_cut_off(data: bytes) -> bool:
    """Whether the archive *data* has lost its end, where its directory is."""
    at = data.rfind(_DIRECTORY_END, max(0, len(data) - _DIRECTORY_END_LENGTH - _LONGEST_COMMENT))
    return at < 0 or len(data) - at < _DIRECTORY_END_LENGTH


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_MOST)


def _kind(parts: Mapping[str, _Content]) -> str:
    """Return the kind of document that has these *parts*; nothing where they tell none."""
    for start, end, kind in _MAIN:
        if any(name.startswith(start) and name.endswith(end) for name in parts):
            return kind
    for telling, known in (("mimetype", _OPEN_DOCUMENTS), ("meta-inf/manifest.xml", _OPEN_DOCUMENTS), (_TYPES, _BY_TYPE)):  # fmt: skip
        if telling in parts:
            said = parts[telling]()
            if found := next((kind for word, kind in known if word in said), ""):
                return found
    return "ofd" if "ofd.xml" in parts else ""


def _kind_by_folder(parts: Mapping[str, _Content]) -> str:
    for folder, kind in _FOLDERS:
        if any(name.startswith(folder) and name.endswith(_PART_ENDS) for name in parts):
            return kind
    return "office" if _TYPES in parts else "zip"


def _parts_left(data: bytes) -> Iterator[tuple[str, _Content]]:
    """Yield the parts of an archive without its directory, one behind the other, by name."""
    at = 0
    while data.startswith(_PART, at) and len(data) >= at + _PART_HEAD:
        flags, method = struct.unpack_from("<HH", data, at + 6)
        size, _, length, extra = struct.unpack_from("<IIHH", data, at + 18)
        name = data[at + _PART_HEAD : at + _PART_HEAD + length].decode("utf-8", "replace")
        start = at + _PART_HEAD + length + extra
        following = data.find(_PART, start) if flags & _SIZE_BEHIND else start + size
        at = following if following >= 0 else len(data)
        yield name, partial(_unpacked, data[start:at], method)


def _unpacked(packed: bytes, method: int) -> bytes:
    """Return what can be had of a part that may break off."""
    if method != _DEFLATED:
        return packed[:_MOST]
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _MOST)
    except zlib.error:
        return b""
