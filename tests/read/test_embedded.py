"""A workbook that a Word document shows as an object is read where it stands; what cannot be read is said to be unread."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from linter.cli.check import command
from linter.judge.lint import lint
from linter.read import legacy, read_bytes
from tests.documents import changed, ole, p, short_ole, tbl, tc, with_part, word
from tests.official import pack, remedies, requests
from tests.read import one_report
from tests.workbooks import sheet

OFFICE = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
SHOWN = f'<w:r><w:object><o:OLEObject {OFFICE} Type="Embed" ProgID="Excel.Sheet.12" r:id="rId77"/></w:object></w:r>'
RELATION = b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="embeddings/Microsoft_Excel_Sheet.xlsx"/></Relationships>'


def table(text: str) -> bytes:
    """Table 3 as a sheet, the head of its columns in one row."""
    rows = [line.rsplit(" ", 7) for line in text.split("\n")[3:]]
    return sheet(["项目", *text.split("\n")[2].split(" ")], *([row[0], *map(int, row[1:])] for row in rows))


def document(
    workbook: bytes | None, shown: str = p(SHOWN), part: str = "Microsoft_Excel_Sheet.xlsx"
) -> bytes:
    made = word(
        p("清泉县2022年政府信息公开工作年度报告"),
        p("一、总体情况"),
        p("推进政府信息公开。"),
        p("三、收到和处理政府信息公开申请情况"),
        shown,
        *map(p, remedies([0] * 15).split("\n")),
    )
    if workbook is None:
        return made
    made = with_part(made, f"word/embeddings/{part}", workbook)
    relation = RELATION.replace(b"Microsoft_Excel_Sheet.xlsx", part.encode())
    if part.endswith(".bin"):
        relation = relation.replace(b"/package", b"/oleObject")
    return changed(
        made, "word/_rels/document.xml.rels", lambda xml: xml.replace(b"</Relationships>", relation)
    )


def boxed(workbook: bytes, name: str = "Package") -> bytes:
    """The document whose workbook lies in a container, as some programs write it."""
    return document(ole(name, workbook), part="oleObject1.bin")


def told(data: bytes) -> dict[str, list[str]]:
    rules = [
        rule for rule in pack().rules if rule.id in ("T001", "T002", "T003", "T005", "T010", "S014", "S008")
    ]
    found: dict[str, list[str]] = {}
    for finding in lint(read_bytes(data, "报告.docx"), pack(), rules=rules).findings:
        found.setdefault(finding.rule, []).append(finding.cell.row if finding.cell else "")
    return found


RIGHT = table(requests())
WRONG = table(requests({"granted": [4, 1, 0, 0, 0, 0, 6]}))


def test_the_cells_of_an_embedded_workbook_are_cells_of_the_report() -> None:
    source = read_bytes(document(RIGHT), "报告.docx")
    assert "pictures" not in source.notes
    assert "（一）予以公开\t4\t1\t0\t0\t0\t0\t5" in source.text.replace("(一)", "（一）")
    assert all(grid.drawn == "file" for grid in source.grids)
    assert not told(document(RIGHT)).keys() & {"T001", "T002", "T003", "T010"}


def test_a_wrong_cell_in_it_is_found() -> None:
    assert told(document(WRONG))["T001"] == ["granted"]


@pytest.mark.parametrize(
    "pack",
    [
        pytest.param(boxed, id="in sectors"),
        pytest.param(lambda book: document(short_ole("Package", book), part="oleObject1.bin"), id="in short sectors"),
    ],
)  # fmt: skip
def test_a_workbook_in_a_container_is_read_like_one_outside(pack: Callable[[bytes], bytes]) -> None:
    source = read_bytes(pack(RIGHT), "报告.docx")
    assert "pictures" not in source.notes
    assert not told(pack(RIGHT)).keys() & {"T001", "T002", "T003", "T010"}
    assert told(pack(WRONG))["T001"] == ["granted"]


@pytest.mark.skipif(legacy.program() is None, reason="LibreOffice is not installed")
def test_an_old_workbook_in_a_container_is_converted(tmp_path: Path) -> None:
    old = one_report.by_libreoffice(WRONG, tmp_path, "xls", of="xlsx")
    assert told(document(old, part="oleObject1.bin"))["T001"] == ["granted"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(document(None), id="an object without its part"),
        pytest.param(document(b"no workbook"), id="a part that is none"),
        pytest.param(boxed(b"no workbook"), id="a container of something else"),
        pytest.param(boxed(RIGHT, "Contents"), id="a container whose stream is called otherwise"),
        pytest.param(document(ole("Package", RIGHT)[:1500], part="oleObject1.bin"), id="a torn container"),
        pytest.param(document(RIGHT, tbl([tc(p(SHOWN))])), id="an object in a cell"),
    ],
)
def test_what_cannot_be_read_is_said_to_be_unread(data: bytes) -> None:
    source = read_bytes(data, "报告.docx")
    assert source.notes["pictures"] == 1
    assert "S014" not in told(data)


def test_the_copy_with_comments_keeps_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("报告.docx").write_bytes(document(WRONG))
    CliRunner().invoke(command, ["报告.docx", "-o", "批注.docx", "--config", "none"])
    made = Path("批注.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.read("word/embeddings/Microsoft_Excel_Sheet.xlsx") == WRONG
        assert b"commentRangeStart" in archive.read("word/document.xml")
    again = read_bytes(made, "批注.docx")
    assert again.text == read_bytes(document(WRONG), "报告.docx").text
