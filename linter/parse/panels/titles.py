"""What stands over a grid: the title that says which form it follows, and the unit of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from linter.domain.form import Form
from linter.parse.tables.board import Board

_LINES = 8  # over a grid, in which its title stands
_LONGEST = 90  # characters of such a line
_SCALES = {"十万": 10**5, "百万": 10**6, "千万": 10**7, "千": 10**3, "万": 10**4, "亿": 10**8}


class Unit(NamedTuple):
    """What a figure counts, and how many of it one stands for: 万元 is ten thousand 元."""

    name: str = ""
    scale: int = 1


class Over(NamedTuple):
    """The form whose title stands over a grid, where that title begins, and the unit said beside it."""

    form: Form
    start: int
    unit: Unit
    others: tuple[Form, ...] = ()  # forms that bear the title, too


def over(
    text: str, low: int, high: int, board: Board, forms: tuple[Form, ...], units: dict[str, str]
) -> Over | None:
    """Return what stands between *low* and *high*, where a grid begins, or in the grid's first rows; None: no title."""
    lines = list(_above(text, low, high))
    inside = [(words, at) for words, at in _first_rows(board)]
    beside = "".join(words for words, _ in (*lines[:3], *inside))
    for words, start in (*inside, *lines, *_pairs(lines)):
        named = [form for form in forms if any(title.search(words) for title in form.titles)]
        if named:
            around = [w for w, at in lines if at >= start] + [beside if start >= high else ""]
            unit = unit_in("".join((words, *around, *(w for w, _ in inside))), units)
            return Over(named[0], start, unit, tuple(named[1:]))
    return None


def unit_in(words: str, units: dict[str, str]) -> Unit:
    """Return the unit that *words* name; the longest of those that the pack knows."""
    found = max((said for said in units if said in words), key=len, default="")
    return unit_of(units[found]) if found else Unit()


def unit_of(name: str) -> Unit:
    """Return the unit that is written so: 万元, 元."""
    for word in sorted(_SCALES, key=len, reverse=True):
        if name.startswith(word) and len(name) > len(word):
            return Unit(name.removeprefix(word), _SCALES[word])
    return Unit(name)


def _above(text: str, low: int, high: int) -> Iterator[tuple[str, int]]:
    """Yield the lines over a grid without their blanks, the nearest first, up to a sentence."""
    at = high
    for _ in range(3 * _LINES):
        if at <= low:
            return
        start = max(text.rfind("\n", low, at - 1) + 1, low)
        words = "".join(text[start:at].split())
        if words.endswith(("。", ";")) or len(words) > _LONGEST:
            return
        if words:
            yield words, start
        at = start


def _pairs(lines: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield lines two and two, where a title is broken."""
    for (below, _), (above, start) in pairwise(lines):
        yield above + below, start


def _first_rows(board: Board) -> Iterator[tuple[str, int]]:
    """Yield the words of the grid's first rows in which but one or two cells have any: a title, a unit."""
    for squares in board.rows[:4]:
        filled = [square for square in squares if not square.blank]
        if len(filled) > 2:
            return
        for square in filled:
            yield square.words, square.cell.anchor
