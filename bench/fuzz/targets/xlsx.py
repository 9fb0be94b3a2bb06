"""Workbooks: the XML in them is what is changed."""

import io

from openpyxl import Workbook

from bench.fuzz.sound import checked
from bench.fuzz.vocabulary import packed, reports, unpacked
from linter.read import read_bytes

WORDS = [
    "<row>", "</row>", '<row r="1048576">', '<row r="x">', "<c>", "</c>", '<c r="A1">', '<c r="XFD1">', '<c r="ZZZZ9">', '<c t="s">', '<c t="inlineStr">', '<c t="e">', '<c t="b">', '<c t="d">', "<v>", "</v>",
    "<v>999999</v>", "<v>-1</v>", "<v>1e999</v>", "<v>nan</v>", "<f>A1+1</f>", "<is><t>共12条</t></is>", '<mergeCell ref="A1:B2"/>', '<mergeCell ref="A1:XFD1048576"/>', '<mergeCell ref="B2"/>', '<mergeCell/>',
    ' s="1"', ' s="999"', ' hidden="1"', ' ht="0"', '<numFmt numFmtId="164" formatCode="0.0%"/>', ' numFmtId="14"', ' numFmtId="9"', '<dimension ref="A1:ZZ99999"/>', "<sheetData>", "</sheetData>", ' state="hidden"',
    ' name="x"', "<t>", "</t>", "<r><t>", "<rPh>", "<si>", "</si>", "<definedName>", "&#10;", "_x000D_", "_xD800_",
]  # fmt: skip


def _book(text: str) -> bytes:
    book = Workbook()
    sheet = book.active
    for line in text.split("\n"):
        sheet.append([line, 12, 0.125])
    sheet["C1"].number_format, sheet["B2"].number_format = "0.0%", "yyyy-mm-dd"
    sheet.merge_cells("A4:B5")
    book.create_sheet("表")["B2"] = "=1+1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ARCHIVE = _book("清泉县2015年政府信息公开工作年度报告\n一、概述\n共12条。")


def seeds() -> list[bytes]:
    """Return the sheets and the other parts of small workbooks, as XML."""
    books = [_book(report.decode("utf-8")) for report in reports()[10:30]]
    return [unpacked(book, r"xl/worksheets/sheet1\.xml|xl/sharedStrings\.xml") for book in books] + [
        unpacked(ARCHIVE, part)
        for part in (
            r"xl/.*\.rels|xl/workbook\.xml",
            r"xl/styles\.xml",
            r"xl/worksheets/.*",
            r"\[Content.*|_rels/.*",
        )
    ]


def one(data: bytes) -> None:
    """Read a workbook whose parts are *data*, and lint it."""
    source = read_bytes(packed(data, ARCHIVE), "x.xlsx")
    if len(source.text) < 3000:
        checked(source)
