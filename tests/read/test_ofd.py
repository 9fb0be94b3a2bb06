"""Pages of an OFD document are read as they are seen: what stands on them, in order, and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.errors import UnreadableError
from linter.read import read_bytes
from linter.read.ofd.numbers import steps
from linter.text.source import Span
from tests import ofds
from tests.ofds import NS, box, document, packed, rule, text_object

POINTS = 72 / 25.4


def lines(*pages: str, **more: object) -> list[str]:
    return read_bytes(document(pages, **more), "x").text.split("\n")[:-1]  # type: ignore[arg-type]


def refused(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "x.ofd")
    assert caught.value.zh
    return caught.value


def table(style: ofds.Style = ofds.PLAIN) -> str:
    """Two rows of two cells, the first row over both."""
    boxes = ((20, 50, 120, 60), (20, 60, 70, 70), (70, 60, 120, 70))
    words = text_object("收到申请", 22, 56, style=style) + text_object("总计", 22, 66, style=style)
    return "".join(box(*one, style=style) for one in boxes) + words + text_object("118", 72, 66, style=style)


@pytest.mark.parametrize(
    "style",
    [
        pytest.param(ofds.PLAIN, id="lines"),
        pytest.param(ofds.Style(single=True), id="an object a character"),
        pytest.param(ofds.Style(filled=True), id="rules as thin shapes"),
        pytest.param(ofds.Style(runs=False), id="a step a character"),
        pytest.param(ofds.Style(scaled=True), id="other units and a matrix"),
    ],
)
def test_a_table_and_where_it_stands(style: ofds.Style) -> None:
    source = read_bytes(document([table(style)]), "x")
    assert source.text == "收到申请\n总计\t118\n"
    (grid,) = source.grids
    assert [cell[:4] for cell in grid.cells] == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]
    at = source.text.index("118")
    where = source.origin(Span(at, at + 3))
    assert where["page"] == 1
    assert where["box"] == pytest.approx([70 * POINTS, 60 * POINTS, 120 * POINTS, 70 * POINTS], abs=0.5)
    assert source.format == "ofd"


def test_the_page_has_its_own_box() -> None:
    source = read_bytes(document([text_object("总计", 110, 216)], area="100 200 210 297"), "x")
    where = source.origin(Span(0, 1))
    assert where["box"][0] == pytest.approx(10 * POINTS, abs=0.3)
    assert where["box"][3] == pytest.approx(16.5 * POINTS, abs=0.5)


HEADER = text_object("枫渡县政务公开", 80, 12)
GREY = '<ofd:FillColor Value="0 0 0" Alpha="{}"/>'
GROUP = '<ofd:CompositeObject ID="5" Boundary="30 40 50 50" ResourceID="{}"/>'
UNITS = f'<ofd:Res {NS}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="6" Width="50" Height="50"><ofd:Content>{text_object("盖章", 2, 9)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>'


def _aside(words: str, x: float, y: float, matrix: str) -> str:
    return text_object(words, x, y).replace("<ofd:TextObject ", f'<ofd:TextObject CTM="{matrix}" ', 1)


@pytest.mark.parametrize(
    ("objects", "read"),
    [
        pytest.param(text_object("总计", 30, 50) + text_object("12件", 50, 50), ["总计\t12件"], id="side by side"),
        pytest.param(text_object("后", 30, 60) + text_object("前", 30, 50), ["前", "后"], id="from top to bottom, whatever comes first"),
        pytest.param(text_object("甲", 30, 50, more=' Visible="false"') + text_object("乙", 30, 60), ["乙"], id="not visible"),
        pytest.param(text_object("甲", 30, 50, more=' Alpha="0"') + text_object("乙", 30, 60), ["乙"], id="not opaque at all"),
        pytest.param(text_object("乙", 30, 60, more=' Alpha="127"'), ["乙"], id="half opaque"),
        pytest.param(text_object("甲", 30, 50).replace("<ofd:TextCode", GREY.format(0) + "<ofd:TextCode") + text_object("乙", 30, 60), ["乙"], id="in a colour that nobody sees"),
        pytest.param(text_object("总计", 30, 50) + text_object("总计", 30.2, 50), ["总计"], id="twice, to look bold"),
        pytest.param(text_object("11", 30, 50), ["11"], id="a digit twice is two"),
        pytest.param(text_object("甲", 30, 50) + text_object("乙", 30, 400), ["甲"], id="off the page"),
        pytest.param(f"<ofd:PageBlock>{text_object('甲', 30, 50)}<ofd:PageBlock>{text_object('乙', 30, 60)}</ofd:PageBlock></ofd:PageBlock>", ["甲", "乙"], id="blocks in blocks"),
        pytest.param(text_object("⼀⺠", 30, 50), ["一民"], id="radicals"),
        pytest.param(text_object("总计", 30, 50).replace("总计", "\n    总计\n   "), ["总计"], id="a part that was set in lines"),
        pytest.param(text_object("8340条", 30, 50) + rule(29, 48.7, 41, 48.7) + text_object("新", 30, 60), ["新"], id="struck out"),
        pytest.param(text_object("36件", 30, 50) + text_object("1", 37.5, 48.6, 2.2), ["36件¹"], id="a raised digit behind a word"),
        pytest.param(text_object("36", 30, 50) + text_object("1", 33.8, 48.8, 2.2), ["36¹"], id="a raised digit"),
        pytest.param(_aside("旋转", 100, 100, "0 1 -1 0 0 0"), ["旋转"], id="all of the page turned"),
    ],
)  # fmt: skip
def test_what_is_seen_is_read(objects: str, read: list[str]) -> None:
    assert lines(objects) == read


def test_what_a_cell_cuts_off_is_not_read() -> None:
    clip = '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 8 9"><ofd:AbbreviatedData>M 0 0 L 8 0 L 8 9 L 0 9 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>'
    cut = text_object("看得见看不见", 30, 50).replace("<ofd:TextCode", clip + "<ofd:TextCode")
    assert lines(cut) == ["看得"]


def test_a_drawing_from_the_resources_is_drawn() -> None:
    common = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>none.xml</ofd:DocumentRes>"
    more = {"Doc_0/PublicRes.xml": UNITS}
    source = read_bytes(document([GROUP.format(6) + GROUP.format(99)], common=common, more=more), "x")
    assert source.text == "盖章\n"
    assert source.origin(Span(0, 1))["box"][0] == pytest.approx(32 * POINTS, abs=0.3)


def test_a_template_lies_under_every_page_and_headers_are_left_out() -> None:
    pages = [text_object(words, 30, 100) for words in ("一", "二", "三")]
    assert lines(*pages, template=HEADER) == ["一", "二", "三"]
    assert lines(*pages, template=text_object("底", 30, 90)) == ["底", "一", "底", "二", "底", "三"]


def test_several_documents_in_one_file_are_read_one_after_the_other() -> None:
    body = "<ofd:DocBody><ofd:DocRoot>{}/Document.xml</ofd:DocRoot></ofd:DocBody>"
    page = f"<ofd:Page {NS}><ofd:Content><ofd:Layer>{text_object('{}', 30, 50)}</ofd:Layer></ofd:Content></ofd:Page>"
    pages = f'<ofd:Document {NS}><ofd:Pages><ofd:Page BaseLoc="a.xml"/></ofd:Pages></ofd:Document>'
    parts = {"OFD.xml": f"<ofd:OFD {NS}>{body.format('Doc_0')}{body.format('Doc_1')}</ofd:OFD>"}
    for name, words in (("Doc_0", "甲"), ("Doc_1", "乙")):
        parts |= {f"{name}/Document.xml": pages, f"{name}/a.xml": page.replace("{}", words)}
    assert read_bytes(packed(parts), "x").text == "甲\n乙\n"


@pytest.mark.parametrize(
    "place",
    ["Pages/Page_0/Content.xml", "/Doc_0/Pages/Page_0/Content.xml", "./Pages/../Pages/Page_0/Content.xml",
     "Pages\\Page_0\\Content.xml", "pages/page_0/content.xml", "Doc_0/Pages/Page_0/Content.xml",
     "../../../../Doc_0/Pages/Page_0/Content.xml"],
)  # fmt: skip
def test_a_page_is_found_where_programs_say_it_is(place: str) -> None:
    data = document([text_object("总计", 30, 50)])
    assert read_bytes(_changed(data, "Pages/Page_0/Content.xml", place), "x").text == "总计\n"


def _changed(data: bytes, old: str, new: str, part: str = "Doc_0/Document.xml") -> bytes:
    from tests.documents import changed

    def change(xml: bytes) -> bytes:
        assert old.encode() in xml
        return xml.replace(old.encode(), new.encode())

    return changed(data, part, change)


ONE = document([text_object("总计", 30, 50)])
PAGE = "Doc_0/Pages/Page_0/Content.xml"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(lambda: _changed(ONE, PAGE[6:], "../../../../etc/passwd"), "damaged", id="a page outside"),
        pytest.param(lambda: _changed(ONE, PAGE[6:], "Pages/none.xml"), "damaged", id="a page that is not there"),
        pytest.param(lambda: _changed(ONE, PAGE[6:], ""), "damaged", id="a page that is nowhere"),
        pytest.param(lambda: _changed(ONE, "</ofd:Page>", "", PAGE), "damaged", id="a page that is cut"),
        pytest.param(lambda: ONE[:-60], "cut off", id="an archive that is cut"),
        pytest.param(lambda: document([text_object("总计", 30, 50)], more={"Encryptions.xml": "<a/>"}), "encrypted", id="encrypted"),
        pytest.param(lambda: packed({"OFD.xml": f"<ofd:OFD {NS}/>"}), "damaged", id="no documents"),
        pytest.param(lambda: document([]), "no text", id="no pages"),
        pytest.param(lambda: document(['<ofd:ImageObject Boundary="0 0 210 297" ResourceID="1"/>']), "a scan", id="a scan"),
        pytest.param(lambda: document(["a"] * 301), "300 pages", id="too many pages"),
        pytest.param(lambda: document([text_object("\ufffd总\ufffd", 30, 50)]), "which character", id="characters that are not told"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(make: Callable[[], bytes], said: str) -> None:
    assert said in refused(make()).en


def test_a_page_of_pictures_among_others_is_told() -> None:
    scan = '<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="1"/>'
    source = read_bytes(document([text_object("总计", 30, 50), scan]), "x")
    assert source.notes["scanned_pages"] == 1
    assert source.text == "总计\n"


def test_steps() -> None:
    assert steps("1 g 3 2 4", 9) == [1, 2, 2, 2, 4]
    assert steps("g 999999999999 2", 3) == []
    assert steps("g 99999999 2 5", 3) == [2, 2, 2]
    assert steps("g x 2 nan inf 1e999 3", 9) == [0, 0, 0, 3]


@pytest.mark.parametrize(
    "matrix", ["", "1 0 0", "0 0 0 0 0 0", "nan 0 0 nan 0 0", "1e300 0 0 1e300 0 0", "1 1 1 1 0 0"]
)
def test_a_matrix_that_is_none_ends_nothing(matrix: str) -> None:
    assert "后" in lines(_aside("甲", 30, 50, matrix) + text_object("后", 30, 80))


def test_paths_that_are_none_are_no_rules() -> None:
    paths = [
        "M",
        "L 1",
        "M 0 0 L",
        "B 1 2 3 4 5 6",
        "C C C",
        "M 0 0 A 1 2 3 4 5 6 7 L x y",
        "M 0 0 L 1 1 " * 40_000,
    ]
    drawn = "".join(f'<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>' for path in paths)  # fmt: skip
    assert lines(drawn + text_object("后", 30, 80)) == ["后"]


@pytest.mark.parametrize(("single", "filled"), [(False, False), (True, True)])
def test_a_table_over_pages_is_one(single: bool, filled: bool) -> None:
    rows = "\n".join(f"第{n}项\t{n}\t{n * n}" for n in range(60))
    text = f"一、总体情况\n\n项目\t数量\t金额\n{rows}\n\n二、其他"
    source = read_bytes(ofds.report(text, ofds.Style(single=single, filled=filled)), "x")
    assert len(source.grids) == 1
    assert source.text.split("\n")[1:-2] == text.split("\n\n")[1].split("\n")
