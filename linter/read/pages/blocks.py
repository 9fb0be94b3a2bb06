"""Which rows of a page are a table without upright rules: those with figures in columns, their head, their labels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linter.read.pages.columns import IN_LINE, NEAR, Columns, columns_of, fits, goes_on
from linter.read.pages.ink import Glyph
from linter.read.pages.lined import FAR, Lined, body, lined
from linter.read.pages.tokens import PageToken

_MOST_ABOVE = 10  # rows of a head


class RowBlock(NamedTuple):
    """Rows of a page that are a table, so many of them its head."""

    rows: list[Lined]
    heads: int
    columns: Columns


def blocks(glyphs: list[Glyph]) -> Iterator[RowBlock]:
    """Yield the tables that *glyphs* stand in."""
    rows = lined(glyphs)
    at = 0
    while at < len(rows):
        held = body(rows, at)
        columns = columns_of([rows[n] for n in held])
        if columns is None:
            at = max(held.stop, at + 1)
            continue
        for n in held[1:]:
            if goes_on(rows[n - 1], rows[n], columns):
                rows[n] = rows[n]._replace(goes_on=True)
        top, bottom = _top(rows, held.start, at, columns), _bottom(rows, held, columns)
        yield RowBlock(rows[top:bottom], held.start - top, columns)
        at = bottom


def _top(rows: list[Lined], first: int, start: int, columns: Columns) -> int:
    """Return where the head begins that stands over the row *first*."""
    top = first
    for at in range(first - 1, max(start, first - _MOST_ABOVE) - 1, -1):
        row = rows[at]
        if rows[at + 1].base - row.base > FAR * row.size or abs(row.size - rows[first].size) > 1:
            break
        if any(one.x0 < columns.edges[1] and one.x1 > columns.reach[0][1] for one in row.tokens):
            break  # a sentence
        if len(row.tokens) == 1 and _is_across(row.tokens[0], columns):
            break  # a heading, or a head over several columns
        if row.tokens[-1].x0 >= columns.edges[1]:
            top = at
    return top


def _is_across(token: PageToken, columns: Columns) -> bool:
    """Whether *token* goes over the beginnings of several columns and begins where none does."""
    starts = [start for start, _ in columns.reach]
    over = sum(token.x0 < start < token.x1 for start in starts)
    return over > 1 and all(abs(token.x0 - start) > IN_LINE for start in starts)


def _bottom(rows: list[Lined], held: range, columns: Columns) -> int:
    """Return where the last row ends: its label may go on below it, and rows may follow that have a figure only."""
    furthest = max((rows[at].base - rows[at - 1].base for at in held[1:]), default=0.0)
    stop = held.stop
    while stop < len(rows):
        row, before = rows[stop], rows[stop - 1]
        gap = row.base - before.base
        goes_on = len(row.tokens) == 1 and row.tokens[0].x1 <= columns.edges[1] and gap <= NEAR * row.size
        counts = bool(row.figures) and row.first < 2 and gap <= furthest and fits(row, columns)
        if not (goes_on or counts) or abs(row.size - before.size) > 1:
            break
        stop += 1
    return stop
