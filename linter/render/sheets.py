"""Cells and files of workbooks, as all that we write are: text stays text, rows are high enough, and no clock is in them."""

from __future__ import annotations

import io
import math
import re
import zipfile
from typing import Any

from linter.read.office_kinds import EXCEL
from linter.read.package import Package
from linter.render.properties import signed

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIME = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")
_LONGEST = 32_000  # characters that a cell may hold, almost


def put(cell: Any, value: str | int) -> None:
    """Put a value into a cell; text stays text, whatever it begins with."""
    if isinstance(value, int):
        cell.value = value
        return
    text = _FORBIDDEN.sub("\ufffd", value)[:_LONGEST]
    cell.value = text
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@\t\r\n＝＋－＠"


def lines(text: str, width: int) -> int:
    """Return how many lines *text* takes in a column: nobody makes room for wrapped Chinese but us."""
    widths = (sum(2 if character > "\u2e7f" else 1 for character in line) for line in text.split("\n"))
    return sum(max(1, math.ceil(cells * 1.15 / width)) for cells in widths)


def timeless(data: bytes, day: str, version: str) -> bytes:
    """Return the workbook with the program's mark, made and changed on *day*; where there is none, it does not say when."""
    package = Package(data, EXCEL)
    core = "docProps/core.xml"
    dated = _TIME.sub(rf"\g<1>{day}T00:00:00Z\g<3>".encode() if day else b"", package.part(core))
    new = signed(package, {core: dated}, version)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in dict.fromkeys((*(info.filename for info in package.infos), *sorted(new))):
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, new[name] if name in new else package.part(name))
    return out.getvalue()
