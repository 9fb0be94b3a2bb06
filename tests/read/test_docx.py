"""A Word document becomes the text that its pages show, and every character points into it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.errors import UnreadableError
from linter.judge.lint import lint
from linter.parse import parse
from linter.read import legacy, read_bytes
from linter.read.docx.numerals import numeral
from linter.rulepack import shipped_pack
from linter.text.source import Source, Span
from tests.documents import (
    DOWN,
    GOES_ON,
    LEVELS,
    SPAN,
    changed,
    encrypted,
    from_text,
    lying,
    numbered,
    ole,
    p,
    run,
    tbl,
    tc,
    with_body,
    word,
)

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/disclosure"


def lines(*blocks: str, **parts: str) -> list[str]:
    return read_bytes(word(*blocks, **parts), "x").text.split("\n")[:-1]


def where(source: Source, words: str) -> dict[str, object]:
    start = source.text.index(words)
    return source.origin(Span(start, start + len(words)))


def test_number_of_a_heading_stands_before_it() -> None:
    text = [
        p(numbered(0), run("总体情况")),
        p(numbered(1), run("主动公开。")),
        p("正文。"),
        p(numbered(1), run("依申请公开。")),
        p(numbered(0), run("主动公开情况")),
        p(numbered(1), run("网站")),
        p(numbered(2), run("2023年")),
    ]
    assert lines(*text) == [
        "一、总体情况", "（一）主动公开。", "正文。", "（二）依申请公开。", "二、主动公开情况", "（一）网站", "1. 2023年",
    ]  # fmt: skip


def test_number_may_come_from_a_style_or_from_one_that_it_is_based_on() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/>{}</w:style>'
    levels = LEVELS.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:pStyle w:val="Two"/>')
    styles = (
        style.format("One", "one", '<w:pPr><w:numPr><w:numId w:val="91"/></w:numPr></w:pPr>')
        + style.format("Based", "based", '<w:basedOn w:val="One"/>')
        + style.format("Two", "two", '<w:basedOn w:val="One"/><w:pPr><w:numPr><w:numId w:val="91"/></w:numPr></w:pPr>')
        + style.format("Round", "round", '<w:basedOn w:val="Round"/>')
        + style.format("Toc", "toc 1", "")
    )  # fmt: skip
    styled = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'.format
    off = '<w:pPr><w:pStyle w:val="One"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    text = [
        p(styled("Toc"), run("一、甲\t1")),
        p(styled("One"), run("甲")),
        p(styled("Two"), run("乙")),
        p(off, run("丙")),
        p(styled("Round"), run("丁")),
        p(styled("Based"), run("戊")),
    ]
    assert lines(*text, levels=levels, styles=styles) == ["一、甲", "（一）乙", "丙", "丁", "二、戊"]


def test_lists_start_again_where_they_say_so() -> None:
    lists = '<w:num w:numId="92"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="93"><w:abstractNumId w:val="90"/></w:num>'
    items = [p(numbered(0, number), run("甲")) for number in (91, 93, 92, 92, 91)]
    assert lines(*items, lists=lists) == ["一、甲", "二、甲", "五、甲", "六、甲", "七、甲"]
    kept = LEVELS.replace(
        '<w:lvlText w:val="（%2）"/>', '<w:lvlRestart w:val="0"/><w:isLgl/><w:lvlText w:val="%1.%2"/>'
    )
    items = [p(numbered(level), run("甲")) for level in (0, 1, 0, 1)]
    assert lines(*items, levels=kept) == ["一、甲", "1.1 甲", "二、甲", "2.2 甲"]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", "1 10 11 20 101"),
        ("chineseCounting", "一 十 十一 二十 一〇一"),
        ("chineseCountingThousand", "一 十 十一 二十 一百零一"),
        ("taiwaneseCountingThousand", "一 十 十一 二十 一百零一"),
        ("taiwaneseCounting", "一 十 十一 二十 一〇一"),
        ("japaneseCounting", "一 十 十一 二十 一百零一"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇一"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零壹"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 101"),
        ("decimalEnclosedCircleChinese", "① ⑩ ⑪ ⑳ 101"),
        ("decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 101"),
        ("decimalFullWidth", "１ １０ １１ ２０ １０１"),
        ("decimalZero", "01 10 11 20 101"),
        ("upperRoman", "I X XI XX CI"),
        ("lowerRoman", "i x xi xx ci"),
        ("upperLetter", "A J K T WWWW"),
        ("lowerLetter", "a j k t wwww"),
        ("ideographTraditional", "甲 癸 甲 癸 甲"),
        ("ordinal", "1st 10th 11th 20th 101st"),
        ("cardinalText", "One Ten Eleven Twenty 101"),
        ("ordinalText", "First Tenth Eleventh Twentieth 101st"),
        ("bullet", "    "),
        ("none", "    "),
        ("unheard-of", "1 10 11 20 101"),
    ],
)
def test_numerals(form: str, shown: str) -> None:
    assert " ".join(numeral(number, form) for number in (1, 10, 11, 20, 101)) == shown
    assert all(isinstance(numeral(number, form), str) for number in (-5, 0, 110, 1001, 9999, 10**8))


def test_numbers_in_words() -> None:
    words = [numeral(number, "ordinalText") for number in (2, 5, 12, 19, 21, 30, 99)]
    assert words == ["Second", "Fifth", "Twelfth", "Nineteenth", "Twenty-first", "Thirtieth", "Ninety-ninth"]
    assert numeral(42, "cardinalText") == "Forty-two"


def test_digits_for_every_number_of_a_label_leave_a_zero_before_them() -> None:
    levels = LEVELS.replace(
        '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/>',
        '<w:numFmt w:val="decimalZero"/><w:isLgl/><w:lvlText w:val="%1.%2"/>',
    )
    assert levels != LEVELS
    assert lines(*(p(numbered(level), run("甲")) for level in (0, 1)), levels=levels) == ["一、甲", "1.01 甲"]


def test_changes_are_read_as_accepted() -> None:
    ins, gone = (
        '<w:ins w:id="1" w:author="甲">{}</w:ins>',
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>',
    )
    ended = f"<w:pPr>{numbered(0)[7:-8]}<w:rPr><w:del w:id='3' w:author='甲'/></w:rPr></w:pPr>"
    moved = '<w:moveFrom w:id="4" w:author="甲"><w:r><w:t>旧</w:t></w:r></w:moveFrom>'
    data = word(
        p("办结15件，", ins.format(run("结转2件，")), gone.format("结转3件，"), "按时。", moved),
        p(ended, gone.format("不要的部分")),
        p(numbered(0), run("总体情况")),
        p("<w:pPr><w:rPr><w:del w:id='5' w:author='甲'/></w:rPr></w:pPr>", run("前半，")),
        p("后半。"),
        '<w:tbl><w:tr><w:trPr><w:del w:id="6" w:author="甲"/></w:trPr>' + tc("删") + tc("1") + "</w:tr><w:tr>" + tc("留") + tc("2") + "</w:tr></w:tbl>",
    )  # fmt: skip
    source = read_bytes(data, "x")
    assert source.text.split("\n")[:-1] == [
        "办结15件，结转2件，按时。",
        "一、总体情况",
        "前半，后半。",
        "留\t2",
    ]
    assert source.notes["open_revisions"] >= 6
    assert where(source, "留") == {"table": 1, "row": 2, "column": 1}


def test_text_box_is_read_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>".format(p("盒内"))
    twice = f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    old = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    assert lines(p(run("前"), twice, run("后"))) == ["前后", "盒内"]
    neither, later = (
        "<mc:AlternateContent><w:r/></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    )
    assert lines(p(run("前"), neither, later.format(run("后")))) == ["前后"]
    assert lines(p(old), p("下")) == ["盒内", "下"]
    assert lines(tbl([tc(p(run("左"), twice)), tc("右")])) == ["左\t右", "盒内"]


def test_what_is_not_the_reports_text_is_left_out() -> None:
    contents = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    text = lines(
        contents.format(p("一、总体情况")),
        '<w:sdt><w:sdtPr/><w:sdtContent>' + p("框内") + "</w:sdtContent></w:sdt>",
        p(run("藏", "<w:vanish/>"), run("露", '<w:vanish w:val="0"/>'), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        p(field, run("2024年")),
        p("<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>"),
        p("<m:oMath><m:r><m:t>1+2</m:t></m:r></m:oMath>", "<w:hyperlink>" + run("链接") + "</w:hyperlink>"),
    )  # fmt: skip
    assert text == ["框内", "露", "2024年", "拼", "1+2链接"]


UP, STRUCK = '<w:vertAlign w:val="superscript"/>', "<w:strike/>"


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        ([run("118"), run("1", UP)], "118¹"),
        ([run("118"), run("注2", UP), run("件")], "118注²件"),
        ([run("118"), run("1", '<w:vertAlign w:val="subscript"/>')], "1181"),
        ([run("118"), run("1", '<w:vertAlign w:val="baseline"/>')], "1181"),
        ([run("117", STRUCK), run("118")], "118"),
        ([run("117", "<w:dstrike/>"), run("118", '<w:strike w:val="0"/>')], "118"),
        ([run("118"), run("1", '<w:rStyle w:val="Mark"/>')], "118¹"),
        ([run("118"), run("1", '<w:rStyle w:val="Late"/>')], "118¹"),
        ([run("118"), run("1", '<w:rStyle w:val="Late"/><w:vertAlign w:val="baseline"/>')], "1181"),
        ([run("117", '<w:rStyle w:val="Gone"/>'), run("118")], "118"),
    ],
)
def test_raised_digits_are_marks_and_what_is_struck_out_is_gone(runs: list[str], read: str) -> None:
    style = '<w:style w:type="character" w:styleId="{}">{}</w:style>'.format
    styles = (
        style("Mark", f"<w:rPr>{UP}</w:rPr>")
        + style("Late", '<w:basedOn w:val="Mark"/>')
        + style("Gone", f"<w:rPr>{STRUCK}</w:rPr>")
    )
    assert lines(p(*runs), styles=styles) == [read]


def test_breaks_and_tabs() -> None:
    tab, br = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
    assert lines(p(tab, tab, "电话", tab, "123", tab), p("甲", br, "乙"), p(), p("丙\n丁")) == [
        "电话\t123",
        "甲",
        "乙",
        "丙 丁",
    ]
    cell = tc(p("本年") + p("新收", br, "数量") + p("a", tab, "b"))
    assert lines(tbl([cell, tc("1")])) == ["本年新收数量 a b\t1"]


def test_words_of_a_merged_cell_stand_in_its_first_row_and_column() -> None:
    table = tbl(
        [tc("勾稽", SPAN(2) + DOWN), tc("申请人", SPAN(2))],
        [tc("", SPAN(2) + GOES_ON), tc("自然人"), tc("总计")],
        [tc("三、", DOWN), tc("公开"), tc("5"), tc("")],
        [tc("看不见的字", GOES_ON), tc("不公开"), tc(""), tc("7")],
        [tc("四、", SPAN(2)), tc("2"), tc("2")],
    )
    source = read_bytes(word(p("题"), table), "x")
    assert source.text.split("\n")[:-1] == [
        "题", "勾稽\t\t申请人", "\t\t自然人\t总计", "三、\t公开\t5\t", "\t不公开\t\t7", "四、\t\t2\t2",
    ]  # fmt: skip
    assert where(source, "自然人") == {"table": 1, "row": 2, "column": 3}
    assert where(source, "7") == {"table": 1, "row": 4, "column": 4}
    assert where(source, "2\n") == {"table": 1, "row": 5, "column": 4}
    blank = source.text.index("不公开") + 4
    assert source.origin(Span(blank, blank)) == {"table": 1, "row": 4, "column": 3}


def test_tables_that_only_lay_out_the_page_are_paragraphs() -> None:
    inner = tbl([tc("内1"), tc("内2")])
    assert lines(tbl([tc("外"), tc(inner + p("后"))])) == ["外", "内1\t内2", "后"]
    assert lines(tbl([tc(p("一、总体情况") + p("甲。乙。"))])) == ["一、总体情况", "甲。乙。"]


def test_origin_names_paragraph_and_run() -> None:
    source = read_bytes(word(p("一"), p(), p(numbered(0), run("总体"), run("情况"))), "x")
    assert source.text == "一\n一、总体情况\n"
    assert where(source, "情") == {"paragraph": 3, "run": 2}
    assert where(source, "一、") == {"paragraph": 3}
    assert (source.format, source.encoding) == ("docx", None)


@pytest.mark.parametrize(
    "options", [{}, {"automatic": True}, {"merged": True}, {"merged": True, "automatic": True}]
)
@pytest.mark.parametrize("name", ["2023-faulty", "2023-clean", "2020-faulty", "2016-faulty"])
def test_same_report_as_text_and_as_word_has_the_same_findings(name: str, options: dict[str, bool]) -> None:
    if name == "2020-faulty" and options.get("automatic"):
        pytest.skip("its headings are numbered wrongly, which Word does not do")
    pack = shipped_pack()
    text = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    plain = Source("x", text)
    source = read_bytes(from_text(text, **options), "x")
    if not options:
        assert [line for line in source.text.split("\n") if line] == [
            line for line in text.split("\n") if line.strip()
        ]
    one, other = parse(plain, pack.domain), parse(source, pack.domain)
    assert [(s.level, s.number, s.title) for s in one.root.walk()] == [
        (s.level, s.number, s.title) for s in other.root.walk()
    ]
    assert _cells(one) == _cells(other)
    said = [
        sorted((f.rule, f.arithmetic, s.quote(f.span).strip()) for f in lint(s, pack).findings)
        for s in (plain, source)
    ]
    assert said[0] == said[1]


def _cells(report):  # type: ignore[no-untyped-def]
    return [
        [(cell.place, cell.missing, cell.figure and cell.figure.value) for cell in table.filled.cells]
        for table in report.tables
        if table.filled
    ]


# Files that mean harm, or are broken: each is refused at once, in both languages.

GOOD = word(p("一、总体情况"), tbl([tc("甲"), tc("1")]))
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
P = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
HOSTILE = {
    "much text": lambda: with_body(b"<w:p><w:r><w:t>" + b"a" * 100_000_000 + b"</w:t></w:r></w:p>"),
    "many paragraphs": lambda: with_body(b"<w:p/>" * 3_000_000),
    "many tags": lambda: with_body(b"".join(b"<w:p a='%d'/>" % (n * 7919 % 1_000_003) for n in range(900_000))),
    "a size that lies": lambda: lying(with_body(P * 1_200_000), b"word/document.xml", 1000),
    "many parts": lambda: _parts(4000),
    "encrypted parts": lambda: encrypted(GOOD),
    "entities in entities": lambda: with_body(b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", ENTITIES),
    "an entity from a file": lambda: with_body(b"<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", FILE),
    "a DTD in UTF-16": lambda: changed(GOOD, "word/document.xml", lambda old: (FILE + b"<a>&a;</a>").decode().encode("utf-16")),
    "deep nesting": lambda: with_body(b"<w:sdt><w:sdtContent>" * 5000 + b"</w:sdtContent></w:sdt>" * 5000),
    "truncated": lambda: GOOD[: len(GOOD) // 2],
    "truncated in the directory": lambda: GOOD[:-30],
    "no text part": lambda: changed(GOOD, "_rels/.rels", lambda old: old.replace(b"word/document.xml", b"word/none.xml")),
    "broken XML": lambda: changed(GOOD, "word/document.xml", lambda old: old[:-9]),
    "broken styles": lambda: changed(GOOD, "word/styles.xml", lambda old: b"<"),
    "no XML": lambda: changed(GOOD, "word/document.xml", lambda old: b""),
    "another document": lambda: changed(GOOD, "word/document.xml", lambda old: b"<html/>"),
    "no words": lambda: word(p()),
}  # fmt: skip


def _parts(count: int) -> bytes:
    import io
    import zipfile

    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(count):
            archive.writestr(f"word/media/{number}", b"")
    return out.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_document_is_refused(name: str) -> None:
    data = HOSTILE[name]()
    with pytest.raises(UnreadableError) as caught:
        read_bytes(data, "x")
    assert "Word" in caught.value.zh
    assert "Word" in caught.value.en
    assert caught.value.stage == "read"


def test_spans_of_any_size_are_survived() -> None:
    for span in ("99999999", "-3", "x", "9" * 5000):
        text = lines(tbl([tc("甲", SPAN(span)), tc("1")]))
        assert text[0].replace("\t", "") == "甲1"
        assert len(text[0]) < 200


@given(st.data())
def test_damage_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    broken = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(4, len(GOOD) - 1))] = data.draw(st.integers(0, 255))
    try:
        source = read_bytes(bytes(broken), "x")
    except UnreadableError:
        return
    assert source.text


@given(st.lists(st.sampled_from([b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tbl>", b"<w:tr>", b"</w:tr>", b"<w:tc>", b"</w:tc>", b"<w:t>a</w:t>", b"<w:r>", b"</w:r>", b"<w:ins>", b"</w:ins>", b"<w:txbxContent>", b"</w:txbxContent>", b"<w:sdt>", b"</w:sdt>"]), max_size=30))  # fmt: skip
def test_elements_in_any_order_are_read_or_refused(tags: list[bytes]) -> None:
    try:
        source = read_bytes(with_body(b"".join(tags)), "x")
    except UnreadableError:
        return
    for at in range(len(source.text) + 1):
        assert source.origin(Span(at, at))


# Legacy documents, by way of LibreOffice.

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")


def test_legacy_document_without_libreoffice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "program", lambda: None)
    with pytest.raises(UnreadableError) as caught:
        read_bytes(OLE, "x")
    assert "LibreOffice" in caught.value.zh
    assert ".docx" in caught.value.en


def test_conversion_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\n(sleep 30; touch {tmp_path}/late) &\nsleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setattr(legacy, "program", lambda: str(slow))
    monkeypatch.setattr(legacy, "TIMEOUT", 0.3)
    with pytest.raises(UnreadableError, match="converted"):
        read_bytes(ole("WordDocument", b"x"), "x")
    assert not (tmp_path / "late").exists()  # nobody waited for it


@pytest.mark.skipif(legacy.program() is None, reason="LibreOffice is not installed")
def test_legacy_document_is_read_like_a_new_one(tmp_path: Path) -> None:
    text = (
        p(numbered(0), run("总体情况"))
        + tbl([tc("三、", DOWN), tc("5")], [tc("", GOES_ON), tc("7")])
        + p("后")
    )
    (tmp_path / "new.docx").write_bytes(word(text))
    command = [str(legacy.program()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(tmp_path / "new.docx")]  # fmt: skip
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    source = read_bytes((tmp_path / "new.doc").read_bytes(), "x.doc")
    assert source.text.split("\n")[:-1] == ["一、总体情况", "三、\t5", "\t7", "后"]
    assert source.original is not None
    assert source.original.startswith(b"PK")
