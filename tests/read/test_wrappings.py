"""The same document is read alike, or named for what it is, whatever file a program keeps it in."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from linter.errors import UnreadableError
from linter.read import legacy, read_bytes
from linter.text.source import Span
from tests.documents import numbered, p, run, tbl, tc, word
from tests.wrappings import flat_opc, message, renamed, zipped

PLAIN = word(p(numbered(0), run("总体情况")), tbl([tc("甲"), tc("5")], [tc("乙"), tc("7")]), p("后"))
LINES = ["一、总体情况", "甲\t5", "乙\t7", "后"]
PAGE = "<html><body><p>一、总体情况</p><table><tr><td>甲<td>5<tr><td>乙<td>7</table><p>后</p></body></html>"


def lines(data: bytes) -> list[str]:
    return read_bytes(data, "x.doc").text.split("\n")[:-1]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAIN, id="the control"),
        pytest.param(flat_opc(PLAIN), id="flat OPC"),
        pytest.param(flat_opc(PLAIN).decode().replace("UTF-8", "UTF-16", 1).encode("utf-16"), id="flat OPC in UTF-16"),
        pytest.param(renamed(PLAIN, lambda name: name.replace("/", "\\")), id="names with backslashes"),
        pytest.param(renamed(PLAIN, lambda name: name.replace("word/", "Word/")), id="names in another case"),
        pytest.param(message(PAGE), id="a page in a message, GB 18030"),
        pytest.param(message(PAGE, charset="utf-8"), id="a page in a message, UTF-8"),
    ],
)  # fmt: skip
def test_it_is_read_alike(data):
    assert lines(data) == LINES


def test_a_flat_document_can_be_given_comments():
    source = read_bytes(flat_opc(PLAIN), "x.doc")
    assert source.format == "docx"
    assert source.original is not None
    assert read_bytes(source.original, "x").text == source.text
    at = source.text.index("7")
    assert source.origin(Span(at, at + 1)) == {"table": 1, "row": 2, "column": 2}


@pytest.mark.parametrize("kind", ["template.main", "document.macroEnabled.main"])
def test_templates_and_documents_with_macros_are_word_documents(kind):
    from tests.documents import changed

    types = {
        "template.main": b"openxmlformats-officedocument.wordprocessingml.template.main",
        "document.macroEnabled.main": b"ms-word.document.macroEnabled.main",
    }
    usual = b"openxmlformats-officedocument.wordprocessingml.document.main"
    data = changed(PLAIN, "[Content_Types].xml", lambda old: old.replace(usual, types[kind]))
    assert data != PLAIN
    assert lines(data) == LINES


XML = '<?xml version="1.0" encoding="UTF-8"?>'
WORD_2003 = f'{XML}<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p></w:body></w:wordDocument>'
OPEN = f'{XML}<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.{{}}"/>'
MIMETYPE = "application/vnd.oasis.opendocument.{}"


@pytest.mark.parametrize(
    ("data", "zh", "en"),
    [
        pytest.param(WORD_2003.encode(), "Word 2003 XML", "Word 2003 XML", id="Word 2003"),
        pytest.param(b"\xef\xbb\xbf" + WORD_2003.encode(), "Word 2003 XML", "Word 2003 XML", id="Word 2003 with a mark"),
        pytest.param(
            f'{XML}<!-- c --><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'.encode(),
            "Excel 2003 XML", "Excel 2003 XML", id="Excel 2003",
        ),
        pytest.param(OPEN.format("text").encode(), ".fodt", ".fodt", id="flat OpenDocument text"),
        pytest.param(OPEN.format("spreadsheet").encode(), ".fods", ".fods", id="flat OpenDocument spreadsheet"),
        pytest.param(
            f'{XML}<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof" uof:mimetype="vnd.uof.text"/>'.encode(),
            "标文通", "UOF", id="UOF",
        ),
        pytest.param(b"{\\rtf1\\ansi x}", ".rtf", "RTF", id="RTF"),
        pytest.param(zipped(a_txt=b"x", mimetype=MIMETYPE.format("text").encode()), ".odt", ".odt", id="ODT, its kind not told first"),
        pytest.param(zipped(mimetype=MIMETYPE.format("spreadsheet").encode()), ".ods", ".ods", id="ODS"),
    ],
)  # fmt: skip
def test_what_libreoffice_is_needed_for_is_named_without_it(data, zh, en, monkeypatch):
    monkeypatch.setattr(legacy, "program", lambda: None)
    with pytest.raises(UnreadableError, match="LibreOffice") as caught:
        read_bytes(data, "x.doc")
    assert zh in caught.value.zh
    assert en in caught.value.en


@pytest.mark.parametrize(
    ("data", "zh", "en"),
    [
        pytest.param(zipped(report_docx=PLAIN), "先解压", "ZIP", id="a document in an archive"),
        pytest.param(zipped(mimetype=MIMETYPE.format("presentation").encode()), "演示", "presentation", id="ODP"),
        pytest.param(
            flat_opc(PLAIN).replace(b"wordprocessingml.document.main", b"presentationml.presentation.main")
            .replace(b"/word/", b"/ppt/").replace(b"word/document", b"ppt/none"),
            "没有正文", "no text part", id="a flat package of something else",
        ),
        pytest.param(message(PAGE, attached="2023年报.docx"), "附件", "attached", id="a message with the report attached"),
        pytest.param(message(PAGE).replace(b"boundary", b'boundary="x"; boundary' * 70), "正文", "no text", id="parts in parts"),
        pytest.param(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a--", "正文", "no text", id="a message of nothing"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__properties_version1.0WordDocument".encode("utf-16-le"),
            ".msg", ".msg", id="an Outlook message with a Word document",
        ),
        pytest.param(zipped(**{"xl/workbook_bin": b""}), ".xlsb", ".xlsb", id="a binary workbook"),
    ],
)  # fmt: skip
def test_what_has_no_reader_is_named(data, zh, en):
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "x.docx")
    assert zh in caught.value.zh
    assert en in caught.value.en


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(flat_opc(PLAIN)[:-40], id="cut short"),
        pytest.param(f"{XML}<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'/>".encode(), id="no parts"),
    ],
)  # fmt: skip
def test_a_flat_document_that_is_none_is_refused(data):
    with pytest.raises(UnreadableError, match="Word"):
        read_bytes(data, "x")


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><报告><标题>一、总体情况</标题></报告>',
        "From: 县政府办\nTo: 各单位\n\n一、总体情况",
        "Mime-Version 一词",
    ],
)
def test_other_markup_and_letters_stay_text(text):
    assert read_bytes(text.encode(), "x").text == text


@pytest.mark.skipif(legacy.program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["odt", "fodt", "uot", "word2003"])
def test_it_is_read_by_way_of_libreoffice(suffix, tmp_path: Path):
    if suffix == "word2003":
        assert lines(WORD_2003.encode()) == LINES[:1]
        return
    (tmp_path / "a.docx").write_bytes(PLAIN)
    command = [str(legacy.program()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", suffix, "--outdir", str(tmp_path), str(tmp_path / "a.docx")]  # fmt: skip
    subprocess.run(command, check=True, timeout=240, capture_output=True)
    assert lines((tmp_path / f"a.{suffix}").read_bytes()) == LINES


@pytest.mark.skipif(legacy.program() is None, reason="LibreOffice is not installed")
def test_rich_text_is_read_by_way_of_libreoffice():
    """Written by hand: LibreOffice itself writes ? for the 、 that its code page has."""
    words = "".join(f"\\u{ord(letter)}?" for letter in "一、总体情况")
    data = f"{{\\rtf1\\ansi\\uc1 {words}\\par 5\\par}}".encode()
    assert lines(data) == ["一、总体情况", "5"]
