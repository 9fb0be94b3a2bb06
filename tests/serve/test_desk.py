"""Files are laid on the desk, checked, corrected, waived, mended and taken away."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from linter.held.waiverfile import understood
from linter.serve.desk import changes
from linter.serve.drawer import Drawer, base_name, sweep
from linter.yamlfile import parse_yaml
from tests.pdfs import Page, made
from tests.serve.conftest import EXAMPLES, Asked

FAULTY, CLEAN = EXAMPLES / "2023-faulty.txt", EXAMPLES / "2023-clean.txt"


@pytest.fixture(scope="module")
def desk(open_window: Callable[[], Asked]) -> Asked:
    one = open_window()
    one.enter()
    return one


@pytest.fixture
def laid(desk: Asked) -> Any:
    """The faulty example on an otherwise empty desk, checked."""
    for one in desk.told("GET", "/desk")[1]["reports"]:
        desk.told("DELETE", f"/reports/{one['id']}")
    desk.lay("年报.txt", FAULTY.read_bytes())
    return desk.check()[0]


def test_a_report_is_told_of_as_the_program_tells_of_it(laid: Any) -> None:
    assert (laid["year"], laid["pack"], laid["looks"]) == (2023, "disclosure", "error")
    assert laid["title"] and laid["says"] and laid["checked"]
    assert {one["severity"] for one in laid["findings"]} >= {"error", "warning"}


def test_what_is_taken_away_opens(desk: Asked, laid: Any) -> None:
    assert laid["offered"] == ["page.html", "list.xlsx", "sheet.html"]
    for name in laid["offered"]:
        status, headers, content = desk.ask("GET", f"/reports/{laid['id']}/files/{name}", None, desk.own)
        assert status == 200 and headers["content-disposition"].startswith("attachment")
        if name == "list.xlsx":
            assert "xl/workbook.xml" in ZipFile(io.BytesIO(content)).namelist()
        else:
            assert laid["title"] in content.decode()


def test_a_word_file_comes_back_with_comments(desk: Asked, laid: Any, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document()
    for line in FAULTY.read_text("utf-8").splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "年报.docx")
    _, told = desk.lay("年报.docx", (tmp_path / "年报.docx").read_bytes())
    report = next(one for one in desk.check() if one["id"] == told["id"])
    assert "annotated.docx" in report["offered"]
    _, _, content = desk.ask("GET", f"/reports/{told['id']}/files/annotated.docx", None, desk.own)
    assert "word/comments.xml" in ZipFile(io.BytesIO(content)).namelist()
    assert b"<w:del " not in ZipFile(io.BytesIO(content)).read("word/document.xml")
    _, _, content = desk.ask("GET", f"/reports/{told['id']}/files/tracked.docx", None, desk.own)
    assert b"<w:del " in ZipFile(io.BytesIO(content)).read("word/document.xml")


def test_a_pdf_comes_back_with_notes(desk: Asked) -> None:
    pytest.importorskip("pypdfium2")
    pytest.importorskip("pypdf")
    page = (
        Page().words(94, 100, "清河县人民政府2023年政府信息公开工作年度报告").words(94, 120, "一、总体情况")
    )
    data = made(page.words(94, 140, "全年收到申请17件，其中新收14件，上年结转2件。"))
    _, told = desk.lay("年报.pdf", data)
    report = next(one for one in desk.check() if one["id"] == told["id"])
    assert "annotated.pdf" in report["offered"]
    _, _, content = desk.ask("GET", f"/reports/{told['id']}/files/annotated.pdf", None, desk.own)
    assert content.startswith(data) and b"/Highlight" in content[len(data) :]


def test_a_mended_report_says_what_is_gone_and_what_is_new(desk: Asked, laid: Any) -> None:
    before = {one["fingerprint"] for one in laid["findings"]}
    desk.lay("年报.txt", CLEAN.read_bytes())
    report = desk.check()[0]
    assert (report["id"], report["round"]) == (laid["id"], 2)
    assert {one["fingerprint"] for one in report["changes"]["gone"]} == before
    assert (report["changes"]["new"], report["changes"]["still"]) == ([], 0)
    desk.lay("第三稿.txt", FAULTY.read_bytes(), id=laid["id"])
    report = desk.check()[0]
    assert report["name"] == "第三稿.txt" and len(report["changes"]["new"]) == len(before)


@pytest.mark.parametrize(
    ("before", "after", "gone", "new", "still"),
    [("aab", "ab", 1, 0, 2), ("ab", "aab", 0, 1, 2), ("", "", 0, 0, 0), ("ab", "cd", 2, 2, 0)],
)
def test_findings_of_one_fingerprint_are_counted(before: str, after: str, gone: int, new: int, still: int) -> None:  # fmt: skip
    found = [[{"fingerprint": one, "waived": ""} for one in letters] for letters in (before, after)]
    told = changes(*found)
    assert (len(told["gone"]), len(told["new"]), told["still"]) == (gone, new, still)


def test_the_user_is_taken_at_his_word(desk: Asked, laid: Any) -> None:
    path = f"/reports/{laid['id']}/given"
    assert desk.told("POST", path, {"kind": "rule_of_law"})[0] == 200
    assert "法治政府" in desk.check()[0]["unreadable"]
    said = {"kind": "disclosure", "year": 2022, "body": "department", "excerpt": True}
    assert desk.told("POST", path, said)[0] == 200
    report = desk.check()[0]
    assert (report["pack"], report["year"], report["body"]) == ("disclosure", 2022, "department")
    assert desk.told("POST", path, {})[0] == 200
    assert desk.check()[0]["year"] == 2023


def test_a_waiver_holds_at_once_and_in_the_file_that_is_taken_away(desk: Asked, laid: Any) -> None:
    one = next(one for one in laid["findings"] if one["waivable"])
    said = {
        "fingerprint": one["fingerprint"],
        "reason": "口径不同，见说明",
        "by": "张三",
        "until": "2999-01-01",
    }
    assert desk.told("POST", f"/reports/{laid['id']}/waivers", said)[0] == 200
    report = desk.check()[0]
    assert [f["rule"] for f in report["findings"] if f["waived"]] == [one["rule"]]
    _, _, content = desk.ask("GET", "/waivers.yaml", None, desk.own)
    (entry,) = understood(parse_yaml(content.decode(), "waivers.yaml"), "waivers.yaml")
    assert (entry.fingerprint, entry.issuer, entry.year) == (one["fingerprint"], laid["issuer"], 2023)


@pytest.mark.parametrize(
    "changed",
    [
        {"fingerprint": "0000"},
        {"until": "2001-01-01"},
        {"reason": " "},
        {"by": ""},
        {"reason": "长" * 501},
        {"until": 3},
    ],
)
def test_a_waiver_that_cannot_be_is_refused_in_words(desk: Asked, laid: Any, changed: dict[str, Any]) -> None:
    good = {
        "fingerprint": laid["findings"][0]["fingerprint"],
        "reason": "a",
        "by": "b",
        "until": "2999-01-01",
    }
    status, told = desk.told("POST", f"/reports/{laid['id']}/waivers", {**good, **changed})
    assert status == 400 and told["error"]


def test_last_years_report_beside_it_is_held_against_it(desk: Asked, laid: Any) -> None:
    last = (EXAMPLES / "2023-clean.txt").read_text("utf-8").replace("2023", "2022").replace("2024", "2023")
    desk.lay("去年.txt", last.replace("澜溪", "枫渡").encode())
    assert len(desk.check()) == 2


def test_one_bad_file_stops_no_other(desk: Asked, laid: Any) -> None:
    desk.lay("坏.pdf", b"%PDF-1.7 nothing more")
    desk.lay("坏.docx", b"PK\x03\x04 nothing more")
    reports = {one["name"]: one for one in desk.check()}
    assert reports["坏.pdf"]["unreadable"] and reports["坏.docx"]["unreadable"]
    assert reports["坏.pdf"]["offered"] == reports["坏.docx"]["offered"] == ["page.html"]  # which says why
    assert reports["年报.txt"]["findings"]


def test_a_process_that_dies_is_told_and_the_next_one_answers(desk: Asked, laid: Any) -> None:
    children = Path(f"/proc/{desk.process.pid}/task/{desk.process.pid}/children")
    if not children.exists():
        pytest.skip("the system does not tell which processes a process has begun")
    for child in children.read_text().split():
        os.kill(int(child), signal.SIGKILL)
    assert desk.check()[0]["findings"]


def test_at_most_forty_lie_there(desk: Asked, laid: Any) -> None:
    answers = [desk.lay(f"{number}.txt", b"x")[0] for number in range(41)]
    assert answers == [200] * 39 + [400] * 2


def test_nothing_is_left_when_it_closes_and_the_next_sweeps_after_a_crash(
    open_window: Callable[[Path], Asked], tmp_path: Path
) -> None:
    first = open_window(tmp_path)
    first.enter()
    first.lay("年报.txt", FAULTY.read_bytes())
    assert first.check()[0]["findings"]
    (folder,) = tmp_path.glob("reportlint-window-*")
    assert folder.stat().st_mode & 0o077 == 0
    first.process.kill()
    first.process.wait()
    assert folder.exists()
    second = open_window(tmp_path)
    second.enter()
    assert not folder.exists() and len(list(tmp_path.glob("reportlint-window-*"))) == 1
    assert second.told("POST", "/end")[0] == 200
    assert second.process.wait(30) == 0
    assert list(tmp_path.glob("reportlint-window-*")) == []


def test_an_open_window_is_not_swept_away(tmp_path: Path) -> None:
    with Drawer(tmp_path) as one:
        sweep(tmp_path)
        assert one.path.is_dir()
        (tmp_path / "reportlint-window-link").symlink_to(one.path)
        sweep(tmp_path)
        assert one.path.is_dir()
    assert not one.path.exists()


def test_a_name_keeps_its_ending() -> None:
    assert base_name("C:\\文件\\年报（定稿）.docx") == "年报（定稿）.docx"
