"""Characters become lines of words: those on one base line, from left to right."""

from __future__ import annotations

import re

from linter.read.limits import WIDE
from linter.read.pages.ink import SMALL, Box, Glyph
from linter.read.pages.things import PageCell, PageLine

_SAME = 0.4  # of the size: base lines no further apart are one
# Of the size: a wider gap parts words; words of characters that are written without blanks; columns.
_BLANK, _WIDE_BLANK, _COLUMN = 0.3, 1.5, 2.2
_FULL = 1.6  # of the size: less room at the end of a cell takes no more
_FIGURE_LINES = re.compile(r"[\d.,%\n-]+")

GlyphRow = list[Glyph]


def lines_of(page: int, glyphs: list[Glyph]) -> list[PageLine]:
    """Return *glyphs* as lines, from top to bottom."""
    made = [_line(page, row) for row in rows_of(glyphs)]
    return [line for line in made if line.words.strip()]


def rows_of(glyphs: list[Glyph]) -> list[GlyphRow]:
    """Return those of *glyphs* that stand on one base line together, from left to right."""
    rows: list[GlyphRow] = []
    for glyph in sorted(glyphs, key=lambda one: (one.base, one.x0)):
        if rows and glyph.base - rows[-1][0].base <= _SAME * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda one: (one.x0, one.x1)) for row in _with_small(rows)]


def _with_small(rows: list[GlyphRow]) -> list[GlyphRow]:
    """Return *rows*, with those of small type that stand raised or lowered in another put into it."""
    sizes = [max(glyph.size for glyph in row) for row in rows]
    kept = list(rows)
    for number, row in enumerate(rows):
        for other in (number - 1, number + 1):
            if not 0 <= other < len(rows) or sizes[number] > SMALL * sizes[other]:
                continue
            line = max(kept[other], key=lambda one: one.size, default=None)
            if line is not None and all(line.top <= one.middle <= line.bottom for one in row):
                kept[other] = [*kept[other], *kept[number]]
                kept[number] = []
                break
    return [row for row in kept if row]


def _line(page: int, glyphs: GlyphRow) -> PageLine:
    parts: list[str] = []
    reach: list[tuple[float, float]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        gap = _gap(last, glyph) if last is not None else ""
        if last is not None and gap:
            reach += [(last.x1, glyph.x0)] * len(gap)
        parts += (gap, glyph.text)
        reach += [(glyph.x0, glyph.x1)] * len(glyph.text)
        last = glyph
    inked = [one for one in glyphs if one.text.strip()] or glyphs
    box = (
        min(one.x0 for one in inked), min(one.top for one in inked),
        max(one.x1 for one in inked), max(one.bottom for one in inked),
    )  # fmt: skip
    return PageLine(page, box, max(one.size for one in inked), "".join(parts).rstrip(), tuple(reach))


def _gap(before: Glyph, after: Glyph) -> str:
    """Return what stands for a gap: a blank between words, a TAB between columns."""
    width, size = after.x0 - before.x1, min(before.size, after.size)
    if width <= _BLANK * size or before.text.isspace() or after.text.isspace():
        return ""
    if width > _COLUMN * size:
        # What was written in one go has as many blanks as there is room for.
        return " " * int(width / size * 2) if before.piece and before.piece == after.piece else "\t"
    return "" if width < _WIDE_BLANK * size and before.text >= WIDE and after.text >= WIDE else " "


def cell_of(box: Box, glyphs: list[Glyph], column: int, columns: int = 1, rows: int = 1) -> PageCell:
    """Return the cell at *box* with *glyphs* in it."""
    lines = lines_of(0, glyphs)
    words = "\n".join(line.words.strip() for line in lines)
    if _FIGURE_LINES.fullmatch(words):
        words = words.replace("\n", "")  # a narrow column breaks a figure in two
    full = bool(lines) and box[2] - lines[-1].box[2] < _FULL * lines[-1].size
    return PageCell(box, words, column, columns, rows, full)
