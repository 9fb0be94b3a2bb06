"""Which document a container is, and what is said of one that is cut off."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from linter.errors import UnreadableError
from linter.read import legacy, read_bytes
from linter.read.archives import is_cut_off, zip_kind
from linter.read.pdf import process
from linter.read.sniff import kind_of
from tests.documents import from_text

_NONE = 0xFFFFFFFF
_OPEN_TYPE = "application/vnd.oasis.opendocument."


class _Unseekable(io.RawIOBase):
    """A file that a writer of archives cannot go back in: sizes stand behind the parts."""

    def __init__(self) -> None:
        self.made = b""

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[override]
        self.made += bytes(data)
        return len(data)


def packed(*parts: tuple[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def streamed(data: bytes) -> bytes:
    out = _Unseekable()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in given.namelist():
            archive.writestr(name, given.read(name))
    return out.made


def container(top: tuple[str, ...], inside: tuple[str, ...] = ()) -> bytes:
    """An OLE2 container with streams at the top and, where *inside* names some, in a storage of an object."""
    names = ["Root Entry", *top, *(["MBD0001", *inside] if inside else [])]
    roots, objects = len(top) + bool(inside), len(top) + 1
    entries, content, sectors = [], b"", -(-len(names) // 4)
    for number, name in enumerate(names):
        kind = 5 if not number else 1 if inside and number == objects else 2
        last = number in (roots, len(names) - 1)
        right = number + 1 if number and not last else _NONE
        child = 1 if not number else number + 1 if kind == 1 else _NONE
        first, size = (1 + sectors + len(content) // 512, 4096) if kind == 2 else (0xFFFFFFFE, 0)
        content += bytes(size)
        entries.append(
            name.encode("utf-16-le").ljust(64, b"\0")
            + struct.pack("<HBBIII36xIQ", 2 * len(name) + 2, kind, 1, _NONE, right, child, first, size)
        )
    empty = bytes(66) + struct.pack("<BBIII48x", 0, 0, _NONE, _NONE, _NONE)
    directory = b"".join(entries) + empty * (4 * sectors - len(entries))
    table = [0xFFFFFFFD, *range(2, 1 + sectors), 0xFFFFFFFE]
    for start in range(1 + sectors, 1 + sectors + len(content) // 512, 8):
        table += [*range(start + 1, start + 8), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH10x", 62, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[_NONE] * 108)
    return head + struct.pack("<128I", *table, *[_NONE] * (128 - len(table))) + directory + content


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(container(("Workbook",), ("WordDocument", "1Table")), "xls", id="a Word object in a workbook"),
        pytest.param(container(("WordDocument", "1Table"), ("Workbook",)), "doc", id="a workbook in a Word document"),
        pytest.param(container(("Book",)), "xls", id="a workbook of Excel 95"),
        pytest.param(container(("CONTENTS",), ("WordDocument",)), "ole", id="a Word object in what is neither"),
        pytest.param(container(("__properties_version1.0",), ("WordDocument",)), "msg", id="a Word document in a message"),
        pytest.param(container(("WORDDOCUMENT", "1TABLE")), "doc", id="names in capitals"),
        pytest.param(container(("WordDocument",), ("Workbook",))[:3000], "doc", id="torn behind its directory"),
    ],
)  # fmt: skip
def test_an_ole_container_is_what_its_own_streams_say(data, kind):
    assert kind_of(data) == kind


WORD = from_text("石桥县统计局2023年政府信息公开工作年度报告\n一、总体情况\n全年公开信息5条。\n")
TYPES = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{}.main+xml"/></Types>'
BOOK = packed(("[Content_Types].xml", TYPES.format("spreadsheetml.sheet")), ("xl/styles.xml", "<a/>" * 300))
BACK = packed(("_rels/.rels", "<r/>"), ("docProps/app.xml", "<p/>" * 90), ("word/styles.xml", "<s/>" * 99))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(WORD[: len(WORD) // 2], "docx", id="half a Word document"),
        pytest.param(WORD[:-5], "docx", id="all but its last bytes"),
        pytest.param(streamed(WORD)[: len(WORD) // 2], "docx", id="one whose sizes stand behind the parts"),
        pytest.param(BOOK[: len(BOOK) // 2], "xlsx", id="a workbook, told by its types alone"),
        pytest.param(BACK[:-150], "docx", id="a Word document whose text came last"),
        pytest.param(BACK[:120], "office", id="only what all Office documents have"),
        pytest.param(packed(("mimetype", _OPEN_TYPE + "spreadsheet"), ("content.xml", "<x/>" * 99))[:150], "ods", id="a spreadsheet"),
        pytest.param(packed(("mimetype", _OPEN_TYPE + "text"), ("content.xml", "<x/>" * 99))[:150], "odt", id="a text"),
        pytest.param(packed(("报告.docx", WORD), method=zipfile.ZIP_STORED)[:-200], "zip", id="an archive that holds one"),
        pytest.param(packed(("word/报告.txt", "一" * 99))[:-30], "zip", id="a folder that is called word"),
    ],
)  # fmt: skip
def test_an_archive_that_is_cut_off_is_known_by_what_is_left(data, kind):
    assert is_cut_off(data)
    assert zip_kind(data) == kind


@pytest.mark.parametrize("data", [WORD[: len(WORD) // 2], WORD[:-5]], ids=["half of it", "all but its end"])
def test_a_word_document_that_is_cut_off_is_told_as_such(data):
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "a.docx")
    assert "Word 文件（.docx）不完整" in caught.value.zh
    assert "重新取得" in caught.value.zh
    assert "Word document (.docx) is cut off" in caught.value.en


def test_a_whole_one_that_is_spoilt_is_damaged():
    at = WORD.rfind(b"PK\x05\x06")
    spoilt = WORD[: at + 16] + b"\xff\xff\xff\x7f" + WORD[at + 20 :]
    with pytest.raises(UnreadableError, match="damaged"):
        read_bytes(spoilt, "a.docx")


@pytest.mark.parametrize("what", ["text", "spreadsheet"])
def test_an_open_document_that_is_cut_off_is_not_given_to_libreoffice(what, tmp_path, monkeypatch):
    monkeypatch.setattr(legacy, "program", lambda: str(Path(tmp_path / "nobody-starts-it")))
    data = packed(("mimetype", _OPEN_TYPE + what), ("content.xml", "<x/>" * 99))
    with pytest.raises(UnreadableError, match="damaged"):
        read_bytes(data[:-40], "a")


def test_the_clock_leaves_a_busy_machine_time_for_the_processors_limit():
    assert process.TIMEOUT >= 3 * process.MAX_SECONDS
