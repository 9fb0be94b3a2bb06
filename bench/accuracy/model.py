"""A report as an office writes it: headings, paragraphs and tables whose figures know what they must fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from bench.accuracy.marks import holds, marked, with_mark


@dataclass(frozen=True)
class Claim:
    """What a sentence says with marked figures.

    *kind* names it (sum, share, growth …), *figures* are its marks, the whole or the rate first;
    *rules* may rightly find it broken. Values are known by mark.
    """

    kind: str
    figures: tuple[str, ...]
    rules: tuple[str, ...]
    closed: bool = True  # a list of parts that says or shows that nothing is left out


@dataclass(frozen=True)
class Block:
    """A piece of the report: a title, a heading, a paragraph, the page's own lines, or a signature.

    *key* is the section that a heading opens (pack's word), *number* its printed number.
    """

    kind: str  # title heading paragraph meta preamble signature date
    text: str
    key: str = ""
    level: int = 0
    number: str = ""

    @property
    def line(self) -> str:
        """The number and the text."""
        return self.number + self.text


@dataclass(frozen=True)
class Table:
    """An official table: captions and heads, and rows of a label and marked cells."""

    form: str
    version: str
    rows: tuple[tuple[str, ...], ...]  # a row of one cell is a caption; marks in the others
    heads: tuple[int, ...] = ()  # numbers of rows that are heads
    kind: str = "table"
    key: str = ""

    def at(self, mark: str) -> tuple[int, int]:
        """Return the row and column of the cell with this mark."""
        for number, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                if holds(cell, mark):
                    return number, column
        raise KeyError(mark)


Piece = Block | Table


@dataclass(frozen=True)
class Document:
    """A report: its pieces in order, and what they claim."""

    pieces: tuple[Piece, ...]
    claims: tuple[Claim, ...]
    values: dict[str, Fraction]
    styles: dict[str, str]  # how each is printed
    year: int
    regime: str
    body: str  # kind of body, in the pack's words
    issuer: str
    facts: dict[str, str] = field(default_factory=dict)  # what faults want to know

    def texts(self) -> Iterator[tuple[int, str]]:
        """Yield each text that may hold marks, with the number of its piece."""
        for number, piece in enumerate(self.pieces):
            if isinstance(piece, Table):
                for row in piece.rows:
                    for cell in row:
                        yield number, cell
            else:
                yield number, piece.text

    def printed(self, mark: str) -> str:
        """Return what stands in a mark."""
        for _, text in self.texts():
            if holds(text, mark):
                return marked(text, mark)
        raise KeyError(mark)

    def has(self, mark: str) -> bool:
        """Return whether the report has this mark."""
        return any(holds(text, mark) for _, text in self.texts())

    def put(self, mark: str, printed: str) -> Document:
        """Return the report with the content of one mark exchanged."""
        return replace(self, pieces=tuple(_put(piece, mark, printed) for piece in self.pieces))

    def with_piece(self, number: int, *pieces: Piece) -> Document:
        """Return the report with piece *number* exchanged for *pieces*."""
        return replace(self, pieces=(*self.pieces[:number], *pieces, *self.pieces[number + 1 :]))

    def headings(self, level: int = 1) -> list[int]:
        """Return the numbers of the pieces that are headings of this level."""
        return [
            n
            for n, piece in enumerate(self.pieces)
            if isinstance(piece, Block) and piece.kind == "heading" and piece.level == level
        ]

    def section(self, key: str) -> tuple[int, int]:
        """Return the pieces of a top section, from its heading to before the next; (-1, -1) if there is none."""
        tops = self.headings()
        for n in tops:
            piece = self.pieces[n]
            if isinstance(piece, Block) and key in piece.key.split():
                after = [m for m in tops if m > n]
                ends = [
                    m
                    for m, p in enumerate(self.pieces)
                    if m > n and isinstance(p, Block) and p.kind in ("signature", "date", "annex")
                ]
                return n, min([*after, *ends, len(self.pieces)])
        return -1, -1

    def tables(self, form: str) -> list[int]:
        """Return the numbers of the pieces that are tables of this form."""
        return [n for n, p in enumerate(self.pieces) if isinstance(p, Table) and p.form == form]


def _put(piece: Piece, mark: str, printed: str) -> Piece:
    if isinstance(piece, Table):
        if not any(holds(cell, mark) for row in piece.rows for cell in row):
            return piece
        rows = tuple(
            tuple(with_mark(cell, mark, printed) if holds(cell, mark) else cell for cell in row)
            for row in piece.rows
        )
        return replace(piece, rows=rows)
    if not holds(piece.text, mark):
        return piece
    return replace(piece, text=with_mark(piece.text, mark, printed))
