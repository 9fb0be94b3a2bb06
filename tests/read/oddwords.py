"""One report as Word documents that grew in offices: each with another of the ways in which the same words can stand in a file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.read.one_report import Table, blocks

NS = nsdecls("w")
_LIST = re.compile(r"(?:[一二三四五六七八九]、|（[一二三四五六七八九]）)")
Change = Callable[[Document], None]


def written(text: str, change: Change) -> bytes:
    """The report as a Word document, *change*d."""
    document = docx.Document()
    for block in blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block.strip("　"))
        else:
            _table(document, block)
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: Document, block: Table) -> None:
    width = max(cell.column + cell.across for row in block for cell in row)
    table = document.add_table(len(block), width, style="Table Grid")
    for number, row in enumerate(block):
        for cell in row:
            first = table.cell(number, cell.column)
            if cell.across * cell.down > 1:
                first = first.merge(table.cell(number + cell.down - 1, cell.column + cell.across - 1))
            first.text = cell.words


def _cells(document: Document) -> list[_Cell]:
    return [_Cell(tc, table) for table in document.tables for tc in table._tbl.iter(qn("w:tc"))]


def _wrapped(paragraph: Paragraph, before: str, after: str) -> None:
    """Put the runs of *paragraph* into the element that begins with *before* and ends with *after*."""
    runs = [run._r for run in paragraph.runs]
    if not runs:
        return
    at = parse_xml(f"{before}{after}".replace(">", f" {NS}>", 1))
    runs[0].addprevious(at)
    inner = at
    while len(inner):
        inner = inner[-1]
    for run in runs:
        inner.append(run)


def content_controls(document: Document) -> None:
    for paragraph in document.paragraphs:
        _wrapped(
            paragraph,
            '<w:sdt><w:sdtPr><w:alias w:val="正文"/></w:sdtPr><w:sdtContent>',
            "</w:sdtContent></w:sdt>",
        )
    for cell in _cells(document):
        for paragraph in cell.paragraphs:
            _wrapped(paragraph, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")


def controlled_rows(document: Document) -> None:
    """Every row, and every second cell, in a content control of its own."""
    for table in document.tables:
        for row in list(table._tbl.iter(qn("w:tr"))):
            for cell in list(row.iterchildren(qn("w:tc")))[::2]:
                box = parse_xml(f"<w:sdt {NS}><w:sdtPr/><w:sdtContent/></w:sdt>")
                cell.addprevious(box)
                box[-1].append(cell)
            box = parse_xml(f"<w:sdt {NS}><w:sdtPr/><w:sdtContent/></w:sdt>")
            row.addprevious(box)
            box[-1].append(row)


def revisions(document: Document) -> None:
    """Words deleted and others put in for them, a row and a paragraph that are gone."""
    for number, paragraph in enumerate(document.paragraphs):
        _wrapped(
            paragraph, f'<w:ins w:id="{number}" w:author="甲" w:date="2024-03-01T00:00:00Z">', "</w:ins>"
        )
        gone = f'<w:del {NS} w:id="{900 + number}" w:author="乙"><w:r><w:delText>旧稿12条</w:delText></w:r></w:del>'
        paragraph._p.append(parse_xml(gone))
    for cell in _cells(document):
        cell.paragraphs[0]._p.append(
            parse_xml(f'<w:del {NS} w:id="7" w:author="乙"><w:r><w:delText>9</w:delText></w:r></w:del>')
        )
    for table in document.tables:
        row = table._tbl.tr_lst[-1]
        again = parse_xml(
            f'<w:tr {NS}><w:trPr><w:del w:id="8" w:author="乙"/></w:trPr>'
            "<w:tc><w:p><w:r><w:t>删行</w:t></w:r></w:p></w:tc></w:tr>"
        )
        row.addnext(again)


def formats_revised(document: Document) -> None:
    """Old properties kept beside the new ones: none of them counts."""
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run._r.get_or_add_rPr().append(
                parse_xml(
                    f'<w:rPrChange {NS} w:id="3" w:author="甲"><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>'
                )
            )
        old = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:pPrChange {NS} w:id="4" w:author="甲">{old}</w:pPrChange>')
        )


def sections_and_columns(document: Document) -> None:
    """Two columns for the words, a page on its side for each table."""
    for table in document.tables:
        for kind in (WD_SECTION.NEW_PAGE, WD_SECTION.CONTINUOUS):
            made = document.add_section(kind)
            made.orientation = WD_ORIENT.LANDSCAPE
            made._sectPr.find(qn("w:cols")).set(qn("w:num"), "2")
        breaks = parse_xml(f'<w:p {NS}><w:pPr><w:sectPr><w:cols w:num="2"/></w:sectPr></w:pPr></w:p>')
        table._tbl.addprevious(breaks)
    for paragraph in document.paragraphs[3:9]:
        if paragraph.runs:
            paragraph.runs[0]._r.insert(0, parse_xml(f'<w:br {NS} w:type="column"/>'))
            paragraph.runs[0]._r.insert(0, parse_xml(f"<w:lastRenderedPageBreak {NS}/>"))


def notes_and_fields(document: Document) -> None:
    """Marks of notes, bookmarks, proofing marks, fields, anchors of comments."""
    for number, paragraph in enumerate(document.paragraphs):
        for run in paragraph.runs[:1]:
            run._r.addprevious(parse_xml(f'<w:bookmarkStart {NS} w:id="{number}" w:name="_Toc{number}"/>'))
            run._r.addnext(
                parse_xml(
                    f'<w:r {NS}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
                )
            )
            run._r.addnext(parse_xml(f'<w:proofErr {NS} w:type="spellStart"/>'))
            field = "".join(
                f"<w:r>{inner}</w:r>"
                for inner in (
                    '<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGEREF _Toc1 \\h </w:instrText>',
                    '<w:fldChar w:fldCharType="end"/>',
                )
            )  # fmt: skip
            for piece in reversed(parse_xml(f"<w:p {NS}>{field}</w:p>")):
                run._r.addprevious(piece)
    for cell in _cells(document):
        for run in cell.paragraphs[0].runs[:1]:
            words = run.text
            run._r.getparent().append(
                parse_xml(
                    f'<w:fldSimple {NS} w:instr="= SUM(LEFT)"><w:r><w:t>{words}</w:t></w:r></w:fldSimple>'
                )
            )
            run._r.getparent().remove(run._r)


def in_text_boxes(document: Document) -> None:
    """The title in a box of today's and of yesterday's drawing at once, as Word writes it."""
    title = document.paragraphs[0]
    words = title.text
    for run in title.runs:
        run._r.getparent().remove(run._r)
    inside = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    title._p.append(
        parse_xml(
            f'<w:r {NS} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">'
            f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def laid_out_by_tables(document: Document) -> None:
    """The words, paragraph for paragraph, in a table of one column without rules; each table in a cell of its own."""
    body = document.element.body
    outer = parse_xml(f'<w:tbl {NS}><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid></w:tbl>')
    row: list[object] = []
    for element in list(body):
        if element.tag == qn("w:sectPr"):
            continue
        alone = element.tag == qn("w:tbl")
        if alone or not row:
            tr = parse_xml(f"<w:tr {NS}><w:tc><w:tcPr/></w:tc></w:tr>")
            outer.append(tr)
            row = [tr[0]]
        row[0].append(element)  # type: ignore[attr-defined]
        if alone:
            row[0].append(parse_xml(f"<w:p {NS}/>"))  # type: ignore[attr-defined]
            row = []
    body.insert(0, outer)


def heads_and_foots(document: Document) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
        part.is_linked_to_previous = False
        part.paragraphs[0].text = "一、枫渡县人民政府办公室 第8页 共340条"
        table = part.add_table(1, 2, section.page_width)
        table.cell(0, 0).text, table.cell(0, 1).text = "合计", "9999"
    for table in document.tables:
        table._tbl.tr_lst[0].get_or_add_trPr().append(parse_xml(f"<w:tblHeader {NS}/>"))


def numbers_automatic(document: Document) -> None:
    """Numbers of headings by styles, the second based on the first and naming its level only."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {NS} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>'
    ))  # fmt: skip
    numbering.append(parse_xml(f'<w:num {NS} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for style, base, number in (
        ("OneGW", "Normal", '<w:numId w:val="77"/>'),
        ("TwoGW", "OneGW", '<w:ilvl w:val="1"/>'),
    ):
        document.styles.element.append(parse_xml(
            f'<w:style {NS} w:type="paragraph" w:styleId="{style}"><w:name w:val="公文{style}"/><w:basedOn w:val="{base}"/><w:pPr><w:numPr>{number}</w:numPr></w:pPr></w:style>'
        ))  # fmt: skip
    for paragraph in document.paragraphs:
        if found := _LIST.match(paragraph.text):
            style = "OneGW" if found[0][0] != "（" else "TwoGW"
            paragraph.text = paragraph.text[found.end() :]
            paragraph._p.get_or_add_pPr().insert(0, parse_xml(f'<w:pStyle {NS} w:val="{style}"/>'))


def lines_in_paragraphs(document: Document) -> None:
    """Cells of two paragraphs, the first of them empty; blanks of all kinds at the beginnings of paragraphs."""
    for cell in _cells(document):
        if cell.paragraphs[0].text:
            cell._tc.insert(1, parse_xml(f"<w:p {NS}/>"))
    for paragraph in document.paragraphs:
        for run in paragraph.runs[:1]:
            run.text = f"\u3000 \xa0{run.text}"


def in_shreds(document: Document) -> None:
    """A run for every character, each with its own font."""
    for paragraph in [*document.paragraphs, *(one for cell in _cells(document) for one in cell.paragraphs)]:
        words = paragraph.text
        for run in paragraph.runs:
            run._r.getparent().remove(run._r)
        for number, letter in enumerate(words):
            run = paragraph.add_run(letter)
            run.font.name = ("仿宋_GB2312", "Times New Roman")[number % 2]


def a_frame_of_contents(document: Document) -> None:
    """A table of contents in its control, its lines with TABs and numbers of pages."""
    lines = "".join(
        f'<w:p><w:hyperlink w:anchor="_Toc{n}"><w:r><w:t>{words}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{n + 1}</w:t></w:r></w:hyperlink></w:p>'
        for n, words in enumerate(
            paragraph.text for paragraph in document.paragraphs if paragraph.text[1:2] == "、"
        )
    )
    contents = f'<w:sdt {NS}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>目录</w:t></w:r></w:p>{lines}</w:sdtContent></w:sdt>'
    document.paragraphs[1]._p.addnext(parse_xml(contents))


def merged_by_hand(document: Document) -> None:
    """Cells merged across as old Word and WPS write it: each there, the further ones marked as going on."""
    for table in document.tables:
        for row in table._tbl.tr_lst:
            for cell in list(row.iterchildren(qn("w:tc"))):
                span = cell.tcPr.find(qn("w:gridSpan")) if cell.tcPr is not None else None
                if span is None:
                    continue
                width = int(span.get(qn("w:val")))
                cell.tcPr.remove(span)
                down = cell.tcPr.find(qn("w:vMerge"))
                cell.tcPr.append(parse_xml(f'<w:hMerge {NS} w:val="restart"/>'))
                for _ in range(width - 1):
                    more = parse_xml(f'<w:tc {NS}><w:tcPr><w:hMerge w:val="continue"/></w:tcPr><w:p/></w:tc>')
                    if down is not None:
                        more[0].append(
                            parse_xml(f'<w:vMerge {NS} w:val="{down.get(qn("w:val")) or "continue"}"/>')
                        )
                    cell.addnext(more)


def custom_xml_and_tags(document: Document) -> None:
    for paragraph in document.paragraphs:
        _wrapped(
            paragraph,
            '<w:smartTag w:uri="urn:x" w:element="chsdate"><w:smartTagPr/><w:customXml w:element="y">',
            "</w:customXml></w:smartTag>",
        )


def hyperlinks(document: Document) -> None:
    for paragraph in document.paragraphs[::2]:
        _wrapped(paragraph, '<w:hyperlink w:anchor="a">', "</w:hyperlink>")


ODD: dict[str, Change] = {
    "nothing": lambda document: None,
    "content controls": content_controls,
    "rows and cells in content controls": controlled_rows,
    "open revisions": revisions,
    "formats revised": formats_revised,
    "sections, columns, pages on their side": sections_and_columns,
    "notes, bookmarks and fields": notes_and_fields,
    "the title in a text box": in_text_boxes,
    "all of it in a table": laid_out_by_tables,
    "headers, footers and heads of tables": heads_and_foots,
    "numbers by styles": numbers_automatic,
    "empty paragraphs in cells, blanks before words": lines_in_paragraphs,
    "a run for every character": in_shreds,
    "a table of contents": a_frame_of_contents,
    "cells merged across by hand": merged_by_hand,
    "smart tags": custom_xml_and_tags,
    "links": hyperlinks,
}
