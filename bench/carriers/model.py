"""A table as a form has it, as it is laid out, and the document that it stands in: data only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple


class Key(NamedTuple):
    """A cell of a form, by the names that the program gives it."""

    form: str
    row: str
    column: str


class Line(NamedTuple):
    """A row or a column of a form: its name, and what is printed for it, from the outermost group to its own label."""

    id: str
    path: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """Rows that share columns; the table of article 20 is a pile of them, every other table is one."""

    title: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]


@dataclass(frozen=True)
class Filled:
    """A form with its figures as printed."""

    form: str
    corner: str  # what is printed where the labels of rows and the headings of columns meet
    blocks: tuple[Block, ...]
    values: dict[Key, str]
    unit: dict[str, str] = field(default_factory=dict)  # of a row, where the form has a column for it


@dataclass(frozen=True)
class Cell:
    """A cell as it is printed; a merged cell once."""

    text: str
    role: str = "value"  # title | corner | head | label | group | unit | value | more
    key: Key | None = None  # of a value
    value: str | None = None  # what is to be read; None where nothing is printed
    across: int = 1
    down: int = 1
    markup: str | None = None  # the same as HTML, where that is more than the words
    open: bool = False  # undecided by design: to be left unread

    def saying(self, text: str) -> Cell:
        """Return the cell with other words."""
        return replace(self, text=text)


@dataclass(frozen=True)
class Table:
    """Rows of cells, each cell in the row where it begins."""

    form: str
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0  # so many rows are the head
    caption: str = ""

    def cells(self) -> Iterator[Cell]:
        """Yield the cells, row by row."""
        for row in self.rows:
            yield from row

    def placed(self) -> list[tuple[int, int, Cell]]:
        """Return each cell with the row and column of its upper left corner."""
        taken: set[tuple[int, int]] = set()
        found = []
        for y, row in enumerate(self.rows):
            x = 0
            for cell in row:
                while (y, x) in taken:
                    x += 1
                found.append((y, x, cell))
                taken.update((y + dy, x + dx) for dy in range(cell.down) for dx in range(cell.across))
        return found

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(x + cell.across for _, x, cell in self.placed())


@dataclass(frozen=True)
class Words:
    """A paragraph; a title and headings have a level from 0."""

    text: str
    level: int | None = None


Piece = Words | Table


@dataclass(frozen=True)
class Document:
    """A report as it is written to a file."""

    pieces: tuple[Piece, ...]

    def tables(self) -> Iterator[Table]:
        """Yield the tables."""
        for piece in self.pieces:
            if isinstance(piece, Table):
                yield piece


@dataclass(frozen=True)
class Report:
    """A report, and the two cells that are made wrong in its twins."""

    name: str
    pieces: tuple[Words | Filled, ...]
    wrong: Mapping[str, tuple[Key, str]]  # "3", "4": the cell, and what is printed there in that twin
