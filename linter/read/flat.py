"""A Word document in one XML file ("flat OPC"), as systems that fill in templates write it: packed as a DOCX."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from xml.sax.saxutils import quoteattr

from lxml import etree

from linter.read.office_kinds import WORD
from linter.read.package import MAX_PARTS, TYPES, TYPES_PART, Element, parsed

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def packed(data: bytes) -> bytes:
    """Return the parts in *data* as a package. Raises UnreadableError where they are none, or far too many."""
    types: list[str] = []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        written: set[str] = set()
        for part in parsed(data, WORD).iterchildren(_PKG + "part"):
            name = (part.get(_PKG + "name") or "").lstrip("/")
            if not name or name in written:
                continue
            if len(written) == MAX_PARTS:
                raise WORD.too_much("of-parts", MAX_PARTS)
            written.add(name)
            package.writestr(name, _content(part))
            kind = part.get(_PKG + "contentType")
            if kind:
                types.append(f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>")
        relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        package.writestr(TYPES_PART, f'<Types xmlns="{TYPES}">{relations}{"".join(types)}</Types>')
    return out.getvalue()


def _content(part: Element) -> bytes:
    inside = part.find(_PKG + "xmlData")
    if inside is not None and len(inside):
        made: bytes = etree.tostring(inside[0], xml_declaration=True, encoding="UTF-8", standalone=True)
        return made
    try:
        return base64.b64decode(part.findtext(_PKG + "binaryData") or "")
    except (binascii.Error, ValueError):
        return b""  # a picture, most likely: nothing that is read
