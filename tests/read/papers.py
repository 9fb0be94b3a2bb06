"""One report on pages, as libraries set it that programs print with; each needs a library that the other tests do without.

`pip install weasyprint cairocffi reportlab`; the first two want Pango and cairo on the system, and all but the last a Chinese font.
"""

from __future__ import annotations

import io
import re
from importlib.util import find_spec
from itertools import groupby
from typing import Any

from tests.pdfs import HEIGHT, WIDTH, on_pages
from tests.read import one_report

_WORDS = re.compile(r"BT /F\d ([\d.]+) Tf 1 0 0 1 ([\d.]+) ([\d.]+) Tm <([0-9a-f]*)> Tj ET")
_RULE = re.compile(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S")

_ADVANCE = 0.602  # of the figures' font, in sizes of it


def library(name: str) -> str | None:
    """The name of a library that is installed; None of one that is not, or lacks what it needs of the system."""
    if find_spec(name) is None:
        return None
    try:
        __import__(name)
    except OSError:
        return None
    return name


def by_weasyprint(page: bytes) -> bytes:
    """A page of the web, set by the library that Python programs make theirs with."""
    import weasyprint

    return bytes(weasyprint.HTML(string=page.decode()).write_pdf())


def by_cairo(text: str) -> bytes:
    """The pages as a desktop prints them: Chinese characters and figures each by a font of their own."""
    import cairocffi

    out = io.BytesIO()
    surface = cairocffi.PDFSurface(out, WIDTH, HEIGHT)
    context = cairocffi.Context(surface)
    for page in on_pages(one_report.blocks(text)):
        for line in page.content:
            if found := _WORDS.fullmatch(line):
                size, x, y = map(float, found.groups()[:3])
                _show(context, bytes.fromhex(found[4]).decode("utf-16-be"), size, x, HEIGHT - y)
            elif found := _RULE.fullmatch(line):
                x0, y0, x1, y1 = map(float, found.groups())
                context.move_to(x0, HEIGHT - y0)
                context.line_to(x1, HEIGHT - y1)
                context.stroke()
        context.show_page()
    surface.finish()
    return out.getvalue()


def _show(context: Any, words: str, size: float, x: float, y: float) -> None:
    """Show *words* from (*x*, *y*) on: figures as wide as characters, as lines are full of either."""
    import cairocffi

    context.move_to(x, y)
    for latin, letters in groupby(words, str.isascii):
        context.select_font_face("DejaVu Sans Mono" if latin else "Noto Sans CJK SC")
        context.set_font_matrix(cairocffi.Matrix(xx=size / _ADVANCE if latin else size, yy=size))
        context.show_text("".join(letters))


def by_reportlab(text: str) -> bytes:
    """Paragraphs and tables that flow over pages, in a font that the viewer has and the file has not."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, TableStyle
    from reportlab.platypus import Table as Ruled

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=22
    )
    small = ParagraphStyle("cell", fontName="STSong-Light", fontSize=6, leading=7, wordWrap="CJK")
    story: list[Any] = []
    for block in one_report.blocks(text):
        if isinstance(block, str):
            story.append(Paragraph(block.strip("　"), style))
            continue
        width = max(cell.column + cell.across for row in block for cell in row)
        looks: list[Any] = [
            ("GRID", (0, 0), (-1, -1), 0.5, "black"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
        rows: list[list[Any]] = [[""] * width for _ in block]
        for number, row in enumerate(block):
            for cell in row:
                rows[number][cell.column] = Paragraph(cell.words, small)
                if cell.across * cell.down > 1:
                    looks.append(
                        (
                            "SPAN",
                            (cell.column, number),
                            (cell.column + cell.across - 1, number + cell.down - 1),
                        )
                    )
        story += [
            Spacer(1, 6),
            Ruled(
                rows,
                colWidths=[40, 60, 110, *[34] * 7] if width == 10 else [450 / width] * width,
                style=TableStyle(looks),
            ),
            Spacer(1, 6),
        ]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()
