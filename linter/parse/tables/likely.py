"""Which forms a board can follow, by the words of its cells: told before any of them is laid on it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from linter.domain.form import Form
from linter.parse.tables.board import Board
from linter.parse.tables.labels import column_names, head_names, row_names

_MOST_ASKED = 4096  # words
_LEAST_NAMED = 5  # headings of a form whose rows have no labels
_ROW, _BARE = 4, 4  # what a row with values adds to a layout's score; all that a form without labels makes


class Chance(NamedTuple):
    """What a board can be of a form: *named* rows have their labels there, *most* is the highest score that it can have."""

    form: Form
    named: int
    most: int

    @property
    def share(self) -> float:
        """The share of the form's rows whose labels are there."""
        return self.named / len(self.form.rows)


class _Asked:
    """What words name, in all forms at once; each is looked for once."""

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self._forms = forms
        self._found: dict[str, tuple[tuple[int, tuple[int, ...]], ...]] = {}

    def find(self, words: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """Return the forms that *words* name a row of, and which; of those without labels a column or heading."""
        found = self._found.get(words)
        if found is None:
            if len(self._found) >= _MOST_ASKED:
                self._found.clear()
            each = ((number, _named(form, words)) for number, form in enumerate(self._forms))
            found = self._found[words] = tuple(pair for pair in each if pair[1])
        return found


def _named(form: Form, words: str) -> tuple[int, ...]:
    if form.blocks[0].rows[0].label:
        return row_names(form).find(words)
    return column_names(form.blocks[0]).find(words) or head_names(form).find(words)


@lru_cache(maxsize=16)
def _asked(forms: tuple[Form, ...]) -> _Asked:
    return _Asked(forms)


def chances(board: Board, free: range, forms: tuple[Form, ...]) -> list[Chance]:
    """Return what the rows *free* of *board* can be of each of *forms*, but those of which nothing stands there."""
    find = _asked(forms).find
    there: dict[int, set[int]] = {}  # by the form: what of it is named,
    squares: dict[int, int] = {}  # in how many squares,
    valued: dict[int, int] = {}  # and in how many rows that have figures
    strange = 0  # rows with words and figures: each can be a damaged one of a form
    for row in free:
        named = [one.words for one in board.rows[row] if one.named]
        figures = bool(named) and any(one.figure for one in board.rows[row])
        strange += figures
        alone: dict[int, int] = {}
        for words in named:
            for number, found in find(words):
                there.setdefault(number, set()).update(found)
                alone[number] = alone.get(number, 0) + 1
        for number, count in alone.items():
            squares[number] = squares.get(number, 0) + count
            valued[number] = valued.get(number, 0) + figures
    each = (
        _chance(forms[number], len(there[number]), squares[number], strange - valued[number])
        for number in sorted(there)
    )
    return [chance for chance in each if chance is not None]


def _chance(form: Form, named: int, squares: int, strange: int) -> Chance | None:
    if not form.blocks[0].rows[0].label:
        return Chance(form, len(form.rows), _BARE) if squares >= _LEAST_NAMED else None
    columns = sum(len(block.columns) for block in form.blocks)
    return Chance(form, named, _ROW * min(len(form.rows), squares + strange) + columns)
