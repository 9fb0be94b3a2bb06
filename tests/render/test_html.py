"""HTML: one file, marked at the right words, and inert whatever the report holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from linter.finding import Verdict
from linter.render.marked import Block, Piece, Target, blocks
from linter.render.visible import visible
from linter.source import Source, Span

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
    assert page.text(of="r1-m2") == "共发布信息12条"
    assert page.text(of="r1-m1") == ""
    assert page.text(of="r1-m3") == "7"
    card = page.text(of="r1-f2")
    for words in (
        "错误",
        "C001",
        "各部分相加是 11",
        "5+6 = 11 ≠ 12，差 1",
        "条例第五十条",
        "改正其中一个",
        "所列不一定是全部",
        "唯一",
    ):
        assert words in card
    links = [attrs["href"] or "" for tag, attrs in page.tags if tag == "a"]
    assert {"#r1-f2", "#r1-m2", "#r1-p33-35"} <= set(links)
    assert len(page.ids()) == len(set(page.ids()))
    assert {link[1:] for link in links} <= set(page.ids())
    assert page.text(of="r1-p33-35") == "5条"


def test_what_was_not_found_is_said_too(summed: Verdict, show: Show) -> None:
    rest = Page(show("html", summed, names={"R2021": {"zh": "2021年格式"}})).text(role="rest")
    for words in (
        "年份不明",
        "X003",
        "S001",
        "不适用于2021年格式",
        "T009",
        "全文数字 2 个：核对无误 1，不符 1",
    ):
        assert words in rest


def test_nothing_is_fetched_and_the_language_is_said(summed: Verdict, show: Show) -> None:
    page = Page(show("html", summed, language="en"))
    assert ("html", {"lang": "en"}) in page.tags
    policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    assert ("meta", {"http-equiv": "Content-Security-Policy", "content": policy}) in page.tags
    assert all("src" not in attrs for _, attrs in page.tags)
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in page.tags)
    assert "url(" not in show("html", summed)
    assert "The parts add to 11" in page.text(of="r1-f2")


def test_hostile_text_is_only_text(hostile: Verdict, show: Show) -> None:
    page = Page(show("html", hostile))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert all(not key.startswith("on") for _, attrs in page.tags for key in attrs)
    borders = str.maketrans("", "", "| \n\u3000")  # of cells: drawn, not written
    shown = page.text(role="page").translate(borders)
    assert page.text(role="n") == "1"
    expected = visible(hostile.source.text).replace("x.example", "x.example1", 1)  # the finding's number
    assert shown == expected.translate(borders)
    assert "{{7*7}}" in page.text(of="r1-f1")


def test_several_reports_have_an_overview(summed: Verdict, unreadable: Verdict, show: Show) -> None:
    assert "总览" not in show("html", summed)
    page = Page(show("html", summed, unreadable))
    overview = page.text(role="overview")
    assert "合计 2 份报告, 无法读取 1" in overview and "旧.doc" in overview
    assert {"r1", "r2"} <= set(page.ids())
    assert page.text(role="unreadable") == "读不了。Cannot be read."


def test_the_filters_and_the_overview_need_no_script(summed: Verdict, show: Show) -> None:
    style = show("html", summed).partition("</style>")[0]
    assert "body:has(#show-error:not(:checked)) :is(.card, .n).error" in style
    assert ".overview { order: -1;" in style
    ids = set(Page(show("html", summed)).ids())
    assert set(re.findall(r"#(show-\w+)", style)) == {id for id in ids if id.startswith("show-")}


TEXTS = st.text(st.sampled_from("中a1|\t\n\u202e "), max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=6)


@given(TEXTS, SPANS)
def test_overlapping_places_are_each_marked_whole(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, len(text)), min(a + n, len(text))) for a, n in places]
    targets = [Target(span, "error", f"m{i}", i) for i, span in enumerate(spans)]
    pieces = [piece for block in blocks(Source("", text), "", targets) for piece in _pieces(block)]
    bare = str.maketrans("", "", "\t\n| ")
    for i, span in enumerate(spans):
        mine = [(p, first) for p in pieces for _, id, first in p.marks if id == f"m{i}"]
        marked = "".join(piece.text for piece, _ in mine).translate(bare)
        assert marked == visible(text[span.start : span.end]).translate(bare)
        assert [first for _, first in mine] == [True, *[False] * (len(mine) - 1)]
        assert [number for piece in pieces for number, _ in piece.numbers].count(i) == 1
    shown = "".join(piece.text for piece in pieces).translate(bare)
    assert shown == visible(text).translate(bare)


def _pieces(block: Block) -> list[Piece]:
    return [*block.pieces, *(piece for row in block.rows for cell in row for piece in cell)]


def test_rows_of_a_table_become_cells() -> None:
    found = list(blocks(Source("", "题　目\n甲\t1\n| 乙 | 2 |\n|---|---|\n文 | 字\n"), "题 目", ()))
    assert [block.kind for block in found] == ["title", "rows", "text"]
    cells = [["".join(p.text for p in cell).strip() for cell in row] for row in found[1].rows]
    assert cells == [["甲", "1"], ["乙", "2"]]
