"""Workbooks that come back to an audit: a ledger, a roster, a judged sample."""

import io
import tempfile
from contextlib import suppress
from pathlib import Path

from openpyxl import Workbook

from bench.fuzz.vocabulary import packed, unpacked
from linter.audit.columns import COLUMNS
from linter.audit.filled import read_ledger
from linter.audit.roster import read_roster
from linter.errors import LinterError

_HEADS = [column.zh for column in COLUMNS]
WORDS = [
    *_HEADS, "机关", "年度", "种类", "body", "year", "<row>", "</row>", "<c>", "</c>", "<v>", "</v>", '<c r="A1" t="s">', '<c r="ZZZ9" t="n">', '<c r="" t="inlineStr"><is><t>', "</t></is></c>", ' t="b"', ' t="e"', ' t="d"',
    ' t="str"', ' s="99"', "<f>SUM(A1:A9)</f>", '<row r="99999999">', '<mergeCell ref="A1:C3"/>', '<mergeCell ref="x"/>', "<sheetProtection/>", '<autoFilter ref="A1:B2"/>', "1e999", "NaN", "2024-01-01", "45292", "-1", "#REF!",
    '<dataValidation sqref="A1" type="list"/>', "1.0", "已整改", "不予采纳", "0123456789abcdef",
]  # fmt: skip


def _book() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["整改台账"])
    sheet.append(_HEADS)
    for number in range(3):
        row = [f"甲{number}" for _ in _HEADS]
        row[2], row[-1] = "2023", f"{number}:0123456789abcde{number}"
        sheet.append(row)
    sheet.column_dimensions["A"].hidden = True
    sheet.merge_cells("A1:C1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ARCHIVE = _book()
_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-ledger-"))


def seeds() -> list[bytes]:
    """Return the sheet and the strings of a small ledger, as XML."""
    return [
        unpacked(ARCHIVE, r"xl/worksheets/.*\.xml|xl/sharedStrings\.xml"),
        unpacked(ARCHIVE, r"xl/workbook\.xml|xl/worksheets/sheet1\.xml"),
        unpacked(ARCHIVE, r"xl/styles\.xml|\[Content_Types\]\.xml|xl/_rels/.*"),
    ]


def one(data: bytes) -> None:
    """Read a workbook whose parts are *data* as each of them; *data* as a roster in CSV."""
    book, table = _FOLDER / "a.xlsx", _FOLDER / "a.csv"
    book.write_bytes(packed(data, ARCHIVE))
    table.write_bytes(data)
    for read, place in ((read_ledger, book), (read_roster, book), (read_roster, table)):
        with suppress(LinterError):  # a refusal of one is no reason not to ask the next
            read(place)
