"""The text of a report as a page has it: headings, paragraphs and tables, with the marks in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linter.model.layout import ShownLayout, ShownLine, ShownTable
from linter.records import dataclass
from linter.render.html.grids import DrawnTable, drawn_tables, grid_rows, meets
from linter.render.html.tables import HtmlRow, cells, is_border, joined, plain_rows, table_rows
from linter.render.marked import MarkedPiece, PieceCutter, Target
from linter.text.source import Source, Span

Chunk = ShownLine | ShownTable | DrawnTable
_RUN_IN = re.compile(r"[。.：:；;]\s*")  # ends a heading that the text follows on the same line


@dataclass(frozen=True, slots=True)
class HtmlBlock:
    """A paragraph, heading or title with its pieces, or a table with its rows.

    *lead* is a heading in whose line the paragraph goes on; *level* is a heading's, from 1.
    """

    kind: str
    pieces: tuple[MarkedPiece, ...] = ()
    lead: tuple[MarkedPiece, ...] = ()
    level: int = 0
    name: str = ""
    rows: tuple[HtmlRow, ...] = ()


def blocks(
    source: Source, layout: ShownLayout, targets: Iterable[Target], language: str = "zh"
) -> Iterator[HtmlBlock]:
    """Yield the text of *source*, all of it and in order, with *targets* (the worst first) marked in it."""
    cutter = PieceCutter(source, targets)
    rows: list[Span] = []  # lines with cells, until a line without any
    lead: tuple[MarkedPiece, ...] = ()
    chunks = list(_chunks(source, layout))
    for number, chunk in enumerate(chunks):
        if not isinstance(chunk, ShownLine):
            yield from _flushed(source, cutter, rows)
            name = chunk.name.get(language) or chunk.name.get("zh", "")
            if isinstance(chunk, DrawnTable):
                shown = grid_rows(source, cutter, chunk.grid)
            else:
                shown = table_rows(source, cutter, chunk)
            yield HtmlBlock("rows", name=name, rows=tuple(shown))
            continue
        for kind, span in _parts(source, chunk):
            if kind == "cells":
                rows.append(span)
                continue
            yield from _flushed(source, cutter, rows)
            pieces = tuple(joined(source, cutter, span))
            if chunk.title or chunk.level:
                following = chunks[number + 1] if number + 1 < len(chunks) else None
                if not chunk.title and _goes_on(source, span, following):
                    lead = pieces
                    continue
                yield HtmlBlock("title" if chunk.title else "heading", pieces, level=max(chunk.level, 1))
                continue
            yield HtmlBlock("text", pieces, lead)
            lead = ()
    yield from _flushed(source, cutter, rows)
    if rest := tuple(cutter.rest()):
        yield HtmlBlock("text", rest)


def _flushed(source: Source, cutter: PieceCutter, rows: list[Span]) -> Iterator[HtmlBlock]:
    """Yield the rows that came together as a table; a single one is a paragraph."""
    if len(rows) == 1:
        yield HtmlBlock("text", tuple(joined(source, cutter, rows[0])))
    elif rows:
        yield HtmlBlock("rows", rows=tuple(plain_rows(source, cutter, rows)))
    rows.clear()


def _goes_on(source: Source, heading: Span, following: Chunk | None) -> bool:
    """Whether the text goes on in the line of *heading*."""
    if not isinstance(following, ShownLine) or following.level or following.span.start < heading.end:
        return False
    between = source.text[heading.end : following.span.start]
    return "\n" not in between and _RUN_IN.search(source.quote(heading)[-1:]) is not None


def _chunks(source: Source, layout: ShownLayout) -> Iterator[Chunk]:
    """Yield lines and tables, and what neither covers as lines: together the whole text, once.

    A table is what the file draws, where it does.
    """
    drawn = drawn_tables(source, layout.tables)
    own = [table for table in layout.tables if table.columns]
    others = [table for table in own if not any(meets(table.span, one.span) for one in drawn)]
    tables: list[DrawnTable | ShownTable] = [*drawn, *others]
    tables.sort(key=lambda one: one.span)
    known: list[Chunk] = [*tables, *_apart(layout, tables)]
    known.sort(key=lambda one: (one.span.start, -one.span.end))
    at = 0
    for one in known:
        if one.span.start < at:
            continue
        if source.text[at : one.span.start].strip():
            yield ShownLine(Span(at, one.span.start), table=not layout.lines)
        yield one
        at = one.span.end
    if source.text[at:].strip():
        yield ShownLine(Span(at, len(source.text)), table=not layout.lines)


def _apart(layout: ShownLayout, tables: Iterable[DrawnTable | ShownTable]) -> Iterator[ShownLine]:
    """Yield the lines, those that *tables* stand in cut off there."""
    waiting = iter(tables)
    table = next(waiting, None)
    for line in layout.lines:
        while table and table.span.end <= line.span.start:
            table = next(waiting, None)
        if table is None or line.span.end <= table.span.start:
            yield line
        elif line.span.start < table.span.start:
            yield line._replace(span=Span(line.span.start, table.span.start))


def _parts(source: Source, chunk: ShownLine) -> Iterator[tuple[str, Span]]:
    """Yield the parts of a line: rows of cells, and the words between them as one paragraph each.

    The lines of a table that nobody knows stay apart.
    """
    start = at = chunk.span.start
    while at <= chunk.span.end:
        end = source.text.find("\n", at, chunk.span.end)
        end = chunk.span.end if end == -1 else end
        line = Span(at, end)
        row = bool(cells(source, line))
        if row or chunk.table:
            yield from _paragraph(source, Span(start, at))
            if row and not is_border(source.quote(line)):
                yield "cells", line
            elif not row:
                yield from _paragraph(source, line)
            start = min(end + 1, chunk.span.end)
        at = end + 1
    yield from _paragraph(source, Span(start, chunk.span.end))


def _paragraph(source: Source, span: Span) -> Iterator[tuple[str, Span]]:
    words = source.quote(span)
    if words.strip():
        start = span.start + len(words) - len(words.lstrip("\r\n"))
        yield "words", Span(start, span.start + len(words.rstrip()))
