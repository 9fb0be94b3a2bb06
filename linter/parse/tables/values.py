"""The values of a row on a board: each under its heading, else in the order of the columns."""

from __future__ import annotations

from linter.domain.form import Label
from linter.parse.tables.board import Board, Square
from linter.parse.tables.columns import ColumnHeading, Head
from linter.parse.tables.labels import column_names
from linter.parse.tables.placed import Hit, Values

_SHARES = ("%", "‰")  # what such a column holds counts nothing


def added(board: Board, hit: Hit, head: Head, labels: set[int]) -> str:
    """Return a heading that the form does not have, over a figure of the row."""
    for heading in head.strange:
        if heading.start in labels or column_names(head.block).find(heading.path[-1]):
            continue
        square = board.at(hit.at, heading.start)
        if square is not None and square.figure and not square.words.endswith(_SHARES):
            return heading.path[-1]
    return ""


def values(board: Board, hit: Hit, head: Head, labels: set[int]) -> Values:
    """Return the values of a row by their columns; nothing where it is not known which is whose."""
    squares = [s for s in board.rows[hit.at] if hit.square.right <= s.column < hit.stop]
    found = _values(squares, head, labels)
    return {id: (content, "fitted") for id, (content, _) in found.items()} if hit.apart is not None else found


def _values(squares: list[Square], head: Head, labels: set[int]) -> Values:
    if not head.named:
        columns = head.block.columns
        return _in_order(squares, columns) or _by_parts(squares, columns)
    if head.upright and (found := _below(squares, head, labels)):
        return found
    if found := _in_order(squares, head.sequence):
        return found
    if found := _by_parts(squares, head.sequence):
        return found
    figures = [s for s in squares if s.figure]
    if len(head.block.columns) == len(figures) == 1:
        return {head.block.columns[0].id: (figures[0].content, "order")}
    return {}


def torn(board: Board, hit: Hit, head: Head) -> set[str]:
    """Return the columns under whose one heading different values stand in the row of *hit*."""
    found = set()
    for heading in head.doubled if head.upright else ():
        squares = (board.at(hit.at, column) for column in range(heading.start, heading.end))
        if heading.column and len({s.words for s in squares if s and s.figure}) > 1:
            found.add(heading.column.id)
    return found


def _below(squares: list[Square], head: Head, labels: set[int]) -> Values:
    """Return what stands right under each heading; nothing where a figure stands under none."""
    found: Values = {}
    used: set[int] = set()
    covering = {s.column: s for s in squares}
    for wide in (s for s in squares if s.columns > 1):
        covering.update(dict.fromkeys(range(wide.column, wide.right), wide))
    for heading in head.headings:
        if heading.column is None:
            if heading.path and heading.start not in labels:
                used |= _columns(heading, covering)
            continue
        one = _under(heading, covering)
        if one is None or one.column < heading.start or (one.right > heading.end and one.columns > 1):
            return {}
        used |= _columns(heading, covering)
        found[heading.column.id] = (one.content, heading.known)
    return found if all(s.column in used for s in squares if s.figure) else {}


def _columns(heading: ColumnHeading, covering: dict[int, Square]) -> set[int]:
    return {covering[at].column for at in range(heading.start, heading.end) if at in covering}


def _under(heading: ColumnHeading, covering: dict[int, Square]) -> Square | None:
    """Return what stands under *heading*: of several the first in which something is printed; None: nothing, or two values."""
    if heading.end - heading.start == 1:
        return covering.get(heading.start)
    under = [covering[column] for column in range(heading.start, heading.end) if column in covering]
    filled = [s for s in under if s.words]
    if not under or (not heading.doubled and len({s.words for s in filled}) > 1):
        return None
    return filled[0] if filled else under[0]


def _by_parts(squares: list[Square], columns: tuple[Label | None, ...]) -> Values:
    """Return the values of a row whose cells hold several, where they are just as many as *columns*."""
    filled = [s for s in squares if not s.blank]
    if len(filled) >= len(columns) or not all(s.number or s.parts for s in filled):
        return {}
    parts = [part for s in filled for part in s.parts or (s.content,)]
    if len(parts) != len(columns):
        return {}
    return {c.id: (part, "fitted") for c, part in zip(columns, parts, strict=True) if c}


def _in_order(squares: list[Square], columns: tuple[Label | None, ...]) -> Values:
    """Return the values of a row in the order of *columns*, where there are just as many."""
    chosen = [s for s in squares if s.figure or s.blank or s.content.missing in ("dash", "slash", "none")]
    if len(chosen) != len(columns):
        chosen = [s for s in chosen if not s.blank]
    if not columns or len(chosen) != len(columns):
        return {}
    return {c.id: (s.content, "order") for c, s in zip(columns, chosen, strict=True) if c}
