"""A PDF is read as its pages show it: whole paragraphs, whole tables, each with its page and box."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable

import pytest

pytest.importorskip("pypdfium2")

from linter.errors import UnreadableError
from linter.judge.lint import lint
from linter.read import pdf, read_bytes
from linter.read.pdf import child as pdf_child
from linter.read.pdf import process
from linter.rulepack import RulePack
from linter.text.source import Source, Span
from tests.pdfs import Page, assembled, made, paper, with_content
from tests.read.one_report import EXAMPLES, blocks

XS = [72, 200, 260, 320]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: a test of the process of its own asks for it."""
    monkeypatch.setattr(
        pdf, "_answer", lambda data, fine: json.loads(json.dumps(pdf_child.read(data, fine=fine)))
    )


def text_of(*pages: Page) -> str:
    return read_bytes(made(*pages), "x").text


def refused(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "x")
    assert caught.value.zh
    assert caught.value.stage == "read"
    return caught.value


@pytest.mark.parametrize("options", [{}, {"closed": False}, {"repeat": 3}])
def test_a_report_on_pages_has_the_findings_of_the_text(options: dict[str, int], pack: RulePack) -> None:
    text = (EXAMPLES / "2023-faulty.txt").read_text(encoding="utf-8")
    read = lint(read_bytes(paper(blocks(text), **options), "x"), pack)  # type: ignore[arg-type]
    plain = lint(Source("x", text), pack)
    assert [(f.rule, f.arithmetic, read.source.quote(f.span)) for f in read.findings] == [
        (f.rule, f.arithmetic, plain.source.quote(f.span)) for f in plain.findings
    ]


def test_a_table_that_lost_a_row_is_accused_of_nothing(pack: RulePack) -> None:
    text = (EXAMPLES / "2023-faulty.txt").read_text(encoding="utf-8")
    whole, lost = (
        {
            f.rule
            for f in lint(read_bytes(paper(blocks(text), lose=rows), "x"), pack).findings
            if f.severity.word == "error"
        }
        for rows in ((), (12,))
    )
    assert "T003" in whole
    assert lost < whole
    assert "T003" not in lost


def test_paragraphs_go_on_over_lines_and_pages() -> None:
    first, second = Page(), Page()
    first.paragraph(700, "全年共收到申请17件，" * 5 + "其中自然人")
    second.paragraph(90, "法人和其他组织提出15件。", indent=False)
    second.paragraph(130, "（一）新的一段。")
    assert text_of(first, second) == (
        "全年共收到申请17件，" * 5 + "其中自然人\n法人和其他组织提出15件。\n（一）新的一段。\n"
    ), "a line that ends short ends its paragraph"
    first = Page()
    first.paragraph(700, "全年共收到申请17件，" * 6 + "其中自然人提出了六件以及")
    assert len("全年共收到申请17件，" * 6) % 41 != 0
    lines = text_of(first, second).split("\n")
    assert lines[0].startswith("全年共收到申请17件，全年")


def test_a_figure_that_a_line_cuts_is_whole() -> None:
    page = Page()
    page.paragraph(100, "字" * 37 + "16000012345，其余用英文 word")
    assert "16000012345，" in text_of(page)


def test_what_only_pages_have_is_left_out() -> None:
    pages = []
    for number in range(1, 5):
        page = Page().words(230, 40, "清河县政务公开").words(290, 815, f"— {number} —")
        page.words(94, 200, f"第{number}页的正文{number * 7}件。")
        pages.append(page)
    assert text_of(*pages) == "".join(f"第{n}页的正文{n * 7}件。\n" for n in range(1, 5))


def test_a_figure_in_the_margin_that_is_no_page_number_stays() -> None:
    pages = [
        Page().words(94, 200, "正文甲。").words(94, 790, "全年办结 15 件。"),
        Page().words(94, 200, "正文乙。").words(94, 790, "9"),
        Page().words(94, 200, "正文丙。").words(94, 790, "4"),
    ]
    assert text_of(*pages).split() == ["正文甲。", "全年办结", "15", "件。", "正文乙。", "9", "正文丙。", "4"]


def test_every_place_has_its_page_and_box() -> None:
    page = Page().words(94, 200, "正文甲。")
    page.table(300, [["⺠⼈", "5"], ["", "7"]], [72, 200, 300])
    source = read_bytes(made(Page().words(94, 100, "前页。"), page), "x")
    assert source.text == "前页。\n正文甲。\n民人\t5\n\t7\n", (
        "radicals are the characters that they look like"
    )
    at = source.text.index("甲")
    assert source.origin(Span(at, at + 1)) == {"page": 2, "box": pytest.approx([94, 190, 138, 202], abs=3)}
    at = source.text.index("7")
    assert source.origin(Span(at, at + 1))["box"] == pytest.approx([200, 320, 300, 340], abs=1)
    assert source.format == "pdf"


def test_a_head_that_each_page_says_again_is_read_once() -> None:
    head = ["项目", "自然人", "总计"]
    first, second = Page(), Page()
    first.table(700, [head, ["一、新收", "3", "4"]], XS)
    second.table(90, [head, ["二、结转", "5", "6"]], XS)
    assert text_of(first, second) == "项目\t自然人\t总计\n一、新收\t3\t4\n二、结转\t5\t6\n"


@pytest.mark.parametrize(
    ("closed", "upper", "lower", "one"),
    [
        pytest.param(False, ["二、上年结转", "5", "6"], ["政府信息", "", ""], True, id="no rule where the page cuts"),
        pytest.param(True, ["二、上年结转政府信息", "5", "6"], ["公开申请", "", ""], True, id="a rule, and a line that is full"),
        pytest.param(True, ["二、上年结转", "5", "6"], ["政府信息", "", ""], False, id="a rule, and room for more before it"),
        pytest.param(True, ["本年收入的合计数目在此", "5", "6"], ["使用结余", "", "分配"], False, id="a rule, and words where none were"),
    ],
)  # fmt: skip
def test_a_row_that_a_page_cuts_is_one(closed: bool, upper: list[str], lower: list[str], one: bool) -> None:
    first, second = Page(), Page()
    first.table(700, [["一、新收", "3", "4"], upper], XS, closed=(True, closed))
    second.table(90, [lower, ["三、其他", "7", "8"]], XS, closed=(closed, True))
    joined = [[a + b for a, b in zip(upper, lower, strict=True)]] if one else [upper, lower]
    rows = [["一、新收", "3", "4"], *joined, ["三、其他", "7", "8"]]
    assert text_of(first, second) == "".join("\t".join(row) + "\n" for row in rows)


def test_a_label_that_covers_rows_goes_on_over_the_page() -> None:
    first, second = Page(), Page()
    for x in (72, 146, 220, 294):
        first.rule(x, 700, x, 740)
        second.rule(x, 90, x, 110)
    first.rule(72, 700, 294, 700).rule(146, 720, 294, 720).rule(72, 740, 294, 740)
    first.words(75, 713, "三、办理结果").words(149, 713, "（一）公开").words(223, 713, "3")
    first.words(149, 733, "（二）不予公").words(223, 733, "5")
    second.rule(72, 90, 294, 90).rule(72, 110, 294, 110).words(75, 103, "情况").words(149, 103, "开")
    assert text_of(first, second) == "三、办理结果情况\t（一）公开\t3\n\t（二）不予公开\t5\n"


@pytest.mark.parametrize("closed", [True, False])
def test_rows_on_two_pages_are_two(closed: bool) -> None:
    first, second = Page(), Page()
    first.table(700, [["一、新收", "3", "4"], ["二、结转", "5", "6"]], XS, closed=(True, closed))
    second.table(90, [["三、其他", "", ""], ["总计", "8", "10"]], XS, closed=(closed, True))
    assert text_of(first, second) == "一、新收\t3\t4\n二、结转\t5\t6\n三、其他\t\t\n总计\t8\t10\n"


def test_tables_that_words_part_are_two() -> None:
    first, second = Page(), Page()
    first.table(700, [["甲", "1", "2"]], XS)
    second.words(94, 80, "四、复议")
    second.table(90, [["乙", "3", "4"]], XS)
    assert text_of(first, second) == "甲\t1\t2\n四、复议\n乙\t3\t4\n"


def test_a_figure_that_a_narrow_cell_breaks_is_whole() -> None:
    page = Page()
    page.table(100, [["行政\n许可", "219\n68", "甲 乙\n丙"]], XS, height=30)
    assert text_of(page) == "行政许可\t21968\t甲 乙丙\n"


def test_what_stands_beside_the_cells_is_not_lost() -> None:
    page = Page()
    page.table(100, [["甲", "1", "2"]], XS)
    page.words(340, 113, "99")
    assert "99" in text_of(page)


def test_a_frame_is_no_table() -> None:
    page = Page().words(94, 200, "正文甲。").rule(60, 60, 540, 60).rule(60, 800, 540, 800)
    page.rule(60, 60, 60, 800).rule(540, 60, 540, 800)
    assert text_of(page) == "正文甲。\n"


ENCRYPTED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <{}> /U <{}> /P -4 >> /ID [<00> <00>]".format(
    "00" * 32, "11" * 32
)
LOST = made(Page().words(72, 100, "字" * 50), font="Identity-H").replace(
    b"/Ordering (GB1)", b"/Ordering (Not)"
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda: made(Page(), Page(), image=True), "a scan"),
        (lambda: made(Page()), "no text"),
        (lambda: made(Page().words(72, 72, "一"), more=ENCRYPTED), "encrypted"),
        (lambda: LOST, "do not say which character"),
        (lambda: made(Page().words(72, 72, "一"))[:900], "damaged"),
        (lambda: made(Page().words(72, 72, "一"))[:-90], "damaged"),
        (lambda: b"%PDF-1.4 <html><body>" + b"x" * 500, "damaged"),
        (lambda: made(*[Page().words(72, 72, "一")] * 301), "300 pages"),
        (lambda: with_content(b"(" + b"A" * 70_000_000 + b") Tj"), "unpacks"),
        (lambda: with_content(b"[" * 20_000), "no text"),
        (lambda: assembled([b"<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>"]), ""),
        (lambda: assembled([b"<< /Pages 2 0 R >>", b"<< /Kids " + b"[" * 5000 + b">>"]), ""),
    ],
    ids=["scan", "empty", "encrypted", "no characters", "cut", "cut late", "page", "long", "bomb", "nested", "loop", "nested objects"],
)  # fmt: skip
def test_what_cannot_be_read_says_so(data: Callable[[], bytes], said: str) -> None:
    assert said in refused(data()).en


def test_a_page_that_is_an_image_among_others_is_counted() -> None:
    words, scan = made(Page().words(94, 100, "正文。"), Page()), made(Page(), image=True)
    assert read_bytes(words, "x").notes == {"scanned_pages": 0}
    both = made(Page().words(94, 100, "正文。"), Page(), image=True)
    source = read_bytes(both, "x")
    assert source.text == "正文。\n"
    assert source.notes == {"scanned_pages": 1, "pictures": 1}
    assert "a scan" in refused(scan).en


def test_without_the_library_the_line_to_install_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert importlib.util.find_spec("pypdfium2") is None
    error = refused(made(Page().words(72, 72, "一")))
    assert "pip install 'reportlint[pdf]'" in error.zh
    assert "pip install 'reportlint[pdf]'" in error.en


class TestProcess:
    """The process of its own: what it comes to is told, whatever that is."""

    @pytest.fixture(autouse=True)
    def here(self) -> None:
        """Not in this process."""

    def test_it_reads(self, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "json.py").write_text("raise SystemExit('somebody else’s')", encoding="utf-8")
        monkeypatch.chdir(tmp_path)  # nothing that lies where the user works is run
        assert text_of(Page().words(94, 100, "正文。")) == "正文。\n"

    @pytest.mark.parametrize(
        ("work", "said"),
        [
            ("raise ValueError", "the program failed"),
            ("import ctypes; ctypes.string_at(0)", "the program failed"),
            ("import os; os.kill(os.getpid(), 9)", "more memory or time"),
            ("import os; os.write(1, b'{'); os._exit(0)", "more memory or time"),
            ("len(data) * (2 << 30) * b' '", "more memory or time"),
            ("while True: pass", "more memory or time"),
        ],
        ids=["its own fault", "a library's", "killed", "half an answer", "memory", "time"],
    )
    def test_its_end_is_told(self, work: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("resource")
        run = subprocess.run

        def instead(command: list[str], **options: object) -> object:
            child = (
                f"import linter.read.pdf.child as child\ndef read(data, fine):\n {work}\nchild.read = read"
            )
            code = (
                f"{child}\nimport linter.read.pdf.process as process\nprocess.MAX_SECONDS = 1\nchild.main()"
            )
            return run([command[0], "-P", "-c", code], **options)  # type: ignore[call-overload]

        monkeypatch.setattr(subprocess, "run", instead)
        assert said in refused(made(Page())).en

    def test_the_clock_ends_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(process, "TIMEOUT", 0.01)
        assert "more memory or time" in refused(made(Page())).en
