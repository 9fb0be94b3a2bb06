"""One document as other programs keep it: a package in one XML file, a page in a message, parts under other names."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP

from lxml import etree

_WORD_2007 = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"


def flat_opc(docx: bytes) -> bytes:
    """The parts of a DOCX in one XML file, as Word saves "Word XML document"."""
    root = etree.Element(f"{{{_PKG}}}package", nsmap={"pkg": _PKG})
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        types = etree.fromstring(package.read("[Content_Types].xml"))
        kinds = {one.get("PartName"): one.get("ContentType") for one in types.iter("{*}Override")}
        for name in package.namelist():
            if name == "[Content_Types].xml":
                continue
            part = etree.SubElement(root, f"{{{_PKG}}}part")
            part.set(f"{{{_PKG}}}name", f"/{name}")
            part.set(f"{{{_PKG}}}contentType", kinds.get(f"/{name}") or "application/xml")
            if name.endswith((".xml", ".rels")):
                inside = etree.SubElement(part, f"{{{_PKG}}}xmlData")
                inside.append(etree.fromstring(package.read(name)))
            else:
                etree.SubElement(part, f"{{{_PKG}}}binaryData").text = base64.b64encode(package.read(name))
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<?mso-application progid="Word.Document"?>\r\n'
    return head + bytes(etree.tostring(root))


def message(page: str, *, charset: str = "gb18030", attached: str = "") -> bytes:
    """A page as Word and browsers keep it in one file, or as it is sent; with a document attached."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "年度报告"
    mail.set_content("见网页。", charset="utf-8")
    mail.add_alternative(page, subtype="html", charset=charset, cte="quoted-printable")
    if attached:
        mail.add_attachment(b"PK\x03\x04", maintype="application", subtype="octet-stream", filename=attached)
    return mail.as_bytes()


def renamed(package: bytes, name: Callable[[str], str]) -> bytes:
    """The package with its parts under other names; what they say of one another stays."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            new.writestr(name(one), old.read(one))
    return out.getvalue()


def zipped(**files: bytes) -> bytes:
    """A plain archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def word_2003(docx: bytes) -> bytes:
    """The text of a DOCX as Word 2003 kept it in one XML file: the same elements under an older name, but for merged cells."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for one in list(root.iter("{*}sectPr")):
        one.getparent().remove(one)
    body = bytes(etree.tostring(root[0])).replace(_WORD_2007, _WORD_2003).replace(b"w:vMerge", b"w:vmerge")
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
    return head + b'<w:wordDocument xmlns:w="' + _WORD_2003 + b'">' + body + b"</w:wordDocument>"
