"""Which form each grid follows: the one that names most of its labels, row after row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from linter.domain.form import Form
from linter.parse.tables.bare import placed_bare
from linter.parse.tables.board import Board, board_of
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.claim import Claim, joined
from linter.parse.tables.labels import column_names, head_names, row_names
from linter.parse.tables.likely import Chance, chances
from linter.parse.tables.placed import Placed
from linter.parse.tables.placing import placed
from linter.text.grid import Grid
from linter.text.span import Span

_LEAST_LABELS = 5
_HALF = 0.5  # of the rows of a form
_NEAR = 120  # characters between two grids of one table
_LEAST_SIDE = 2  # rows of a turned board: one alone is a column of lines, not a table


def claims(grids: Iterable[Grid], folded: str, forms: tuple[Form, ...], words: CellWords) -> list[Claim]:
    """Return the forms that *grids* follow, in their order."""
    ordered = tuple(sorted(forms, key=attrgetter("id")))
    found: list[Claim] = []
    for grid in sorted(grids, key=lambda grid: grid.span):
        board = board_of(grid, folded, words)
        if board is None:
            continue
        for claim in _in_board(board, ordered, words, found[-1] if found else None):
            near = found and not _apart(folded, found[-1].span.end, claim.span.start)
            if near and (both := joined(found[-1], claim)):
                found[-1] = both
            else:
                found.append(claim)
    return [claim for claim in found if _labels(claim) >= _LEAST_LABELS]


def _apart(folded: str, end: int, start: int) -> bool:
    return len("".join(folded[end : max(start, end)].split())) > _NEAR


def _in_board(
    board: Board, forms: tuple[Form, ...], words: CellWords, before: Claim | None
) -> Iterator[Claim]:
    """Yield the claims on one board, from above."""
    waiting = [range(board.height)]
    found: list[tuple[int, Claim]] = []
    while waiting:
        free = waiting.pop()
        best = _best(board, forms, words, free, before)
        if best is None:
            continue
        rows, claim = best
        found.append((rows.start, claim))
        rest = (range(free.start, rows.start), range(rows.stop, free.stop))
        waiting += [part for part in rest if any(s.named for row in part for s in board.rows[row])]
    for _, claim in sorted(found, key=lambda pair: pair[0]):
        yield claim


def _best(
    board: Board, forms: tuple[Form, ...], words: CellWords, free: range, before: Claim | None
) -> tuple[range, Claim] | None:
    """Return the claim of the form that explains most of the rows *free*, and the rows it takes.

    Forms of which half the rows are named come first; one that cannot explain more than the best is left out.
    """
    best: tuple[int, range, Claim] | None = None
    for versions in _by_form(chances(board, free, forms)):
        for turned in (False, True):
            if turned and not _turnable(board, free, best, versions):
                continue
            side = board.turned if turned else board
            rows = range(side.height) if turned else free
            if turned:
                versions = [c for c in chances(side, rows, forms) if c.form.id == versions[0].form.id]
            if best and not any(_beats(chance.form, chance.most, best) for chance in versions):
                continue
            layouts = _layouts(side, versions, words, rows, before)
            if not layouts:
                continue
            claim = Claim(_span(side, layouts), tuple(layouts))
            score = claim.best.score
            if best is None or _beats(claim.best.form, score, best):
                taken = range(claim.best.first, claim.best.last + 1)
                best = (score, free if turned else taken, claim)
        if best and best[2].whole:
            break  # nothing is left for another form in these rows
    return best[1:] if best else None


def _beats(form: Form, score: int, best: tuple[int, range, Claim]) -> bool:
    """Whether *form* with *score* explains more than the *best*; of two that explain as much, the first in order does."""
    return (-score, form.id) < (-best[0], best[2].best.form.id)


def _by_form(found: list[Chance]) -> list[list[Chance]]:
    """Return the versions of each form, of which one is half there first."""
    forms = [list(group) for _, group in groupby(found, lambda chance: chance.form.id)]
    return sorted(forms, key=lambda versions: all(chance.share < _HALF for chance in versions))


def _layouts(
    board: Board, versions: list[Chance], words: CellWords, free: range, before: Claim | None
) -> list[Placed]:
    """Return what each version makes of the rows; beside one that explains all, none that cannot explain more."""
    found: dict[Form, Placed] = {}
    enough = 0
    for form, _, most in sorted(versions, key=lambda chance: (-chance.share, -chance.most)):
        if most < enough or not (layout := _placed(board, form, words, free, before)):
            continue
        found[form] = layout
        if layout.whole:
            enough = max(enough, layout.score)
    return [found[chance.form] for chance in versions if chance.form in found]


def _turnable(
    board: Board, free: range, best: tuple[int, range, Claim] | None, versions: list[Chance]
) -> bool:
    """Whether the board is to be turned: as a whole, and only if it does not read as it stands."""
    return len(free) == board.height and not _is_sure(best, versions) and board.turned.height >= _LEAST_SIDE


def _is_sure(best: tuple[int, range, Claim] | None, versions: list[Chance]) -> bool:
    """Whether half the rows of a form are there with values, or all of those that the board names."""
    if best is None:
        return False
    placed = best[2].best
    valued = sum(bool(row.values) for row in placed.rows.values())
    return 2 * valued >= len(placed.form.rows) or any(
        chance.form is placed.form and valued >= chance.named for chance in versions
    )


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
