"""A document as a web page."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from bench.carriers.model import Cell, Document, Table

STYLE = "table{border-collapse:collapse}td,th{border:1px solid #000;padding:2px;font-size:9pt}@page{size:A4;margin:15mm}"


def cell(one: Cell, tag: str = "td") -> str:
    """Return a cell."""
    spans = "".join(f' {name}="{n}"' for name, n in (("colspan", one.across), ("rowspan", one.down)) if n > 1)
    return f"<{tag}{spans}>{escape(one.text) if one.markup is None else one.markup}</{tag}>"


def table(one: Table, *, thead: bool = False, attributes: str = ' border="1"') -> str:
    """Return a table; *thead*: its head in <thead>, with <th>."""
    caption = f"<caption>{escape(one.caption)}</caption>" if one.caption else ""

    def lines(rows: tuple[tuple[Cell, ...], ...], tag: str) -> str:
        return "\n".join(f"<tr>{''.join(cell(c, tag) for c in row)}</tr>" for row in rows)

    if thead and one.heads:
        head = f"<thead>\n{lines(one.rows[: one.heads], 'th')}\n</thead>"
        return f"<table{attributes}>{caption}{head}<tbody>\n{lines(one.rows[one.heads :], 'td')}\n</tbody></table>"
    return f"<table{attributes}>{caption}<tbody>\n{lines(one.rows, 'td')}\n</tbody></table>"


def divs(one: Table) -> str:
    """Return the table of <div>s that only their style makes a table."""
    rows = "\n".join(
        '<div style="display:table-row">'
        + "".join(f'<div style="display:table-cell">{escape(c.text)}</div>' for c in row)
        + "</div>"
        for row in one.rows
    )
    return f'<div style="display:table">\n{rows}\n</div>'


def page(
    document: Document,
    *,
    draw: Callable[[Table], str] = table,
    around: Callable[[str], str] = lambda body: body,
    style: str = "",
) -> bytes:
    """Return the page; *draw* a table so, *around* everything in the body."""
    body = []
    for piece in document.pieces:
        if isinstance(piece, Table):
            body.append(draw(piece))
        elif piece.level == 0:
            body.append(f"<h1>{escape(piece.text)}</h1>")
        else:
            words = escape(piece.text)
            body.append(f"<p>{words if piece.level is None else f'<strong>{words}</strong>'}</p>")
    made = around("\n".join(body))
    styled = f"<style>{style}</style>" if style else ""
    return f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8">{styled}</head><body>\n{made}\n</body></html>\n'.encode()
