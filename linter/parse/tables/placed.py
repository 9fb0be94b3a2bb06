"""What was found of a form on a board: its rows, and what stands in their cells."""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from linter.domain.form import Form
from linter.model.figure import Known
from linter.parse.tables.board import Square
from linter.parse.tables.columns import Head
from linter.parse.tables.content import Content
from linter.records import dataclass

Values = dict[str, tuple[Content, Known]]  # by the id of the column


class Hit(NamedTuple):
    """The label of a form's row on the board, and up to where its values can stand."""

    row: int  # of the form
    square: Square
    stop: int
    damaged: bool = False
    apart: int | None = None  # of the board: where its values stand, if not beside it

    @property
    def at(self) -> int:
        """The board's row that has its values."""
        return self.square.row if self.apart is None else self.apart


@dataclass(slots=True)
class PlacedRow:
    """A row of the form as the board has it."""

    label: Square
    values: Values
    damaged: bool = False
    extra: int = 0


@dataclass(slots=True)
class Placed:
    """What of a form stands on a board, or on several that go on from one another."""

    form: Form
    rows: dict[str, PlacedRow] = field(default_factory=dict)
    heads: dict[str, Head] = field(default_factory=dict)  # by the block's id
    first: int = 0  # rows of the board that it takes up
    last: int = -1
    twice: set[str] = field(default_factory=set)  # rows that stand there with different values
    added: dict[str, str] = field(default_factory=dict)  # by the block's id: a heading that is not the form's

    @property
    def score(self) -> int:
        """How well the form explains the board."""
        named = sum(len(head.named) for head in self.heads.values())
        rows = sum(4 if row.values else 2 for row in self.rows.values())
        return rows + named - 4 * sum(row.extra for row in self.rows.values())

    @property
    def whole(self) -> bool:
        """Whether every row of the form is there with its values."""
        there = {id for id, row in self.rows.items() if row.values}
        return there >= {row.id for row in self.form.rows} - set(self.form.optional)
