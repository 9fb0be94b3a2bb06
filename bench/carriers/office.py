"""A document as a Word document or a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from bench.carriers.model import Cell, Document, Table

Fill = Callable[[Any, Cell], None]


def _fill(paragraph: Any, cell: Cell) -> None:
    paragraph.add_run(cell.text)


def superscript(paragraph: Any, cell: Cell) -> None:
    """Write the last character of a marked figure raised."""
    if cell.role == "value" and cell.markup:
        paragraph.add_run(cell.text[:-1])
        paragraph.add_run(cell.text[-1]).font.superscript = True
    else:
        paragraph.add_run(cell.text)


def split(paragraph: Any, cell: Cell) -> None:
    """Write every character in a run of its own."""
    for character in cell.text:
        paragraph.add_run(character)


def struck(paragraph: Any, cell: Cell) -> None:
    """Write a struck-out figure before each marked one."""
    if cell.role == "value" and cell.markup:
        paragraph.add_run("9").font.strike = True
    paragraph.add_run(cell.text)


def word(document: Document, *, fill: Fill = _fill, nested: bool = False, repeated: bool = False) -> bytes:
    """Return a Word document; *nested*: each table in a cell of another; *repeated*: heads marked as repeating."""
    from docx import Document as Word

    made = Word()
    for piece in document.pieces:
        if isinstance(piece, Table):
            if nested:
                outer = made.add_table(rows=1, cols=1).cell(0, 0)
                _table(outer.add_table(len(piece.rows), piece.width), piece, fill, repeated)
            else:
                _table(
                    made.add_table(rows=len(piece.rows), cols=piece.width, style="Table Grid"), piece, fill, repeated
                )  # fmt: skip
                made.add_paragraph("")
        else:
            made.add_paragraph(piece.text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _table(grid: Any, table: Table, fill: Fill, repeated: bool) -> None:
    from docx.oxml import OxmlElement

    columns = len(grid.columns)
    places = list(grid._cells)  # a property that walks the whole table at each call of cell()
    for y, x, cell in table.placed():
        first = places[y * columns + x]
        if cell.across > 1 or cell.down > 1:
            first = first.merge(places[(y + cell.down - 1) * columns + x + cell.across - 1])
        fill(first.paragraphs[0], cell)
    for row in list(grid.rows)[: table.heads if repeated else 0]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


Store = Callable[[Cell], object]


def number(cell: Cell) -> object:
    """Return a figure as a number, everything else as text."""
    if cell.role != "value":
        return cell.text or None
    try:
        return float(cell.text) if "." in cell.text else int(cell.text)
    except ValueError:
        return cell.text or None


def as_text(cell: Cell) -> object:
    """Return the words."""
    return cell.text or None


def as_float(cell: Cell) -> object:
    """Return a figure as a number with a fraction."""
    found = number(cell)
    return float(found) if isinstance(found, int) else found


def raised(cell: Cell) -> object:
    """Return a marked figure with its last character raised, others as numbers."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    if cell.role != "value" or not cell.markup:
        return number(cell)
    return CellRichText(cell.text[:-1], TextBlock(InlineFont(vertAlign="superscript"), cell.text[-1]))


def _ruled(at: Any) -> None:
    from openpyxl.styles import Border, Side

    thin = Side(style="thin")
    at.border = Border(thin, thin, thin, thin)


def workbook(
    document: Document,
    *,
    store: Store = number,
    shape: str = "",
    merged: bool = True,
    sheets: bool = False,
    printed: bool = False,
) -> bytes:
    """Return a workbook; *shape*: the number format of figures; *sheets*: each table on a sheet of its own;
    *printed*: made to be printed, one page wide, with rules.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    y = 1
    for piece in document.pieces:
        if not isinstance(piece, Table):
            sheet.cell(y, 1, piece.text)
            y += 1
            continue
        for dy, x, cell in piece.placed():
            at = sheet.cell(y + dy, x + 1, store(cell))
            if printed:
                _ruled(at)
            if shape and cell.role == "value" and "." not in cell.text:  # a format never rounds a figure
                at.number_format = shape
            if merged and (cell.across > 1 or cell.down > 1):
                sheet.merge_cells(
                    start_row=y + dy, start_column=x + 1, end_row=y + dy + cell.down - 1, end_column=x + cell.across
                )  # fmt: skip
        y += len(piece.rows) + 1
        if sheets:
            sheet, y = book.create_sheet(f"表{len(book.sheetnames)}"), 1
    if printed:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = 0
        for column, width in zip("ABCDEFGHIJKLMNO", (34, 18, 72, *[16] * 12), strict=True):
            sheet.column_dimensions[column].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
