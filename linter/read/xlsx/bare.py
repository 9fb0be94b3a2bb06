"""A workbook with nothing in it but what is read: cells, their words, their number formats, and which sheets show.

Looks are what programs disagree on: an empty fill, a colour that is none, a condition that a later
version has. The library refuses the whole file for one, and no check asks for any.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from linter.read.office_kinds import EXCEL
from linter.read.package import TYPES, TYPES_PART, Element, Package, R
from linter.read.xlsx.looks import MAIN, ON, S, struck, styles, without, words

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HIDDEN = ("hidden", "veryHidden")
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."


class BareSheet(NamedTuple):
    """A sheet: its name, whether it shows, and its part."""

    name: str
    state: str
    root: Element


def pages_of(package: Package) -> Iterator[BareSheet]:
    """Yield the sheets of a workbook that have cells, in order. Raises UnreadableError where it has no sheets at all."""
    targets = {one.id: one for one in package.relationships(package.main)}
    sheets = list(package.xml(package.main).iter(f"{S}sheet"))
    if not sheets:
        raise EXCEL.damaged()
    for sheet in sheets:
        found = targets.get(sheet.get(R + "id") or "")
        if found and found.kind != "chartsheet" and found.target in package.names:
            state = "hidden" if sheet.get("state") in _HIDDEN else "visible"
            yield BareSheet(sheet.get("name") or "", state, package.xml(found.target))


class Bare:
    """The workbook that is put together of pages, one after the other."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[str, bytes | str] = {}
        self._sheets: list[str] = []
        self._types: list[str] = []
        self._relations: list[str] = []
        self._looks = self._related("styles")
        self._struck = frozenset(struck(self._looks))

    def add(self, page: BareSheet) -> None:
        """Put the cells of *page* into the workbook."""
        cells = page.root.find(f"{S}sheetData")
        if cells is not None:
            without(cells, self._struck)
        inside = b"<sheetData/>" if cells is None else words(cells)
        number = len(self._sheets) + 1
        self._part(f"worksheets/sheet{number}.xml", "worksheet", b"<worksheet xmlns=%b>%b</worksheet>" % (quoteattr(MAIN).encode(), inside))  # fmt: skip
        self._sheets.append(
            f'<sheet name={quoteattr(page.name)} state={quoteattr(page.state)} sheetId="{number}" r:id="r{number}"/>'
        )

    def made(self) -> bytes:
        """Return the workbook as a file."""
        package = self._package
        self._part("styles.xml", "styles", styles(self._looks).encode())
        if (strings := self._related("sharedStrings")) is not None:
            self._part("sharedStrings.xml", "sharedStrings", words(strings))
        told = package.xml(package.main).find(f"{S}workbookPr")
        from_1904 = told is not None and told.get("date1904") in ON
        book = (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(from_1904)}"/>'
            f"<sheets>{''.join(self._sheets)}</sheets></workbook>"
        )
        root = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        types = f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}sheet.main+xml"/>{"".join(self._types)}'
        parts = {
            TYPES_PART: f'<Types xmlns="{TYPES}">{types}</Types>',
            "_rels/.rels": _relationships(root),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": _relationships("".join(self._relations)),
            **self._parts,
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return out.getvalue()

    def _related(self, kind: str) -> Element | None:
        """Return the part of that *kind*, which the main part names, or only the list of types does."""
        package = self._package
        name = package.name_of(kind) or next(filter(None, map(package.known, self._typed(kind))), "")
        return package.xml(name) if name else None

    def _typed(self, kind: str) -> Iterator[str]:
        if listed := self._package.known(TYPES_PART):
            for one in self._package.xml(listed).iter("{*}Override"):
                if (one.get("ContentType") or "").endswith(f".{kind}+xml"):
                    yield (one.get("PartName") or "").lstrip("/")

    def _part(self, name: str, kind: str, data: bytes) -> None:
        number = len(self._relations) + 1
        self._parts[f"xl/{name}"] = data
        self._types.append(f'<Override PartName="/xl/{name}" ContentType="{_KIND}{kind}+xml"/>')
        self._relations.append(f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="/xl/{name}"/>')


def _relationships(inside: str) -> str:
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{inside}</Relationships>'
