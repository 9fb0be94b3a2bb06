"""Pages as the content systems of offices make them, for the tests of the HTML reader."""

from __future__ import annotations


def mso_cell(text: object, attrs: str = "") -> str:
    """A cell as Word pastes it."""
    return (
        f"<td {attrs} width=57 valign=top style='border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>"
        "<p class=MsoNormal align=center style='text-align:center'><span lang=EN-US style='font-size:10.5pt;"
        f"font-family:仿宋_GB2312'>{text}<o:p></o:p></span></p></td>\n"
    )


MSO_TABLE = (
    "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\n<tr>"
    + mso_cell("勾稽关系", "colspan=3 rowspan=2")
    + mso_cell("申请人情况", "colspan=2")
    + "</tr>\n<tr>"
    + mso_cell("自然人")
    + mso_cell("总计")
    + "</tr>\n<tr>"
    + mso_cell("一、本年新收政府信息公开申请数量", "colspan=3")
    + mso_cell(15)
    + mso_cell(17)
    + "</tr>\n<tr>"
    + mso_cell("三、本年度<br>办理结果", "rowspan=2")
    + mso_cell("（一）予以公开", "colspan=2")
    + mso_cell(9)
    + mso_cell(10)
    + "</tr>\n<tr>"
    + mso_cell("（三）不予公开", "rowspan=1")
    + mso_cell("1.属于国家秘密")
    + mso_cell("&nbsp;")
    + mso_cell(0)
    + "</tr></table>"
)

ARTICLE = f"""<p class=MsoNormal align=center><b><span style="font-size:22.0pt">青溪县人民政府办公室</span></b></p>
<p align=center><b>2023年政府信息公开工作年度报告</b></p>
<p style='text-indent:2em'><font face="仿宋_GB2312" size=4>&nbsp;&nbsp;&nbsp;&nbsp;根据《条例》要求，编制本报告。本报告统计期限自
2023年1月1日至2023年12月31日止。</font></p>
<p>　　<b>一、总体情况</b></p>
<p>2023年，我办主动公开政府信息9850条，其中政务微信<span>1</span><span>08</span>条，同比增长12.5%。</p>
<p>（一）主动公开<br>全年共收到申请17件。<br/>（二）依申请公开。全年办结15件。</p>
<p><b>三、收到和处理政府信息公开申请情况</b></p>
{MSO_TABLE}
<p><b>五、存在的主要问题及改进情况</b></p><p>一是形式单一；二是培训不够。下一步，我办将加强培训。</p>
<p><b>六、其他需要报告的事项</b></p><p>无其他需要报告的事项。</p><p align=right>2024年1月19日</p>"""

_NAV = "".join(f'<li><a href="/x{n}">栏目导航{n}</a></li>' for n in range(40))
_YEARS = "".join(f'<li><a href="/n{y}">青溪县{y}年工作年度报告</a></li>' for y in range(2008, 2024))


def cms_page(article: str, box: str, *, meta: bool = True, charset: str = "gb2312") -> str:
    """A whole page: nested layout tables, menus, an info line, the article in *box*, a foot."""
    named = (
        '<meta name="ArticleTitle" content="青溪县人民政府办公室2023年政府信息公开工作年度报告">'
        '<meta name="PubDate" content="2024-01-19 10:20"><meta name="ContentSource" content="县政府办">'
        if meta
        else ""
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/x.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}" />{named}
<title>青溪县人民政府办公室2023年政府信息公开工作年度报告_青溪县人民政府</title>
<style>td{{font-size:12px}}</style><script>var a="<div>一、假的标题</div>";</script></head>
<body><form id="form1"><table width=980 align=center><tr><td><div class="top"><a href="/">首页</a>|<a href=#>政务公开</a>
<input value="搜索"></div><div class=nav><ul>{_NAV}</ul></div></td></tr>
<tr><td><table width=100%><tr><td width=200><div class=side><h3>年报</h3><ul>{_YEARS}</ul></div></td><td>
<h1>青溪县人民政府办公室2023年政府信息公开工作年度报告</h1>
<div class=info>发布时间：2024-01-19 10:20　来源：县政府办　字号：[<a>大</a> <a>中</a> <a>小</a>]</div>
<div {box}><style type="text/css">.TRS_Editor P{{line-height:2}}</style>{article}
<div style="display: none">看不见的字</div></div>
<div class=share>分享到：<a>微信</a><a>微博</a>　【打印本页】</div>
<div>上一篇：<a>关于某事的通知</a> 下一篇：<a>无</a></div>
</td></tr></table></td></tr></table>
<div class=footer><p>主办：青溪县人民政府办公室　版权所有　<a>某ICP备05000000号</a></p></div></form></body></html>"""
