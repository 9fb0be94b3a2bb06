"""How cells look, as far as it is read: number formats, what is struck out, what stands above the line."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from lxml import etree

from linter.read.package import Element
from linter.text.raised import raised

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
S = f"{{{MAIN}}}"
ON = ("1", "true", "on")
# The general look of everything, which the library asks for.
_LOOKS = (
    "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
    '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
)


def words(root: Element) -> bytes:
    """Return cells, or the words that they share, as they are read: without what is struck out, raised digits as such."""
    for run in root.iter(f"{S}r"):
        looks, said = run.find(f"{S}rPr"), run.find(f"{S}t")
        if looks is None or said is None:
            continue
        height = looks.find(f"{S}vertAlign")
        if _is_struck(looks):
            said.text = ""
        elif height is not None and height.get("val") == "superscript":
            said.text = raised(said.text or "")
        run.remove(looks)
    made: bytes = etree.tostring(root, with_tail=False)
    return made


def _is_struck(looks: Element) -> bool:
    line = looks.find(f"{S}strike")
    return line is not None and line.get("val", "1") in ON


def struck(root: Element | None) -> Iterator[str]:
    """Yield the looks, as cells name them, whose font is struck out."""
    if root is None or (fonts := root.find(f"{S}fonts")) is None:
        return
    lined = {str(number) for number, font in enumerate(fonts.iter(f"{S}font")) if _is_struck(font)}
    for number, look in enumerate(_looks(root)):
        if look.get("fontId") in lined:
            yield str(number)


def _looks(root: Element) -> list[Element]:
    cells = root.find(f"{S}cellXfs")
    return [] if cells is None else list(cells.iter(f"{S}xf"))


def without(cells: Element, looks: frozenset[str]) -> None:
    """Empty the cells of these *looks*: they are struck out."""
    for cell in cells.iter(f"{S}c") if looks else ():
        if cell.get("s") in looks:
            for one in list(cell):
                cell.remove(one)


def styles(root: Element | None) -> str:
    """Return the number format of each look, in the order in which cells name them."""
    formats, looks = "", []
    if root is not None:
        formats = "".join(
            f"<numFmt numFmtId={quoteattr(one.get('numFmtId'))} formatCode={quoteattr(one.get('formatCode'))}/>"
            for one in root.iter(f"{S}numFmt")
            if _is_number(one.get("numFmtId")) and one.get("formatCode")
        )
        told = (look.get("numFmtId") for look in _looks(root))
        looks = [id if _is_number(id) else "0" for id in told]
    cells_looks = "".join(
        f'<xf numFmtId="{id}" fontId="0" fillId="0" borderId="0"/>' for id in looks or ["0"]
    )
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>{_LOOKS}<cellXfs>{cells_looks}</cellXfs></styleSheet>'


def _is_number(told: str | None) -> bool:
    return bool(told and told.isascii() and told.isdigit() and len(told) < 10)
