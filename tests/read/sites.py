"""One report as government sites publish it: what editors leave in the article, and what content systems put round it.

A site is the page round the article and the markup of the article's paragraphs and tables; the words are always the same.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import NamedTuple

from tests.read.one_report import Cell, Table, blocks

TITLE = "枫渡县人民政府2023年政府信息公开工作年度报告"
_NAV = "".join(f'<li><a href="/{n}/">{w}</a></li>' for n, w in enumerate(("网站首页", "政务公开", "办事服务", "互动交流", "走进枫渡", "专题专栏")))  # fmt: skip
_YEARS = "".join(f'<li><a href="/{n}.html" title="年报">枫渡县人民政府{n}年政府信息公开工作年度报告</a><span>{n + 1}-03-10</span></li>' for n in range(2016, 2023))  # fmt: skip


class Site(NamedTuple):
    """How a site writes: a paragraph, the words of a cell, a table with its rows and cells, and the page round it all."""

    page: str = "<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1><p>{fields}</p>{article}</body></html>"
    paragraph: Callable[[str], str] = lambda words: f"<p>{html.escape(words)}</p>\n"
    inside: Callable[[str], str] = html.escape
    table: str = "<table border=1>{}</table>"
    row: str = "<tr>{}</tr>\n"
    cell: Callable[[Cell, str], str] = lambda cell, words: f"<td{spans(cell)}>{words}</td>"
    rows: Callable[[Table], list[str]] | None = None  # where a row is not its cells


def spans(cell: Cell) -> str:
    told = (("colspan", cell.across), ("rowspan", cell.down))
    return "".join(f' {name}="{count}"' for name, count in told if count > 1)


def page(text: str, site: Site) -> bytes:
    """The report on the pages of *site*."""
    title, fields, *rest = blocks(text)
    assert title == TITLE
    parts = [
        _table(block, site) if isinstance(block, list) else site.paragraph(block.strip("　"))
        for block in rest
    ]
    made = site.page.replace("{title}", str(title)).replace("{fields}", html.escape(str(fields)))
    made = made.replace("{nav}", _NAV).replace("{years}", _YEARS).replace("{article}", "".join(parts))
    return made.encode("gb18030" if "gb2312" in made else "utf-8")


def _table(table: Table, site: Site) -> str:
    made = site.rows(table) if site.rows else [_row(row, site) for row in table]
    return site.table.format("".join(site.row.format(row) for row in made))


def _row(row: list[Cell], site: Site) -> str:
    return "".join(site.cell(cell, site.inside(cell.words)) for cell in row)


def _is_heading(words: str) -> bool:
    return words[1:2] == "、" and len(words) < 40


def _with_hidden_cells(table: Table) -> list[str]:
    """Rows as sheets in the browser write them: what a cell covers is there too, and not shown."""
    width = max(cell.column + cell.across for row in table for cell in row)
    made = []
    for number, row in enumerate(table):
        own = {cell.column: cell for cell in row}
        made.append(
            "".join(
                f"<td{spans(own[at])}>{html.escape(own[at].words)}</td>" if at in own else '<td style="display: none;"></td>'
                for at in range(width)
            )
        )  # fmt: skip
        assert number < len(table)
    return made


def _in_shreds(words: str) -> str:
    """Words as they are after many hands: a span for every two or three characters, some of them empty."""
    return "".join(
        f'<span style="font-family:仿宋_GB2312;color:#333">{html.escape(words[at : at + 3])}</span><span></span>'
        for at in range(0, len(words), 3)
    )


def _listed(words: str) -> str:
    """A paragraph as Word saves it whose number is automatic."""
    for mark in ("、", "）"):
        number, found, rest = words.partition(mark)
        if found and len(number) < 4:
            return (
                "<p class=MsoListParagraph style='margin-left:0cm;text-indent:32.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
                f"<span style='font-family:黑体'><span style='mso-list:Ignore'>{number}{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
                f"</span></span><![endif]><span style='font-family:黑体'>{html.escape(rest)}<span lang=EN-US><o:p></o:p></span></span></p>\n"
            )
    return f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-size:16.0pt'>{html.escape(words)}<span lang=EN-US><o:p></o:p></span></span></p>\n"


def _numbered_in_excel(cell: Cell, words: str) -> str:
    number = f' x:num="{words}"' if words.replace(".", "", 1).isdigit() else ""
    return f"<td class=xl65{spans(cell)}{number} style='mso-ignore:colspan;border-left:none'>{words}</td>"


def _headed(words: str) -> str:
    return (
        f'<h2 id="s{len(words)}"><strong>{html.escape(words)}</strong></h2>'
        if _is_heading(words)
        else f"<p>{html.escape(words)}</p>"
    )


_INFO = '<div class="info"><span>{fields}</span><span>浏览次数：<script>document.write(88)</script>1024次</span><span>字体：【<a href="javascript:f(16)">大</a> <a href="javascript:f(14)">中</a> <a href="javascript:f(12)">小</a>】</span><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭窗口</a></div>'
_SHARE = '<div class="bdsharebuttonbox"><span>分享到：</span><a class="bds_weixin" title="分享到微信">微信</a><a title="分享到新浪微博">微博</a></div>'
_STEPS = '<div class="page-turn"><p>上一篇：<a href="1.html">关于开展窗口服务满意度测评的通知</a></p><p>下一篇：<a href="2.html">没有了</a></p></div>'
_FOOT = '<div class="footer"><p>主办：枫渡县人民政府　承办：枫渡县人民政府办公室</p><p>版权所有：枫渡县人民政府　网站标识码：0000000001　<a>某ICP备00000001号</a>　某公网安备00000000000001号</p><p>联系电话：0000-4420000　<a>网站地图</a></p></div>'
_HEAD = '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta name="SiteName" content="枫渡县人民政府"><meta name="ArticleTitle" content="{title}"><meta name="ColumnName" content="政府信息公开年报"><title>{title}_政府信息公开年报_枫渡县人民政府</title></head>'
_UPPER = lambda words: f"<P>&nbsp;&nbsp;&nbsp; {html.escape(words)}"  # noqa: E731 - one of many such markups
_BROKEN = lambda words: f"　　{html.escape(words)}<br>\n"  # noqa: E731

SITES: dict[str, Site] = {
    "an article within tables that lay out the page, tags not closed": Site(
        """<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>{title}</TITLE></HEAD><BODY><CENTER>
<TABLE width=980><TR><TD colSpan=3><A href=/>首页</A> | <A href=/zw>政务</A> | <A href=/fw>服务</A></TD></TR><TR><TD width=180><UL>{years}</UL></TD>
<TD><TABLE width="100%"><TR><TD align=middle><FONT size=5><B>{title}</B></FONT></TD></TR><TR><TD align=right>{fields}</TD></TR><TR><TD>{article}</TD></TR>
<TR><TD align=right>【<A href=#>打印本页</A>】【<A href=#>关闭窗口</A>】</TD></TR></TABLE></TD></TR><TR><TD colSpan=3>版权所有 枫渡县人民政府</TD></TR></TABLE></BODY></HTML>""",
        _UPPER, lambda words: f"<P align=center>{html.escape(words)}", "<TABLE border=1><TBODY>{}</TBODY></TABLE>", "<TR>{}", lambda cell, words: f"<TD{spans(cell)}>{words}",
    ),
    "tabs, the others hidden": Site(
        _HEAD + """<body><ul class="nav">{nav}</ul><div class="tabs"><ul class="tab-hd"><li class="on">正文</li><li>图解</li><li>附件</li></ul>
<div class="tab-bd"><div class="tab-pane active"><h1>{title}</h1>""" + _INFO + """<div class="article-con">{article}</div></div>
<div class="tab-pane" style="display:none"><p>一张图读懂年报</p><p>一、总体情况</p><p>全年主动公开政府信息8000条。</p></div>
<div class="tab-pane" style="display:none"><a href="a.pdf">枫渡县年报.pdf</a></div></div></div>""" + _FOOT + "</body></html>",
    ),
    "an article beside frames": Site(
        _HEAD + """<body><iframe src="/top.html" width="100%" height="120" frameborder="0"></iframe><div class="position">您当前的位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>政府信息公开年报</a></div>
<h1>{title}</h1>""" + _INFO + """<div id="zoom">{article}</div>""" + _SHARE + """<iframe src="/foot.html" width="1000" height="90"></iframe></body></html>""",
    ),
    "lines broken by br": Site(
        _HEAD + "<body><div id=nav><ul>{nav}</ul></div><div class=w1000><div class=tit>{title}</div>" + _INFO + "<div id=content>{article}</div></div>" + _FOOT + "</body></html>",
        _BROKEN, table="<table border=1>{}</table><br>",
    ),
    "two br between paragraphs, in a cell": Site(
        '<html><head><meta charset=utf-8><title>{title}-枫渡县政府门户网站</title></head><body><table width="960" align="center"><tr><td class="title" align="center">{title}</td></tr><tr><td class="info">{fields}</td></tr><tr><td class="bt_content">{article}</td></tr><tr><td><a href="#">返回顶部</a></td></tr></table></body></html>',
        lambda words: f"&emsp;&emsp;{html.escape(words)}<br/><br/>",
    ),
    "tables inside paragraphs": Site(
        _HEAD + "<body><h1>{title}</h1><p class=sub>{fields}</p><div class=v_news_content>{article}</div>" + _STEPS + _FOOT + "</body></html>",
        lambda words: f'<p class="vsbcontent_start">{html.escape(words)}</p>', table='<p><table cellspacing="0"><tbody>{}</tbody></table></p>',
    ),
    "saved by Word, numbers automatic": Site(
        """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>{title}</title><!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @list l0:level1 {{mso-level-text:"%1、";}} --></style></head><body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1 style='layout-grid:15.6pt'>
<p class=MsoTitle align=center><b><span style='font-size:22.0pt'>{title}<o:p></o:p></span></b></p><p class=MsoNormal>{fields}</p>{article}</div></body></html>""",
        _listed, lambda words: f"<p class=MsoNormal align=center>{html.escape(words) or '<o:p>&nbsp;</o:p>'}</p>",
        "<div align=center><table class=MsoTableGrid border=1 style='mso-yfti-tbllook:1184'>{}</table></div>",
    ),
    "saved by Excel": Site(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1><p>{fields}</p>{article}</body></html>',
        cell=_numbered_in_excel, table="<table x:str border=0 style='border-collapse:collapse;table-layout:fixed'><col width=64 span=10>{}</table>",
    ),
    "covered cells that are there and hidden": Site(
        _HEAD + "<body><h1>{title}</h1><p>{fields}</p><article>{article}</article></body></html>", rows=_with_hidden_cells,
    ),
    "words in shreds": Site(
        _HEAD + "<body><div class=article><h1>{title}</h1><div>{fields}</div><div class=TRS_UEDITOR>{article}</div></div></body></html>",
        lambda words: f'<p style="text-indent: 2em;">{_in_shreds(words)}</p>', lambda words: f"<p>{_in_shreds(words) or '<br/>'}</p>",
    ),
    "furniture inside the article's box": Site(
        _HEAD + """<body><div class="header"><ul>{nav}</ul></div><div id="zoom"><h1>{title}</h1>""" + _INFO + "{article}" + _SHARE + _STEPS
        + '<p>【<a href="#">打印本页</a>】　【<a href="#">关闭窗口</a>】</p></div>' + _FOOT + "</body></html>",
    ),
    "what stands at the foot of an article": Site(
        _HEAD + "<body><div class=main><h1>{title}</h1><div class=info>{fields}</div><div class=con>{article}"
        '<p>附件：<a href="1.doc">枫渡县人民政府2023年政府信息公开工作年度报告.doc</a></p><p style="text-align:right">责任编辑：县政府办管理员</p></div>'
        '<div class="ewm"><img src="qr.png" width="120"><p>扫一扫在手机打开当前页</p></div></div>' + _FOOT + "</body></html>",
    ),
    "a section a box, headed": Site(
        _HEAD + """<body><header><nav><ul>{nav}</ul></nav></header><main><h1>{title}</h1><p class="meta">{fields}</p>{article}</main>
<aside><h3>相关文档</h3><ul>{years}</ul></aside><footer><p>枫渡县人民政府主办</p></footer></body></html>""",
        _headed,
    ),
    "a table of contents with anchors": Site(
        _HEAD + """<body><h1>{title}</h1><p>{fields}</p><div class="toc"><ul><li><a href="#1">一、总体情况</a></li><li><a href="#2">二、主动公开政府信息公开情况</a></li><li><a href="#3">三、收到和处理政府信息公开申请情况</a></li>
<li><a href="#4">四、政府信息公开行政复议、行政诉讼情况</a></li><li><a href="#5">五、存在的主要问题及改进情况</a></li><li><a href="#6">六、其他需要报告的事项</a></li></ul></div><div class="text">{article}</div></body></html>""",
        _headed,
    ),
    "heads of tables as such": Site(
        _HEAD + "<body><h1>{title}</h1><p>{fields}</p>{article}</body></html>",
        table='<div class="table-responsive" style="overflow-x:auto"><table class="table table-bordered"><colgroup><col width="10%"><col></colgroup><tbody>{}</tbody></table></div>',
        cell=lambda cell, words: f"<th{spans(cell)} scope=row>{words}</th>" if not words[:1].isdigit() or "." in words else f"<td{spans(cell)}>{words}</td>",
    ),
    "a table in the cell of a table": Site(
        _HEAD + "<body><h1>{title}</h1><p>{fields}</p>{article}</body></html>",
        table='<table width="100%"><tbody><tr><td align="center"><table border="1">{}</table></td></tr></tbody></table>',
    ),
    "a form round the page": Site(
        """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	{title}
</title></head><body><form method="post" action="./show.aspx?id=7" id="form1"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKMTY1NDU2MTA1Mg9kFgICAw9kFgICAQ8WAh4EVGV4dAUJ5oC75L2T5oOF5Ya1" /></div>
<div id="search"><input type="text" value="请输入关键字" /><input type="submit" value="搜索" /></div><span id="lblTitle">{title}</span><br /><span id="lblInfo">{fields}</span><div id="divContent">{article}</div></form></body></html>""",
    ),
    "an index card above the article": Site(
        _HEAD + """<body><table class="xxgk_table" border="1"><tr><th>索 引 号</th><td>FD0001-0304-2024-0007</td><th>信息分类</th><td>政府信息公开年报</td></tr><tr><th>发布机构</th><td>枫渡县人民政府办公室</td><th>发布日期</th><td>2024-03-08</td></tr>
<tr><th>文　　号</th><td>&nbsp;</td><th>关 键 词</th><td>年报</td></tr></table><h1>{title}</h1><p>{fields}</p><div class="xxgk_content">{article}</div></body></html>""",
    ),
    "words for those who listen": Site(
        _HEAD + """<body><a style="position:absolute;left:-9999px;top:auto;width:1px;height:1px;overflow:hidden" href="#main">跳到正文</a><h1>{title}</h1><p>{fields}</p>
<div id="main">{article}</div></body></html>""",
        lambda words: f"<p>{html.escape(words)}</p>",
        lambda words: f'{html.escape(words)}<span style="position:absolute;clip:rect(0,0,0,0);width:1px;height:1px;overflow:hidden">第1行</span>',
    ),
    "classes that a style of the page hides": Site(
        """<!doctype html><html><head><meta charset=utf-8><title>{title}</title><style>.hide,.mobile-only{display:none!important}
@media print{.article{display:none}} #old { visibility: hidden } .article p{line-height:2}</style></head><body><h1>{title}</h1><p>{fields}</p>
<div class="article">{article}</div><div class="mobile-only"><p>一、总体情况</p><p>全年公开9999条。</p></div><div id="old">网站旧版</div></body></html>""",
        lambda words: f'<p>{html.escape(words)}<i class="hide">朗读</i></p>',
    ),
    "a telephone's page": Site(
        """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head><body><section class="top"><a href="javascript:history.back()">返回</a></section>
<section style="font-size:0"><section style="font-size:18px"><strong>{title}</strong></section></section><section><em>{fields}</em></section><section id="js_content">{article}</section><section><span>阅读 368</span><span>赞</span><span>在看</span></section></body></html>""",
        lambda words: f'<section style="margin:0 8px;line-height:1.75em;"><span style="font-size:17px;letter-spacing:0.5px;">{html.escape(words)}</span></section>',
        lambda words: f"<section><span>{html.escape(words)}</span></section>",
    ),
    "words kept apart by invisible signs": Site(
        _HEAD + "<body><h1>{title}</h1><p>{fields}</p><div>{article}</div></body></html>",
        lambda words: f"<p>&#8203;&ensp;&ensp;{html.escape(words[:5])}&#8203;<wbr>{html.escape(words[5:])}&#xFEFF;&shy;</p>",
        lambda words: f"&#8203;{html.escape(words)}&zwnj;",
    ),
    "lines wrapped in the markup": Site(
        _HEAD + "<body>\n<h1>\n  {title}\n</h1>\n<p>{fields}</p>\n<div>\n{article}\n</div>\n</body></html>",
        lambda words: "<p>\n    " + "\n    ".join(html.escape(words[at : at + 30]) for at in range(0, len(words), 30)) + "\n</p>\n" if not any(words[at - 1 : at + 1].isascii() for at in range(30, len(words), 30)) else f"<p>\n    {html.escape(words)}\n</p>\n",
        lambda words: f"\n        {html.escape(words)}\n      ", "<table>\n  <tbody>\n{}  </tbody>\n</table>\n", "    <tr>\n{}    </tr>\n", lambda cell, words: f"      <td{spans(cell)}>{words}</td>\n",
    ),
    "the title on two lines": Site(
        _HEAD + '<body><div class="content"><p style="text-align:center"><strong>枫渡县人民政府</strong></p><p style="text-align:center"><strong>2023年政府信息公开工作年度报告</strong></p><p>{fields}</p>{article}</div></body></html>',
    ),
    "an editor's copy of the words kept beside": Site(
        _HEAD + """<body><h1>{title}</h1><p>{fields}</p><div class="content">{article}</div><textarea style="display:none">一、总体情况
全年公开9999条。</textarea><script type="text/template"><p>一、总体情况</p></script><noscript><p>请开启脚本</p></noscript></body></html>""",
    ),
    "comments of a content system": Site(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + _HEAD + "<body><h1>{title}</h1><p>{fields}</p><!--内容开始--><!-- <p>一、旧稿</p> -->{article}<!--内容结束--></body></html>",
        lambda words: f"<!--p--><P>{html.escape(words)}<?xml:namespace prefix = o /><o:p></o:p></P>",
    ),
    "once for wide screens and once for others": Site(
        _HEAD + "<body><h1>{title}</h1><p>{fields}</p><div class=pc>{article}</div><div class=mobile><div>{article}</div></div></body></html>",
    ),
    "an article that a script shows": Site(
        _HEAD + """<body><h1>{title}</h1><p>{fields}</p><div id=zoom style="display:none">{article}</div><script>show()</script></body></html>""",
    ),
    "elements within lines that are set as blocks": Site(
        _HEAD + "<body><h1>{title}</h1><p>{fields}</p><div>{article}</div></body></html>",
        lambda words: f'<span style="display:block;text-indent:2em">{html.escape(words)}</span>',
    ),
    "the site's name as a heading": Site(
        _HEAD + "<body><h1 class=logo><a href=/>枫渡县人民政府门户网站</a></h1><div>您现在的位置：<a>首页</a> &gt; <a>政务公开</a> &gt; 年报</div><h2>{title}</h2><p>{fields}</p><div>{article}</div>" + _FOOT + "</body></html>",
    ),
    "a paragraph a row": Site(
        _HEAD + "<body><table><tr><td align=center><b>{title}</b></td></tr><tr><td>{fields}</td></tr>{article}</table></body></html>",
        lambda words: f"<tr><td>{html.escape(words)}</td></tr>", table="<tr><td><table border=1>{}</table></td></tr>",
    ),
    "every character an entity": Site(
        paragraph=lambda words: "<p>" + "".join(f"&#{ord(one)};" for one in words) + "</p>", inside=lambda words: "".join(f"&#x{ord(one):x};" for one in words),
    ),
    "reports of others below": Site(
        _HEAD + "<body><h1>{title}</h1><p>{fields}</p><div>{article}</div><div><h3>相关阅读</h3><ul><li><a>枫渡县财政局2023年政府信息公开工作年度报告</a></li><li><a>枫渡县人民政府2022年政府信息公开工作年度报告</a></li></ul></div></body></html>",
    ),
}  # fmt: skip
