"""Where words and figures stand in columns without upright rules, and no doubt is left which.

The figures say where the columns are: a row ends in as many as there are columns, those of a column
stand one under the other, and on one side in a line. What is not so plain is no table.
"""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import Literal, NamedTuple

from linter.read.pages.lined import Lined
from linter.read.pages.tokens import PageToken

Side = Literal["left", "right", "middle"]

IN_LINE = 0.6  # points
NEAR = 1.3  # of the size: the next line of a cell
_ROOM = 2.0  # of the size: with more, a cell had room for another digit
_ALONE = 4  # columns of figures in a row that is the only one


class Columns(NamedTuple):
    """Where columns begin, the first one that of labels, and the side on which their figures are in line."""

    edges: list[float]
    reach: list[tuple[float, float]]  # of the figures, column by column
    side: Side
    sure: bool  # there are rows enough to say so

    def of(self, token: PageToken) -> int:
        """Return the column that *token* is in."""
        if token.x0 < self.edges[1]:
            return 0
        middle = (token.x0 + token.x1) / 2
        at = {"left": token.x0, "right": token.x1, "middle": middle}[self.side]
        return bisect(self.edges, at) - 1


def columns_of(body: list[Lined]) -> Columns | None:
    """Return the columns of the figures in *body*; none where they are not plain."""
    rows = [row for row in body if row.counts]
    count = max((len(row.figures) for row in rows), default=0)
    full = [row for row in rows if len(row.figures) == count]
    if not full or any(row.first > 1 for row in rows):
        return None  # labels stand in columns of their own
    by_column = list(zip(*(row.figures for row in full), strict=True))
    reach = [(min(one.x0 for one in column), max(one.x1 for one in column)) for column in by_column]
    label = max((row.tokens[0].x1 for row in rows if row.first), default=reach[0][0])
    if label > reach[0][0] or any(left[1] > right[0] for left, right in pairwise(reach)):
        return None
    left = max(max(one.x0 for one in column) - min(one.x0 for one in column) for column in by_column)
    right = max(max(one.x1 for one in column) - min(one.x1 for one in column) for column in by_column)
    ends = [label, *(high for _, high in reach)]
    side: Side = "left" if left <= IN_LINE else "right" if right <= IN_LINE else "middle"
    between = [_edge(side, end, start) for end, (start, _) in zip(ends, reach, strict=False)]
    start = min(between[0] - 1, *(row.tokens[0].x0 for row in body))
    columns = Columns([start, *between], reach, side, len(full) > 1)
    if not all(fits(row, columns) for row in body):
        return None
    if columns.sure or (count >= _ALONE and rows[0] is full[0] is body[0] and _alone(body, columns)):
        return columns
    return None


def _alone(body: list[Lined], columns: Columns) -> bool:
    """Whether *body* is one row, whose figures go on in further lines."""
    return all(goes_on(before, row, columns) for before, row in pairwise(body))


def goes_on(before: Lined, row: Lined, columns: Columns) -> bool:
    """Whether each figure of *row* is the rest of the one above it, whose cell had no room for more."""
    figures = row.figures
    if row.first or columns.side != "left" or not 0 < len(figures) < len(columns.reach):
        return False
    if row.base - before.base > NEAR * row.size:
        return False
    starts = [low for low, _ in columns.reach]
    above = {columns.of(token): token for token in before.figures}
    found = [(columns.of(token), token) for token in figures]
    in_line = all(n in above and abs(token.x0 - starts[n - 1]) <= IN_LINE for n, token in found)
    # How wide the last column is, nobody knows.
    rooms = [starts[n] - above[n].x1 for n, _ in found if n in above and n < len(starts)]
    return in_line and bool(rooms) and max(rooms) <= _ROOM * row.size


def _edge(side: Side, end: float, start: float) -> float:
    """Return where a column begins between the *end* of what stands before it and the *start* of its figures."""
    if side == "left":
        return start - IN_LINE
    return min(end + IN_LINE, start) if side == "right" else (end + start) / 2


def fits(row: Lined, columns: Columns) -> bool:
    """Whether each figure of *row*, and what else stands there, is over or under those of one column, no two of one."""
    found = [
        [n for n, (low, high) in enumerate(columns.reach) if one.x0 <= high and one.x1 >= low]
        for one in row.tokens
        if one.x0 >= columns.edges[1]
    ]
    return all(len(at) == 1 for at in found) and len({at[0] for at in found}) == len(found)
