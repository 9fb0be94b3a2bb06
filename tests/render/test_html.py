"""HTML: one file, marked at the right words, and inert whatever the report holds."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from linter.model.finding import Outcome, RuleOutcome, Verdict
from linter.model.layout import NO_LAYOUT, ShownLayout, ShownLine, ShownRow, ShownTable
from linter.render.html.tables import HtmlRow
from linter.render.html.text import HtmlBlock, blocks
from linter.render.marked import MarkedPiece, Tail, Target
from linter.render.visible import visible
from linter.text.source import Source, Span
from tests.render.conftest import HARM

Show = Callable[..., str]
VOID = {"meta", "input", "br", "link", "img"}


class Page(HTMLParser):
    """A page read back: its tags with attributes, the text of each element with an id or a class."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[list[tuple[str, dict[str, str | None]]], str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((list(self.open), data))

    def text(self, **wanted: str) -> str:
        """The text in elements with these attributes (``of`` is id or data-of)."""

        def fits(attributes: dict[str, str | None]) -> bool:
            if of := wanted.get("of"):
                return of in (attributes.get("id"), attributes.get("data-of"))
            return wanted["role"] in (attributes.get("class") or "").split()

        return "".join(text for above, text in self.texts if any(fits(attrs) for _, attrs in above))

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


def test_words_are_marked_and_linked_to_their_cards(summed: Verdict, show: Show) -> None:
    page = Page(show("html", summed))
    assert page.text(of="m-f00d") == "共发布信息12条"
    assert page.text(of="m-d001") == ""
    assert page.text(of="m-t002") == "7"
    card = page.text(of="f-f00d")
    for words in ("各部分相加是 11", "5+6 = 11 ≠ 12，差 1", "所列不一定是全部", "唯一", "T001", "f00d"):
        assert words in card
    for words in ("错误", "C001", "条例第五十条", "改正其中一个"):
        assert words in page.text(role="group")
    links = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    assert {"#f-f00d", "#m-f00d", "#r1-p33-35"} <= set(links)
    assert len(page.ids()) == len(set(page.ids()))
    assert {link[1:] for link in links} - {"overview"} <= set(page.ids())
    assert page.text(of="r1-p33-35") == "5条"


def test_the_worst_comes_first_and_the_waived_last(summed: Verdict, show: Show) -> None:
    page = Page(show("html", summed))
    assert [id for id in page.ids() if id.startswith("f-")] == ["f-f00d", "f-d001", "f-t002"]
    assert [
        text.strip() for above, text in page.texts if above and above[-1][0] == "h5" and text.strip()
    ] == [
        "各部分相加是 11，不是 12。",
        "没有写明期限。",
        "可疑。",
    ]


def test_first_sight_is_a_sentence_the_counts_and_where_to_begin(summed: Verdict, show: Show) -> None:
    page = Page(show("html", summed))
    assert page.text(role="says").strip() == "有 1 处错误要改正。"
    assert " ".join(page.text(role="counts").split()) == (
        "错误 1 处 提示 1 处 未判定 1 条 已豁免 1 处 通过 1 条规则 数字核对无误 1 个"
    )
    assert "先改这里" in page.text(role="lead") and "12条 → 11" in page.text(role="lead")
    english = Page(show("html", summed, language="en"))
    assert english.text(role="says").strip() == "One error to correct."


def test_the_sentence_is_true_of_what_was_found(summed: Verdict, show: Show) -> None:
    note, wrong, waived = summed.findings
    cases = [
        ((note,), "没有发现错误；1 处提示供参考。"),
        ((waived,), "没有发现错误；1 处已豁免。"),
        ((), "没有发现问题；1 条规则未能判定。"),
        ((wrong, replace(waived, waived=None)), "有 1 处错误要改正；1 处提醒请核实。"),
    ]
    for findings, sentence in cases:
        page = Page(show("html", replace(summed, findings=findings)))
        assert page.text(role="says").strip() == sentence


def test_a_sure_repair_stands_behind_the_figure_and_a_verified_one_has_a_tick(
    summed: Verdict, show: Show
) -> None:
    page = Page(show("html", summed))
    assert page.text(role="fix") == "应为11"
    assert page.text(role="v") == "5条"
    assert [attrs["title"] for _, attrs in page.tags if attrs.get("class") == "v"] == ["C002 5 ≤ 6"]


def test_a_rule_that_held_is_not_told_by_what_is_said_when_it_is_broken(summed: Verdict, show: Show) -> None:
    rest = Page(show("html", summed, names={"S001": {"zh": "报告标题"}})).text(role="rest")
    assert "报告标题" in rest


def test_what_was_not_found_is_said_too(summed: Verdict, show: Show) -> None:
    rest = Page(show("html", summed, names={"R2021": {"zh": "2021年格式"}})).text(role="rest")
    for words in (
        "年份不明",
        "X003",
        "S001",
        "不适用于2021年格式",
        "T009",
        "全文数字2个：核对无误1个，疑误1个",
    ):
        assert words in rest


def test_the_sheet_says_what_was_checked_and_what_is_left(summed: Verdict, show: Show) -> None:
    sheet = Page(show("html", summed)).text(role="sheet")
    for words in (
        "校核确认单",
        "ab" * 32,
        "reports/清河县.txt",
        "demo 2",
        "1.0",
        "各部分相加",
        "已核实",
        "负责人",
    ):
        assert words in sheet


def test_nothing_is_fetched_and_only_our_script_and_style_are_obeyed(summed: Verdict, show: Show) -> None:
    text = show("html", summed, language="en")
    page = Page(text)
    assert ("html", {"lang": "en"}) in page.tags
    policy = next(attrs["content"] or "" for _, attrs in page.tags if "http-equiv" in attrs)
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy
    for tag in ("style", "script"):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert all("src" not in attrs and "style" not in attrs for _, attrs in page.tags)
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in page.tags)
    assert "url(" not in text and "@import" not in text
    assert "The parts add to 11" in page.text(of="f-f00d")


def test_hostile_text_is_only_text(hostile: Verdict, show: Show) -> None:
    page = Page(show("html", hostile))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert all(not key.startswith("on") for _, attrs in page.tags for key in attrs)
    borders = str.maketrans("", "", "| \n\u3000")  # of cells: drawn, not written
    shown = page.text(role="page").replace("报告原文", "", 1).replace("\n", "").translate(borders)
    expected = visible(hostile.source.text).replace("x.example", "x.example1", 1)  # the finding's number
    fixed = expected.replace("7*7", "7" + "应为" + visible(HARM) + "*7", 1)
    assert shown == fixed.translate(borders)
    assert "{{7*7}}" in page.text(of="f-bad")


def test_a_report_that_comes_twice_has_its_own_links(summed: Verdict, show: Show) -> None:
    page = Page(show("html", summed, summed))
    assert len(page.ids()) == len(set(page.ids()))
    assert {"f-f00d", "f-f00d.2", "m-f00d.2", "r2-p33-35"} <= set(page.ids())


def test_several_reports_have_an_overview_the_worst_first(
    summed: Verdict, unreadable: Verdict, show: Show
) -> None:
    assert "总览" not in Page(show("html", summed)).text(role="overview")
    clean = replace(summed, findings=())
    page = Page(show("html", clean, summed, unreadable))
    overview = page.text(role="overview")
    assert "检查了 3 份报告：1 份有错误，1 份没有发现问题，1 份无法读取。" in overview
    assert "合计 3 份报告, 无法读取 1" in overview and "旧.doc" in overview
    order = [
        attrs["href"] for tag, attrs in page.tags if tag == "a" and attrs["href"] in ("#r1", "#r2", "#r3")
    ]
    assert order == ["#r3", "#r2", "#r1"]
    assert {"r1", "r2", "r3"} <= set(page.ids())
    assert "读不了。" in page.text(role="unreadable") and "Cannot be read." in page.text(role="unreadable")


def test_the_filters_and_the_overview_need_no_script(summed: Verdict, show: Show) -> None:
    style = show("html", summed).partition("</style>")[0]
    assert "body:has(#show-error:not(:checked)) :is(.group, .kind, .n).error" in style
    assert re.search(r"\.overview \{ order: -1;", style)
    ids = set(Page(show("html", summed)).ids())
    assert set(re.findall(r"#(show-\w+)", style)) == {id for id in ids if id.startswith("show-")}


TEXTS = st.text(st.sampled_from("中a1|\t\n\u202e "), max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=6)


@st.composite
def layouts(draw: st.DrawFn) -> ShownLayout:
    """Lines and at most one table, in the order of a text, as a pack may leave them."""
    cuts = sorted(draw(st.sets(st.integers(0, 60), max_size=12)))
    spans = [Span(a, b) for a, b in itertools.pairwise(cuts)]
    lines = tuple(ShownLine(span, draw(st.integers(0, 2)), table=draw(st.booleans())) for span in spans)
    if len(cuts) < 6:
        return ShownLayout(lines)
    a, b, c, d, e, f = cuts[:6]
    row = ShownRow(Span(b, c), (Span(c, d), Span(d, e)))
    return ShownLayout(lines, (ShownTable(Span(a, f), {"zh": "表"}, (("甲·子", "甲·丑"),), (row,)),))


@given(TEXTS, SPANS, st.one_of(st.just(NO_LAYOUT), layouts()))
def test_all_text_is_shown_once_and_overlapping_places_are_each_marked_whole(
    text: str, places: list[tuple[int, int]], layout: ShownLayout
) -> None:
    spans = [Span(min(a, len(text)), min(a + n, len(text))) for a, n in places]
    targets = [Target(span, "error", f"m{i}", Tail("error", str(i))) for i, span in enumerate(spans)]
    layout = _within(layout, len(text))
    pieces = [piece for block in blocks(Source("", text), layout, targets) for piece in _pieces(block)]
    bare = str.maketrans("", "", "\t\n| -:")
    for i, span in enumerate(spans):
        mine = [(p, mark.first) for p in pieces for mark in p.marks if mark.id == f"m{i}"]
        marked = "".join(piece.text for piece, _ in mine).translate(bare)
        assert marked == visible(text[span.start : span.end]).translate(bare)
        assert [first for _, first in mine] == [True, *[False] * (len(mine) - 1)]
        assert [tail.text for piece in pieces for tail in piece.tails].count(str(i)) == 1
    shown = "".join(piece.text for piece in pieces).translate(bare)
    assert shown == visible(text).translate(bare)


def _within(layout: ShownLayout, end: int) -> ShownLayout:
    return ShownLayout(
        tuple(line for line in layout.lines if line.span.end <= end),
        tuple(table for table in layout.tables if table.span.end <= end),
    )


def _pieces(block: HtmlBlock) -> list[MarkedPiece]:
    """All the pieces that hold the report's words: not a head that we set."""
    rows = (row for row in block.rows if row.kind != "ours")
    return [
        *block.lead,
        *block.pieces,
        *(piece for row in rows for cell in row.cells for piece in cell.pieces),
    ]


def _texts(rows: tuple[HtmlRow, ...]) -> list[list[str]]:
    return [["".join(p.text for p in cell.pieces).strip() for cell in row.cells] for row in rows]


def test_rows_of_a_table_that_nobody_knows_become_cells() -> None:
    text = "题　目\n项\t数\n甲\t1\n| 乙 | 2 |\n|---|---|\n文 | 字\n"
    found = list(blocks(Source("", text), NO_LAYOUT, ()))
    assert [block.kind for block in found] == ["text", "rows", "text"]
    assert _texts(found[1].rows) == [["项", "数"], ["甲", "1"], ["乙", "2"]]
    assert [cell.scope for cell in found[1].rows[0].cells] == ["col", "col"]


def test_a_table_of_a_known_form_has_its_cells_where_the_text_ran_together() -> None:
    text = "项目甲乙规章12其他规范性文件34件"
    table = ShownTable(
        Span(0, len(text)),
        {"zh": "表二"},
        (("甲", "乙"),),
        (
            ShownRow(Span(4, 6), (Span(6, 7), Span(7, 8))),
            ShownRow(Span(10, 15), (Span(15, 16), Span(16, 17))),
        ),
    )
    (block,) = blocks(Source("", text), ShownLayout((ShownLine(Span(0, len(text))),), (table,)), ())
    assert [row.kind for row in block.rows] == ["between", "ours", "", "between", "", "between"]
    assert _texts(block.rows) == [
        ["项目甲乙"], ["", "甲", "乙"], ["规章", "1", "2"], ["其他"], ["规范性文件", "3", "4"], ["件"],
    ]  # fmt: skip


def test_a_paragraph_broken_over_lines_is_one_and_goes_on_behind_its_heading() -> None:
    text = "一、概况\n（一）公开。全年公开\n  12条。Open\ndata\n"
    lines = (ShownLine(Span(0, 4), 1), ShownLine(Span(5, 11), 2), ShownLine(Span(11, 32)))
    heading, paragraph = blocks(Source("", text), ShownLayout(lines), ())
    assert (heading.kind, heading.level) == ("heading", 1)
    assert "".join(piece.text for piece in paragraph.lead) == "（一）公开。"
    assert "".join(piece.text for piece in paragraph.pieces) == "全年公开12条。Open data"


def test_no_tick_where_another_sum_of_the_figure_is_in_doubt(summed: Verdict, show: Show) -> None:
    (rule, wrong), held = summed.relations
    doubtful = replace(wrong, open="approximate")
    entry = replace(summed.ledger[1], relations=("r1", "r2"))
    verdict = replace(summed, relations=((rule, doubtful), held), ledger=(summed.ledger[0], entry))
    assert not [attrs for _, attrs in Page(show("html", verdict)).tags if attrs.get("class") == "v"]


def test_where_a_rule_could_not_tell_is_shown(summed: Verdict, show: Show) -> None:
    at = summed.source.text.index("5条")
    unsure = RuleOutcome("X003", Outcome.UNDECIDED, "approximate", (Span(at, at + 2),))
    verdict = replace(summed, outcomes=(unsure,))
    assert f'<a href="#r1-p{at}-{at + 2}" title="3:16">5条</a>' in show("html", verdict)
    assert "未判定  X003（3:16 5条）  数字是约数" in show("terminal", verdict)
    assert "undecided  X003 (3:16 5条)  a figure is approximate" in show("terminal", verdict, language="en")
