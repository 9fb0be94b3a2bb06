"""The parts of a DOCX or XLSX: a ZIP archive of XML, opened with every measure against files that mean harm.

Nothing is ever unpacked to disk. Sizes that an archive declares may lie, so what is read is
bounded, too; a document type declaration has no place in such a file and is refused.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

from linter.read.archives import is_cut_off
from linter.read.office_kinds import WORD, OfficeKind

TYPES_PART = "[Content_Types].xml"  # says of what kind the others are
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"  # the namespace of what it says
MAX_PARTS = 3000
MAX_TOTAL = 200_000_000
MAX_XML = 30_000_000
MAX_RATIO = 200  # of parts larger than a megabyte
MAX_TAGS = 800_000
_LOOK = 200  # bytes of a part that tell whether it is XML
_BLANKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_OPENING = (b"<", b"\x4c")  # in what is like ASCII, and in EBCDIC
_NO_XML = (etree.XMLSyntaxError, ValueError, LookupError)

Element = Any  # of lxml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# "Strict Open XML" is the same under other names.
_STRICT_NAMES = (
    ("wordprocessingml/main", "wordprocessingml/2006/main"),
    ("spreadsheetml/main", "spreadsheetml/2006/main"),
    ("officeDocument/relationships", "officeDocument/2006/relationships"),
    ("officeDocument/math", "officeDocument/2006/math"),
    ("drawingml/main", "drawingml/2006/main"),
    ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
)
_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in _STRICT_NAMES
)
_DOCTYPE = re.compile("<!DOCTYPE".encode("utf-16-le").replace(b"\0", b"\0?"))  # in UTF-8 and UTF-16
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    OSError, ValueError, KeyError, OverflowError, MemoryError,
)  # fmt: skip


class Relationship(NamedTuple):
    """What one part says of another: an id, the last word of the kind, the part's name."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a document by name. Raises UnreadableError, and nothing else, for what it will not open."""

    def __init__(self, data: bytes, kind: OfficeKind = WORD) -> None:
        self.kind = kind
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.infos = self._archive.infolist()
        except _BROKEN:
            raise (kind.cut_off() if is_cut_off(data) else kind.damaged()) from None
        self.strict = False
        self._guard()
        self.names = {info.filename for info in self.infos}
        self._known = {_plain(name): name for name in self.names}

    def _guard(self) -> None:
        if len(self.infos) > MAX_PARTS:
            raise self.kind.too_much("of-parts", MAX_PARTS, "save-as-text")
        if any(info.flag_bits & 1 for info in self.infos):
            raise self.kind.encrypted()
        if sum(info.file_size for info in self.infos) > MAX_TOTAL:
            raise self.kind.bomb()
        for info in self.infos:
            if info.file_size > 1_000_000 and info.file_size > MAX_RATIO * max(1, info.compress_size):
                raise self.kind.bomb()

    def known(self, name: str) -> str:
        """Return the part of that *name* as the file spells it, or nothing: case and slashes are not held to."""
        return name if name in self.names else self._known.get(_plain(name), "")

    def part(self, name: str, most: int = MAX_TOTAL) -> bytes:
        """Return the bytes of a part, of which there may be *most*."""
        try:
            with self._archive.open(self.known(name) or name) as file:
                data = file.read(most + 1)
        except _BROKEN:
            raise self.kind.damaged() from None
        if len(data) > most:
            raise self.kind.bomb()
        return data

    def refuse_doctype(self, name: str) -> None:
        """Raise UnreadableError where a part, whatever its name, is XML that declares a document type.

        What a parser cannot read to its end is another reader's to refuse.
        """
        try:
            with self._archive.open(self.known(name) or name) as file:
                head = file.read(_LOOK)
        except _BROKEN:
            raise self.kind.damaged() from None
        if head.replace(b"\0", b"").lstrip(_BLANKS)[:1] in _OPENING:
            data = self.part(name, MAX_XML)
            if _DOCTYPE.search(data):
                raise self.kind.doctype()
            with suppress(*_NO_XML):
                _root(data, self.kind)

    def xml(self, name: str) -> Element:
        """Return the root of a part that is XML."""
        data = self.part(name, MAX_XML)
        for strict, usual in _STRICT:
            if strict in data:
                self.strict = True
                data = data.replace(strict, usual)
        return parsed(data, self.kind)

    def serialized(self, root: Element) -> bytes:
        """Return *root* as the bytes of a part, in the names that the file uses."""
        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if self.strict:
            for strict, usual in _STRICT:
                data = data.replace(usual, strict)
        return data

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text: not every program calls it the same."""
        found = self.known(self._targets("").get("officeDocument", self.kind.main))
        if not found:
            raise self.kind.said("office-without-text")
        return found

    @property
    def signed(self) -> bool:
        """Whether the package bears a digital signature, which no change of it outlives."""
        return bool(self.known(self._targets("").get("origin", "")))

    def related(self, kind: str) -> Element | None:
        """Return the root of what the main part calls its *kind* (styles, numbering …), or None."""
        name = self.name_of(kind)
        return self.xml(name) if name else None

    def name_of(self, kind: str) -> str:
        """Return the name of the part that the main part calls its *kind*, or nothing."""
        return self.known(self._targets(self.main).get(kind, ""))

    def _targets(self, owner: str) -> dict[str, str]:
        """Return the parts that *owner* (nothing: the package) refers to, by the last word of their kind."""
        found: dict[str, str] = {}
        for one in self.relationships(owner):
            found.setdefault(one.kind, one.target)
        return found

    def relationships(self, owner: str) -> Iterator[Relationship]:
        """Yield what *owner* (nothing: the package) refers to inside the package."""
        name = self.known(relationships_of(owner))
        if not name:
            return
        folder = posixpath.dirname(owner.replace("\\", "/"))
        for one in self.xml(name).iter(RELATIONSHIPS + "Relationship"):
            if one.get("TargetMode") != "External":
                kind = (one.get("Type") or "").rpartition("/")[2]
                told = (one.get("Target") or "").replace("\\", "/")
                target = posixpath.normpath(posixpath.join("/", folder, told)).lstrip("/")
                yield Relationship(one.get("Id") or "", kind, self.known(target) or target)


def parsed(data: bytes, kind: OfficeKind) -> Element:
    """Return the root of the XML *data*. Raises UnreadableError for what it will not parse."""
    if _DOCTYPE.search(data):
        raise kind.doctype()
    if data.count(b"<") > MAX_TAGS:
        raise kind.too_much("of-xml-tags", MAX_TAGS, "save-as-text")
    try:
        return _root(data, kind)
    except _NO_XML:
        raise kind.damaged() from None


def _root(data: bytes, kind: OfficeKind) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise kind.doctype()  # in an encoding that hid it
    return root


def relationships_of(owner: str) -> str:
    """Return the name of the part that lists what the part *owner* refers to."""
    folder, name = posixpath.split(owner.replace("\\", "/"))
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
