"""A ledger as a workbook: heads, a row a finding, a list to choose the state from, the number's column locked."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from linter import __version__
from linter.audit.columns import COLUMNS, STATES
from linter.audit.ledger import Item
from linter.render.run import Language
from linter.render.words import word

HEAD = 3  # the row with the heads
_TITLE = {"zh": "整改台账", "en": "Findings and what became of them"}
_NOTE = {
    "zh": "请填写“整改期限”至“整改说明”各列；可以加列、排序、筛选。“问题编号”一列不要改动：复核时凭它认出各行。工作表的保护没有密码。",
    "en": "Fill in the columns from Due to What was done; add columns, sort and filter as you like. Leave the last column as it is: rows are known by it. The sheet's protection has no password.",
}
_COLORS = {"error": ("B42318", "FDECEB"), "warning": ("7A4B00", "FFF4D6")}
_WIDE = 40  # columns
_LINE, _HIGHEST = 15.0, 405.0  # points


def ledger_book(items: Iterable[Item], language: Language, *, due: str = "", day: str) -> bytes:
    """Return the workbook; the same items give the same bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    from linter.render.sheets import put, timeless

    book = Workbook()
    sheet = book.active
    sheet.title = _TITLE[language]
    put(sheet.cell(1, 1), _TITLE[language])
    sheet.cell(1, 1).font = Font(size=18, bold=True)
    put(sheet.cell(2, 1), _NOTE[language])
    sheet.row_dimensions[1].height = 30
    for number, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(HEAD, number)
        put(cell, column.head(language))
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E79")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = column.width
    last = HEAD
    for last, item in enumerate(items, HEAD + 1):
        add_row(
            sheet,
            last,
            values(item, last - HEAD, language, due),
            {c.key: n for n, c in enumerate(COLUMNS, 1)},
        )
    _finish(sheet, max(last, HEAD + 1), language)
    out = io.BytesIO()
    book.properties.creator = "reportlint"
    book.properties.created = datetime.fromisoformat(day)
    book.save(out)
    return timeless(out.getvalue(), day, __version__)


def values(
    item: Item, serial: int, language: Language, due: str = "", result: str = ""
) -> dict[str, str | int]:
    """Return what the columns of a row say."""
    told = item._asdict() | {
        "serial": serial,
        "due": due,
        "who": "",
        "status": STATES[language][0],
        "said": "",
        "result": result,
    }
    return {key: "" if value is None else value for key, value in told.items()}


def add_row(sheet: Any, row: int, told: dict[str, str | int], columns: dict[str, int]) -> None:
    """Write a row into the *columns* that the sheet has."""
    from openpyxl.styles import Alignment, Border, Protection, Side

    from linter.render.sheets import lines, put

    line = Side(style="thin", color="999999")
    most = 1
    for column in COLUMNS:
        if column.key not in columns:
            continue
        cell = sheet.cell(row, columns[column.key])
        put(cell, told[column.key])
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(line, line, line, line)
        cell.protection = Protection(locked=column.key == "number")
        if column.key != "number":
            most = max(most, lines(str(told[column.key]), column.width))
    sheet.row_dimensions[row].height = min(_HIGHEST, _LINE * most + 4)


def _finish(sheet: Any, last: int, language: Language) -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {column.key: get_column_letter(number) for number, column in enumerate(COLUMNS, 1)}
    states = DataValidation(type="list", formula1=f'"{",".join(STATES[language])}"', allow_blank=True)
    states.add(f"{letters['status']}{HEAD + 1}:{letters['status']}{max(last, 1000)}")
    sheet.add_data_validation(states)
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
    protection = sheet.protection
    protection.sheet = True  # without a password
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows", "insertHyperlinks",
                    "deleteColumns", "sort", "autoFilter", "pivotTables"):  # fmt: skip
        setattr(protection, allowed, False)  # False: it is not forbidden
    for number in range(1, _WIDE):  # what a person writes beside and below is not locked, either
        if number != len(COLUMNS):
            sheet.column_dimensions[get_column_letter(number)].protection = Protection(locked=False)
