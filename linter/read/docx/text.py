"""The body of a DOCX as text: a paragraph a line, a table row a line with TABs between cells.

It is read as it will be once every change is accepted: insertions stand, deletions are gone,
and what is struck out is, too.
Headers, footers, notes, comments and the table of contents are not the report's text.
Recursion is as deep as the XML is, and the parser ends that at 256.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.read.docx.embedded import OBJECT, Embedded
from linter.read.docx.numbering import ListNumbering
from linter.read.docx.styles import Styles
from linter.read.docx.symbols import symbol
from linter.read.docx.tables import GridBuilder, is_layout, rows_of
from linter.read.limits import MAX_CELLS, MAX_CHARS, WIDE
from linter.read.office_kinds import WORD
from linter.read.package import Element, W
from linter.read.places import FIXED, LEADING, Paragraph, Places, TableCell
from linter.text.grid import Grid, shifted
from linter.text.raised import raised
from linter.text.span import Span

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WRAPPERS = frozenset(
    W + name for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo")
)  # fmt: skip
_UNSEEN = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "sdtPr", "sdtEndPr", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "instrText",
        "delText", "delInstrText", "rt", "sectPr",
    )
)  # fmt: skip
_TEXTS = frozenset({W + "t", _MATH + "t"})
_TABS = frozenset({W + "tab", W + "ptab"})
_BREAKS = frozenset({W + "br", W + "cr"})
_TEXT_ON_A_PATH = "{urn:schemas-microsoft-com:vml}textpath"  # WordArt
_BLANK = str.maketrans("\t\n\r\x0b\x0c", "     ")  # white space in XML is a blank on the page


class DocxWriter:
    """Writes one document into one text and remembers where each character was."""

    def __init__(self, numbering: ListNumbering, styles: Styles, embedded: Embedded) -> None:
        self._numbering = numbering
        self._embedded = embedded
        self._styles = styles
        self._parts: list[str] = []
        self._size = 0
        self._last = "\n"
        self._where: Paragraph | TableCell = Paragraph(1, 0)
        self._paragraphs = 0
        self._tables = 0
        self._cells = 0
        self._in_grid = False
        self._tabs: list[tuple[int, Paragraph | TableCell, Element]] = []  # unless words follow, not written
        self._gap = False  # a break inside a cell since its last word
        self._boxes: list[Element] = []
        self._objects: list[Element] = []  # of the paragraph
        self._words_from: int | None = None  # where the words of the grid's cell begin
        self._raised = False  # the words of this run stand above the line
        self.grids: list[Grid] = []
        self.places = Places()

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(self._parts)

    def write(self, parent: Element) -> None:
        """Write the paragraphs and tables in *parent*. Raises UnreadableError where there are far too many."""
        run_on: list[Element] = []  # paragraphs whose end is deleted: they go on in the next
        for block in _flat(parent):
            if block.tag == W + "p":
                run_on.append(block)
                if not _end_deleted(block):
                    self._paragraph(run_on)
                    run_on = []
            elif block.tag == W + "tbl":
                self._table(block)
        if run_on:
            self._paragraph(run_on)

    def _paragraph(self, parts: list[Element]) -> None:
        if isinstance(self._where, Paragraph):
            self._paragraphs += len(parts)
            self._where = Paragraph(self._paragraphs, 0)
        if not self._styles.name(parts[-1]).startswith("toc "):
            if label := self._numbering.label(parts[-1]):
                self._words(label, parts[-1], fixed=True)
            for part in parts:
                self._inline(part, part)
        self._break()
        if not self._in_grid:
            self._write_workbooks()
            self._write_boxes()

    def _inline(self, parent: Element, paragraph: Element) -> None:
        for child in _flat(parent):
            tag = child.tag
            if tag in _TEXTS:
                words = (child.text or "").translate(_BLANK)
                self._words(raised(words) if self._raised else words, child)
            elif tag == W + "r":
                if isinstance(self._where, Paragraph):
                    self._where = Paragraph(self._where.paragraph, self._where.run + 1)
                if not self._styles.unread(child, paragraph):
                    outer, self._raised = self._raised, self._styles.raised(child, paragraph)
                    self._inline(child, paragraph)
                    self._raised = outer
            elif tag in _TABS:
                self._tab(child)
            elif tag in _BREAKS:
                self._break()
            elif tag == W + "noBreakHyphen":
                self._words("-", child, fixed=True)
            elif tag == W + "sym":
                self._words(
                    symbol(child.get(W + "font") or "", child.get(W + "char") or ""), child, fixed=True
                )
            elif tag == _TEXT_ON_A_PATH:
                self._words((child.get("string") or "").translate(_BLANK), child, fixed=True)
            elif tag == W + "txbxContent":
                self._boxes.append(child)
            elif tag == OBJECT and not self._in_grid:
                self._objects.append(child)
            else:
                self._inline(child, paragraph)

    def _table(self, table: Element) -> None:
        self._tables += 1
        outer, number = self._where, self._tables
        self._end_line()
        drawn = GridBuilder()
        for row, cells in enumerate(rows_of(table, _flat), 1):
            if cells is None:
                continue
            self._where = TableCell(number, row, 1)
            self._in_grid = not is_layout(cells)
            reached = -1  # the column that the line has reached; -1: nothing of this row yet
            for cell in cells:
                if cell.covered:
                    drawn.cover(row, cell)
                    continue
                self._cells += 1
                if self._cells > MAX_CELLS:
                    raise WORD.too_much("of-cells", MAX_CELLS)
                self._where = TableCell(number, row, cell.column + 1)
                if self._in_grid:
                    # The TABs lead to the cell's own column: what another cell covers is empty.
                    step = cell.column if reached < 0 else max(cell.column - reached, 1)
                    self._tabs.append((step, self._where, cell.element))
                    self._gap = False
                    reached = cell.column
                self._words_from = None
                self.write(cell.element)
                if self._in_grid:
                    words = () if self._words_from is None else (Span(self._words_from, self._size),)
                    anchor = self._size + sum(count for count, _, _ in self._tabs)
                    drawn.add(row, cell, words, anchor)
            if self._in_grid and self._last != "\n":  # blank cells at the end of a row are cells, too
                self._flush_tabs()
            drawn.end_row(self._size)
            self._in_grid = False
            self._end_line()
            self._write_boxes()
        self._where = outer
        self.grids += drawn.grids

    def _write_workbooks(self) -> None:
        """Write the workbooks that stand in the paragraph; what is in them is told by the object."""
        objects, self._objects = self._objects, []
        for one in objects:
            if book := self._embedded.workbook(one):
                self.grids += [shifted(grid, self._size) for grid in book.grids]
                self._emit(book.text, one)
                self._end_line()

    def _write_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        outer, paragraphs = self._where, self._paragraphs
        for box in boxes:
            self.write(box)
            # What a box holds is told by the paragraph that holds the box.
            self._where, self._paragraphs = outer, paragraphs

    def _tab(self, tab: Element) -> None:
        if self._in_grid:
            self._gap = True
        elif self._last != "\n":
            self._tabs.append((1, self._where, tab))

    def _break(self) -> None:
        """A new line; inside a cell of a grid, a blank like any other."""
        if self._in_grid:
            self._gap = True
        else:
            self._end_line()

    def _end_line(self) -> None:
        self._tabs, self._gap = [], False
        if self._last != "\n":
            self._emit("\n", None)

    def _flush_tabs(self) -> None:
        """Write the TABs, each for the cell that it leads to: an empty one has no other character."""
        words_at, tabs, self._tabs = self._where, self._tabs, []
        for count, self._where, node in tabs:
            if count:
                self._emit("\t" * count, node, offset=LEADING)
        self._where = words_at

    def _words(self, words: str, node: Element, *, fixed: bool = False) -> None:
        """Write the words of *node*; *fixed* ones only stand for it."""
        at_start = self._tabs or self._last in "\n\t"
        if not words or (at_start and words.isspace()):
            return
        if self._gap and not at_start and not (self._last >= WIDE and words[0] >= WIDE):
            self._emit(" ", None)
        self._gap = False
        self._flush_tabs()
        if self._words_from is None:
            self._words_from = self._size
        self._emit(words, node, offset=FIXED if fixed else 0)

    def _emit(self, text: str, node: Element | None, offset: int = FIXED) -> None:
        self.places.add(len(text), node, offset, self._where)
        self._parts.append(text)
        self._size += len(text)
        self._last = text[-1]
        if self._size > MAX_CHARS:
            raise WORD.too_much("of-text", MAX_CHARS)


def _flat(parent: Element) -> Iterator[Element]:
    """Yield the children of *parent* that are seen, those of mere wrappers in their stead."""
    for child in parent:
        tag = child.tag
        if tag in _WRAPPERS:
            yield from _flat(child)
        elif tag == W + "sdt":
            if not _is_contents(child):
                yield from _flat(child)
        elif tag == _MC + "AlternateContent":
            # The same thing for newer and for older programs: never both.
            chosen = next((one for name in ("Choice", "Fallback") for one in child.iterfind(_MC + name)), ())
            yield from _flat(chosen)
        elif tag not in _UNSEEN:
            yield child


def _is_contents(sdt: Element) -> bool:
    """Whether *sdt* holds the table of contents."""
    gallery = sdt.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(W + "val") == "Table of Contents"


def _end_deleted(paragraph: Element) -> bool:
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and any(marks.find(W + name) is not None for name in ("del", "moveFrom"))
