"""What a page is made of: lines of words, and tables of cells, from top to bottom."""

from __future__ import annotations

from typing import NamedTuple

from linter.read.pages.ink import Box


class PageLine(NamedTuple):
    """Words side by side on a page, and from where to where each of their characters goes."""

    page: int
    box: Box
    size: float
    words: str
    reach: tuple[tuple[float, float], ...] = ()


class PageCell(NamedTuple):
    """A cell of a table: its box, what stands in it, a line of the page a line, and its place among the columns."""

    box: Box
    words: str
    column: int
    columns: int = 1
    rows: int = 1
    full: bool = False  # its last line goes to its end


class PageTable(NamedTuple):
    """A table, or the part of one on a page; its cells by the rows that they begin in, from left to right."""

    page: int
    box: Box
    xs: tuple[float, ...]  # where its columns begin, and where the last one ends, as one reads it
    rows: tuple[tuple[PageCell, ...], ...]
    open_above: bool = False  # no rule closes it there: its first row began on the page before
    open_below: bool = False
    ruled: bool = True  # False: words that stand in columns


class Sheet(NamedTuple):
    """A page: its size and what stands on it, from top to bottom."""

    number: int
    width: float
    height: float
    items: tuple[PageLine | PageTable, ...]
    images: bool  # whether images cover most of it
    unread: int = 0  # pictures, and writing that runs another way, in the place of words
