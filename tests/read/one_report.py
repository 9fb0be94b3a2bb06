"""One report of ours in every format that offices have, each made by a program that they use."""

from __future__ import annotations

import html
import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from linter.read import legacy

EXAMPLES = Path(__file__).resolve().parents[2] / "examples/disclosure"
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
PANDOC = shutil.which("pandoc")
_MODULES = os.environ.get("NODE_PATH", "").split(os.pathsep)
DOCX_JS = shutil.which("node") if any(Path(one, "docx").is_dir() for one in _MODULES if one) else None
_PAGE_NUMBER = (
    '<w:p {}><w:r><w:t>- </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    "<w:r><w:t> -</w:t></w:r></w:p>"
)


class Cell(NamedTuple):
    """A cell of a table: its words, its column, and how many columns and rows it covers."""

    words: str
    column: int
    across: int = 1
    down: int = 1


Table = list[list[Cell]]


def blocks(text: str) -> Iterator[str | Table]:
    """Yield the paragraphs and tables of a report in text, cells merged as the official forms have them."""
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        if any("\t" in line for line in lines):
            yield _merged([line.split("\t") for line in lines])
        else:
            yield from lines


def _merged(rows: list[list[str]]) -> Table:
    if rows[0][0].startswith("（本列"):
        return _applications(rows)
    if rows[0] == ["行政复议", "行政诉讼"]:
        return [
            [Cell("行政复议", 0, 5, 2), Cell("行政诉讼", 5, 10)],
            [Cell(words, 5 + 5 * n, 5) for n, words in enumerate(rows[1])],
            *([Cell(words, n) for n, words in enumerate(row)] for row in rows[2:]),
        ]
    return [
        [Cell(words, n, 4 - n if n == len(row) - 1 else 1) for n, words in enumerate(row)] for row in rows
    ]


def _applications(rows: list[list[str]]) -> Table:
    made = [
        [Cell(rows[0][0], 0, 3, 2), Cell(rows[0][1], 3, 7)],
        [Cell(rows[1][0], 3), Cell(rows[1][1], 4, 5), Cell(rows[1][2], 9)],
    ]
    for number, row in enumerate(rows[2:], 2):
        label, over = row[-8], row[:-8]
        figures = [Cell(words, 3 + n) for n, words in enumerate(row[-7:])]
        if label[:1].isdigit():
            first = [Cell(over[0], 1, 1, _run(rows, number + 1))] if over else []
            made.append([*first, Cell(label, 2), *figures])
        elif label.startswith("（"):
            until = next(n for n, other in enumerate(rows) if other[0].startswith("四、"))
            first = [Cell(over[0], 0, 1, until - number)] if over else []
            made.append([*first, Cell(label, 1, 2), *figures])
        else:
            made.append([Cell(label, 0, 3), *figures])
    return made


def _run(rows: list[list[str]], start: int) -> int:
    return 1 + next(n for n, row in enumerate(rows[start:]) if not (len(row) == 8 and row[0][:1].isdigit()))


def pipes(text: str) -> bytes:
    """Markdown whose tables are made of pipes: what a cell covers can only be left blank."""
    parts = []
    for block in blocks(text):
        if isinstance(block, str):
            parts.append(f"## {block}" if block[1:2] == "、" else block)
            continue
        width = max(cell.column + cell.across for row in block for cell in row)
        lines = []
        for row in block:
            words = {cell.column: cell.words for cell in row}
            lines.append(f"| {' | '.join(words.get(column, '') for column in range(width))} |")
        parts.append("\n".join([lines[0], "|" + "---|" * width, *lines[1:]]))
    return "\n\n".join(parts).encode()


def _table(table: Table) -> str:
    rows = (
        "".join(
            f'<td colspan="{cell.across}" rowspan="{cell.down}">{html.escape(cell.words)}</td>'
            for cell in row
        )
        for row in table
    )
    return "<table>\n" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>"


def markdown(text: str) -> bytes:
    """Markdown whose tables are HTML."""
    parts = []
    for block in blocks(text):
        heading = isinstance(block, str) and block[1:2] == "、"
        parts.append(_table(block) if isinstance(block, list) else f"## {block}" if heading else block)
    return "\n\n".join(parts).encode()


def page(text: str) -> bytes:
    """A page as one prints it."""
    parts = [
        _table(block) if isinstance(block, list) else f"<p>{html.escape(block.strip('　'))}</p>"
        for block in blocks(text)
    ]
    style = "table{border-collapse:collapse}td{border:1px solid}p{text-indent:2em}@page{size:A4}"
    head = f"<!doctype html><html><head><meta charset=utf-8><title>报告</title><style>{style}</style></head>"
    return f"{head}<body>{''.join(parts)}</body></html>".encode()


def word(text: str) -> bytes:
    """A Word document on A4 with a header and page numbers."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.header.paragraphs[0].text = "枫渡县政务公开"
    section.footer._element.append(parse_xml(_PAGE_NUMBER.format(nsdecls("w"))))
    for block in blocks(text):
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        width = max(cell.column + cell.across for row in block for cell in row)
        table = document.add_table(len(block), width, style="Table Grid")
        for number, row in enumerate(block):
            for cell in row:
                first = table.cell(number, cell.column)
                if cell.across * cell.down > 1:
                    first = first.merge(table.cell(number + cell.down - 1, cell.column + cell.across - 1))
                first.text = cell.words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(text: str) -> bytes:
    """A workbook: the whole report on one sheet, a paragraph a row, figures as numbers."""
    from openpyxl import Workbook  # of an extra, which other formats do without

    from tests.workbooks import saved

    book = Workbook()
    at = 1
    for block in blocks(text):
        for row in [[Cell(block, 0, 10)]] if isinstance(block, str) else block:
            for cell in row:
                value = cell.words
                book.active.cell(
                    at, cell.column + 1, float(value) if value.replace(".", "", 1).isdigit() else value
                )
                if cell.across * cell.down > 1:
                    book.active.merge_cells(
                        start_row=at, end_row=at + cell.down - 1,
                        start_column=cell.column + 1, end_column=cell.column + cell.across,
                    )  # fmt: skip
            at += 1
        at += 1
    return saved(book)


def by_libreoffice(data: bytes, folder: Path, to: str, *, of: str = "docx") -> bytes:
    """What LibreOffice makes of a document of the kind *of*; *to* is a suffix, and may name a filter behind a colon."""
    suffix = to.partition(":")[0]
    source, out = folder / f"report.{of}", folder / "made"
    source.write_bytes(data)
    command = [
        str(legacy.program()), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", to, "--outdir", str(out), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, timeout=240, capture_output=True)
    return (out / f"report.{suffix}").read_bytes()


def by_pandoc(page: bytes) -> bytes:
    """What pandoc makes of a page: a Word document. The title of the page, which would be a paragraph, is left out."""
    bare = re.sub(rb"<title>.*?</title>", b"", page)
    command = [str(PANDOC), "--from", "html", "--to", "docx", "--output", "-"]
    return subprocess.run(command, input=bare, check=True, timeout=240, capture_output=True).stdout


def by_docx_js(text: str) -> bytes:
    """A Word document by docx-js, the library that web systems write theirs with (npm install docx; NODE_PATH says where)."""
    told = [
        block if isinstance(block, str) else [[cell._asdict() for cell in row] for row in block]
        for block in blocks(text)
    ]
    command = [str(DOCX_JS), str(Path(__file__).with_name("docx_js.cjs"))]
    done = subprocess.run(
        command, input=json.dumps(told).encode(), check=True, timeout=240, capture_output=True
    )
    return done.stdout


def by_chromium(page: bytes, folder: Path) -> bytes:
    """A page printed by Chromium."""
    (folder / "page.html").write_bytes(page)
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}",
        f"--print-to-pdf={folder / 'page.pdf'}", (folder / "page.html").as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    return (folder / "page.pdf").read_bytes()


def rich_text(text: str) -> bytes:
    """RTF by hand: what LibreOffice writes of it lacks letters."""
    parts = ["{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 SimSun;}}\\uc1 "]
    for block in blocks(text):
        if isinstance(block, str):
            parts.append(f"\\pard {_escaped(block)}\\par\n")
            continue
        width = max(cell.column + cell.across for row in block for cell in row)
        parts += (_row(_squares(block, number, width)) for number in range(len(block)))
    return ("".join(parts) + "}").encode("ascii")


def _squares(table: Table, number: int, width: int) -> list[tuple[str, str]]:
    """The squares of a row, each with its words and how it is merged."""
    squares = [("", "")] * width
    for above, row in enumerate(table[: number + 1]):
        for cell in row:
            if above + cell.down <= number:
                continue
            for across in range(cell.across):
                marks = ""
                if cell.across > 1:
                    marks += "\\clmgf" if not across else "\\clmrg"
                if cell.down > 1:
                    marks += "\\clvmgf" if above == number else "\\clvmrg"
                squares[cell.column + across] = (cell.words if not across and above == number else "", marks)
    return squares


def _row(squares: list[tuple[str, str]]) -> str:
    edges = "".join(f"{marks}\\cellx{700 * number}" for number, (_, marks) in enumerate(squares, 1))
    cells = "".join(f"{_escaped(words)}\\cell " for words, _ in squares)
    return f"\\trowd {edges}\\pard\\intbl {cells}\\row\n"


def _escaped(words: str) -> str:
    def one(letter: str) -> str:
        code = ord(letter)
        if code < 128:
            return f"\\{letter}" if letter in "\\{}" else letter
        return f"\\u{code - 65536 if code > 32767 else code}?"

    return "".join(map(one, words))
