"""Grids that a text draws with marks: a row a line, its cells parted by bars, TABs, commas or semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linter.text.grid import Cell, Grid
from linter.text.span import Span

_BARS = re.compile(r"[|｜│┃║]")
_TABS = re.compile(r"\t")
_COMMA = re.compile(r",")
_SEMICOLON = re.compile(r";")
_ANY = re.compile(r"[|｜│┃║\t,;]")
_RULE = re.compile(r"[-=:+|｜\u2500-\u257f \t]+")
_PAGE = re.compile(r"\s*(?:[-—–]{0,2}\s?\d{1,3}\s?[-—–]{0,2}|[\[【(]?第\s*\d+\s*页.{0,12})\s*")
_BRACKETS = {"(": ")", "（": "）", '"': '"', "“": "”"}
_SENTENCE = re.compile(r"[。；！？]")
_LONGEST = 2000  # characters of a line that is a row


def drawn(text: str, taken: Iterable[Span]) -> list[Grid]:
    """Return the grids in *text* outside what is *taken*."""
    found: list[Grid] = []
    rows: list[Span] = []
    mark: re.Pattern[str] | None = None
    for line in _lines(text, sorted(taken)):
        words = text[line.start : line.end]
        if rows and (not words.strip() or _RULE.fullmatch(words) or _PAGE.fullmatch(words)):
            continue
        now = _mark(words)
        if now is None and mark is _TABS and "\t" in words and not _SENTENCE.search(words):
            now = mark  # a row of which but one cell is filled
        if now is not mark and rows:
            found.append(_grid(text, rows, mark))
            rows = []
        mark = now
        if now is not None:
            rows.append(line)
    if rows:
        found.append(_grid(text, rows, mark))
    return [grid for grid in found if any(cell.spans for cell in grid.cells)]


def _lines(text: str, taken: list[Span]) -> Iterator[Span]:
    """Yield the lines of *text*; an empty one where something is taken."""
    at, size = 0, len(text)
    waiting = iter([*taken, Span(size + 1, size + 1)])
    held = next(waiting)
    while at < size:
        end = text.find("\n", at)
        end = size if end == -1 else end
        while held.end <= at:
            held = next(waiting)
        if held.start < end:
            yield Span(at, at)
            at = max(end + 1, held.end)
            continue
        yield Span(at, end)
        at = end + 1


def _mark(words: str) -> re.Pattern[str] | None:
    """Return what parts the cells of a line, if anything does."""
    if not _ANY.search(words) or len(words) > _LONGEST:
        return None
    if _BARS.search(words):
        return _BARS
    if "\t" in words.strip():
        return _TABS
    if _SENTENCE.search(words):
        return None
    return _SEMICOLON if ";" in words else _COMMA if "," in words else None


def _cells(text: str, line: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    """Yield what stands between the marks of a line."""
    start, end = line
    pieces = mark.split(text[start:end])
    if mark is _COMMA or mark is _SEMICOLON:
        pieces = _together(pieces)
    at = start
    for piece in pieces:
        yield _stripped(piece, at)
        at += len(piece) + 1


def _together(pieces: list[str]) -> list[str]:
    """Put together again what a comma parts that stands in a bracket, or between quotes."""
    found: list[str] = []
    for piece in pieces:
        if found and _opens(found[-1]):
            found[-1] += f",{piece}"  # or what other mark it was: it is as long
        else:
            found.append(piece)
    return found


def _opens(words: str) -> bool:
    """Whether a bracket, or a quote, opens in *words* that does not close."""
    closing: list[str] = []
    for character in words:
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _BRACKETS:
            closing.append(_BRACKETS[character])
    return bool(closing)


def _stripped(words: str, at: int) -> Span:
    """Return where *words*, which begin at *at*, stand without blanks, and without the quotes of a whole cell."""
    bare = words.lstrip()
    start = at + len(words) - len(bare)
    bare = bare.rstrip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return Span(start + 1, start + len(bare) - 1)
    return Span(start, start + len(bare))


def _grid(text: str, lines: list[Span], mark: re.Pattern[str] | None) -> Grid:
    """Return the grid of *lines*; bars that stand round all of them part no cells."""
    assert mark is not None
    if mark is _BARS:
        lines = [_inked(text, line) for line in lines]
        first = all(_BARS.match(text, line.start, line.end) for line in lines)
        last = all(_BARS.match(text, line.end - 1, line.end) for line in lines if line.end - line.start > 1)
        lines = [Span(line.start + first, max(line.end - last, line.start + first)) for line in lines]
    return Grid(
        tuple(
            Cell(row, column, 1, 1, (span,) if span.end > span.start else (), span.start)
            for row, line in enumerate(lines)
            for column, span in enumerate(_cells(text, line, mark))
        ),
        "marks",
        spanned=False,
    )


def _inked(text: str, line: Span) -> Span:
    words = text[line.start : line.end]
    return Span(line.start + len(words) - len(words.lstrip()), line.start + len(words.rstrip()))
