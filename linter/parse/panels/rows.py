"""The rows of panels: which code or label each has, and what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from linter.domain.form import Block, Form, Label
from linter.model.table import Missing
from linter.parse.panels.codes import joined, level_columns
from linter.parse.panels.headings import (
    BoardColumn,
    BoardHead,
    bare_word,
    counts_columns,
    has_value,
    square_at,
)
from linter.parse.tables.board import Board, Square
from linter.parse.tables.content import Content
from linter.parse.tables.labels import LabelFinder
from linter.text.span import Span

_AMONG = re.compile(r"其中|#")  # how a label begins that is among the row above


class PanelStretch(NamedTuple):
    """A panel on a board: where its labels stand, and the columns of its values."""

    panel: Block
    first: int
    columns: tuple[BoardColumn, ...]

    @property
    def labels(self) -> range:
        """The board's columns in which labels and codes stand."""
        return range(self.first, self.columns[0].at)


class PanelRow(NamedTuple):
    """A row as a panel has it: its id, its label's place, and a content for each column."""

    label: Label
    span: Span
    contents: tuple[tuple[Label, Content], ...]


def stretches(form: Form, columns: tuple[BoardColumn, ...]) -> list[PanelStretch]:
    """Return the panels of *form* of which there are columns; the labels of each stand left of its values."""
    found: list[PanelStretch] = []
    first = 0
    for number, panel in enumerate(form.panels):
        own = tuple(column for column in columns if column.panel == number)
        if own:
            found.append(PanelStretch(panel, first, own))
            first = own[-1].at + 1
    return found


class Rows:
    """Walks down a panel below its *head*: *strange* counts rows with figures that have neither code nor name.

    Where a row has no cell at all it is blank if files of that sort leave blank cells out; else it is not known.
    """

    def __init__(
        self,
        board: Board,
        stretch: PanelStretch,
        head: BoardHead,
        *,
        blank_where_nothing: bool,
        known: frozenset[str] = frozenset(),
    ) -> None:
        """Take the board, and the ids of the rows that are *known* from the pieces of the table before."""
        self.strange = 0
        self._nothing: Missing = "blank" if blank_where_nothing else "unreadable"
        self._board, self._stretch, self._head = board, stretch, head
        self._names = row_names(stretch.panel)
        self._levels = level_columns(board, stretch.labels) if stretch.panel.codes else []
        self._parts: list[str] = []  # of the last code
        rows = stretch.panel.rows
        # The form's row that was found last: of two that are called alike the next is meant.
        self._last = max((n for n, row in enumerate(rows) if row.id in known), default=-1)

    def __iter__(self) -> Iterator[PanelRow]:
        begun = False
        for row, board_row in enumerate(self._board.rows):
            begun = begun or (row >= self._head.rows.stop and has_value(board_row))
            if not begun and counts_columns(board_row):
                continue  # below the head, or below what of it is broken over lines
            squares = self._squares(row)
            line = self._bare(row) if not self._stretch.labels else self._labelled(row, squares)
            if line is not None:
                yield line
            elif row >= self._head.rows.stop and squares and has_value(board_row):
                self.strange += any(content.text for _, content in self._contents(row, squares[-1]))

    def _squares(self, row: int) -> list[Square]:
        """Return what stands in the label columns of *row*; what began further up, too, but blanks."""
        found = (square_at(self._board, row, at) for at in self._stretch.labels)
        first = self._stretch.first  # what reaches over from the panel before is that one's
        return list(dict.fromkeys(s for s in found if s is not None and not s.blank and s.column >= first))

    def _labelled(self, row: int, squares: list[Square]) -> PanelRow | None:
        own = [square for square in squares if square.row == row]
        if not own:
            return None
        if (label := self._label(row, own)) is None:
            return None
        covered = own[-1].right > self._stretch.columns[-1].at
        contents = () if covered else tuple(self._contents(row, own[-1]))
        total = bool(self._levels) and not label.id.isdigit()
        if total and not any(content.text for _, content in contents):
            contents = self._further(row) or contents
        if not contents:
            return None
        return PanelRow(label, Span(own[0].cell.anchor, own[-1].cell.end), contents)

    def _label(self, row: int, own: list[Square]) -> Label | None:
        """Return what *row* is called: by its code, by a name of the form's, or by its own."""
        names = [square for square in own if square.named or not (square.number or square.words.isdigit())]
        code = self._code(own)
        if code and names:
            return Label(code, names[-1].words)
        for square in reversed(names):
            if (found := self._row(square)) is not None:
                return found
        others = self._stretch.panel.others
        if names and others and self._is_row(row, names[-1]):
            return Label(f"{others}.{bare_word(names[-1].words)}", names[-1].words)
        return None

    def _bare(self, row: int) -> PanelRow | None:
        """Return the one row of a panel without labels: the first below the head."""
        named = any(square.named for square in self._board.rows[row])
        if named or self._last >= 0 or not self._board.rows[row] or row < self._head.rows.stop:
            return None
        self._last = 0
        first = self._board.rows[row][0]
        place = Span(first.cell.anchor, first.cell.anchor)
        return PanelRow(self._stretch.panel.rows[0], place, tuple(self._contents(row, first)))

    def _is_row(self, row: int, square: Square) -> bool:
        """Whether *row* can be one that the form does not name: no head, and nothing that is among another."""
        if _AMONG.match(square.words):
            return False
        return any(content.text for _, content in self._contents(row, square))

    def _row(self, square: Square) -> Label | None:
        numbers = self._names.find(square.words) or self._names.find(bare_word(square.words))
        if len(numbers) > 1:
            numbers = tuple(number for number in numbers if number > self._last)[:1] or numbers[-1:]
        if not numbers:
            return None
        self._last = numbers[0]
        return self._stretch.panel.rows[numbers[0]]

    def _code(self, own: list[Square]) -> str:
        """Return the code of a row, put together from its cells; nothing where it has none of the panel's levels."""
        if not self._levels:
            return ""
        by_column = {square.column: square.words for square in own if square.words.isdigit()}
        parts = [by_column.get(at, "") for at in self._levels]
        if not any(parts):
            return ""
        deepest = max(level for level, part in enumerate(parts) if part)
        code = ""
        for level in range(deepest + 1):
            part = parts[level] or (self._parts[level] if level < len(self._parts) else "")
            code = joined(code, part, level, self._stretch.panel.codes)
        if len(code) not in self._stretch.panel.codes:
            return ""
        self._parts = [
            parts[n] or (self._parts[n] if n < len(self._parts) else "") for n in range(deepest + 1)
        ]
        return code

    def _contents(self, row: int, label: Square) -> Iterator[tuple[Label, Content]]:
        for column in self._stretch.columns:
            square = square_at(self._board, row, column.at)
            nowhere = Span(label.cell.end, label.cell.end)
            if square is None:
                yield column.label, Content(nowhere, missing=self._nothing)
            elif square.row != row and not square.blank and square.number:
                yield column.label, Content(nowhere, missing="unreadable")  # merged over rows: whose is it?
            elif square.named and square.words in self._head.paths[column.at]:
                yield column.label, Content(nowhere, missing="blank")  # the head reaches down to it
            else:
                yield column.label, square.content

    def _further(self, row: int) -> tuple[tuple[Label, Content], ...]:
        """Return what stands right of the panel, where no other label stands and as many figures as it has columns.

        A total is set over the panels that its items take.
        """
        last = self._stretch.columns[-1].at
        right = [square for square in self._board.rows[row] if square.column > last and not square.blank]
        if len(right) != len(self._stretch.columns) or not all(square.number for square in right):
            return ()
        return tuple(
            (c.label, square.content) for c, square in zip(self._stretch.columns, right, strict=True)
        )


@lru_cache(maxsize=64)
def row_names(panel: Block) -> LabelFinder:
    """Return the rows of *panel* by their names."""
    return LabelFinder((number, word) for number, row in enumerate(panel.rows) for word in row.writings)
