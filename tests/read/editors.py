"""A report as a page, as the editors write it that offices paste their reports into: each has its own markup for the same words."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import NamedTuple

from tests.read.one_report import Cell, Table, blocks


class Editor(NamedTuple):
    """How an editor writes: the page round it all, a paragraph, the words in a cell, and the tags of a table."""

    page: str
    paragraph: Callable[[str], str]
    inside: Callable[[str], str]
    table: str = "<table><tbody>{}</tbody></table>"
    row: str = "<tr>{}</tr>"
    cell: str = "<td{spans}>{words}</td>"


def _spans(cell: Cell) -> str:
    told = (("colspan", cell.across), ("rowspan", cell.down))
    return "".join(f' {name}="{count}"' for name, count in told if count > 1)


def _shreds(words: str, tag: str) -> str:
    """Words as an editor leaves them that knows a font for letters and one for characters: in pieces."""
    pieces, last = [], ""
    for letter in words:
        kind = "latin" if letter.isascii() else "han"
        if kind == last:
            pieces[-1] += letter
        else:
            pieces.append(letter)
        last = kind
    return "".join(tag.format(html.escape(piece)) for piece in pieces)


_WORD = "<span lang=EN-US style='font-size:16.0pt;mso-hansi-font-family:仿宋_GB2312'>{}</span>"
_WPS = "<span style=\"mso-spacerun:'yes';font-family:宋体;mso-ascii-font-family:Calibri;font-size:10.5000pt;\">{}</span>"
_WECHAT = '<span leaf="" style="font-size:15px;">{}</span>'

EDITORS = {
    "Word": Editor(
        """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>办公室</o:Author></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm;}} --></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1>{}</div></body></html>""",
        lambda words: f"<p class=MsoNormal style='text-indent:32.0pt'>{_shreds(words, _WORD)}<span lang=EN-US><o:p></o:p></span></p>\n",
        lambda words: f"<p class=MsoNormal align=center style='text-align:center'>{_shreds(words, _WORD) or '<span lang=EN-US><o:p>&nbsp;</o:p></span>'}</p>",
        "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>{}</table>",
        "<tr style='mso-yfti-irow:0;height:14.2pt'>{}</tr>",
        "<td width=60{spans} valign=top style='border:solid windowtext 1.0pt'>{words}</td>",
    ),
    "WPS": Editor(
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><meta name="ProgId" content="Word.Document"></head><body><!--StartFragment-->{}<!--EndFragment--></body></html>',
        lambda words: f'<p class="MsoNormal" style="text-indent:24.0000pt;">{_shreds(words, _WPS)}<span style="mso-spacerun:\'yes\';"><o:p></o:p></span></p>',
        lambda words: f'<p class="MsoNormal">{_shreds(words, _WPS)}<span><o:p></o:p></span></p>',
        '<table class="MsoTableGrid" border="1" cellspacing="0">{}</table>',
        "<tr>{}</tr>",
        '<td width="58"{spans} valign="center" style="width:43.5000pt;padding:0.0000pt 5.4000pt;">{words}</td>',
    ),
    "UEditor": Editor(
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div id="zoom">{}</div></body></html>',
        lambda words: f'<p style="white-space: normal; text-indent: 2em; line-height: 2em;"><span style="font-family: 仿宋, 仿宋_GB2312; font-size: 20px;">{html.escape(words)}</span></p>',
        lambda words: f'<span style="font-size: 14px;">{html.escape(words) or "&nbsp;"}</span>',
        '<table data-sort="sortDisabled" style="width:100%"><tbody>{}</tbody></table>',
        '<tr class="firstRow">{}</tr>',
        '<td width="61" valign="top" style="word-break: break-all;"{spans}>{words}</td>',
    ),
    "KindEditor": Editor(
        '<html><head><meta charset="utf-8"></head><body><div class="content">{}</div></body></html>',
        lambda words: f'<span style="font-size:16px;line-height:2;">&nbsp; &nbsp; {html.escape(words)}</span><br />\n',
        lambda words: f"{html.escape(words)}<br />",
        '<table style="width:100%;" cellpadding="2" cellspacing="0" border="1" bordercolor="#000000">\n\t<tbody>\n{}\t</tbody>\n</table>\n<br />\n',
        "\t\t<tr>\n{}\t\t</tr>\n",
        "\t\t\t<td{spans}>\n\t\t\t\t{words}\n\t\t\t</td>\n",
    ),
    "CKEditor": Editor(
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div class="ck-content">{}</div></body></html>',
        lambda words: f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{html.escape(words)}</p>",
        lambda words: f"<p style=\"text-align:center;\">{html.escape(words) or '&nbsp;'}</p>",
        '<figure class="table"><table><tbody>{}</tbody></table></figure>',
    ),
    "TRS": Editor(
        '<html><head><meta charset="gb2312"></head><body><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2;font-size:12pt;}}</style>{}</div></body></html>',
        lambda words: f'<P align=justify>　　<FONT face=仿宋_GB2312 size=3>{html.escape(words)}</FONT></P>',
        lambda words: f"<FONT size=2>{html.escape(words)}</FONT>",
        '<TABLE cellSpacing=0 cellPadding=0 width="100%" border=1><TBODY>{}</TBODY></TABLE>',
        "<TR>{}",
        "<TD{spans}>{words}",
    ),
    "LibreOffice": Editor(
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">\n<html>\n<head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/></head>\n<body lang="zh-CN" link="#000080" dir="ltr">{}</body>\n</html>',
        lambda words: f'<p align="justify" style="line-height: 100%; margin-bottom: 0cm">\n{html.escape(words[:40])}\n{html.escape(words[40:])}</p>\n' if len(words) > 60 and not words[39:41].isascii() else f'<p style="margin-bottom: 0cm">{html.escape(words)}</p>\n',
        lambda words: f'<p align="center">\n<font size="2" style="font-size: 10pt">{html.escape(words) or "<br/>"}</font></p>',
        '<table width="100%" cellpadding="4" cellspacing="0">\n\t<col width="26*"/>\n{}</table>\n',
        "\t<tr valign=\"top\">\n{}\t</tr>\n",
        '\t\t<td{spans} style="border: 1px solid #000000; padding: 0.1cm">{words}</td>\n',
    ),
    "WeChat": Editor(
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div id="js_content" style="visibility: visible;">{}</div></body></html>',
        lambda words: f'<section style="text-indent: 2em;"><section>{_shreds(words, _WECHAT)}</section></section>',
        lambda words: f'<section>{_shreds(words, _WECHAT) or "<br>"}</section>',
        '<section style="overflow:auto"><table style="border-collapse:collapse"><tbody>{}</tbody></table></section>',
        '<tr style="height:20px">{}</tr>',
        '<td{spans} style="border: 1px solid;">{words}</td>',
    ),
}  # fmt: skip


def page(text: str, name: str) -> bytes:
    """The report as *name* writes it."""
    editor = EDITORS[name]
    parts = [
        _table(block, editor) if isinstance(block, list) else editor.paragraph(block.strip("　"))
        for block in blocks(text)
    ]
    made = editor.page.format("".join(parts))
    return made.encode("gb18030" if "gb2312" in made else "utf-8")


def _table(table: Table, editor: Editor) -> str:
    rows = (
        editor.row.format(
            "".join(editor.cell.format(spans=_spans(cell), words=editor.inside(cell.words)) for cell in row)
        )
        for row in table
    )
    return editor.table.format("".join(rows))
