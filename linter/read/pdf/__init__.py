"""Reads a PDF, in a process of its own that is limited in time and memory, and says what went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, NamedTuple

from linter.errors import UnreadableError
from linter.read.pages.frame import Frame
from linter.read.pdf import process
from linter.read.places import FIXED, PageBox, Places
from linter.text.grid import Cell, Grid
from linter.text.source import Span

FINE = "--fine"

_SAID = {
    "missing": (
        "读取 PDF 需要 pypdfium2；请安装：pip install 'reportlint[pdf]'",
        "PDF documents need pypdfium2; install it with: pip install 'reportlint[pdf]'",
    ),
    "scanned": (
        "这个 PDF 是扫描件，只有图像、没有文字；请先识别其中的文字（OCR），或检查原来的 Word 文件",
        "this PDF is a scan: it holds images and no text; recognise the text (OCR) or check the Word file behind it",
    ),
    "empty": ("这个 PDF 里没有文字", "this PDF holds no text"),
    "no characters": (
        "这个 PDF 的字体没有说明哪个字形是哪个字，文字取不出来；请检查原来的 Word 文件，或识别文字（OCR）",
        "the fonts of this PDF do not say which character is which; check the Word file behind it, or recognise the text (OCR)",
    ),
    "encrypted": (
        "这个 PDF 加了密，无法读取；请先去掉打开密码",
        "this PDF is encrypted and cannot be read; remove its password first",
    ),
    "damaged": (
        "这个 PDF 已损坏或不完整，无法读取；请重新取得或重新导出",
        "this PDF is damaged or incomplete and cannot be read; fetch or export it again",
    ),
    "pages": (
        "这个 PDF 超过 300 页，不予读取；一份报告没有这么长，请确认选对了文件",
        "this PDF has more than 300 pages and was not read; no report is that long: make sure that it is the right file",
    ),
    "bomb": (
        "这个 PDF 解压后过大，不予读取；请确认文件来源",
        "this PDF unpacks to far too much and was not read; make sure where it comes from",
    ),
    "failed": (
        "读取这个 PDF 时程序出错；请检查原来的 Word 文件，并报告这个问题",
        "the program failed at reading this PDF; check the Word file behind it, and please report this",
    ),
    "too much": (
        "读取这个 PDF 所需的内存或时间超过限度，已经停止；请重新导出，或检查原来的 Word 文件",
        "reading this PDF took more memory or time than is allowed and was ended; export it again, or check the Word file behind it",
    ),
}  # fmt: skip


class PdfDocument(NamedTuple):
    """What a person reads in a PDF, the way from it to page and box, and what it did not say."""

    text: str
    places: Places
    notes: dict[str, int]
    grids: tuple[Grid, ...] = ()
    frames: tuple[Frame, ...] = ()  # of each page, where the place of each character was asked for

    @property
    def locate(self) -> Callable[[Span], dict[str, Any]]:
        """What says where a span begins."""
        return self.places.locator()


def read_pdf(data: bytes, *, fine: bool = False) -> PdfDocument:
    """Return what a person reads in *data*; *fine*: with the place of each character outside tables.

    Raises UnreadableError where that is nothing or too much.
    """
    answer: dict[str, Any] = _answer(data, fine) if find_spec("pypdfium2") else {"error": "missing"}
    if error := answer.get("error"):
        zh, en = (answer["zh"], answer["en"]) if error == "said" else _SAID[error]
        raise UnreadableError(zh, en)
    places = Places()
    text, runs = answer["text"], answer["runs"]
    ends = [run[0] for run in runs[1:]] + [len(text)]
    for (start, page, box), end in zip(runs, ends, strict=True):
        places.add(end - start, None, FIXED, PageBox(page, tuple(box)))
    grids = tuple(Grid(tuple(map(_cell, cells)), drawn) for drawn, cells in answer["grids"])
    frames = tuple(Frame(tuple(box), quarters) for box, quarters in answer.get("frames", ()))
    return PdfDocument(text, places, _notes(answer), grids, frames)


def _notes(answer: dict[str, Any]) -> dict[str, int]:
    notes = {"scanned_pages": int(answer["scanned"])}
    return {**notes, "pictures": int(answer["pictures"])} if answer["pictures"] else notes


def _cell(told: list[int]) -> Cell:
    row, column, rows, columns, start, end = told
    return Cell(row, column, rows, columns, (Span(start, end),) if end > start else (), start)


def _answer(data: bytes, fine: bool) -> dict[str, Any]:
    """Return what the reading process says of *data*; where it came to grief, that."""
    try:
        said: dict[str, Any] = json.loads(process.answer("linter.read.pdf.child", data, *[FINE] * fine))
    except process.FailedError:
        return {"error": "failed"}
    except (process.TooMuchError, ValueError, MemoryError):
        return {"error": "too much"}
    return said
