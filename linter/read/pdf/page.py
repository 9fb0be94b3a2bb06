"""A page of a PDF as pdfplumber sees it: its lines of words, and its ruled tables as cells.

Every character is accounted for: it stands in one cell or in one line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from linter.read.pdf.glyphs import seen, upright
from linter.text.folding import fold_radicals

_WIDE = "\u2e80"  # writing from here on has no blanks between words
_NEAR = 3.0  # points within which two rules are one
_FIGURE_LINES = re.compile(r"[\d.,%\n-]+")
_CID = re.compile(r"\(cid:\d+\)")
_WIDE_PICTURE, _HIGH_PICTURE = 0.4, 60  # of the page's width; points
_FEW_ASLANT = 20  # characters: a stamp or a mark in the margin has fewer than a table
LOST = "\ufffd"  # a character whose font does not say which it is

Box = tuple[float, float, float, float]  # left, top, right, bottom


class Line(NamedTuple):
    """Words side by side on a page."""

    page: int
    box: Box
    size: float
    words: str


class Cell(NamedTuple):
    """A cell of a ruled table: its box and what stands in it, a line of the page a line."""

    box: Box
    words: str


class Table(NamedTuple):
    """A ruled table, or the part of one on a page; rows by their upper rule, cells from left to right."""

    page: int
    box: Box
    rows: tuple[tuple[Cell, ...], ...]
    open_above: bool  # no rule closes it there: its first row began on the page before
    open_below: bool


class Sheet(NamedTuple):
    """A page: its size and what stands on it, from top to bottom."""

    number: int
    width: float
    height: float
    items: tuple[Line | Table, ...]
    images: bool  # whether images cover most of it
    unread: int = 0  # pictures, and writing that runs another way, in the place of words


def sheet_of(page: Any) -> Sheet:
    """Return what stands on *page* (of pdfplumber), measured from its upper left corner."""
    number = page.page_number
    page, characters, aslant = seen(upright(page))
    shown = characters
    tables = []
    for found, above, below in _found(page):
        cells, characters = _filled(found, characters)
        rows = _rows(cells)
        tables.append(Table(number, found.bbox, rows, above, below))
    items: list[Line | Table] = [*tables, *_lines(number, characters)]
    items.sort(key=lambda item: (item.box[1], item.box[0]))
    covered = sum(one["width"] * one["height"] for one in page.images)
    left, top = page.bbox[:2]
    return Sheet(
        number,
        page.width,
        page.height,
        tuple(_moved(item, -left, -top) for item in items) if left or top else tuple(items),
        covered * 2 > page.width * page.height,
        sum(_in_place_of_words(one, page, shown) for one in page.images) + (aslant >= _FEW_ASLANT),
    )


def _moved(item: Line | Table, x: float, y: float) -> Line | Table:
    box = _box_moved(item.box, x, y)
    if isinstance(item, Line):
        return item._replace(box=box)
    rows = (tuple(cell._replace(box=_box_moved(cell.box, x, y)) for cell in row) for row in item.rows)
    return item._replace(box=box, rows=tuple(rows))


def _box_moved(box: Box, x: float, y: float) -> Box:
    left, top, right, bottom = box
    return left + x, top + y, right + x, bottom + y


def _in_place_of_words(image: dict[str, Any], page: Any, characters: list[dict[str, Any]]) -> bool:
    """Whether a picture is as large as a table, and no ground that words stand on."""
    if image["width"] < page.width * _WIDE_PICTURE or image["height"] < _HIGH_PICTURE:
        return False
    return not any(
        image["x0"] < (c["x0"] + c["x1"]) / 2 < image["x1"]
        and image["top"] < (c["top"] + c["bottom"]) / 2 < image["bottom"]
        for c in characters
    )


def _found(page: Any) -> list[tuple[Any, bool, bool]]:
    """Return the tables of more than one cell, and whether each is open above and below.

    A table that goes on over the page often has no rule where the page cuts it: uprights that
    end in nothing. A rule is put there, or the row would be lost.
    """
    ends = _loose_ends(page.edges)
    settings = {"explicit_horizontal_lines": ends} if ends else {}
    found = []
    for table in page.find_tables(settings):
        if len(table.cells) > 1:
            above, below = (any(abs(table.bbox[side] - y) <= _NEAR for y in ends) for side in (1, 3))
            found.append((table, above, below))
    return found


def _loose_ends(edges: list[dict[str, Any]]) -> list[float]:
    """Return the heights at which two uprights or more end without a rule across."""
    across = sorted(edge["top"] for edge in edges if edge["orientation"] == "h")
    columns: dict[int, list[tuple[float, float]]] = {}
    for edge in edges:
        if edge["orientation"] == "v":
            columns.setdefault(round(edge["x0"] / _NEAR), []).append((edge["top"], edge["bottom"]))
    ends: dict[int, list[float]] = {}
    for stretches in columns.values():
        for end in _ends_of(stretches):
            at = bisect_right(across, end + _NEAR)
            if at == 0 or across[at - 1] < end - _NEAR:
                ends.setdefault(round(end / _NEAR), []).append(end)
    return [min(heights) for heights in ends.values() if len(heights) > 1]


def _ends_of(stretches: list[tuple[float, float]]) -> Iterable[float]:
    """Yield both ends of every unbroken run of *stretches* that lie on one upright."""
    stretches.sort()
    top, bottom = stretches[0]
    for start, end in stretches[1:]:
        if start > bottom + _NEAR:
            yield from (top, bottom)
            top, bottom = start, end
        bottom = max(bottom, end)
    yield from (top, bottom)


def _filled(table: Any, characters: list[dict[str, Any]]) -> tuple[list[Cell], list[dict[str, Any]]]:
    """Return the cells of *table* with their words, and the characters that are in none of them."""
    boxes: list[Box] = sorted(set(table.cells), key=lambda box: (box[1], box[0]))
    held: list[list[dict[str, Any]]] = [[] for _ in boxes]
    left, top, right, bottom = table.bbox
    outside = []
    for c in characters:
        x, y = (c["x0"] + c["x1"]) / 2, (c["top"] + c["bottom"]) / 2
        if not (left <= x <= right and top <= y <= bottom):
            outside.append(c)
            continue
        last = bisect_right(boxes, y, key=lambda box: box[1])
        for at in range(last - 1, -1, -1):
            box = boxes[at]
            if box[0] <= x <= box[2] and y <= box[3]:
                held[at].append(c)
                break
        else:
            outside.append(c)
    return [Cell(box, _cell_words(chars)) for box, chars in zip(boxes, held, strict=True)], outside


def _rows(cells: list[Cell]) -> tuple[tuple[Cell, ...], ...]:
    rows: list[list[Cell]] = []
    for cell in cells:
        if rows and cell.box[1] - rows[-1][0].box[1] <= _NEAR:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return tuple(tuple(sorted(row)) for row in rows)


def _cell_words(characters: list[dict[str, Any]]) -> str:
    words = "\n".join(line.words.strip() for line in _lines(0, characters))
    # A narrow column breaks a figure in two.
    return words.replace("\n", "") if _FIGURE_LINES.fullmatch(words) else words


def _lines(page: int, characters: list[dict[str, Any]]) -> list[Line]:
    """Return *characters* as lines: those side by side, from left to right."""
    lines: list[tuple[float, float, list[dict[str, Any]]]] = []
    for c in sorted(characters, key=lambda c: (c["top"] + c["bottom"], c["x0"])):
        middle = (c["top"] + c["bottom"]) / 2
        if lines and lines[-1][0] <= middle <= lines[-1][1]:
            lines[-1][2].append(c)
        else:
            lines.append((c["top"], c["bottom"], [c]))
    made = [_line(page, sorted(chars, key=lambda c: (c["x0"], c["x1"]))) for _, _, chars in lines]
    return [line for line in made if line.words.strip()]


def _line(page: int, characters: list[dict[str, Any]]) -> Line:
    parts: list[str] = []
    last: dict[str, Any] | None = None
    for c in characters:
        text = fold_radicals(_CID.sub(LOST, c["text"] or ""))
        if last is not None:
            parts.append(_gap(c["x0"] - last["x1"], min(c["size"], last["size"]), parts[-1][-1:], text[:1]))
        parts.append(text)
        last = c
    inked = [c for c in characters if c["text"].strip()] or characters
    box = (
        min(c["x0"] for c in inked), min(c["top"] for c in inked),
        max(c["x1"] for c in inked), max(c["bottom"] for c in inked),
    )  # fmt: skip
    return Line(page, box, max(c["size"] for c in inked), "".join(parts).rstrip())


def _gap(width: float, size: float, before: str, after: str) -> str:
    """Return what stands for a gap: a blank between words, a TAB between columns."""
    if before.isspace() or after.isspace():
        return ""
    if width > 2 * size:
        return "\t"
    return " " if width > 0.3 * size and not (before >= _WIDE and after >= _WIDE) else ""
