"""Word files: the XML in them is what is changed."""

import io

from docx import Document

from bench.fuzz.sound import checked
from bench.fuzz.vocabulary import packed, reports, unpacked
from linter.read import read_bytes

_TAGS = (
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:pPr", "w:numPr", "w:sdt", "w:sdtContent", "w:ins", "w:del", "w:hyperlink", "w:smartTag", "w:fldSimple", "w:footnote", "w:txbxContent",
)  # fmt: skip
_EMPTY = (
    '<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="-1"/>', '<w:gridSpan w:val="x"/>', '<w:gridSpan/>', '<w:vMerge/>', '<w:vMerge w:val="restart"/>', "<w:tab/>", "<w:br/>", '<w:ilvl w:val="1"/>',
    '<w:ilvl w:val="99"/>', '<w:numId w:val="1"/>', '<w:numId w:val="a"/>', '<w:start w:val="999999999999"/>', '<w:lvlText w:val="%1%2%9、"/>', '<w:numFmt w:val="chineseCounting"/>',
    '<w:numFmt w:val="upperRoman"/>', '<w:numFmt w:val="upperLetter"/>', '<w:outlineLvl w:val="0"/>', '<w:pStyle w:val="Heading1"/>', '<w:vanish/>', '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="end"/>', '<w:instrText>PAGE</w:instrText>', '<w:sym w:char="F0A8"/>', '<w:sym w:char="zz"/>', '<w:noBreakHyphen/>', '<w:basedOn w:val="Heading1"/>', '<w:gridBefore w:val="2"/>',
)  # fmt: skip
WORDS = [*(f"<{tag}>" for tag in _TAGS), *(f"</{tag}>" for tag in _TAGS), *_EMPTY * 2]
_PARTS = r"word/(?:document|numbering|_rels/document\.xml\.rels)\.xml|word/_rels/document\.xml\.rels"


def _word(text: str) -> bytes:
    document = Document()
    for number, line in enumerate(text.split("\n")):
        document.add_paragraph(line, style="List Number" if number == 2 else None)
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "合计"
    table.cell(0, 1).text, table.cell(1, 2).text = "12", "3"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


ARCHIVE = _word("清泉县2015年政府信息公开工作年度报告\n一、概述\n共12条。")


def seeds() -> list[bytes]:
    """Return the text and the lists of reports in Word, as XML."""
    texts = [report.decode("utf-8") for report in reports() if len(report) < 2000][::5]
    return [unpacked(_word(text), r"word/document\.xml") for text in texts] + [
        unpacked(ARCHIVE, r"word/_rels/.*|word/document\.xml|\[Content_Types\]\.xml|_rels/\.rels"),
        unpacked(_word("甲\n乙\n丙"), r"word/numbering\.xml"),
    ]


def one(data: bytes) -> None:
    """Read a Word file whose parts are *data*, and lint it."""
    source = read_bytes(packed(data, ARCHIVE), "x.docx")
    if len(source.text) < 3000:
        checked(source)
