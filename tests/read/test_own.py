"""The program's own outputs are known again, and so is whether somebody has worked on them since."""

import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from linter.cli import commands
from linter.read.own import Made, is_output, made

ROOT = Path(__file__).resolve().parent.parent.parent
REPORT = ROOT / "examples" / "disclosure" / "2023-faulty.docx"
NAMES = [
    "a.html", "b.md", "c.txt", "d.docx", "e.xlsx", "f.json", "g.jsonl", "h.sarif", "i.xml",
    "audit:j.md", "github:k.txt", "json:l.txt", "html:m",
]  # fmt: skip


def check(folder, *args):
    done = CliRunner().invoke(commands, ["check", *map(str, args)], prog_name="reportlint")
    assert done.exit_code in (0, 1), done.output
    return done


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("outputs")
    words = []
    for name in NAMES:
        form, colon, path = name.rpartition(":")
        words += ["-o", f"{form}{colon}{folder / path}"]
    check(folder, REPORT, *words)
    return folder


@pytest.mark.parametrize("name", [name.rpartition(":")[2] for name in NAMES])
def test_every_format_bears_the_mark(outputs, name):
    assert made(outputs / name) is Made.WHOLE and is_output(outputs / name)


@pytest.mark.parametrize("name", ["a.html", "b.md", "c.txt", "i.xml", "j.md", "k.txt"])
@pytest.mark.parametrize(
    ("change", "still"),
    [
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), Made.WHOLE, id="other line ends"),
        pytest.param(lambda data: data.decode().encode("utf-16"), Made.WHOLE, id="another encoding"),
        pytest.param(lambda data: data + b"\n\n", Made.WHOLE, id="blank lines"),
        pytest.param(lambda data: data + "已核实".encode(), Made.CHANGED, id="a note behind it"),
        pytest.param(lambda data: "已核实\n".encode() + data, Made.CHANGED, id="a note before it"),
        pytest.param(lambda data: data.replace("年".encode(), "月".encode(), 1), Made.CHANGED, id="a word"),
    ],
)
def test_whether_it_was_worked_on(outputs, tmp_path, name, change, still):
    copy = tmp_path / name
    copy.write_bytes(change((outputs / name).read_bytes()))
    assert made(copy) is still and is_output(copy)


def test_a_page_that_was_cut_off_is_still_ours_but_not_whole(outputs, tmp_path):
    copy = tmp_path / "a.html"
    copy.write_bytes((outputs / "a.html").read_bytes()[:5000])
    assert made(copy) is Made.CHANGED


def test_a_copy_with_comments_that_was_worked_on_is_a_report_again(outputs, tmp_path):
    document = docx.Document(outputs / "d.docx")
    document.paragraphs[3].add_run("（已改）")
    document.save(tmp_path / "d.docx")
    assert made(tmp_path / "d.docx") is Made.CHANGED and not is_output(tmp_path / "d.docx")


def test_a_list_that_was_filled_in_is_still_no_report(outputs, tmp_path):
    book = openpyxl.load_workbook(outputs / "e.xlsx")
    book.active["K4"] = "已整改"
    book.save(tmp_path / "e.xlsx")
    assert made(tmp_path / "e.xlsx") is Made.CHANGED and is_output(tmp_path / "e.xlsx")


def test_a_mark_among_properties_that_there_were(outputs, tmp_path):
    """WPS writes properties of its own into every document."""
    said = (
        b'<?xml version="1.0"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
        b"<vt:lpwstr>2052-12.1.0</vt:lpwstr></property></Properties>"
    )
    old, out = zipfile.ZipFile(REPORT), io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "_rels/.rels":
                data = data.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                    b'relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>',
                )
            if name == "[Content_Types].xml":
                data = data.replace(
                    b"</Types>",
                    b'<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-'
                    b'officedocument.custom-properties+xml"/></Types>',
                )
            new.writestr(name, data)
        new.writestr("docProps/custom.xml", said)
    report, copy = tmp_path / "wps.docx", tmp_path / "copy.docx"
    report.write_bytes(out.getvalue())
    assert made(report) is Made.NO
    for _ in range(2):  # a copy of a copy has one mark
        check(tmp_path, report, "-o", copy)
        assert made(copy) is Made.WHOLE
    with zipfile.ZipFile(copy) as archive:
        properties = archive.read("docProps/custom.xml")
        assert b"KSOProductBuildVer" in properties and properties.count(b'name="reportlint"') == 1
        assert archive.read("[Content_Types].xml").count(b"/docProps/custom.xml") == 1
    check(tmp_path, copy, "--force", "-o", tmp_path / "third.docx")
    assert made(tmp_path / "third.docx") is Made.WHOLE


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param("使用 reportlint 检查过。\n".encode(), id="a text that speaks of the program"),
        pytest.param(b"-- reportlint 0.1.0\n", id="a mark without a digest"),
        pytest.param(b"x -- reportlint 0.1.0 0123456789abcdef y\n", id="within a line"),
        pytest.param(
            json.dumps({"schema_version": 1, "tool": {"name": "other"}}).encode(), id="others' JSON"
        ),
        pytest.param(b"PK\x03\x04 docProps/custom.xml", id="no package"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx", ".json"])
def test_what_others_made_is_not_ours(tmp_path, suffix, data):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    assert made(path) is Made.NO and not is_output(path)


def test_what_cannot_be_read_is_not_ours(tmp_path):
    assert made(tmp_path / "none.txt") is Made.NO and made(tmp_path) is Made.NO
