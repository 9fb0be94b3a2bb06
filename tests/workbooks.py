"""Workbooks for tests: reports as offices keep them in sheets, and files that mean harm."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from openpyxl import Workbook

from tests.documents import changed

_STRICT = re.compile(rb"http://schemas.openxmlformats.org/(spreadsheetml|officeDocument|drawingml)/2006/")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(*rows: list[Any], **cells: Any) -> bytes:
    """A workbook of one sheet of these rows, with these cells set by name."""
    book = Workbook()
    book.active.title = "表"
    for row in rows:
        book.active.append(row)
    for name, value in cells.items():
        book.active[name] = value
    return saved(book)


def from_text(text: str) -> bytes:
    """A report in text as a sheet: a paragraph a row, the cells of tables apart, figures as numbers."""
    return sheet(*([_value(cell) for cell in line.split("\t")] for line in text.split("\n")))


def _value(cell: str) -> Any:
    return float(cell) if _NUMBER.fullmatch(cell) else cell


def strict(book: bytes) -> bytes:
    """The workbook as "Strict Open XML": the same parts under the names of the standard."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, _STRICT.sub(rb"http://purl.oclc.org/ooxml/\1/", old.read(name)))
    return out.getvalue()


def raw(rows: bytes, more: bytes = b"") -> bytes:
    """A workbook whose sheet is this XML, whatever it is."""
    xml = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B2"/>'
        b"<sheetData>" + rows + b"</sheetData>" + more + b"</worksheet>"
    )
    return changed(sheet(["一"]), "xl/worksheets/sheet1.xml", lambda _: xml)
