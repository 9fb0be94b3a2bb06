"""What a reader of the page does not see is not read, what he sees is; what only he can read is counted."""

from __future__ import annotations

import pytest

from linter.errors import UnreadableError
from linter.read import read_bytes
from tests.documents import numbered, p, run, word


def words(*blocks: str, styles: str = "") -> list[str]:
    return read_bytes(word(*blocks, styles=styles), "x").text.split("\n")[:-1]


def style(kind: str, id: str, says: str = "", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{id}"/>{base}{says}</w:style>'


VANISH = "<w:rPr><w:vanish/></w:rPr>"
HIDING = (
    style("character", "Gone", VANISH)
    + style("character", "Heir", based="Gone")
    + style("character", "Back", '<w:rPr><w:vanish w:val="0"/></w:rPr>', based="Gone")
    + style("paragraph", "GoneToo", VANISH)
)


@pytest.mark.parametrize(
    ("looks", "paragraph", "seen"),
    [
        pytest.param("", "", True, id="the control"),
        pytest.param("<w:vanish/>", "", False, id="hidden itself"),
        pytest.param('<w:rStyle w:val="Gone"/>', "", False, id="by its style"),
        pytest.param('<w:rStyle w:val="Heir"/>', "", False, id="by what its style is based on"),
        pytest.param('<w:rStyle w:val="Back"/>', "", True, id="a style that shows it again"),
        pytest.param('<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>', "", True, id="shown itself"),
        pytest.param("", "GoneToo", False, id="by the paragraph's style"),
        pytest.param('<w:rStyle w:val="Gone"/>', "GoneToo", True, id="by both: they cancel out"),
    ],
)
def test_hidden_words_of_a_word_document(looks, paragraph, seen):
    properties = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    text = words(p("前"), p(properties, run("12", looks)), p("后"), styles=HIDING)
    assert text == (["前", "12", "后"] if seen else ["前", "后"])


FIRST = '<w:pPr><w:numPr><w:numId w:val="91"/></w:numPr></w:pPr>'
SECOND = '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'


@pytest.mark.parametrize(
    ("of_second", "label"),
    [
        pytest.param(SECOND, "（一）", id="the list is the base's, the level its own"),
        pytest.param("", "二、", id="both are the base's"),
        pytest.param('<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="0"/></w:numPr></w:pPr>', "", id="it takes the number off"),
    ],
)  # fmt: skip
def test_the_number_of_a_heading_by_styles(of_second, label):
    styles = style("paragraph", "One", FIRST) + style("paragraph", "Two", of_second, "One")
    styled = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'.format
    heir = style("paragraph", "Heir", based="Two")
    text = words(p(styled("One"), run("甲")), p(styled("Two"), run("乙")), p(styled("Heir"), run("丙")), styles=styles + heir)  # fmt: skip
    assert text[:2] == ["一、甲", f"{label}乙"]
    assert text[2] == {"（一）": "（二）丙", "二、": "三、丙", "": "丙"}[label]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        pytest.param("Symbol", "F02D", "n−1", id="minus"),
        pytest.param("Symbol", "00B3", "n≥1", id="at least, by its bare code"),
        pytest.param("Wingdings", "F0FE", "n☑1", id="a box with a tick"),
        pytest.param("Wingdings 2", "F0A3", "n☐1", id="an empty box"),
        pytest.param("宋体", "2460", "n①1", id="a character of a usual font"),
        pytest.param("Symbol", "F0F0", "n1", id="a sign that no character is"),
        pytest.param("Symbol", "D800", "n1", id="half a character"),
        pytest.param("Wingdings", "x", "n1", id="no code"),
    ],
)
def test_signs_of_symbol_fonts(font, code, shown):
    assert words(p("n", f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', "1")) == [shown]


def test_words_set_on_a_path_are_read():
    art = '<w:r><w:pict><v:shape><v:textpath string="某县2023年 年度报告"/></v:shape></w:pict></w:r>'
    assert words(p(art), p("正文")) == ["某县2023年 年度报告", "正文"]


DRAWING = '<w:r><w:drawing><wp:{0} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"{1}>{2}{3}</wp:{0}></w:drawing></w:r>'
EXTENT = '<wp:extent cx="{}" cy="{}"/>'.format
BLIP = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
SHAPE = '<x:wsp xmlns:x="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"/>'
CM = 360_000


@pytest.mark.parametrize(
    ("block", "count"),
    [
        pytest.param(p(DRAWING.format("inline", "", EXTENT(15 * CM, 8 * CM), BLIP)), 1, id="a picture as large as a table"),
        pytest.param(p(DRAWING.format("inline", "", "", "")), 1, id="of no known size"),
        pytest.param(p(DRAWING.format("anchor", "", EXTENT(4 * CM, 4 * CM), BLIP)), 0, id="a stamp"),
        pytest.param(p(DRAWING.format("inline", "", EXTENT(15 * CM, CM // 2), BLIP)), 0, id="a line of ornament"),
        pytest.param(p(DRAWING.format("anchor", ' behindDoc="1"', EXTENT(20 * CM, 29 * CM), BLIP)), 0, id="a ground for words"),
        pytest.param(p(DRAWING.format("anchor", "", EXTENT(15 * CM, 8 * CM), SHAPE)), 0, id="an arrow"),
        pytest.param(p('<w:r><w:object/></w:r>'), 1, id="an embedded workbook"),
        pytest.param("<w:altChunk/>", 1, id="another file that stands for words"),
    ],
)  # fmt: skip
def test_what_stands_in_the_place_of_words_in_a_word_document(block, count):
    source = read_bytes(word(p(numbered(0), run("总体情况")), block), "x")
    assert source.notes.get("pictures", 0) == count


def page(body: str) -> str:
    return f"<!doctype html><body><p>某县2023年度报告</p><p>一、总体情况</p><p>共3件。</p>{body}<p>落款单位</p></body>"


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        pytest.param("<p>共<del>9</del>24件</p>", "共24件", id="del"),
        pytest.param("<p>共<s>9</s>24件</p>", "共24件", id="s"),
        pytest.param("<p>共<strike>9</strike>24件</p>", "共24件", id="strike"),
        pytest.param('<p>共<span style="text-decoration: line-through">9</span>24件</p>', "共24件", id="struck out by its style"),
        pytest.param('<p>共<span style="color:red;font-size:0">9</span>24件</p>', "共24件", id="of no size"),
        pytest.param('<p>共<span style="font-size: 0.0px !important;">9</span>24件</p>', "共24件", id="of no size, with a unit"),
        pytest.param('<p>共<span style="font-size:0.5em">9</span>24件</p>', "共924件", id="of half the size"),
        pytest.param('<p style="font-size:0"><span style="font-size:16px">共24件</span></p>', "共24件", id="a size within no size: a layout"),
        pytest.param('<div style="font-size:0"><b class=t>共24件</b></div>', "共24件", id="no size of a box: its classes may have one"),
        pytest.param('<p>共<span style="position:absolute;left:-9999px">9</span>24件</p>', "共24件", id="off the page"),
        pytest.param('<p>共<span style="position:absolute;clip: rect(0 0 0 0)">9</span>24件</p>', "共24件", id="clipped to nothing"),
        pytest.param('<p>共<span style="position:relative;left:-1px">9</span>24件</p>', "共924件", id="a little to the left"),
        pytest.param('<style>.no{display:none}</style><p>共<b class="x no">9</b>24件</p>', "共24件", id="by a class that the page hides"),
        pytest.param('<style>/*.no{}*/ p #no , i{ visibility : hidden }</style><p>共<i>9</i>24件</p>', "共24件", id="by an element that it hides"),
        pytest.param('<style>.no{display:none}.no.x{display:inline}</style><p>共<b class="x no">9</b>24件</p>', "共924件", id="by a class, and another shows it"),
        pytest.param('<style>.no{display:none}p .no{display:inline}</style><p>共<b class="no">9</b>24件</p>', "共924件", id="by a class, shown where it stands"),
        pytest.param('<style>div .no{display:none}</style><p>共<b class="no">9</b>24件</p>', "共924件", id="by a class, elsewhere it may be"),
        pytest.param('<style>@media print{.no{display:none}}</style><p>共<b class="no">9</b>24件</p>', "共924件", id="by a class, in print"),
        pytest.param('<style media="print">.no{display:none}</style><p>共<b class="no">9</b>24件</p>', "共924件", id="by a sheet for print"),
        pytest.param('<style>.no{display:none!important}#a{display:inline}</style><p>共<b class="no" id="a">9</b>24件</p>', "共24件", id="by a class, whatever else says"),
        pytest.param('<style>.no{</style><p>共<b class="no">9</b>24件</p>', "共924件", id="by nothing: a sheet cut short"),
        pytest.param('<table><tr><td>许可<td><input value="118"></table>', "许可\t118", id="a field in a cell"),
        pytest.param('<table><tr><td>许可<td><input type=hidden value="118"></table>', "许可\t", id="a hidden field"),
        pytest.param('<table><tr><td>许可<td><input type=checkbox value="1">是</table>', "许可\t是", id="a box to tick"),
        pytest.param('<p>搜索 <input value="请输入"></p>', "搜索", id="a field to search with"),
    ],
)  # fmt: skip
def test_what_a_page_shows(markup, seen):
    assert seen in read_bytes(page(markup).encode(), "x").text.split("\n")


@pytest.mark.parametrize(
    ("markup", "count"),
    [
        pytest.param('<img src="t.png" width=700>', 1, id="a picture as wide as a table"),
        pytest.param('<img src="t.png">', 1, id="a picture of no known width"),
        pytest.param('<img src="t.png" width=90>', 0, id="a stamp"),
        pytest.param('<img src="/images/icon_print.png">', 0, id="an icon"),
        pytest.param('<img data-original="/u/t.jpg">', 1, id="a picture that is loaded when one comes to it"),
        pytest.param("<img>", 0, id="a picture of nothing"),
        pytest.param("<svg width=800 height=600><text>许可 17</text></svg>", 1, id="words in a drawing"),
        pytest.param("<svg width=16 height=16><path/></svg>", 0, id="a drawn icon"),
        pytest.param('<canvas style="width: 700px"></canvas>', 1, id="a chart that a script draws"),
        pytest.param('<iframe src="/files/nb.pdf" width=900></iframe>', 1, id="a document in a frame"),
        pytest.param('<object data="nb.ofd?v=1"></object>', 1, id="a document as an object"),
        pytest.param('<iframe src="/share.html" width=300></iframe>', 0, id="another page in a frame"),
    ],
)
def test_what_stands_in_the_place_of_words_in_a_page(markup, count):
    source = read_bytes(page(f"<p>{markup}</p>").encode(), "x")
    assert source.notes.get("pictures", 0) == count


REPEATED = "<p>一、甲</p><p>二、乙</p><p>三、{}</p>"


@pytest.mark.parametrize(
    ("second", "times"),
    [
        pytest.param("丙", 1, id="the same words for another screen"),
        pytest.param("丁", 2, id="other words"),
    ],
)
def test_what_a_page_says_twice_is_read_once(second, times):
    boxes = f"<div>{REPEATED.format('丙')}</div><div class=m>{REPEATED.format(second)}</div>"
    assert read_bytes(page(boxes).encode(), "x").text.count("二、乙") == times


def test_paragraphs_that_stand_twice_in_one_box_are_read_twice():
    assert read_bytes(page(f"<div>{REPEATED.format('丙') * 2}</div>").encode(), "x").text.count("二、乙") == 2


def test_what_hides_half_of_the_page_is_shown_by_a_script():
    sheet = "<style>.con{display:none}</style>"
    text = read_bytes(
        page(f'{sheet}<div class="con"><p>二、其他</p><p>{"三" * 80}</p></div>').encode(), "x"
    ).text
    assert "二、其他" in text


@pytest.mark.parametrize(
    ("body", "zh", "en"),
    [
        pytest.param("<svg><text>一、总体情况</text></svg>", "SVG", "SVG", id="words in pictures"),
        pytest.param("<script>write()</script>", "脚本", "scripts", id="words of a script"),
    ],
)
def test_a_page_without_words_says_why(body, zh, en):
    with pytest.raises(UnreadableError) as caught:
        read_bytes(f"<!doctype html><body>{body}</body>".encode(), "x")
    assert zh in caught.value.zh
    assert en in caught.value.en
