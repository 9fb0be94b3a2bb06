"""The changes: each takes a report's text and returns the bytes of a file, and what kind of file that is."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import opencc
from docx import Document

_HALF = str.maketrans("（）：；，％！？０１２３４５６７８９", "():;,%!?0123456789")
_FULL = str.maketrans("0123456789():;%", "０１２３４５６７８９（）：；％")
_FIGURE = re.compile(r"[\d０-９一二三四五六七八九十百千两零〇其]")
_TABLE = re.compile(r"[|\t]|\S {2,}\S|^[\d\s.%/—-]+$|\s(?:\d[\d,.]*|—+)$")
_NO_BREAK_BEFORE = "，。；：、！？）》”％%,;:)"
_TITLE_LINES = 12  # among which the title stands


class File(NamedTuple):
    """A report as a file."""

    data: bytes
    suffix: str = ".txt"


Change = Callable[[str], File]


def _text(change: Callable[[str], str]) -> Change:
    return lambda text: File(change(text).encode("utf-8"))


def _each_line(change: Callable[[str], str]) -> Change:
    return _text(lambda text: "\n".join(map(change, text.split("\n"))))


def _wrapped(width: int) -> Change:
    """Each line of prose broken at *width* characters, as terminals, mail and converters do it."""
    return _each_line(lambda line: line if _TABLE.search(line.strip()) else "\n".join(_pieces(line, width)))


def _pieces(line: str, width: int) -> Iterator[str]:
    while len(line) > width:
        at = width
        while line[at : at + 1] and line[at] in _NO_BREAK_BEFORE:
            at += 1  # a mark hangs over
        yield line[:at]
        line = line[at:]
    if line:
        yield line


def _spaced_title(text: str) -> str:
    """The title with a blank between the letters of its last words."""
    lines = text.split("\n")
    for number, line in enumerate(lines[:_TITLE_LINES]):
        if line.rstrip().endswith("报告") and "公开" in line and "，" not in line:
            words = line.rstrip()
            kept = len(words) - (4 if words.endswith("年度报告") else 2)
            lines[number] = words[:kept] + " " + " ".join(words[kept:])
            break
    return "\n".join(lines)


def _blanks(text: str) -> str:
    """A blank between every eleventh pair of Han characters of the prose."""
    return "\n".join(
        line
        if _TABLE.search(line.strip())
        else re.sub(r"([\u4e00-\u9fff]{11})(?=[\u4e00-\u9fff])", r"\1 ", line)
        for line in text.split("\n")
    )


def _swapped(line: str) -> str:
    """The first two sentences in a row that hold no figure, the other way round."""
    sentences = re.findall(r"[^。]*。|[^。]+\Z", line)
    for at, (one, other) in enumerate(pairwise(sentences)):
        whole = at > 0 and other.endswith("。") and min(len(one), len(other)) > 12
        if whole and not _FIGURE.search(one + other):
            sentences[at : at + 2] = [other, one]
            break
    return "".join(sentences)


@cache
def _converter(way: str) -> opencc.OpenCC:
    return opencc.OpenCC(way)


def _encoded(encoding: str) -> Change:
    return lambda text: File(text.encode(encoding, errors="replace"))


def _paragraphs(text: str) -> File:
    shown = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return File(
        f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{shown}</body></html>'.encode(),
        ".html",
    )


def _document(text: str) -> File:
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(re.sub(r"[\x00-\x08\x0b-\x1f]", "", line))
    buffer = io.BytesIO()
    document.save(buffer)
    return File(buffer.getvalue(), ".docx")


CHANGES: dict[str, Change] = {
    "wrapped at 36": _wrapped(36),
    "wrapped at 40": _wrapped(40),
    "wrapped at 60": _wrapped(60),
    "half width": _text(lambda text: text.translate(_HALF)),
    "full width": _text(lambda text: text.translate(_FULL)),
    "Traditional": _text(lambda text: str(_converter("s2t").convert(text))),
    "GB 18030": _encoded("gb18030"),
    "UTF-16": _encoded("utf-16"),
    "UTF-8 with mark": _encoded("utf-8-sig"),
    "CRLF": _text(lambda text: text.replace("\n", "\r\n")),
    "blanks at line ends": _each_line(lambda line: line + "  \u3000"),
    "no-break indents": _each_line(
        lambda line: (
            line if not line.strip() or _TABLE.search(line.strip()) else "\u00a0\u00a0" + line.lstrip()
        )
    ),
    "blank lines": _each_line(lambda line: line if _TABLE.search(line.strip()) else line + "\n"),
    "blanks between letters": _text(_blanks),
    "zero-width blanks": _text(lambda text: text.replace("。", "。\u200b")),
    "letter-spaced title": _text(_spaced_title),
    "sentences swapped": _each_line(_swapped),
    "Markdown": lambda text: File(text.encode(), ".md"),
    "HTML": _paragraphs,
    "DOCX": _document,
}
