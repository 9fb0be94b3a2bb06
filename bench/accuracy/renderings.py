"""A report as a file: text in four layouts, Markdown, HTML, Word."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass

from bench.accuracy.marks import plain
from bench.accuracy.model import Block, Document, Table


@dataclass(frozen=True)
class File:
    """A file that holds a report."""

    name: str
    data: bytes


def _lines(piece: Block | Table, join: Callable[[tuple[str, ...]], str]) -> list[str]:
    if isinstance(piece, Table):
        return [join(tuple(plain(cell) for cell in row)) for row in piece.rows]
    return [plain(piece.line)]


def rows(document: Document) -> str:
    """A row of a table a line, cells parted by tabs."""
    found: list[str] = []
    for piece in document.pieces:
        indent = "　　" if isinstance(piece, Block) and piece.kind in ("paragraph", "preamble") else ""
        found += [indent + line for line in _lines(piece, lambda row: "\t".join(cell for cell in row))]
    return "\n".join(found) + "\n"


def blanks(document: Document) -> str:
    """A row of a table a line, cells parted by blanks; an empty line between paragraphs."""
    found: list[str] = []
    for piece in document.pieces:
        found += [*_lines(piece, lambda row: "  ".join(cell for cell in row if cell)), ""]
    return "\n".join(found)


def cells(document: Document) -> str:
    """A cell of a table a line, with blank lines between, as pages are copied."""
    found: list[str] = []
    for piece in document.pieces:
        found += list(_lines(piece, lambda row: "\n\n".join(cell for cell in row if cell)))
    return "\n\n".join(found) + "\n"


def one_line(document: Document) -> str:
    """All on one line, as a crawler leaves it."""
    found: list[str] = []
    for piece in document.pieces:
        found += _lines(piece, lambda row: " ".join(cell for cell in row if cell))
    return " ".join(found) + "\n"


def pipes(document: Document) -> str:
    """Markdown: headings with #, tables with bars."""
    found: list[str] = []
    for piece in document.pieces:
        if isinstance(piece, Table):
            width = max(len(row) for row in piece.rows)
            made = [
                f"| {' | '.join([*(plain(c) for c in row), *[''] * (width - len(row))])} |"
                for row in piece.rows
            ]
            found += ["\n".join([made[0], "|" + " --- |" * width, *made[1:]])]
        else:
            found.append(
                f"{'#' * (piece.level + 1)} {plain(piece.line)}"
                if piece.kind == "heading"
                else plain(piece.line)
            )
    return "\n\n".join(found) + "\n"


def page(document: Document) -> str:
    """HTML, as a content management system has it."""
    body: list[str] = []
    for piece in document.pieces:
        if isinstance(piece, Table):
            width = max(len(row) for row in piece.rows)
            made = []
            for row in piece.rows:
                last = width - len(row) + 1
                tds = [
                    f"<td{f' colspan={last!r}'.replace(chr(39), chr(34)) if n == len(row) - 1 and last > 1 else ''}><p>{html.escape(plain(cell))}</p></td>"
                    for n, cell in enumerate(row)
                ]
                made.append(f"<tr>{''.join(tds)}</tr>")
            body.append(f'<table border="1"><tbody>{"".join(made)}</tbody></table>')
        elif piece.kind == "title":
            body.append(f"<h1>{html.escape(plain(piece.line))}</h1>")
        else:
            shown = html.escape(plain(piece.line))
            body.append(
                f"<p>{f'<strong>{shown}</strong>' if piece.kind == 'heading' else '&emsp;&emsp;' + shown}</p>"
            )
    title = html.escape("".join(plain(p.line) for p in document.pieces if p.kind == "title"))
    return f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head><body><div class="content">{"".join(body)}</div></body></html>'


def word(document: Document) -> bytes:
    """A Word document with real tables."""
    from docx import Document as Word

    made = Word()
    for piece in document.pieces:
        if isinstance(piece, Table):
            width = max(len(row) for row in piece.rows)
            grid = made.add_table(rows=0, cols=width)
            for row in piece.rows:
                line = grid.add_row().cells
                for cell, value in zip(line, row, strict=False):
                    cell.text = plain(value)
                if len(row) < width:
                    line[len(row) - 1].merge(line[width - 1])
        else:
            made.add_paragraph(plain(piece.line))
    return _packed(made)


def _packed(made: object) -> bytes:
    import io

    out = io.BytesIO()
    made.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


TEXTS: dict[str, tuple[str, Callable[[Document], str]]] = {
    "rows": ("txt", rows), "blanks": ("txt", blanks), "cells": ("txt", cells), "one line": ("txt", one_line),
    "pipes": ("md", pipes), "HTML": ("html", page),
}  # fmt: skip
RENDERINGS = (*TEXTS, "DOCX")


def rendered(document: Document, rendering: str) -> File:
    """Return the report as a file."""
    if rendering == "DOCX":
        return File("report.docx", word(document))
    suffix, make = TEXTS[rendering]
    return File(f"report.{suffix}", make(document).encode())
