"""What is refused of Office packages and OLE2 containers before a library, or LibreOffice, sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.errors import UnreadableError
from linter.read import legacy, read_bytes
from linter.read.ole import has_stream
from tests.documents import changed, ole, with_part
from tests.workbooks import sheet

BOOK = sheet(["清泉县人民政府2023年政府信息公开工作年度报告"], ["一、总体情况"])
STRINGS = (
    '<?xml version="1.0" encoding="{0}"?><!DOCTYPE sst [<!ENTITY x "INTERNAL">]>'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>'
)
OVERRIDE = (
    '<Override PartName="/{0}" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sharedStrings+xml"/></Types>'
)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("xl/sharedStrings.xml", id="under its usual name"),
        pytest.param("xl/strings.dat", id="under a name that is no XML's"),
        pytest.param("xl/media/image1.png", id="under the name of a picture"),
        pytest.param("xl/strings", id="under a name without an ending"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_a_document_type_is_refused(name, encoding):
    book = with_part(BOOK, name, STRINGS.format(encoding).encode(encoding))
    types = OVERRIDE.format(name).encode()
    book = changed(book, "[Content_Types].xml", lambda part: part.replace(b"</Types>", types))
    with pytest.raises(UnreadableError, match="document type"):
        read_bytes(book, "a.xlsx")


SVG = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg/>'
RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="../media/a.svg"/></Relationships>'
)


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        pytest.param(b"image", True, id="a picture: nothing reads it"),
        pytest.param(b"worksheet", False, id="a sheet that is called a picture"),
    ],
)
def test_a_picture_may_declare_one(kind, read):
    book = with_part(BOOK, "xl/media/a.svg", SVG)
    book = with_part(book, "xl/drawings/_rels/drawing1.xml.rels", RELATIONS % kind)
    if read:
        assert "总体情况" in read_bytes(book, "a.xlsx").text
    else:
        with pytest.raises(UnreadableError, match="document type"):
            read_bytes(book, "a.xlsx")


def test_markup_that_is_no_xml_hinders_nobody():
    """Excel's own drawings of comments: <br> without an end."""
    book = with_part(BOOK, "xl/drawings/vmlDrawing1.vml", b"<xml><div><br></div></xml>")
    assert "总体情况" in read_bytes(book, "a.xlsx").text


@pytest.mark.parametrize("path", [".", "", ":", "bin", ".:/nowhere"])
def test_libreoffice_is_never_taken_from_where_the_reports_are(path, tmp_path, monkeypatch):
    for folder in (tmp_path, tmp_path / "bin"):
        folder.mkdir(exist_ok=True)
        for name in ("soffice", "libreoffice"):
            (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
            (folder / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    assert legacy.program() is None
    monkeypatch.setenv("PATH", f"{path}:{tmp_path / 'bin'}")
    assert legacy.program() == str(tmp_path / "bin" / "soffice")


WHOLE = ole("Workbook", bytes(range(256)) * 40)


@pytest.mark.parametrize(
    ("data", "there"),
    [
        pytest.param(WHOLE, True, id="whole"),
        pytest.param(WHOLE[:-2000], False, id="its end is lost"),
        pytest.param(WHOLE[:700], False, id="its tables are lost"),
        pytest.param(WHOLE[:512] + bytes(512) + WHOLE[1024:], False, id="a table of zeros: a ring"),
        pytest.param(ole("WORKBOOK", bytes(range(256)) * 40), True, id="its name in capitals"),
        pytest.param(ole("Contents", b"x"), False, id="no such stream"),
        pytest.param(WHOLE[:8] + bytes(504) + "Workbook".encode("utf-16-le"), False, id="a name and no container"),
        pytest.param(WHOLE[:30] + b"\xff\xff" + WHOLE[32:], False, id="sectors of no size"),
    ],
)  # fmt: skip
def test_a_container_is_followed_to_the_end_of_its_stream(data, there):
    assert has_stream(data, "Workbook") is there


@pytest.mark.parametrize("name", ["Workbook", "WordDocument", "worddocument"])
def test_a_torn_container_is_refused_before_libreoffice_is_asked(name, tmp_path, monkeypatch):
    monkeypatch.setattr(legacy, "program", lambda: str(Path(tmp_path / "nobody-starts-it")))
    with pytest.raises(UnreadableError, match="damaged"):
        read_bytes(ole(name, b"x" * 9000)[:-3000], "a")
