"""The program's mark among the properties of a DOCX or XLSX."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from linter.read.own import NAME, PROPERTIES, digest_of_parts, mark
from linter.read.package import RELATIONSHIPS, TYPES, TYPES_PART, Element, Package, relationships_of

_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_VALUES = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_OF_USERS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def signed(package: Package, new: Mapping[str, bytes], version: str) -> dict[str, bytes]:
    """Return the parts of *package* that are *new*, and those that the mark changes."""
    names = package.names | new.keys()
    parts = ((name, new[name] if name in new else package.part(name)) for name in names)
    relations, types = _root(package, new, relationships_of("")), _root(package, new, TYPES_PART)
    properties = _properties(package, relations)
    _write(properties, mark(version, digest_of_parts(parts)).partition(" ")[2])
    path = f"/{PROPERTIES}"
    if all(one.get("PartName") != path for one in types):
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=path, ContentType=_CONTENT)
    return {
        **new,
        PROPERTIES: _serialized(properties),
        relationships_of(""): _serialized(relations),
        TYPES_PART: _serialized(types),
    }


def _root(package: Package, new: Mapping[str, bytes], name: str) -> Element:
    return etree.fromstring(new[name]) if name in new else package.xml(name)


def _properties(package: Package, relations: Element) -> Element:
    """Return the properties that there are already, and see that they are found in our part."""
    for one in relations.iter(RELATIONSHIPS + "Relationship"):
        if (one.get("Type") or "").endswith(("/custom-properties", "/customProperties")):
            name = (one.get("Target") or "").lstrip("/")
            one.set("Target", PROPERTIES)
            if name in package.names:
                return package.xml(name)
            break
    else:
        taken = {one.get("Id") for one in relations}
        id = next(id for n in range(len(taken) + 1) if (id := f"rIdMark{n}") not in taken)
        etree.SubElement(relations, RELATIONSHIPS + "Relationship", Id=id, Type=_KIND, Target=PROPERTIES)
    return etree.Element(_CUSTOM + "Properties", nsmap={None: _CUSTOM[1:-1], "vt": _VALUES[1:-1]})


def _write(properties: Element, value: str) -> None:
    used = [1]
    for one in list(properties):
        if one.get("name") == NAME:
            properties.remove(one)
        elif (one.get("pid") or "").isdecimal():
            used.append(int(one.get("pid")))
    space = etree.QName(properties).namespace
    said = {"fmtid": _OF_USERS, "pid": str(max(used) + 1), "name": NAME}
    element = etree.SubElement(properties, f"{{{space}}}property", **said)
    etree.SubElement(element, _VALUES + "lpwstr").text = value


def _serialized(root: Any) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
