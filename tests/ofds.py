"""OFD documents (GB/T 33190) for tests: a report set on pages of A4 by a small writer of ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from tests.read.one_report import Cell, Table, blocks

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SIZE, LEADING = 3.7, 6.5  # millimetres
LEFT, TOP, RIGHT, BOTTOM = 25.0, 28.0, 185.0, 270.0
PADDING = 0.9


class Style(NamedTuple):
    """How programs differ in what they write."""

    single: bool = False  # a text object a character
    filled: bool = False  # rules as thin shapes that are filled
    runs: bool = True  # equal steps as g COUNT STEP
    scaled: bool = False  # sizes and steps in other units, brought back by a matrix
    namespace: str = NS
    header: str = ""  # on a template of every page
    numbered: bool = False


PLAIN = Style()


def text_object(
    words: str, x: float, base: float, size: float = SIZE, style: Style = PLAIN, more: str = ""
) -> str:
    """Words on a line that begins at *x* with its base line at *base*."""
    if style.single:
        made, at = [], x
        for letter in words:
            made.append(_text(letter, at, base, size, style, more))
            at += _width(letter) * size
        return "".join(made)
    return _text(words, x, base, size, style, more)


def _text(words: str, x: float, base: float, size: float, style: Style, more: str) -> str:
    scale = 10.0 if style.scaled else 1.0
    steps = [_width(letter) * size * scale for letter in words[:-1]]
    delta = f' DeltaX="{_steps(steps, style.runs)}"' if steps else ""
    matrix = f' CTM="{1 / scale:g} 0 0 {1 / scale:g} 0 0"' if style.scaled else ""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x:g} {base - size:g} {sum(steps) / scale + size:g} {size * 1.3:g}" Font="1" Size="{size * scale:g}"{matrix}{more}>'
        f'<ofd:TextCode X="0" Y="{size * scale:g}"{delta}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def _steps(steps: list[float], runs: bool) -> str:
    if runs and len(steps) > 2 and len(set(steps)) == 1:
        return f"g {len(steps)} {steps[0]:g}"
    return " ".join(f"{step:g}" for step in steps)


def _width(letter: str) -> float:
    return 1.0 if letter >= "\u2000" else 0.5


def rule(x0: float, y0: float, x1: float, y1: float, style: Style = PLAIN) -> str:
    """A line from one point to another."""
    width, height = x1 - x0, y1 - y0
    if style.filled:
        wide, high = width or 0.2, height or 0.2
        data = f"M 0 0 L {wide:g} 0 L {wide:g} {high:g} L 0 {high:g} C"
        return f'<ofd:PathObject ID="9" Boundary="{x0:g} {y0:g} {wide:g} {high:g}" Stroke="false" Fill="true"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'
    data = f"M 0 0 L {width:g} {height:g}"
    return f'<ofd:PathObject ID="9" Boundary="{x0:g} {y0:g} {max(width, 0.1):g} {max(height, 0.1):g}" LineWidth="0.2"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def box(x0: float, y0: float, x1: float, y1: float, style: Style = PLAIN) -> str:
    """The four rules round a cell."""
    sides = ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
    return "".join(rule(*side, style=style) for side in sides)


class _Setter:
    """Sets words and tables on pages, one below the other."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.pages: list[list[str]] = [[]]
        self.y = TOP

    def paragraph(self, words: str) -> None:
        for line in _lines(words, RIGHT - LEFT):
            self._room(LEADING)
            self.pages[-1].append(text_object(line, LEFT, self.y + SIZE, style=self.style))
            self.y += LEADING

    def table(self, table: Table) -> None:
        wide = (RIGHT - LEFT) / max(cell.column + cell.across for row in table for cell in row)
        heights = [max(len(_lines(cell.words, wide * cell.across - 2 * PADDING)) for cell in row if cell.down == 1) * LEADING for row in table]  # fmt: skip
        for number, row in enumerate(table):
            for cell in row:  # what covers rows must have room for its words
                lines = len(_lines(cell.words, wide * cell.across - 2 * PADDING)) * LEADING
                lacks = lines - sum(heights[number : number + cell.down])
                if lacks > 0:
                    heights[number + cell.down - 1] += lacks
        open_cells: list[tuple[Cell, int]] = []  # those that reach down into rows to come, and how many
        for number, row in enumerate(table):
            if self.y + heights[number] > BOTTOM:
                self._turn()
                for cell, left in open_cells:
                    self._frame(cell, wide, heights[number : number + left], "")
            for cell in row:
                self._frame(cell, wide, heights[number : number + cell.down], cell.words)
            self.y += heights[number]
            open_cells = [
                (cell, left - 1) for cell, left in (*open_cells, *((c, c.down) for c in row)) if left > 1
            ]
        self.y += LEADING

    def _frame(self, cell: Cell, wide: float, heights: list[float], words: str) -> None:
        x0, x1 = LEFT + cell.column * wide, LEFT + (cell.column + cell.across) * wide
        y1 = self.y
        for height in heights:
            if y1 + height > BOTTOM:
                break
            y1 += height
        self.pages[-1].append(box(x0, self.y, x1, y1, self.style))
        for at, line in enumerate(_lines(words, x1 - x0 - 2 * PADDING)):
            self.pages[-1].append(
                text_object(line, x0 + PADDING, self.y + SIZE + 1 + at * LEADING, style=self.style)
            )

    def _room(self, height: float) -> None:
        if self.y + height > BOTTOM:
            self._turn()

    def _turn(self) -> None:
        self.pages.append([])
        self.y = TOP


def _lines(words: str, width: float) -> list[str]:
    lines, line, used = [], "", 0.0
    for letter in words:
        step = _width(letter) * SIZE
        if used + step > width and line:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + letter, used + step
    return [*lines, line] if line else lines


def report(text: str, style: Style = PLAIN) -> bytes:
    """A report in text as an OFD document."""
    setter = _Setter(style)
    for block in blocks(text):
        if isinstance(block, str):
            setter.paragraph(block)
        else:
            setter.table(block)
    pages = ["".join(page) for page in setter.pages]
    if style.numbered:
        pages = [page + text_object(f"- {number} -", 100, 285, 3) for number, page in enumerate(pages, 1)]
    template = text_object(style.header, 80, 15, 3) if style.header else ""
    return document(pages, template=template, namespace=style.namespace)


def document(pages: Iterable[str], *, template: str = "", area: str = "0 0 210 297", common: str = "", namespace: str = NS, more: dict[str, str] | None = None) -> bytes:  # fmt: skip
    """A document of pages with these objects on them."""
    made = list(pages)
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(made)))
    named = '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    under = '<ofd:Template TemplateID="7" ZOrder="Background"/>' if template else ""
    parts = {
        "OFD.xml": f'<ofd:OFD {namespace} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/Document.xml": f"<ofd:Document {namespace}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>{area}</ofd:PhysicalBox></ofd:PageArea>{named}{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for n, objects in enumerate(made):
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = _page(under, objects, namespace)
    if template:
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = _page("", template, namespace)
    return packed({**parts, **(more or {})})


def _page(under: str, objects: str, namespace: str) -> str:
    return f'<ofd:Page {namespace}>{under}<ofd:Content><ofd:Layer ID="1" Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def packed(parts: dict[str, str]) -> bytes:
    """An archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content if content.startswith("<?xml") else HEAD + content)
    return out.getvalue()
