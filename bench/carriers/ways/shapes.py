"""HTML as editors write it: heads marked, nested, spans written out or lost, styles for tables."""

from __future__ import annotations

from html import escape

from bench.carriers import html
from bench.carriers.carrier import Carrier
from bench.carriers.change import dense, square
from bench.carriers.model import Cell, Document, Piece, Table, Words

T3 = frozenset({"T3"})


def inside(table: Table) -> str:
    """The table within two others that only place it."""
    return f'<table width="100%"><tr><td></td><td><table><tr><td>{html.table(table)}</td></tr></table></td><td></td></tr></table>'


def scoped(table: Table) -> str:
    """The table whose labels are heads of rows."""
    rows = [
        "".join(html.cell(c, "th" if c.role in ("head", "corner", "label", "group") else "td") for c in row)
        for row in table.rows
    ]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def from_word(table: Table) -> str:
    """The table as Word saves it for the web."""

    def one(cell: Cell) -> str:
        spans = (f" colspan={cell.across}" if cell.across > 1 else "") + (f" rowspan={cell.down}" if cell.down > 1 else "")  # fmt: skip
        words = f"<span lang=EN-US style='font-size:10.5pt;font-family:\"宋体\"'>{escape(cell.text)}</span><span lang=EN-US><o:p></o:p></span>"
        return f"<td width=61{spans} valign=center style='width:45.8pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'><p class=MsoNormal align=center style='text-align:center'>{words}</p></td>"

    rows = "".join(
        f"<tr style='mso-yfti-irow:{y};height:20.0pt'>{''.join(map(one, row))}</tr>"
        for y, row in enumerate(table.rows)
    )
    return f"<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>{rows}</table>"


def from_excel(table: Table) -> str:
    """The table as Excel saves it for the web: uppercase, widths, x:num."""
    rows = []
    for row in table.rows:
        shown = "".join(
            f"<TD class=xl65{f' colSpan={c.across}' if c.across > 1 else ''}{f' rowSpan={c.down}' if c.down > 1 else ''}{' x:num' if c.key else ''}>{escape(c.text)}</TD>"
            for c in row
        )
        rows.append(f"<TR height=19>{shown}</TR>")
    columns = f"<COL width=72 span={table.width}>"
    return (
        f"<TABLE cellSpacing=0 width=720><COLGROUP>{columns}</COLGROUP><TBODY>{''.join(rows)}</TBODY></TABLE>"
    )


def picture(table: Table) -> Piece | list[Piece]:
    """A picture in place of table 3."""
    return Words("〔图〕") if table.form == "T3" else table


def in_one_cell(body: str) -> str:
    """The whole page in a cell."""
    return f'<table width="960" align="center"><tr><td><div>{body}</div></td></tr></table>'


def _with_picture(document: Document) -> bytes:
    return html.page(document).replace("<p>〔图〕</p>".encode(), b'<p><img src="t3.png"></p>')


def made(name: str, **more: object) -> Carrier:
    """Return a page."""
    return Carrier(f"html-{name}", "file", "html", more.pop("write", html.page), **more)  # type: ignore[arg-type]


def drawn(name: str, draw: object, **more: object) -> Carrier:
    """Return a page whose tables are drawn so."""
    return made(name, write=lambda document: html.page(document, draw=draw), **more)  # type: ignore[arg-type]


WAYS = (
    drawn("thead", lambda table: html.table(table, thead=True)),
    drawn("row-heads", scoped),
    drawn("from-word", from_word),
    drawn("from-excel", from_excel),
    drawn("css-table", html.divs, changes=(lambda t: square(t, repeat=False),)),
    drawn("nested-layout", inside),
    made("page-in-a-cell", write=lambda document: html.page(document, around=in_one_cell)),
    made("spans-written-out", changes=(lambda t: square(t, repeat=True),)),
    made("spans-left-blank", changes=(lambda t: square(t, repeat=False),)),
    made("spans-lost", changes=(dense,)),
    made(
        "picture-for-table", pieces=picture, write=_with_picture, forms=T3,
        undecided="a picture in place of table 3: the section is undecided, and said to be",
    ),
)  # fmt: skip
