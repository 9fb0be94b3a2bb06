"""A workbook is read as its sheets show it, each character with the way back to its cell."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("openpyxl")

from openpyxl import Workbook
from openpyxl.styles import Font

from linter.errors import UnreadableError
from linter.judge.lint import lint
from linter.read import legacy, read_bytes
from linter.read.xlsx.numbers import shown
from linter.rulepack import RulePack
from linter.text.source import Source, Span
from tests.documents import changed, encrypted, with_part
from tests.workbooks import from_text, raw, saved, sheet, strict

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/disclosure"


def lines(data: bytes) -> list[str]:
    return read_bytes(data, "x").text.split("\n")[:-1]


def refused(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "x.xlsx")
    assert caught.value.zh
    assert caught.value.en
    return caught.value


@pytest.mark.parametrize("name", ["2023-faulty", "2016-faulty", "2023-clean"])
def test_a_report_in_a_sheet_has_the_findings_of_the_text(name: str, pack: RulePack) -> None:
    text = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    read = lint(read_bytes(from_text(text), "x"), pack)
    plain = lint(Source("x", text), pack)
    assert [(f.rule, f.arithmetic, read.source.quote(f.span)) for f in read.findings] == [
        (f.rule, f.arithmetic, plain.source.quote(f.span)) for f in plain.findings
    ]
    assert read.source.format == "xlsx"


def test_merged_cells_lead_to_their_own_columns() -> None:
    book = Workbook()
    page = book.active
    for row in (
        ["清河县报告", None, None, None],
        ["办理结果", "公开", 5, 7],
        [None, "不公开", None, 9],
        ["合计", None, 5, 16],
    ):
        page.append(row)
    page.merge_cells("A1:D1")
    page.merge_cells("A2:A3")
    page.merge_cells("A4:B4")
    page["C3"].number_format = "0"  # a blank cell with a frame
    source = read_bytes(saved(book), "x")
    assert source.text == "清河县报告\n办理结果\t公开\t5\t7\n\t不公开\t\t9\n合计\t\t5\t16\n"
    for words, cell in {
        "公开\t5": "B2",
        "7": "D2",
        "不公开": "B3",
        "9": "D3",
        "16": "D4",
        "合计": "A4",
    }.items():
        at = source.text.index(words)
        assert source.origin(Span(at, at + 1)) == {"sheet": "Sheet", "cell": cell}
    blank = source.text.index("不公开\t") + 4
    assert source.origin(Span(blank, blank)) == {"sheet": "Sheet", "cell": "C3"}


def test_what_a_merged_area_hides_is_not_read() -> None:
    rows = b'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>99</v></c><c r="C1"><v>3</v></c></row>'
    merged = b'<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    assert lines(raw(rows, merged)) == ["1\t\t3"]
    assert lines(raw(rows)) == ["1\t99\t3"]


def test_formulas_that_were_never_calculated_are_not_blank() -> None:
    source = read_bytes(sheet(["甲", 1, 2], ["计", "=B1", "=C1"]), "x")
    assert source.text.split("\n")[1] == "计\t（公式未计算）\t（公式未计算）"
    assert source.notes == {"uncalculated_formulas": 2}
    calculated = raw(
        b'<row r="1"><c r="A1" t="str"><f>"x"</f><v>x</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>'
    )
    assert lines(calculated) == ["x\t2"]
    assert read_bytes(calculated, "x").notes == {"uncalculated_formulas": 0}


def test_a_total_that_was_never_calculated_is_undecided(pack: RulePack) -> None:
    text = (EXAMPLES / "2023-clean.txt").read_text(encoding="utf-8")
    book_text = text.replace("（七）总计\t", "（七）总计\t=", 1)
    assert book_text != text
    source = read_bytes(from_text(book_text), "x")
    assert source.notes == {"uncalculated_formulas": 1}
    assert [f for f in lint(source, pack).findings if f.severity.word == "error"] == []


def test_raised_digits_are_marks_and_what_is_struck_out_is_gone() -> None:
    run = "<r><rPr>{}</rPr><t>{}</t></r>".format
    runs = [
        "<r><t>118</t></r>" + run('<vertAlign val="superscript"/>', "1"),
        "<r><t>118</t></r>" + run('<vertAlign val="subscript"/>', "1"),
        run("<strike/>", "117") + run('<strike val="0"/>', "118"),
        run("<b/>", "118"),
    ]

    strings = "".join(f"<si>{one}</si>" for one in ["<t>甲</t>", *runs])
    shared = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>'
    cells = "".join(f'<c r="{name}1" t="s"><v>{number}</v></c>' for number, name in enumerate("ABCDE"))
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    book = changed(
        with_part(raw(f'<row r="1">{cells}</row>'.encode()), "xl/sharedStrings.xml", shared.encode()),
        "[Content_Types].xml",
        lambda xml: xml.replace(b"</Types>", part),
    )
    assert lines(book) == ["甲\t118¹\t1181\t118\t118"]
    own = "".join(
        f'<c r="{name}1" t="inlineStr"><is>{words}</is></c>'
        for name, words in zip("ABCDEF", ["<t>甲</t>", *runs, run("<strike/>", "7")], strict=True)
    )
    assert lines(raw(f'<row r="1">{own}</row>'.encode())) == ["甲\t118¹\t1181\t118\t118"]


def test_a_cell_that_is_struck_out_is_blank() -> None:
    book = Workbook()
    book.active.append(["甲", 117, 118])
    book.active["B1"].font = Font(strike=True)
    assert lines(saved(book)) == ["甲\t\t118"]


def _two_sheets() -> bytes:
    book = Workbook()
    page = book.active
    for row in (["清河县", "件"], ["公开", 5], ["占比", 0.665], ["时间", date(2024, 1, 5)]):
        page.append(row)
    page.merge_cells("A5:B5")
    page["A5"] = "合计"
    page["B3"].number_format = "0.0%"
    page["B4"].number_format = 'yyyy"年"m"月"d"日"'
    book.create_sheet("藏").append(["看不见"])
    book["藏"].sheet_state = "hidden"
    return saved(book)


TWO_SHEETS = _two_sheets()
SHOWN = ["清河县\t件", "公开\t5", "占比\t66.5%", "时间\t2024年1月5日", "合计"]
STYLES, BOOK, SHEET = "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"
CONDITION = b'</sheetData><conditionalFormatting sqref="?"><cfRule type="unheardOf" priority="x"/></conditionalFormatting>'
DIFFERENT = b'<fonts xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice Requires="x14"/></mc:AlternateContent>'


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param(STYLES, b"<fills", b"<fills/><fills", id="the control: nothing that matters"),
        pytest.param(STYLES, b'<fill><patternFill/></fill>', b"<fill/>", id="a fill that is empty"),
        pytest.param(STYLES, b'<color theme="1"/>', b'<color rgb="FED+"/>', id="a colour that is none"),
        pytest.param(STYLES, b"<fonts", DIFFERENT + b"</fonts><fonts", id="content that another version has"),
        pytest.param(STYLES, b"</numFmts>", b'<numFmt numFmtId="x"/></numFmts>', id="a number format that is none"),
        pytest.param(STYLES, b"<cellStyles", b'<cellStyles count="-"><cellStyle/></cellStyles><cellStyles', id="a style without a name"),
        pytest.param(SHEET, b"</sheetData>", CONDITION, id="a condition that is none"),
        pytest.param(SHEET, b"<sheetData>", b'<sheetPr><tabColor rgb="red"/></sheetPr><sheetData>', id="a tab of no colour"),
        pytest.param(BOOK, b"</sheets>", b'</sheets><definedNames><definedName name="x" localSheetId="99">#REF!</definedName></definedNames>', id="a name for nothing"),
        pytest.param("docProps/core.xml", b"Z</dcterms:created>", b"yesterday</dcterms:created>", id="made on no day"),
    ],
)  # fmt: skip
def test_looks_that_are_none_are_no_matter(part: str, old: bytes, new: bytes) -> None:
    def change(xml: bytes) -> bytes:
        assert old in xml
        return xml.replace(old, new)

    assert lines(changed(TWO_SHEETS, part, change)) == SHOWN


@pytest.mark.parametrize(
    "rows",
    [b'<row r="1"><c r="A1" t="n"><v>x</v></c></row>', b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>'],
    ids=["a number that is none", "words that are not there"],
)
def test_cells_that_are_none_are_a_matter(rows: bytes) -> None:
    assert "damaged" in refused(raw(rows)).en


def test_colours_of_words_that_are_none_are_no_matter() -> None:
    rows = b'<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><color rgb="?"/><strike/></rPr><t>1</t></r><r><t>2</t></r></is></c></row>'
    assert lines(raw(rows)) == ["2"]


def test_a_cell_that_is_struck_out_is_empty() -> None:
    from openpyxl.styles import Font

    book = Workbook()
    for row in (["甲", "乙"], ["受理", 5], ["办结", 4]):
        book.active.append(row)
    book.active["B2"].font = Font(strike=True)
    book.active["B3"].font = Font(bold=True)
    assert lines(saved(book)) == ["甲\t乙", "受理\t", "办结\t4"]


def test_a_strict_workbook_is_read_like_the_usual_one() -> None:
    assert strict(TWO_SHEETS) != TWO_SHEETS
    usual, other = read_bytes(TWO_SHEETS, "x"), read_bytes(strict(TWO_SHEETS), "x")
    assert other.text.split("\n")[:-1] == SHOWN
    assert other.grids == usual.grids
    at = usual.text.index("66.5")
    assert (
        other.origin(Span(at, at + 1)) == usual.origin(Span(at, at + 1)) == {"sheet": "Sheet", "cell": "B3"}
    )


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    def change(xml: bytes) -> bytes:
        return xml.replace(b"<workbookPr", b'<workbookPr date1904="1"', 1)

    assert "时间\t2028年1月6日" in lines(changed(TWO_SHEETS, BOOK, change))


def test_hidden_sheets_are_left_out_unless_all_are() -> None:
    book = Workbook()
    book.active.append(["看得见", "一"])
    book.create_sheet("藏").append(["看不见", "二"])
    book["藏"].sheet_state = "hidden"
    assert lines(saved(book)) == ["看得见\t一"]


def test_paragraphs_of_a_sheet_are_lines_and_wrapped_cells_are_one() -> None:
    data = sheet(["　　全年共收到申请17件。\n　　全部办结。"], [], ["表头\n第二行", "a\nb", "1\t2"])
    assert lines(data) == ["　　全年共收到申请17件。", "　　全部办结。", "表头第二行\ta b\t1 2"]


@pytest.mark.parametrize(
    ("value", "format", "words"),
    [
        (15.0, "General", "15"),
        (2914.08, "General", "2914.08"),
        (0.1 + 0.2, "General", "0.3"),
        (0.665, "0.0%", "66.5%"),
        (0.66549, "0%", "67%"),
        (2.5, "0", "3"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1.5, "0.##", "1.5"),
        (2.0, "0.##", "2"),
        (12, '0"件"', "12件"),
        (12, '"共"0_ ', "共12"),
        (-3, "0.0;[Red]-0.0", "-3.0"),
        (7, "@", "7"),
        (5, "0E+00", "5"),
        (True, "General", "TRUE"),
        (date(2024, 3, 5), "yyyy-mm-dd", "2024-03-05"),
        (datetime(2024, 3, 5), 'yyyy"年"m"月"d"日"', "2024年3月5日"),  # noqa: DTZ001
        (datetime(2024, 3, 5, 8, 30), "yyyy-mm-dd hh:mm", "2024-03-05 08:30"),  # noqa: DTZ001
        ("0012", "General", "0012"),
        (None, "General", ""),
    ],
)
def test_values_are_read_as_they_are_shown(value: Any, format: str, words: str) -> None:
    assert shown(value, format) == words


def test_far_off_cells_and_false_dimensions() -> None:
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    source = read_bytes(raw(far), "x")
    assert source.text.split() == ["1", "7"]
    assert source.origin(Span(len(source.text) - 2, len(source.text) - 1))["cell"] == "XFD1048576"
    huge = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert lines(raw(far, huge)) == ["1"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (sheet(["一"])[:-400], "cut off"),
        (sheet(["一"])[:900], "cut off"),
        (encrypted(sheet(["一"])), "encrypted"),
        (sheet([None]), "no text"),
        (changed(sheet(["一"]), "xl/workbook.xml", lambda xml: b"<!DOCTYPE x>" + xml), "document type"),
        (changed(sheet(["一"]), "xl/worksheets/sheet1.xml", lambda xml: xml[:-30]), "damaged"),
        (changed(sheet(["一"]), "xl/theme/theme1.xml", lambda _: b"x" * 40_000_000), "unpacks"),
        (raw(b'<row r="1">' + b'<c r="XFD1"><v>1</v></c>' * 300_000 + b"</row>"), "unpacks"),
        (raw(b"".join(b'<row><c r="XFD1"><v>%d</v></c></row>' % n for n in range(1000))), "cells"),
        (raw(b'<row r="99999999999"><c r="A9"><v>1</v></c></row>'), "cells"),
        (raw(b"", b"<mergeCells>" + b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(20_001)) + b"</mergeCells>"), "merged"),
    ],
    ids=["cut", "cut early", "encrypted", "empty", "doctype", "cut xml", "bomb", "cells", "wide rows", "far row", "merges"],
)  # fmt: skip
def test_a_hostile_workbook_is_refused(data: bytes, said: str) -> None:
    assert said in refused(data).en


def test_strange_styles_do_not_keep_a_sheet_from_being_read() -> None:
    made = changed(sheet(["一", 2]), "xl/styles.xml", lambda xml: xml.replace(b"<fills", b"<fills x='1'"))
    assert lines(made) == ["一\t2"]


def test_a_style_that_the_workbook_does_not_have_is_the_general_one() -> None:
    made = changed(
        sheet(["一", 2]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="B1"', b'r="B1" s="99"')
    )
    assert lines(made)[-1] == "一\t2"


def test_without_openpyxl_the_line_to_install_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    error = refused(sheet_made_before)
    assert "pip install 'reportlint[xlsx]'" in error.zh
    assert "pip install 'reportlint[xlsx]'" in error.en


sheet_made_before = sheet(["一"])


@pytest.mark.skipif(legacy.program() is None, reason="LibreOffice is not installed")
def test_a_legacy_workbook_is_read_by_way_of_libreoffice(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "a.xlsx").write_bytes(sheet(["甲", 1], ["乙", 2]))
    command = [str(legacy.program()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "xls", "--outdir", str(tmp_path), str(tmp_path / "a.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    if not (tmp_path / "a.xls").exists():
        pytest.skip("this LibreOffice has no Calc")
    data = (tmp_path / "a.xls").read_bytes()
    source = read_bytes(data, "a.et")
    assert source.text == "甲\t1\n乙\t2\n"
    assert source.format == "xlsx"
    with pytest.raises(UnreadableError):  # a torn one is no text
        read_bytes(data[:3000], "a.et")
