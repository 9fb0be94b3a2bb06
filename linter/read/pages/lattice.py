"""A ruled table: its rules cut a rectangle into atoms, and atoms with no rule between them are one cell.

So a missing corner, a side without a rule or a merged cell are all the same case.
"""

from __future__ import annotations

from bisect import bisect, bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from linter.read.pages.ink import Glyph, RuledLine
from linter.read.pages.lines import cell_of
from linter.read.pages.rules import NEAR, RuledFrame
from linter.read.pages.things import PageCell, PageTable

MOST = 100_000  # atoms: more are a drawing
_STICKS_OUT = 6.0  # points: rules that go on no further end at the last rule across

Atom = tuple[int, int]  # row, column


def table_of(page: int, frame: RuledFrame, glyphs: list[Glyph]) -> tuple[PageTable | None, list[Glyph]]:
    """Return the table that *frame* rules, if it is one, and the glyphs that do not stand in it."""
    xs = _places(frame.upright, frame.level)
    ys = _places(frame.level, frame.upright)
    if not 1 < (len(xs) - 1) * (len(ys) - 1) <= MOST:
        return None, glyphs
    areas = list(_areas(xs, ys, frame))
    if len(areas) < 2:
        return None, glyphs  # a frame round words
    held, outside = _parted(xs, ys, areas, glyphs)
    starts = sorted({top for top, *_ in areas})
    rows: dict[int, list[PageCell]] = {start: [] for start in starts}
    for (top, left, bottom, right), words in zip(areas, held, strict=True):
        box = (xs[left], ys[top], xs[right], ys[bottom])
        high = bisect_left(starts, bottom) - bisect_left(starts, top)
        rows[top].append(cell_of(box, words, left, right - left, high))
    closed = [any(abs(rule.at - ys[side]) <= NEAR for rule in frame.level) for side in (0, -1)]
    return PageTable(
        page,
        (xs[0], ys[0], xs[-1], ys[-1]),
        tuple(xs),
        tuple(map(tuple, rows.values())),
        open_above=not closed[0],
        open_below=not closed[1],
    ), outside


def _places(rules: list[RuledLine], others: list[RuledLine]) -> list[float]:
    """Return where *rules* stand, in order; how far the *others* go closes an open side."""
    places: list[float] = []
    for rule in sorted(rules):
        if not places or rule.at - places[-1] > NEAR:
            places.append(rule.at)
    low, high = min(rule.low for rule in others), max(rule.high for rule in others)
    if not places or places[0] - low > _STICKS_OUT:
        places.insert(0, low)
    if high - places[-1] > _STICKS_OUT:
        places.append(high)
    return places


def _areas(xs: list[float], ys: list[float], frame: RuledFrame) -> Iterator[tuple[int, int, int, int]]:
    """Yield the cells as the numbers of their places: top, left, bottom, right; by rows, from the left."""
    wide, high = len(xs) - 1, len(ys) - 1
    aside = _cuts(frame.upright, xs, ys)  # (row, column): a rule on its left
    above = {(row, column) for column, row in _cuts(frame.level, ys, xs)}
    names = list(range(wide * high))

    def name(at: int) -> int:
        while names[at] != at:
            names[at] = at = names[names[at]]
        return at

    for row in range(high):
        for column in range(wide):
            at = row * wide + column
            if column and (row, column) not in aside:
                names[name(at)] = name(at - 1)
            if row and (row, column) not in above:
                names[name(at)] = name(at - wide)
    members: dict[int, list[Atom]] = {}
    for at in range(wide * high):
        members.setdefault(name(at), []).append(divmod(at, wide))
    yield from sorted(area for atoms in members.values() for area in _rectangles(atoms))


def _cuts(rules: Iterable[RuledLine], across: list[float], along: list[float]) -> set[Atom]:
    """Return before which atoms a rule lies: (number along it, number across it)."""
    middles = [(a + b) / 2 for a, b in pairwise(along)]
    cuts: set[Atom] = set()
    for rule in rules:
        first, last = bisect_left(middles, rule.low), bisect_right(middles, rule.high)
        for number in range(bisect_left(across, rule.at - NEAR), bisect_right(across, rule.at + NEAR)):
            cuts.update((at, number) for at in range(first, last))
    return cuts


def _rectangles(atoms: list[Atom]) -> Iterator[tuple[int, int, int, int]]:
    """Yield *atoms* as rectangles: one, but for a cell with a corner cut out of it."""
    rows: dict[int, list[int]] = {}
    for row, column in atoms:
        rows.setdefault(row, []).append(column)
    strips: list[list[int]] = []
    open_strips: dict[tuple[int, int], list[int]] = {}
    for row in sorted(rows):
        going = {}
        for left, right in _runs(rows[row]):
            strip = open_strips.get((left, right)) or [row, left, row, right]
            if strip[2] == row and strip[0] == row:
                strips.append(strip)
            strip[2] = row + 1
            going[left, right] = strip
        open_strips = going
    for top, left, bottom, right in strips:
        yield top, left, bottom, right


def _runs(columns: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the unbroken runs of *columns*, in order, as half-open ranges."""
    start = last = columns[0]
    for column in columns[1:]:
        if column != last + 1:
            yield start, last + 1
            start = column
        last = column
    yield start, last + 1


def _parted(
    xs: list[float], ys: list[float], areas: list[tuple[int, int, int, int]], glyphs: list[Glyph]
) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Return the glyphs in each of *areas*, and those in none."""
    owner: dict[Atom, int] = {}
    for number, (top, left, bottom, right) in enumerate(areas):
        owner.update(((row, column), number) for row in range(top, bottom) for column in range(left, right))
    held: list[list[Glyph]] = [[] for _ in areas]
    outside = []
    for glyph in glyphs:
        x, y = glyph.across, glyph.middle
        if xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]:
            at = min(bisect(ys, y), len(ys) - 1) - 1, min(bisect(xs, x), len(xs) - 1) - 1
            held[owner[at]].append(glyph)
        else:
            outside.append(glyph)
    return held, outside
