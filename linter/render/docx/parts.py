"""The package written again: the text with its marks, the comments; every other part byte for byte."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from lxml import etree

from linter.read.docx import Document
from linter.read.package import RELATIONSHIPS, TYPES, TYPES_PART, Element, Package, R, W, relationships_of
from linter.render.comments import Comment
from linter.render.copies import AUTHOR
from linter.render.properties import signed
from linter.render.run import Run

_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def with_comments(document: Document, comments: list[tuple[int, Comment]], run: Run) -> bytes:
    """Return the document with *comments*, whose marks are in its tree already."""
    package = document.package
    new = {package.main: package.serialized(document.root)}
    if comments:
        name = package.name_of("comments")
        if name:
            root = package.xml(name)
        else:
            name = _free_name(package)
            root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
            new |= _registered(package, name)
        root.extend(_comment(number, comment, run) for number, comment in comments)
        new[name] = package.serialized(root)
    return _zipped(package, signed(package, new, run.version))


def _comment(number: int, comment: Comment, run: Run) -> Element:
    author, initials = AUTHOR[run.language]
    element = etree.Element(W + "comment", nsmap={"w": W[1:-1]})
    day = run.comment_date or run.today
    dated = {"date": f"{day}T00:00:00Z"} if day else {}  # without one no day is shown
    for key, value in {"id": number, "author": author, **dated, "initials": initials}.items():
        element.set(W + key, str(value))
    for line in (comment.head, *comment.lines):
        _paragraph(element, line, bold=line is comment.head)
    return element


def _paragraph(comment: Element, text: str, *, bold: bool) -> None:
    """Add a line in small plain type: the report's own would be that of an official document."""
    paragraph = etree.SubElement(comment, W + "p")
    looks = etree.SubElement(paragraph, W + "pPr")
    _add(looks, "spacing", before="0", after="0", line="240", lineRule="auto")
    _add(looks, "ind", firstLine="0", firstLineChars="0")
    _add(looks, "jc", val="left")
    run = etree.SubElement(paragraph, W + "r")
    looks = etree.SubElement(run, W + "rPr")
    if bold:
        _add(looks, "b")
    _add(looks, "sz", val="18")
    words = etree.SubElement(run, W + "t")
    words.text = _FORBIDDEN.sub("\ufffd", text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _add(parent: Element, name: str, **attributes: str) -> None:
    element = etree.SubElement(parent, W + name)
    for key, value in attributes.items():
        element.set(W + key, value)


def _free_name(package: Package) -> str:
    folder = posixpath.dirname(package.main)
    names = ["comments.xml", *(f"comments{n}.xml" for n in range(1, len(package.names) + 2))]
    return next(path for name in names if (path := posixpath.join(folder, name)) not in package.names)


def _registered(package: Package, name: str) -> dict[str, bytes]:
    """Return the parts that must know of a new part *name*."""
    types = package.xml(TYPES_PART)
    etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=_COMMENTS)
    path = package.known(relationships_of(package.main)) or relationships_of(package.main)
    relations = package.xml(path) if path in package.names else etree.Element(
        RELATIONSHIPS + "Relationships", nsmap={None: RELATIONSHIPS[1:-1]}
    )  # fmt: skip
    taken = {one.get("Id") for one in relations}
    etree.SubElement(
        relations,
        RELATIONSHIPS + "Relationship",
        Id=next(id for n in range(len(taken) + 1) if (id := f"rIdComments{n}") not in taken),
        Type=R[1:-1] + "/comments",
        Target=posixpath.basename(name),
    )
    return {TYPES_PART: package.serialized(types), path: package.serialized(relations)}


def _zipped(package: Package, new: dict[str, bytes]) -> bytes:
    """Return the archive with the *new* parts in place of the old ones, in the order it had."""
    out = io.BytesIO()
    done: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for old in package.infos:
            if old.filename in done:
                continue
            done.add(old.filename)
            info = zipfile.ZipInfo(old.filename, old.date_time)
            info.compress_type = zipfile.ZIP_STORED if old.compress_type == 0 else zipfile.ZIP_DEFLATED
            info.external_attr, info.create_system = old.external_attr, old.create_system
            archive.writestr(info, new[old.filename] if old.filename in new else package.part(old.filename))
        for name in sorted(new.keys() - done):
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, new[name])
    return out.getvalue()
