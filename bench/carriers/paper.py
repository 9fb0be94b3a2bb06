"""A document on paper: PDFs drawn by hand, and by the programs that offices print with."""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.carriers.model import Document, Table
from tests.pdfs import Page, Paper, made

Job = tuple[Path, Path]  # what is printed, and the PDF that comes of it
Press = Callable[[Sequence[Job]], None]
_SIDES = 451  # points between the margins


class Placed(NamedTuple):
    """A cell as the maker of test documents takes it."""

    words: str
    column: int
    across: int
    down: int


def _widths(table: Table) -> list[float]:
    """Return the widths of the columns: labels wide, figures narrow."""
    columns = [16.0] * table.width
    for _, x, cell in table.placed():
        if cell.across == 1 and cell.role in ("label", "corner"):
            columns[x] = max(columns[x], 100.0)
        elif cell.across == 1:
            columns[x] = max(columns[x], min(4.5 * len(cell.text) + 8, 34))
    whole = sum(columns)
    return [width * _SIDES / whole for width in columns]


def drawn(document: Document, *, keep: Callable[[str], bool] = lambda _: True, closed: bool = True, repeat: bool = False) -> bytes:  # fmt: skip
    """Return a PDF of words and rules; *keep* says which rules, given as they stand in the page's content."""
    paper = Paper(closed=closed)
    for piece in document.pieces:
        if not isinstance(piece, Table):
            paper.paragraph(piece.text)
            continue
        rows: list[list[Placed]] = [[] for _ in piece.rows]
        for y, x, cell in piece.placed():
            rows[y].append(Placed(cell.text, x, cell.across, cell.down))
        paper.table(rows, _widths(piece), repeat=piece.heads if repeat else 0)
    pages = []
    for page in paper.pages:
        kept = Page()
        kept.content = [line for line in page.content if not line.endswith(" S") or keep(line)]
        pages.append(kept)
    return made(*pages)


def across(rule: str) -> bool:
    """Whether a rule goes across the page."""
    x0, _, _, x1, *_ = rule.split()
    return x0 != x1


def reportlab(document: Document, *, grid: bool = True) -> bytes:
    """Return the PDF that ReportLab makes, with or without rules."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
    from reportlab.platypus import Table as Sheet

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=11, leading=18, wordWrap="CJK")
    small = ParagraphStyle("small", parent=body, fontSize=7, leading=8)
    story: list[Any] = []
    for piece in document.pieces:
        if not isinstance(piece, Table):
            story.append(Paragraph(piece.text, body))
            continue
        data: list[list[Any]] = [[""] * piece.width for _ in piece.rows]
        style: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if grid else []
        style += [(side, (0, 0), (-1, -1), 2) for side in ("LEFTPADDING", "RIGHTPADDING")]
        for y, x, cell in piece.placed():
            data[y][x] = Paragraph(cell.text, small)
            style.append(("SPAN", (x, y), (x + cell.across - 1, y + cell.down - 1)))
        story += [Sheet(data, colWidths=_widths(piece), repeatRows=piece.heads, style=style), Spacer(1, 12)]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def without_reportlab() -> str:
    """Why ReportLab prints nothing here."""
    return "" if importlib.util.find_spec("reportlab") else "reportlab is not installed"


def without_browser() -> str:
    """Why no browser prints here."""
    if not importlib.util.find_spec("playwright"):
        return "playwright is not installed"
    return "" if shutil.which("chromium") else "there is no chromium"


def without_office() -> str:
    """Why LibreOffice prints nothing here."""
    return "" if shutil.which("soffice") else "there is no soffice"


def browser(jobs: Sequence[Job]) -> None:
    """Print web pages with Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = chromium.new_page()
        for source, target in jobs:
            page.goto(source.as_uri())
            page.pdf(path=target, format="A4", prefer_css_page_size=True)
        chromium.close()


def libreoffice(jobs: Sequence[Job]) -> None:
    """Print documents with LibreOffice, all in one go."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        numbered = [folder / f"{number}{source.suffix}" for number, (source, _) in enumerate(jobs)]
        for (source, _), copy in zip(jobs, numbered, strict=True):
            shutil.copyfile(source, copy)
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
             "--outdir", str(folder), *map(str, numbered)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        for (_, target), copy in zip(jobs, numbered, strict=True):
            shutil.move(copy.with_suffix(".pdf"), target)
