"""A workbook to be filled in: heads, rows, a list to choose from, the column of numbers locked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from linter import __version__
from linter.audit.columns import OutputColumn
from linter.render.run import Language
from linter.render.words import word

HEAD = 3  # the row with the heads
_COLORS = {"error": ("B42318", "FDECEB"), "warning": ("7A4B00", "FFF4D6")}
_WIDE = 40  # columns
_LINE, _HIGHEST = 15.0, 405.0  # points

LedgerValues = Mapping[str, str | int]


class LedgerForm(NamedTuple):
    """What a workbook is called and says on top, its columns, and in which one is chosen from which words."""

    title: str
    note: str
    columns: tuple[OutputColumn, ...]
    choice: str
    words: tuple[str, ...]


def form_book(form: LedgerForm, rows: Iterable[LedgerValues], language: Language, day: str) -> bytes:
    """Return the workbook; the same rows give the same bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    from linter.render.sheets import put, timeless

    book = Workbook()
    sheet = book.active
    sheet.title = form.title
    put(sheet.cell(1, 1), form.title)
    sheet.cell(1, 1).font = Font(size=18, bold=True)
    put(sheet.cell(2, 1), form.note)
    sheet.row_dimensions[1].height = 30
    for number, column in enumerate(form.columns, 1):
        cell = sheet.cell(HEAD, number)
        put(cell, column.head(language))
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E79")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = column.width
    places = {column.key: number for number, column in enumerate(form.columns, 1)}
    last = HEAD
    for last, told in enumerate(rows, HEAD + 1):
        add_row(sheet, last, told, form.columns, places)
    _finish(sheet, form, max(last, HEAD + 1), language)
    _protect(sheet, places["number"])
    out = io.BytesIO()
    book.properties.creator = "reportlint"
    book.properties.created = datetime.fromisoformat(day)
    book.save(out)
    return timeless(out.getvalue(), day, __version__)


def add_row(
    sheet: Any, row: int, told: LedgerValues, columns: Iterable[OutputColumn], places: Mapping[str, int]
) -> None:
    """Write a row into those of the *columns* that the sheet has, at their *places*."""
    from openpyxl.styles import Alignment, Border, Protection, Side

    from linter.render.sheets import lines, put

    line = Side(style="thin", color="999999")
    most = 1
    for column in columns:
        if column.key not in places:
            continue
        cell = sheet.cell(row, places[column.key])
        put(cell, told[column.key])
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(line, line, line, line)
        cell.protection = Protection(locked=column.key == "number")
        if column.key != "number":
            most = max(most, lines(str(told[column.key]), column.width))
    sheet.row_dimensions[row].height = min(_HIGHEST, _LINE * most + 4)


def _finish(sheet: Any, form: LedgerForm, last: int, language: Language) -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {column.key: get_column_letter(number) for number, column in enumerate(form.columns, 1)}
    words = DataValidation(type="list", formula1=f'"{",".join(form.words)}"', allow_blank=True)
    words.add(f"{letters[form.choice]}{HEAD + 1}:{letters[form.choice]}{max(last, 1000)}")
    sheet.add_data_validation(words)
    for severity, (ink, paper) in _COLORS.items():
        look = {"font": Font(color=ink, bold=True), "fill": PatternFill("solid", bgColor=paper)}
        rule = CellIsRule(operator="equal", formula=[f'"{word(severity, language)}"'], **look)
        sheet.conditional_formatting.add(f"{letters['severity']}{HEAD + 1}:{letters['severity']}{last}", rule)
    sheet.freeze_panes = f"A{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{letters['number']}{last}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _protect(sheet: Any, locked: int) -> None:
    """Lock one column, without a password; all else may be done."""
    from openpyxl.styles import Protection
    from openpyxl.utils import get_column_letter

    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows", "insertHyperlinks",
                    "deleteColumns", "sort", "autoFilter", "pivotTables"):  # fmt: skip
        setattr(sheet.protection, allowed, False)  # False: it is not forbidden
    for number in range(1, _WIDE):  # what a person writes beside and below is not locked, either
        if number != locked:
            sheet.column_dimensions[get_column_letter(number)].protection = Protection(locked=False)
