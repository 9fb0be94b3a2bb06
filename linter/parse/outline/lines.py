"""Logical lines: what a person reads as one line, whatever the file's line breaks are.

Tables become one line each, hard-wrapped lines are joined, blanks between Han characters
go, page numbers drop out. The result is a Flow; headings are cut free in `cuts`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import field
from itertools import pairwise

from linter.grammar.headings import Headings
from linter.model.report import Flow, Line, Stretch
from linter.parse.outline.cuts import Cutter
from linter.parse.outline.wraps import Wraps
from linter.parse.tables.spot import Region
from linter.records import dataclass

# The mark of a note between a figure and its unit is no part of the sentence.
_RAISED = "[⁰¹²³⁴-⁹]{1,3}"
_MARK = rf"(?<=[\d%])(?:{_RAISED}|\[{_RAISED}\]|\({_RAISED}\)|⁽{_RAISED}⁾)"
_BLANKS = re.compile(rf"(?:[\s\u200b-\u200d\ufeff\u00ad]|<!--.{{0,80}}?-->|{_MARK})+")
_MARKS = "[(⁽⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARKER = re.compile(r"[\s\u200b\ufeff]*(?:(#{1,6})(?=\s|\S)|[•●◆■▪*>-](?=\s))?\s*(?:\*\*(?=\S))?")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–]+\s*\d{1,4}\s*[-—–]+|[\[【(]?第\s*\d+\s*页.{0,12})\s*\Z")
_CELLS_ONLY = re.compile(r"[\s|\d.,%/—–+-]+\Z")
_COLUMNS = re.compile(r"(?:\S+(?:[ \t]{2,}|\t)){2,}\S+")
_SENTENCE = re.compile(r"[。;!?]|(?<!\d),|,(?!\d)")


@dataclass
class _Piece:
    """A physical line, or the part of one outside the tables."""

    start: int
    end: int
    table: bool = False
    region: Region | None = None


@dataclass
class Draft:
    """A logical line under construction: folded text, offsets, and where blanks stood."""

    parts: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)
    table: bool = False


def read_lines(
    folded: str,
    regions: list[Region],
    cutter: Cutter,
    heads: Headings,
    is_field: Callable[[str], bool],
    is_row: Callable[[str], bool],
    titles: tuple[str, ...] = (),
) -> tuple[Flow, list[Line]]:
    """Return the flow of *folded* and its logical lines, kinds still open but for tables.

    *is_row* knows lines that are rows of a form, wherever they stand.
    """
    pieces = _rows_merged(list(_pieces(folded, regions, cutter.is_title, is_row)))
    parts: list[str] = []
    offsets: array[int] = array("I")
    lines: list[Line] = []
    at = 0
    wraps = Wraps(
        [folded[p.start : p.end] for p in pieces if not p.table], heads, is_field, cutter.is_title, titles
    )
    for draft in _drafts(folded, pieces, wraps):
        whole = "".join(draft.parts)
        bounds = [0, len(whole)] if draft.table else cutter.cut(whole, draft.gaps)
        for start, end in pairwise(bounds):
            text = whole[start:end]
            parts.append(text + "\n")
            offsets.extend(draft.offsets[start:end])
            offsets.append(draft.offsets[end] if end < len(draft.offsets) else draft.offsets[-1] + 1)
            lines.append(Line("TABLE" if draft.table else "", Stretch(at, at + len(text))))
            at += len(text) + 1
    offsets.append(len(folded))
    return Flow("".join(parts), offsets), lines


def _pieces(
    folded: str, regions: list[Region], is_title: Callable[[str], bool], is_row: Callable[[str], bool]
) -> Iterator[_Piece]:
    """Yield physical lines and tables in order; a table swallows the lines it covers."""
    pending = iter([*regions, None])
    region = next(pending)
    start, size = 0, len(folded)
    while start < size:
        newline = folded.find("\n", start)
        end = size if newline == -1 else newline
        if region is not None and region.span.start < end:
            if folded[start : region.span.start].strip():
                yield _Piece(start, region.span.start)
            yield _Piece(region.span.start, region.span.end, True, region)
            start, region = region.span.end, next(pending)
            continue
        line = folded[start:end]
        if line.strip() and (end - start > 60 or not _PAGE_NUMBER.match(line)):
            yield _Piece(start, end, is_row(line) or (_is_row(line) and not is_title(line)))
        start = end + 1


def _rows_merged(pieces: list[_Piece]) -> list[_Piece]:
    """Make rows that follow one another one table, where no known form has claimed them."""
    merged: list[_Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and last.table and piece.table and not last.region and not piece.region:
            last.end = piece.end
        else:
            merged.append(piece)
    return merged


def _is_row(line: str) -> bool:
    """Whether *line* is laid out as a row of a table: pipes, tabs, columns, bare numbers."""
    if len(line) > 400:
        return line.count("|") > 8 and not _SENTENCE.search(line)
    bars = line.count("|")
    if bars and all(":" in cell for cell in line.split("|") if cell.strip()):
        return False  # fields of the page
    if bars >= 2 or (bars and line.rstrip().endswith("|")):
        return True
    if _CELLS_ONLY.match(line):
        return len(re.findall(r"\d[\d.,]*|[—–/-]+", line)) >= 2
    if _SENTENCE.search(line) or ":" in line:
        return False
    return line.count("\t") >= 2 or bool(_COLUMNS.search(line.strip()) and re.search(r"\d\s*\Z", line))


def _drafts(folded: str, pieces: list[_Piece], wraps: Wraps) -> Iterator[Draft]:
    draft: Draft | None = None
    first = last = ""
    for piece in pieces:
        line = folded[piece.start : piece.end]
        if piece.table:
            if draft:
                yield draft
            draft = None
            yield _table(folded, piece)
            continue
        joins = draft is not None and wraps.goes_on(first, last, line)
        if draft is not None and not joins:
            yield draft
            draft = None
        if draft is None:
            draft, first = Draft(), line
        _extend(draft, folded, piece, joined=joins, parted=joins and wraps.parts_words)
        last = line
    if draft:
        yield draft


def _table(folded: str, piece: _Piece) -> Draft:
    text = re.sub(r"[^\S\n]", " ", folded[piece.start : piece.end]).rstrip()
    offsets = list(range(piece.start, piece.start + len(text)))
    return Draft([text], offsets, table=True)


def _extend(draft: Draft, folded: str, piece: _Piece, *, joined: bool, parted: bool) -> None:
    """Add a physical line to *draft*, blanks out, remembering where they were."""
    start = piece.start
    if not joined:
        marker = _MARKER.match(folded, piece.start, piece.end)
        start = marker.end() if marker else start
    parts, offsets = draft.parts, draft.offsets
    size = len(offsets)
    previous = parts[-1][-1:] if parts else ""
    at = start
    first = folded[start : start + 1]
    # A wrapped line may end inside a number or an address; Chinese puts no blank between two words.
    if joined and not parted and previous.isalpha() and first.isalpha() and _needs_blank(previous, first):
        parts.append(" ")
        offsets.append(piece.start)
        size += 1
    while at < piece.end:
        blank = _BLANKS.search(folded, at, piece.end)
        stop = blank.start() if blank else piece.end
        if stop > at:
            parts.append(folded[at:stop])
            offsets.extend(range(at, stop))
            size += stop - at
            previous = folded[stop - 1]
        if not blank:
            break
        following = folded[blank.end() : blank.end() + 1] if blank.end() < piece.end else ""
        if previous and following and size:
            if _needs_blank(previous, following):
                parts.append(" ")
                offsets.append(blank.start())
                size += 1
            if folded[blank.start()] not in _MARKS and not (
                previous.isalpha() and following.isalpha() and _needs_blank(previous, following)
            ):
                draft.gaps.add(size)  # between two words of alphabetic writing a blank says nothing
        at = blank.end()


def _needs_blank(left: str, right: str) -> bool:
    """A blank is kept only between two characters of alphabetic writing."""
    return left < "\u2e80" and right < "\u2e80" and left not in "“”‘’—…" and right not in "“”‘’—…"
