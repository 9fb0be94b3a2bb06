"""A page as it is seen: its ruled tables as cells, and its other words as lines.

Every character is accounted for: it stands in one cell or in one line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from linter.read.pages.ink import Box, Glyph, Ink
from linter.read.pages.lattice import table_of
from linter.read.pages.lines import lines_of
from linter.read.pages.marks import marked
from linter.read.pages.rules import frames, merged
from linter.read.pages.things import PageLine, PageTable, Sheet
from linter.read.pages.unruled import unruled

MOST_RULES = 50_000  # before those of one line are put together: more are a drawing
_WIDE_PICTURE, _HIGH_PICTURE = 0.4, 60  # of the page's width; points
_FEW_ASLANT = 20  # characters: a stamp or a mark in the margin has fewer than a table


class Turned(NamedTuple):
    """Writing that runs another way than most, as one reads it, and the way back to the page."""

    ink: Ink
    back: Callable[[Box], Box]


class Page(NamedTuple):
    """What stands on a page, its upper left corner being 0, 0."""

    width: float
    height: float
    ink: Ink
    images: Sequence[Box] = ()
    turned: Sequence[Turned] = ()
    aslant: int = 0  # characters that run no way that a line can have


def sheet_of(number: int, page: Page) -> Sheet:
    """Return what stands on *page*."""
    tables, ink = _tables(number, page.ink)
    if page.turned:
        tables = _told(tables)  # the same rules are those of tables that are set sideways
    aslant, sideways = page.aslant, []
    for turned in page.turned:
        found, left = _tables(number, turned.ink)
        sideways += [_moved(table, turned.back) for table in _told(found)]
        aslant += sum(1 for glyph in left.glyphs if not glyph.text.isspace())
    columned, left_over = unruled(number, ink.glyphs)
    items: list[PageLine | PageTable] = [*tables, *sideways, *columned, *lines_of(number, left_over)]
    items.sort(key=lambda item: (item.box[1], item.box[0]))
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in page.images)
    pictures = sum(_in_place_of_words(box, page) for box in page.images)
    return Sheet(
        number,
        page.width,
        page.height,
        tuple(items),
        covered * 2 > page.width * page.height,
        pictures + (aslant >= _FEW_ASLANT) + _is_drawing(page.ink),
    )


def _is_drawing(ink: Ink) -> bool:
    return len(ink.level) + len(ink.upright) > MOST_RULES


def _tables(number: int, ink: Ink) -> tuple[list[PageTable], Ink]:
    """Return the ruled tables and what stands in none."""
    if _is_drawing(ink):
        return [], ink._replace(level=[], upright=[])
    ink = marked(ink)
    tables: list[PageTable] = []
    glyphs: list[Glyph] = ink.glyphs
    for frame in frames(merged(ink.level), merged(ink.upright)):
        table, glyphs = table_of(number, frame, glyphs)
        if table is not None:
            tables.append(table)
    return tables, ink._replace(glyphs=glyphs)


def _told(tables: list[PageTable]) -> list[PageTable]:
    """Return those of *tables* that hold words."""
    return [table for table in tables if any(cell.words for row in table.rows for cell in row)]


def _moved(table: PageTable, back: Callable[[Box], Box]) -> PageTable:
    rows = (tuple(cell._replace(box=back(cell.box)) for cell in row) for row in table.rows)
    return table._replace(box=back(table.box), rows=tuple(rows))


def _in_place_of_words(box: Box, page: Page) -> bool:
    """Whether a picture is as large as a table, and no ground that words stand on."""
    left, top, right, bottom = box
    if right - left < page.width * _WIDE_PICTURE or bottom - top < _HIGH_PICTURE:
        return False
    return not any(left < one.across < right and top < one.middle < bottom for one in page.ink.glyphs)
