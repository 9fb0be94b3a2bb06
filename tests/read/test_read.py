"""A file is read by what is in it; what cannot be read says so in both languages."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linter.read
from linter.errors import UnreadableError
from linter.read import read, read_bytes
from linter.text.source import Span

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def packed(*names: str, stored: bytes = b"<x/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, stored)
    return out.getvalue()


def refused(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "x.txt")
    assert caught.value.stage == "read"
    return caught.value


def test_text_is_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"  # the name says nothing
    data = "\ufeff一、总体情况\r\n共１2件\n".encode()
    path.write_bytes(data)
    source = read(path)
    assert source.text == "一、总体情况\r\n共１2件\n"
    assert (source.format, source.encoding, source.path) == ("text", "utf-8", str(path))
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.origin(Span(9, 10)) == {"line": 2, "column": 2}


def test_data_given_is_read_instead_of_the_file() -> None:
    assert read(Path("-"), data="一".encode("gb18030") * 9).text == "一" * 9


def test_path_with_undecodable_bytes_can_be_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xd6.txt"))
    try:
        path.write_text("文字", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has names in Unicode only")
    source = read(path)
    assert source.path.endswith("/\ufffd\ufffd.txt")
    assert source.path.encode("utf-8")


@pytest.mark.parametrize(
    ("make", "zh", "en"),
    [
        (lambda path: None, "不存在", "no such file"),
        (lambda path: path.mkdir(), "文件夹", "folder"),
        (os.mkfifo, "管道", "pipe"),
        (lambda path: path.symlink_to(path), "读不了", "cannot be read"),
        (lambda path: path.write_bytes(b""), "空文件", "empty"),
        (lambda path: path.write_bytes(b"\xef\xbb\xbf"), "空文件", "empty"),
    ],
)
def test_what_is_no_file_says_so(make, zh: str, en: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "x"
    make(path)
    with pytest.raises(UnreadableError) as caught:
        read(path)
    assert zh in caught.value.zh
    assert en in caught.value.en
    assert caught.value.stage == "read"


def test_name_that_no_file_can_have() -> None:
    for name in ("a\0b", "x" * 5000):
        with pytest.raises(UnreadableError):
            read(Path(name))


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_text("文字", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(UnreadableError, match="权限"):
        read(path)


def test_too_big_is_refused_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter.read, "MAX_BYTES", 100)
    path = tmp_path / "x"
    path.write_bytes(b"a" * 100)
    assert len(read(path).text) == 100
    path.write_bytes(b"a" * 101)
    with pytest.raises(UnreadableError, match="larger than"):
        read(path)
    with pytest.raises(UnreadableError, match="larger than"):
        read(path, data=b"a" * 101)


@pytest.mark.parametrize(
    ("data", "zh", "en"),
    [
        (packed("[Content_Types].xml", "word/document.xml"), ".docx", "Word"),
        (packed("xl/workbook.xml"), ".xlsx", "Excel"),
        (packed("ppt/presentation.xml"), ".pptx", "PowerPoint"),
        (packed("mimetype", stored=b"application/vnd.oasis.opendocument.text"), ".odt", "OpenDocument"),
        (packed("OFD.xml", "Doc_0/Document.xml"), "OFD", "OFD"),
        (packed("a.txt"), "ZIP", "ZIP"),
        (packed("word/document.docx", stored=packed("word/document.xml")), "ZIP", "ZIP"),
        (packed("xl/workbook.xlsx", "[Content].txt"), "ZIP", "ZIP"),
        (packed(), "ZIP", "ZIP"),
        (OLE, "OLE2", "OLE2"),
        (OLE + "WordDocument".encode("utf-16-le"), ".doc", ".wps"),
        (OLE + "Workbook".encode("utf-16-le"), ".xls", ".xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "加密", "encrypted"),
        (b"%PDF-1.7\n%\xe2\xe3", "这个 PDF", "damaged"),
        (b"junk\n%PDF-1.4\n", "PDF", "PDF"),
        (b"{\\rtf1\\ansi x}", "RTF", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "图片", "image"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "图片", "image"),
        (b"GIF89a" + bytes(9), "图片", "image"),
        (b"II*\0" + bytes(9), "图片", "image"),
        (b"MM\0*" + bytes(9), "图片", "image"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0" + bytes(40), "图片", "image"),
        (b"\x1f\x8b\x08" + bytes(9), "gzip", "gzip"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(9), "7z", "7z"),
        (b"Rar!\x1a\x07\x00" + bytes(9), "RAR", "RAR"),
        (bytes(500), "二进制", "binary"),
        (bytes(range(256)) * 20, "二进制", "binary"),
        (b"\xff" * 400_000, "二进制", "binary"),
    ],
)
def test_formats_without_a_reader_are_named(
    data: bytes, zh: str, en: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where LibreOffice is installed, it would be asked first: it is hidden."""
    monkeypatch.setattr("linter.read.legacy.program", lambda: None)
    error = refused(data)
    assert zh in error.zh
    assert en in error.en
    assert "；" in error.zh, "says what to do"


@pytest.mark.parametrize(
    "text",
    [
        "BM 是一种简称，PK 也是。",
        "# 标题\n\n<table><tr><td>1</td></tr>\n",
        "<div align=center>\n\n# 标题\n\n</div>\n\n正文。",
        "<b>一、总体情况</b>\n正文。\n正文。\n正文。\n正文。\n正文。\n正文。",
        "| a | b |\n|---|---|\n| 1 | <br> |\n",
        "见 <https://example.org> 。",
        "其中 a<b 且 c>d",
        "一\0二三四五六七八九十",
    ],
)
def test_text_and_markdown_stay_as_they_are(text: str) -> None:
    source = read_bytes(text.encode(), "x.html")
    assert (source.format, source.text) == ("text", text.replace("\0", "\ufffd"))


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><title>x</title><p>正文",
        '\ufeff<?xml version="1.0"?>\n<!-- c --><HTML><body>正文</body></HTML>',
        "<p>正文</p><p>二</p>",
        "  \n<table><tr><td>正文</table>",
    ],
)
def test_pages_are_recognised_by_their_tags(text: str) -> None:
    source = read_bytes(text.encode(), "x.txt")
    assert source.format == "html"
    assert "正文" in source.text
    assert "<" not in source.text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = read_bytes(data, "x")
    except UnreadableError as error:
        said = (error.zh, error.en)
        assert all(said)
    else:
        assert source.text
        assert len(source.folded) == len(source.text)


@given(st.text(max_size=300), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_text_is_read_or_refused(text: str, encoding: str) -> None:
    try:
        source = read_bytes(text.encode(encoding, "replace"), "x")
    except UnreadableError:
        return
    assert source.origin(Span(0, 1))["line"] == 1
