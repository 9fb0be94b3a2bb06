"""The tables of a report as a page has them: rows of cells that are read as such, and the words between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from linter.model.layout import ShownRow, ShownTable
from linter.render.marked import MarkedPiece, PieceCutter
from linter.text.source import Source, Span

_MARKS = re.compile(r"[\t|]")
_BORDERS = re.compile(r"[-:| \t]+")
_BREAK = re.compile(r"[^\S\n]*[\n\f]\s*")  # a form feed parts the pages of a converted PDF
_NUMBER = re.compile(r"[-−]?[\d.,]+%?")
_ROUND = "| \t\r\n\f\u3000"  # what may stand round the words of a cell
_LEVELS = "·"  # parts the levels of a head in a form: 行政诉讼·总计


class HtmlCell(NamedTuple):
    """A cell: its pieces, how many columns and rows it takes, and what it is the head of."""

    pieces: tuple[MarkedPiece, ...]
    wide: int = 1
    high: int = 1
    scope: str = ""  # col, row
    number: bool = False


class HtmlRow(NamedTuple):
    """A row of cells; *kind* is ``between`` for words between the rows, ``ours`` for a head we set."""

    cells: tuple[HtmlCell, ...]
    kind: str = ""


def cells(source: Source, line: Span) -> list[Span]:
    """Return the cells of a line; nothing if it is no row of a table."""
    text = source.quote(line)
    row = text.strip()
    if "\t" not in row and row.count("|") < 2:
        return []
    left = line.start + len(text) - len(text.lstrip())
    edges = [-1, *(match.start() for match in _MARKS.finditer(row)), len(row)]
    spans = [Span(left + low + 1, left + high) for low, high in pairwise(edges)]
    return spans[row.startswith("|") : len(spans) - row.endswith("|")]


def is_border(text: str) -> bool:
    """Whether a line only parts others: ``|---|---|``."""
    return bool(_BORDERS.fullmatch(text))


def joined(source: Source, cutter: PieceCutter, span: Span) -> Iterator[MarkedPiece]:
    """Yield the pieces of *span* with its line breaks taken out; between Latin words a blank stays."""
    text, at = source.text, span.start
    for match in _BREAK.finditer(text, span.start, span.end):
        yield from cutter.pieces(Span(at, match.start()))
        at = match.end()
        if (
            match.start() > span.start
            and at < span.end
            and _latin(text[match.start() - 1])
            and _latin(text[at])
        ):
            yield MarkedPiece(" ")
    yield from cutter.pieces(Span(at, span.end))


def plain_rows(source: Source, cutter: PieceCutter, lines: Iterable[Span]) -> Iterator[HtmlRow]:
    """Yield lines with cells as rows, all of one width; those before the first number are the head."""
    rows = [cells(source, line) for line in lines]
    width = max(map(len, rows))
    head = True
    for spans in rows:
        head = head and not any(is_number(source, span) for span in spans)
        shown = [_cell(source, cutter, span, "col" if head else "") for span in spans]
        yield HtmlRow((*shown[:-1], shown[-1]._replace(wide=1 + width - len(spans))))


def table_rows(source: Source, cutter: PieceCutter, table: ShownTable) -> Iterator[HtmlRow]:
    """Yield the rows of a table whose form is known, with all that stands before, between and behind."""
    labelled = any(row.label.start < row.label.end for row in table.rows)
    width = max(map(len, table.columns)) + labelled
    at, block = table.span.start, -1
    for row in sorted(table.rows, key=_start):
        if _start(row) < at:
            continue
        columns = len(table.columns[row.block]) + labelled
        between = list(_between(source, cutter, Span(at, _start(row)), columns, width))
        yield from between
        if row.block != block:
            block = row.block
            if not any(one.kind == "" for one in between):
                yield from _head(table.columns[block], labelled, width)
        shown, at = _row(source, cutter, row, table.span)
        wide = width - labelled - len(shown) + labelled
        yield HtmlRow((*shown[:-1], shown[-1]._replace(wide=1 + max(wide, 0))))
    yield from _between(source, cutter, Span(at, table.span.end), width, width)


def _start(row: ShownRow) -> int:
    return min(row.label.start, row.cells[0].start)


def _row(source: Source, cutter: PieceCutter, row: ShownRow, table: Span) -> tuple[list[HtmlCell], int]:
    """Return the row's cells, and where the text goes on. Words between two cells go to the first."""
    spans = [row.label, *row.cells] if row.label.start < row.label.end else list(row.cells)
    at = spans[0].start
    shown: list[HtmlCell] = []
    for number, span in enumerate(spans):
        if span.start < at:
            shown.append(HtmlCell(()))
            continue
        if shown and (words := words_of(source, Span(at, span.start))):
            shown[-1] = shown[-1]._replace(pieces=(*shown[-1].pieces, *joined(source, cutter, words)))
        scope = "row" if number == 0 and span is row.label else ""
        pieces = tuple(joined(source, cutter, span))
        shown.append(HtmlCell(pieces, scope=scope, number=not scope))
        at = span.end
    return shown, at


def _between(source: Source, cutter: PieceCutter, gap: Span, columns: int, width: int) -> Iterator[HtmlRow]:
    """Yield what stands between two rows: a head that fits the columns as such, words across all of them."""
    words: list[MarkedPiece] = []
    for line in _lines(source, gap):
        if is_border(source.quote(line)):
            continue
        spans = cells(source, line)
        if words and spans:
            yield HtmlRow((HtmlCell(tuple(words), wide=width),), "between")
            words = []
        if len(spans) == columns and columns > 1:
            head = [_cell(source, cutter, span, "col") for span in spans]
            yield HtmlRow((*head[:-1], head[-1]._replace(wide=1 + width - columns)))
            continue
        for span in spans or [line]:
            if found := words_of(source, span):
                words += [*([MarkedPiece(" ")] if words else []), *joined(source, cutter, found)]
        if spans and words:
            yield HtmlRow((HtmlCell(tuple(words), wide=width),), "between")
            words = []
    if words:
        yield HtmlRow((HtmlCell(tuple(words), wide=width),), "between")


def _head(columns: Sequence[str], labelled: bool, width: int) -> Iterator[HtmlRow]:
    """Yield the official head of the columns, for a text that has its own in no order."""
    paths = [label.split(_LEVELS) for label in columns]
    depth = max(map(len, paths))
    for level in range(depth):
        found = [HtmlCell((), high=depth)] if labelled and level == 0 else []
        for _, group in groupby(paths, key=lambda path: path[: level + 1] if len(path) > level else None):
            members = list(group)
            if len(members[0]) > level:
                last = len(members[0]) == level + 1
                high = depth - level if last else 1
                found.append(HtmlCell((MarkedPiece(members[0][level]),), len(members), high, "col"))
        if level == 0 and len(columns) + labelled < width:
            found[-1] = found[-1]._replace(wide=found[-1].wide + width - len(columns) - labelled)
        yield HtmlRow(tuple(found), "ours")


def _cell(source: Source, cutter: PieceCutter, span: Span, scope: str) -> HtmlCell:
    number = is_number(source, span)
    return HtmlCell(tuple(joined(source, cutter, span)), scope=scope, number=number)


def is_number(source: Source, span: Span) -> bool:
    """Whether nothing but a number stands in *span*."""
    return bool(_NUMBER.fullmatch(source.quote(span).strip()))


def words_of(source: Source, span: Span) -> Span | None:
    """Return *span* without the blanks and bars round its words; None if there are none."""
    text = source.quote(span)
    start = len(text) - len(text.lstrip(_ROUND))
    end = len(text.rstrip(_ROUND))
    return Span(span.start + start, span.start + end) if start < end else None


def _lines(source: Source, span: Span) -> Iterator[Span]:
    at = span.start
    while at < span.end:
        end = source.text.find("\n", at, span.end)
        end = span.end if end == -1 else end
        yield Span(at, end)
        at = end + 1


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
