"""The encoding is found without being told, in text of any kind, and nothing is lost silently."""

from __future__ import annotations

import codecs

import opencc
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linter.read.encoding import decode, find_encoding

from .snippets import SIMPLIFIED

TRADITIONAL = tuple(opencc.OpenCC("s2t").convert(text) for text in SIMPLIFIED)
WIDE = ("utf-16-le", "utf-16-be")
LONG = "\n".join(SIMPLIFIED) * 5


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", *WIDE])
@pytest.mark.parametrize("size", [8, 60])
@pytest.mark.parametrize("start", [0, 3])
def test_simplified_snippets_come_back(encoding: str, size: int, start: int) -> None:
    for text in SIMPLIFIED:
        snippet = text[start : start + size]
        assert decode(snippet.encode(encoding)) == (snippet, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "cp950", "big5hkscs", *WIDE])
@pytest.mark.parametrize("size", [8, 60])
@pytest.mark.parametrize("start", [0, 3])
def test_traditional_snippets_come_back(encoding: str, size: int, start: int) -> None:
    tried = 0
    for text in TRADITIONAL:
        try:
            data = text[start : start + size].encode(encoding)
        except UnicodeEncodeError:
            continue  # a character that Big5 never had
        tried += 1
        assert decode(data)[0] == text[start : start + size]
    assert tried >= 10


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_mark_decides_and_goes(mark: bytes, encoding: str) -> None:
    text = "县\r\n𠮷 12"
    assert decode(mark + text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        (b"a", "a", "utf-8"),
        (b"Bush hid the facts", "Bush hid the facts", "utf-8"),
        (b"x\r\ny\rz\n", "x\r\ny\rz\n", "utf-8"),
        (b"a\0b", "a\ufffdb", "utf-8"),
        ("中文".encode()[:-1], "中\ufffd\ufffd", "utf-8"),
        ("中文".encode()[:-2], "中\ufffd", "utf-8"),
        ("中国".encode() + b"\xed\xa0\x80" + "人民".encode(), "中国\ufffd人民", "utf-8"),
        (b"\xff\xfea\0\0\xd8b\0", "a\ufffdb", "utf-16-le"),
        (b"\xff\xfea\0b", "a\ufffd", "utf-16-le"),
        ("条例，".encode("gb18030") + b"\xff", "条例，\ufffd", "gb18030"),
        ("一一一一一".encode("gb18030"), "一一一一一", "gb18030"),  # UTF-8, too, of a sort
        ("Привет, мир".encode(), "Привет, мир", "utf-8"),
        ("ἀρχή ἦν ὁ λόγος".encode(), "ἀρχή ἦν ὁ λόγος", "utf-8"),
        ("12条".encode("gb18030"), "12条", "gb18030"),
        ("12条".encode("utf-16-le"), "12条", "utf-16-le"),
        (b"un caf\xe9 noir, s.v.p.", "un caf\ufffd noir, s.v.p.", "utf-8"),
    ],
)
def test_edges(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("broken", [1, 7, 40])
def test_a_few_broken_bytes_change_nothing_else(encoding: str, broken: int) -> None:
    lines = LONG.split("\n")
    step = len(lines) // broken or 1
    data = b"\n".join(
        line.encode(encoding) + (b"\xff" if number % step == 0 else b"") for number, line in enumerate(lines)
    )
    text, found = decode(data)
    assert found == encoding
    assert text.replace("\ufffd", "") == LONG
    assert text.count("\ufffd") == sum(1 for number in range(len(lines)) if number % step == 0)


def test_far_into_a_file_of_ascii_the_encoding_is_still_found() -> None:
    for encoding, text in (("gb18030", SIMPLIFIED[0]), ("big5", TRADITIONAL[2])):
        head = "<script>var a = 1;</script>\n" * 9000
        assert decode((head + text + "\n" + head).encode(encoding)) == (head + text + "\n" + head, encoding)


def test_bytes_without_meaning_are_refused_quickly() -> None:
    with pytest.raises(UnicodeError):
        decode(b"\xff" * 3_000_000)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
@example("﻿﻿x")
def test_utf8_comes_back(text: str) -> None:
    data = text.encode()
    if text[:1] != "\ufeff" and any("\u4e00" <= character <= "\u9fff" for character in text):
        assert decode(data) == (text.replace("\0", "\ufffd"), "utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_decode_within_their_length(data: bytes) -> None:
    text, encoding = decode(data)
    assert len(text) <= len(data)
    assert "\0" not in text
    assert not any("\ud800" <= character <= "\udfff" for character in text)
    assert (encoding, text) == (find_encoding(data)[0], decode(data)[0])
