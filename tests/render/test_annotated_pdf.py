"""A PDF comes back with highlights at the very words and cells, and behind its own bytes, which stay as they were."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

pytest.importorskip("pypdfium2")
pytest.importorskip("pypdf")

import pypdf
import pypdfium2 as pdfium
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from linter.cli import commands
from linter.read.pdf import process
from tests.pdfs import HEIGHT, WIDTH, Page, made, paper
from tests.read.one_report import EXAMPLES, blocks

TITLE = "清河县人民政府2023年政府信息公开工作年度报告"
BAD = "全年收到申请17件，其中新收14件，上年结转2件。"
SENTENCE = f"（一）依申请公开。{BAD}办结15件，其余的按时结转到下一年度，继续办理。"


def report(*before: str, **more: object) -> bytes:
    page = Page().words(150, 60, TITLE, 14).words(94, 100, "一、总体情况")
    page.paragraph(120, SENTENCE)
    page.content[:0] = before
    return made(page, **more)  # type: ignore[arg-type]


FAULTY = paper(blocks((EXAMPLES / "2023-faulty.txt").read_text(encoding="utf-8")))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, select: str = "C001") -> Result:
    chosen = ["--select", select] if select else []
    return CliRunner().invoke(commands, ["check", "--fail-on", "never", *chosen, *args])


def findings(select: str = "C001") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("年报.pdf", "-f", "json", select=select).stdout)["reports"][
        0
    ]["findings"]
    return found


def quotes(select: str = "C001") -> list[str]:
    return ["".join(str(finding["where"]["quote"]).split()) for finding in findings(select)]


def checked(data: bytes, *args: str, select: str = "C001") -> bytes:
    Path("年报.pdf").write_bytes(data)
    done = run("年报.pdf", "-o", "批注.pdf", *args, select=select)
    assert done.exit_code == 0, done.stderr
    assert Path("年报.pdf").read_bytes() == data
    return Path("批注.pdf").read_bytes()


def notes(data: bytes) -> list[tuple[int, DictionaryObject]]:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    found = [
        (number, one.get_object()) for number, page in enumerate(pages) for one in page.get("/Annots", ())
    ]
    return [(number, one) for number, one in found if one["/Subtype"] == "/Highlight"]


def covered(data: bytes, page: int, note: DictionaryObject) -> str:
    """What PDFium finds within the boxes of a note, but for their edges."""
    with pdfium.PdfDocument(data) as document:
        text = document[page].get_textpage()
        quads = [float(at) for at in note["/QuadPoints"]]
        boxes = [quads[at : at + 8] for at in range(0, len(quads), 8)]
        words = [
            text.get_text_bounded(
                min(box[0::2]) + 1, min(box[1::2]) + 1, max(box[0::2]) - 1, max(box[1::2]) - 1
            )
            for box in boxes
        ]
        text.close()
    return "".join("".join(words).split())


@pytest.mark.parametrize(
    ("before", "more"),
    [
        pytest.param("", {}, id="as it is"),
        pytest.param("1 0 0 1 -200 700 cm", {"box": f"[-200 700 {WIDTH - 200} {HEIGHT + 700}]"}, id="a plane that begins elsewhere"),
        pytest.param("", {"box": f"[60 40 {WIDTH - 20} {HEIGHT - 20}]"}, id="cut to a part of the plane"),
        pytest.param(f"0 1 -1 0 {HEIGHT} 0 cm", {"box": f"[0 0 {HEIGHT} {WIDTH}]"}, id="set sideways, upwards"),
        pytest.param(f"0 -1 1 0 0 {WIDTH} cm", {"box": f"[0 0 {HEIGHT} {WIDTH}]"}, id="set sideways, downwards"),
        pytest.param(f"-1 0 0 -1 {WIDTH} {HEIGHT} cm", {}, id="upside down"),
        pytest.param(f"0 1 -1 0 {HEIGHT} 0 cm", {"box": f"[0 0 {HEIGHT} {WIDTH}]", "rotate": 90}, id="set sideways and turned to be read"),
    ],
)  # fmt: skip
def test_a_note_stands_at_the_words_however_the_plane_lies(before: str, more: dict[str, object]) -> None:
    data = report(before, **more)
    written = checked(data)
    assert written.startswith(data)
    ((page, note),) = notes(written)
    assert covered(data, page, note) == quotes()[0]
    assert "17" in note["/Contents"] and "C001" in note["/Contents"]
    left, low, right, high = map(float, note["/Rect"])
    assert left < right and low < high
    assert note["/AP"]["/N"].get_object()["/Subtype"] == "/Form", (
        "viewers that draw no highlight themselves have one"
    )


def test_words_over_two_lines_are_marked_on_both() -> None:
    page = Page().words(150, 60, TITLE, 14).words(94, 100, "一、总体情况")
    page.paragraph(120, f"（一）依申请公开。{'办' * 26}，{BAD}")
    data = made(page)
    ((number, note),) = notes(checked(data))
    assert len(note["/QuadPoints"]) == 16
    assert covered(data, number, note) == quotes()[0]


def test_every_finding_has_its_note_and_the_pages_stay() -> None:
    written = checked(FAULTY, select="")
    found = notes(written)
    for finding in findings(""):
        of_rule = [note for _, note in found if str(note["/Subj"]).endswith(finding["rule"])]
        assert any(finding["message"] in note["/Contents"] for note in of_rule), finding["rule"]
    with pdfium.PdfDocument(FAULTY) as before, pdfium.PdfDocument(written) as after:
        for one, other in zip(before, after, strict=True):
            assert one.get_textpage().get_text_range() == other.get_textpage().get_text_range()


def test_a_cell_is_marked_whole() -> None:
    written = checked(FAULTY, select="T")
    cells = {finding["where"]["quote"] for finding in findings("T") if finding["where"]["cell"]}
    assert cells
    words = {covered(FAULTY, page, note) for page, note in notes(written)}
    assert cells <= words


def test_the_same_input_makes_the_same_bytes() -> None:
    assert checked(FAULTY, "--force", select="") == checked(FAULTY, "--force", select="")


@pytest.mark.parametrize(
    ("args", "day"),
    [
        pytest.param([], None, id="none is given"),
        pytest.param(["--today", "2024-02-01"], "D:20240201000000Z", id="that of the run"),
        pytest.param(["--comment-date", "2024-01-30", "--today", "2024-02-01"], "D:20240130000000Z", id="its own"),
    ],
)  # fmt: skip
def test_a_note_bears_the_day_that_is_given(args: list[str], day: str | None) -> None:
    ((_, note),) = notes(checked(report(), *args))
    assert note.get("/M") == day


def test_in_english() -> None:
    ((_, note),) = notes(checked(report(), "--lang", "en"))
    assert note["/T"] == "reportlint"
    assert str(note["/Subj"]).startswith("Error") or "C001" in note["/Subj"]


def _with_a_note_of_others(data: bytes) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    note = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Highlight"), "/Contents": TextStringObject("领导批示"), "/NM": TextStringObject("boss"), "/QuadPoints": ArrayObject()}  # fmt: skip
    reference = writer._add_object(DictionaryObject({NameObject(key): value for key, value in note.items()}))
    writer.pages[0][NameObject("/Annots")] = ArrayObject([reference])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_notes_of_others_stay_and_ours_are_written_anew() -> None:
    first = checked(_with_a_note_of_others(report()))
    again = checked(first, "--force")
    assert [note["/Contents"][:4] for _, note in notes(again)].count("领导批示") == 1
    assert len(notes(first)) == len(notes(again)) == 2
    page = pypdf.PdfReader(io.BytesIO(again)).pages[0]
    assert len(page["/Annots"]) == 3, "another's, ours and its window"


@pytest.mark.parametrize(
    "shared", [False, True], ids=["listed in the page", "listed in an object of its own"]
)
def test_what_others_wrote_on_a_page_keeps_its_place_and_words(shared: bool) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(report()), incremental=True)

    def add(kind: str, **more: Any) -> Any:
        said = {"/Type": NameObject("/Annot"), "/Subtype": NameObject(kind)}
        said |= {f"/{key}": value for key, value in more.items()}
        return writer._add_object(DictionaryObject({NameObject(key): one for key, one in said.items()}))

    mark = add("/Highlight", Contents=TextStringObject("请核实"), T=TextStringObject("王"))
    window = add("/Popup", Parent=mark)
    answer = add("/Text", IRT=mark, Contents=TextStringObject("已核"))
    link, box = add("/Link"), add("/FreeText", Contents=TextStringObject("共18件，其中1件"))
    listed = ArrayObject([mark, window, answer, link, box])
    writer.pages[0][NameObject("/Annots")] = writer._add_object(listed) if shared else listed
    out = io.BytesIO()
    writer.write(out)

    def told(data: bytes) -> list[bytes]:
        found = []
        for one in pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Annots"]:  # type: ignore[union-attr]
            written = io.BytesIO()
            one.get_object().write_to_stream(written)
            found.append(written.getvalue())
        return found

    before, after = told(out.getvalue()), told(checked(out.getvalue()))
    assert after[:5] == before
    assert len(after) == 7, "ours and its window behind them"


def test_the_copy_is_an_output_of_this_program() -> None:
    checked(report())
    assert run("年报.pdf", "-o", "批注.pdf").exit_code == 0, "it may be replaced"
    said = json.loads(run(".", "-f", "json").stdout)
    assert [one["path"] for one in said["reports"]] == ["年报.pdf"]
    assert [one["path"] for one in said["skipped"] if one["reason"] == "own output"] == ["批注.pdf"]
    assert len(json.loads(run("批注.pdf", "-f", "json").stdout)["reports"]) == 1, (
        "named outright it is checked"
    )
    Path("批注.pdf").write_bytes(_with_a_note_of_others(Path("批注.pdf").read_bytes()))
    assert run("年报.pdf", "-o", "批注.pdf").exit_code == 2, "somebody has worked on it since"


def test_another_document_is_not_replaced() -> None:
    Path("年报.pdf").write_bytes(report())
    Path("来文.pdf").write_bytes(b"dear")
    assert run("年报.pdf", "-o", "来文.pdf").exit_code == 2
    assert run("年报.pdf", "-o", "年报.pdf", "--force").exit_code == 2
    assert Path("来文.pdf").read_bytes() == b"dear"
    assert Path("年报.pdf").read_bytes() == report()


def _encrypted() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(report()))
    writer.encrypt("", owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_cannot_be_written_to_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(f"{TITLE}\n一、总体情况\n{BAD}\n", encoding="utf-8")
    Path("年报.pdf").write_bytes(report())
    Path("加密.pdf").write_bytes(_encrypted())
    for args, said in (
        (["a.txt"], "批注只能写进 PDF 文件"),
        (["年报.pdf", "a.txt"], "现在是2份报告"),
        (["年报.pdf", "--redact"], "--redact"),
        (["加密.pdf"], "权限密码"),
    ):
        done = run(*args, "-o", "x.pdf")
        assert (done.exit_code, Path("x.pdf").exists()) == (2, False), args
        assert said in done.stderr

    def killed(*_: object) -> bytes:
        raise process.TooMuchError

    monkeypatch.setattr("linter.render.pdf.process.answer", killed)
    done = run("年报.pdf", "-o", "x.pdf")
    assert done.exit_code == 2 and not Path("x.pdf").exists()


def test_a_signature_is_told_of() -> None:
    data = report().replace(b"<< /Type /Catalog", b"<< /Sig << /ByteRange [0 1 2 3] >> /Type /Catalog")
    Path("年报.pdf").write_bytes(data)
    done = run("年报.pdf", "-o", "x.pdf")
    assert done.exit_code == 0 and "数字签名" in done.stderr
    assert Path("x.pdf").read_bytes().startswith(data)
