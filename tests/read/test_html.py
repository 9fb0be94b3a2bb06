"""A page becomes the text that a person reads, and every character points into the markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.errors import UnreadableError
from linter.read import read_bytes
from linter.read.html import read_html
from linter.read.html import text as html_text
from linter.read.html.markup import MAX_ENTITIES, MAX_TAGS
from linter.text.source import Source, Span

from .pages import ARTICLE, MSO_TABLE, cms_page

FIELDS = ["发布日期:2024-01-19 10:20", "来源:县政府办"]
TEXT = [
    "青溪县人民政府办公室",
    "2023年政府信息公开工作年度报告",
    "根据《条例》要求，编制本报告。本报告统计期限自 2023年1月1日至2023年12月31日止。",
    "一、总体情况",
    "2023年，我办主动公开政府信息9850条，其中政务微信108条，同比增长12.5%。",
    "（一）主动公开",
    "全年共收到申请17件。",
    "（二）依申请公开。全年办结15件。",
    "三、收到和处理政府信息公开申请情况",
    "勾稽关系\t\t\t申请人情况",
    "\t\t\t自然人\t总计",
    "一、本年新收政府信息公开申请数量\t\t\t15\t17",
    "三、本年度办理结果\t（一）予以公开\t\t9\t10",
    "\t（三）不予公开\t1.属于国家秘密\t\t0",
    "五、存在的主要问题及改进情况",
    "一是形式单一；二是培训不够。下一步，我办将加强培训。",
    "六、其他需要报告的事项",
    "无其他需要报告的事项。",
    "2024年1月19日",
]


def lines(markup: str) -> list[str]:
    doctype = "" if markup.startswith("<!DOCTYPE") else "<!doctype html>"
    return read_html(doctype + markup).text.split("\n")[:-1]


@pytest.mark.parametrize(
    "box", ['id="zoom" class="TRS_Editor"', 'class="TRS_UEDITOR trs_paper"', 'class="abc"']
)
@pytest.mark.parametrize("charset", ["gb2312", "utf-8", "big5"])
def test_page_of_a_content_system_gives_its_article(box: str, charset: str) -> None:
    """Whatever charset it declares, in known boxes and in others, within nested layout tables."""
    source = read_bytes(cms_page(ARTICLE, box, charset=charset).encode("gb18030"), "x")
    assert (source.format, source.encoding) == ("html", "gb18030")
    assert source.text.split("\n")[:-1] == FIELDS + TEXT


def test_without_meta_the_line_that_gives_the_date_is_kept() -> None:
    assert lines(cms_page(ARTICLE, "id=zoom", meta=False))[:2] == [
        "发布时间：2024-01-19 10:20　来源：县政府办　字号：[大 中 小]",
        TEXT[0],
    ]


def test_title_outside_the_article_comes_first() -> None:
    untitled = ARTICLE[ARTICLE.index("<p style=") :]
    got = lines(cms_page(untitled, "id=zoom"))
    assert got == ["青溪县人民政府办公室2023年政府信息公开工作年度报告", *FIELDS, *TEXT[2:]]


def test_title_of_the_window_stands_in_without_its_site() -> None:
    page = "<title>某县2023年度报告_某县人民政府</title><body><p>一、总体情况</p><p>共3件。</p>"
    assert lines(page) == ["某县2023年度报告", "一、总体情况", "共3件。"]


@pytest.mark.parametrize(
    ("window", "body", "first"),
    [
        pytest.param("某县2023年度报告-某县人民政府", "<div>某县2023年度报告</div>", "某县2023年度报告", id="a hyphen, and the title shown"),
        pytest.param("甲-乙镇2023年度报告-某县", "<div>甲-乙镇2023年度报告</div>", "甲-乙镇2023年度报告", id="a hyphen in the title itself"),
        pytest.param("某县2023年度报告_年报_某县", "", "某县2023年度报告", id="an underscore"),
        pytest.param("某县2022-2023年度报告", "", "某县2022-2023年度报告", id="a hyphen between years"),
    ],
)  # fmt: skip
def test_the_name_of_the_site_is_no_part_of_the_title(window: str, body: str, first: str) -> None:
    article = "<div class=TRS_Editor><p>一、总体情况</p><p>共3件。</p></div>"
    assert lines(f"<title>{window}</title><body><div>{body}<a>首页</a>{article}</div>")[0] == first


def test_fragment_is_read_whole() -> None:
    assert lines("<p>序言一句。</p><div><p>一、甲</p><p>二、乙</p></div><p>落款</p>") == [
        "序言一句。", "一、甲", "二、乙", "落款",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a<p>b", ["a", "b"]),
        ("x<br>y<hr>z", ["x", "y", "z"]),
        ("<p>政务<?xml:namespace prefix = o ns = 'urn:x' /><o:p></o:p>\u200b微信</p>", ["政务微信"]),
        ("<p>1\u200b08", ["108"]),
        ("<p>118<sup>1</sup>件", ["118¹件"]),
        ("<p>118<span style='Vertical-Align: super; color:red'>12</span>", ["118¹²"]),
        ("<p>118<span style='vertical-align:sub'>1</span>", ["1181"]),
        ("<p><![if !supportLists]>一、<![endif]>甲<![CDATA[x]]>", ["一、甲"]),
        ("<p><span style='mso-list:Ignore'>一、<i>&nbsp;&nbsp; </i></span>甲", ["一、甲"]),
        ("<p><span style='mso-list:Ignore'>1.<i>&nbsp;&nbsp; </i></span>2023年", ["1. 2023年"]),
        ("<p>甲&zwnj;1&shy;0<wbr>8&#8288;件", ["甲108件"]),
        ("<p>甲<!--[if gte mso 9]><xml><w:x>9</w:x></xml><![endif]-->乙", ["甲乙"]),
        ("<p>甲<!DOCTYPE html PUBLIC '-//W3C//DTD'><html><body>乙", ["甲乙"]),
        ("<p>政务微信<span>1</span><span>08</span>条", ["政务微信108条"]),
        ("<p>信息\n   公开 工作\n12\n34 ab", ["信息公开 工作 12 34 ab"]),
        ("<p>&nbsp;&nbsp;　一、甲&nbsp;&nbsp;</p>", ["一、甲"]),
        ("<p>甲&nbsp;　乙", ["甲\xa0　乙"]),
        ("<p>a&lt;b&amp;c &#x4e00;&#19968; &copy &bogus;", ["a<b&c 一一 © &bogus;"]),
        ("<pre>\n甲\n  乙\n</pre>丙", ["甲", "乙", "丙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("甲<script>x</script><style>y</style><noscript>z</noscript><!--c--><template>t</template>", ["甲"]),
        ("甲<p hidden>x<p style='color:red; DISPLAY : NONE'>y<p style='display:block'>z", ["甲", "z"]),
        ("<select><option>x</select><textarea>y</textarea><button>z</button>甲", ["甲"]),
        ("<table><tr><td>1<td>2<tr><td>3<td></table>", ["1\t2", "3\t"]),
        ("<table><tr><td>1<td>&nbsp;<td>2</table>", ["1\t\t2"]),
        (
            "<table><tr><td>甲<td>乙<tr><td>&nbsp;<td> </td></tr><tr><td>丙<td>丁</table>",
            ["甲\t乙", "丙\t丁"],
        ),
        ("<table><tr><td rowspan=2>甲<td>1<tr><td>2</table>", ["甲\t1", "\t2"]),
        ("<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>", ["甲\t1", "\t2", "\t3"]),
        ("<table><tr><td colspan=2>甲<td>1<tr><td>a<td>b<td>c</table>", ["甲\t\t1", "a\tb\tc"]),
        ("<table><tr><td colspan=x rowspan=-1>甲<td>1</table>", ["甲\t1"]),
        ("<table><tbody><tr><td rowspan=9>甲<td>1<tbody><tr><td>乙<td>2</table>", ["甲\t1", "乙\t2"]),
        ("<table><caption>表</caption><tr><th>甲<th>乙</table>", ["表", "甲\t乙"]),
        ("<table><tr><td><p>办理</p><p>结果</p><td>1<br>2</table>", ["办理结果\t1 2"]),
        ("<table><tr><td><table><tr><td>1<td>2</table><td>旁</table>", ["1\t2", "旁"]),
        ("<table><tr><td>一。二。<p>三。</table>", ["一。二。", "三。"]),
    ],
)
def test_reads_as_it_shows(markup: str, text: list[str]) -> None:
    assert lines("<body>" + markup) == text


def test_every_character_points_at_itself_in_the_markup() -> None:
    page = cms_page(ARTICLE.replace("\n", "\r\n"), "id=zoom")
    source = read_bytes(page.encode(), "x")
    checked = 0
    for at, character in enumerate(source.text):
        offset = source.origin(Span(at, at + 1))["offset"]
        if character not in "\n\t \xa0" and not source.text.startswith(tuple(FIELDS), at):
            checked += page[offset] == character
        assert 0 <= offset <= len(page)
    assert checked > 300
    for phrase in ("9850条", "其他需要报告的事项", "2024-01-19", "县政府办", "自然人"):
        offset = source.origin(Span(source.text.index(phrase), 0))["offset"]
        assert page.startswith(phrase, offset)


def test_origin_is_line_column_and_offset() -> None:
    markup = "<!doctype html>\n<p>x</p>\r\n<p>&amp;&lt;&nbsp;年<b>3</b>件"
    source = Source("x", read_html(markup).text, locate=read_html(markup).locate)
    at = source.text.index("3件")
    assert source.origin(Span(at, at + 2)) == {"line": 3, "column": 23, "offset": markup.index("3")}


@pytest.mark.parametrize("gap", ["</nothing>", "<!-- c -->", "</b>", "&amp;", "\r\n\r\n", "\r"])
def test_offsets_run_on_after_what_the_parser_drops(gap: str) -> None:
    markup = f"<!doctype html><p>甲乙{gap}丙丁"
    page = read_html(markup)
    for character in "甲乙丙丁":
        at = page.text.index(character)
        assert page.locate(Span(at, at + 1))["offset"] == markup.index(character)


@pytest.mark.parametrize(
    "markup",
    [
        "<" * (MAX_TAGS + 1),
        "&" * (MAX_ENTITIES + 1),
        "<body><script>document.write('x')</script>",
        "<body>",
    ],
)
def test_too_much_or_nothing_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_html("<!doctype html>" + markup)
    assert caught.value.stage == "read"


def test_caps_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = lines("<table><tr><td rowspan=99999999 colspan=99999999>甲<td>乙<tr><td>丙</table>")
    assert [line.count("\t") for line in wide] == [html_text.MAX_COLUMNS, html_text.MAX_COLUMNS]
    monkeypatch.setattr(html_text, "MAX_CHARS", 1000)
    with pytest.raises(UnreadableError, match="1000"):
        read_html("<!doctype html><p>" + "字" * 1001)


@pytest.mark.parametrize("piece", ["<div>", "<b><p>", "<table><tr><td>", "<ul><li>", "<a><i>"])
def test_deep_nesting_is_read(piece: str) -> None:
    assert "底" in read_html("<!doctype html>" + piece * 5000 + "底").text


PIECES = st.lists(
    st.sampled_from(
        ["<table>", "<tr>", "<td rowspan=3 colspan=2>", "<th>", "</table>", "<p>", "<br>", "<div class=foot>", "<pre>",
         "<b>", "</b>", "<a href=x>", "</td>", "<td hidden>", "<caption>", "<li>", "</p>", "<h1>", "<svg>", "<form>",
         "&nbsp;", "&lt;", "&", "\r\n", "\t", " ", "一、", "甲乙。", "12", "\0", "<!--", "-->", "<title>", "</title>"]
    ),
    max_size=40,
)  # fmt: skip


@given(PIECES)
def test_any_soup_is_read_or_refused(pieces: list[str]) -> None:
    markup = "<!doctype html>" + "".join(pieces)
    try:
        source = read_bytes(markup.encode(), "x")
    except UnreadableError:
        return
    assert source.text.endswith("\n")
    assert "\n\n" not in source.text
    places = [source.origin(Span(at, at + 1))["offset"] for at in range(len(source.text))]
    assert all(0 <= place <= len(markup) for place in places)


def test_table_alone_is_all_there_is() -> None:
    assert lines(MSO_TABLE) == TEXT[9:14]
