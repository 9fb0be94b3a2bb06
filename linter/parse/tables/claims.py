"""Which form each grid follows: the one that names most of its labels, row after row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from linter.domain.form import Form
from linter.parse.tables.bare import placed_bare
from linter.parse.tables.board import Board, board_of
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.drawn import drawn
from linter.parse.tables.headtext import begins, order_in
from linter.parse.tables.labels import column_names, head_names, row_names
from linter.parse.tables.placing import Placed, placed
from linter.parse.tables.spot import Region, spot
from linter.records import dataclass
from linter.text.grid import Grid
from linter.text.source import Source
from linter.text.span import Span

_LEAST_LABELS = 5
_NEAR = 120  # characters between two grids of one table

Versions = tuple[Form, ...]  # of one form


@dataclass(frozen=True, slots=True)
class Found(Region):
    """A table that a grid holds."""

    claim: Claim | None = None


def tables(source: Source, folded: str, forms: tuple[Form, ...], words: CellWords) -> list[Region]:
    """Return the tables of known forms: those of the file's grids and the text's, and those in no grid.

    Where a grid has less of a form than the text about it, its cells are not what they look like.
    """
    grids = [*source.grids, *drawn(source.text, [grid.span for grid in source.grids])]
    claimed = [_with_head(claim, folded) for claim in claims(grids, folded, forms, words)]
    free = folded
    for claim in claimed:
        if claim.whole:
            free = free[: claim.span.start] + " " * len(free[slice(*claim.span)]) + free[claim.span.end :]
    regions = spot(free, forms, words)
    claimed = [
        c for c in claimed if not any(_meets(c, r) and len(r.rows) > len(c.best.rows) for r in regions)
    ]
    regions = [r for r in regions if not any(_meets(c, r) for c in claimed)]
    own = [Found(c.span, c.best.form, tuple(c.best.rows), c) for c in claimed]
    return sorted([*own, *regions], key=lambda region: region.span)


def _with_head(claim: Claim, folded: str) -> Claim:
    """Return *claim* with the head that stands over its grid as text; its order is that of the columns."""
    start = begins(folded, claim.span.start, claim.best.form)
    if start == claim.span.start:
        return claim
    text = folded[start : claim.span.start]
    layouts = tuple(_ordered(layout, text) for layout in claim.layouts)
    return Claim(Span(start, claim.span.end), layouts)


def _ordered(layout: Placed, text: str) -> Placed:
    for block in layout.form.blocks:
        if block.id in layout.heads or len(block.columns) < 2 or not block.rows[0].label:
            continue
        order = order_in(text, layout.form, block)
        if order == block.columns:
            continue
        at = {} if order is None else {c.id: o.id for c, o in zip(block.columns, order, strict=True)}
        for row in block.rows:
            if found := layout.rows.get(row.id):
                found.values = {at[id]: value for id, value in found.values.items() if id in at}
    return layout


def _meets(claim: Claim, region: Region) -> bool:
    return claim.span.start < region.span.end and region.span.start < claim.span.end


class Claim(NamedTuple):
    """A form in the text: where its cells stand, and what each version of it makes of them."""

    span: Span
    layouts: tuple[Placed, ...]

    @property
    def best(self) -> Placed:
        """The version that explains most."""
        return max(self.layouts, key=lambda layout: layout.score)

    @property
    def whole(self) -> bool:
        """Whether every row of the form is there with its values."""
        best = self.best
        there = {id for id, row in best.rows.items() if row.values}
        return there >= {row.id for row in best.form.rows} - set(best.form.optional)


def claims(grids: Iterable[Grid], folded: str, forms: tuple[Form, ...], words: CellWords) -> list[Claim]:
    """Return the forms that *grids* follow, in their order."""
    versions = [tuple(group) for _, group in groupby(sorted(forms, key=attrgetter("id")), attrgetter("id"))]
    found: list[Claim] = []
    for grid in sorted(grids, key=lambda grid: grid.span):
        board = board_of(grid, folded, words)
        if board is None:
            continue
        for claim in _in_board(board, versions, words, found[-1] if found else None):
            near = found and not _apart(folded, found[-1].span.end, claim.span.start)
            if near and (joined := _joined(found[-1], claim)):
                found[-1] = joined
            else:
                found.append(claim)
    return [claim for claim in found if _labels(claim) >= _LEAST_LABELS]


def _apart(folded: str, end: int, start: int) -> bool:
    return len("".join(folded[end : max(start, end)].split())) > _NEAR


def _in_board(
    board: Board, versions: list[Versions], words: CellWords, before: Claim | None
) -> Iterator[Claim]:
    """Yield the claims on one board, from above."""
    waiting = [range(board.height)]
    found: list[tuple[int, Claim]] = []
    while waiting:
        free = waiting.pop()
        best = _best(board, versions, words, free, before)
        if best is None:
            continue
        rows, claim = best
        found.append((rows.start, claim))
        waiting += [part for part in (range(free.start, rows.start), range(rows.stop, free.stop)) if part]
    for _, claim in sorted(found, key=lambda pair: pair[0]):
        yield claim


def _best(
    board: Board, versions: list[Versions], words: CellWords, free: range, before: Claim | None
) -> tuple[range, Claim] | None:
    """Return the claim of the form that explains most of the rows *free*, and the rows it takes."""
    best: tuple[int, range, Claim] | None = None
    for forms in versions:
        for turned in (False, True):
            if turned and len(free) < board.height:
                continue  # a board is turned as a whole
            side = board.turned if turned else board
            rows = range(side.height) if turned else free
            layouts = [p for form in forms if (p := _placed(side, form, words, rows, before))]
            if not layouts:
                continue
            claim = Claim(_span(side, layouts), tuple(layouts))
            score = claim.best.score
            if best is None or score > best[0]:
                taken = range(claim.best.first, claim.best.last + 1)
                best = (score, free if turned else taken, claim)
    return best[1:] if best else None


def _placed(board: Board, form: Form, words: CellWords, free: range, before: Claim | None) -> Placed | None:
    if not form.blocks[0].rows[0].label:
        return placed_bare(board, form, free)
    last = next((p for p in before.layouts if p.form is form), None) if before else None
    return placed(board, form, words, free, last)


def _span(board: Board, layouts: list[Placed]) -> Span:
    """Return from the first row with a word that is the form's up to the end of its last row."""
    first, last = min(p.first for p in layouts), max(p.last for p in layouts)
    rows = [row for row in board.rows[first : last + 1] if row]
    own = (row for row in rows if any(_is_label(p.form, s.words) for s in row for p in layouts))
    start = min(s.cell.anchor for s in next(own, rows[0]))
    return Span(start, max(s.cell.end for row in rows for s in row))


def _is_label(form: Form, words: str) -> bool:
    if not words:
        return False
    names = (head_names(form), row_names(form), *(column_names(block) for block in form.blocks))
    return any(one.find(words) for one in names)


def _labels(claim: Claim) -> int:
    """How many labels of the form were found."""
    best = claim.best
    return len(best.rows) + sum(len(head.there) for head in best.heads.values())


def _joined(claim: Claim, following: Claim) -> Claim | None:
    """Return both as one, where *following* goes on with rows that *claim* has not."""
    if claim.best.form.id != following.best.form.id:
        return None
    layouts = []
    for one in claim.layouts:
        other = next((p for p in following.layouts if p.form is one.form), None)
        if other is not None and one.rows.keys() & other.rows.keys():
            return None
        layouts.append(one if other is None else _both(one, other))
    return Claim(Span(claim.span.start, following.span.end), tuple(layouts))


def _both(one: Placed, other: Placed) -> Placed:
    return Placed(
        one.form,
        {**one.rows, **other.rows},
        {**other.heads, **one.heads},
        one.first,
        one.last,
        one.twice | other.twice,
        {**one.added, **other.added},
    )
