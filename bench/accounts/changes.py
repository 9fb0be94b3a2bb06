"""Changes to documents that make one thing wrong: a figure of a table, a place in a sentence, what is not there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bench.accounts.model import Accounts
from bench.carriers.model import Cell, Document, Piece, Table, Words

Change = Callable[[Document, Accounts, Random], Document | None]


@dataclass(frozen=True)
class Fault:
    """A change, None where the document has nothing to change, and the beginnings of the ids of the rules that find it."""

    name: str
    change: Change
    rules: tuple[str, ...]


def swapped(number: str) -> str | None:
    """Return *number* with two neighbouring digits changed, by more than rounding explains."""
    for at in range(len(number) - 1):
        one, other = number[at], number[at + 1]
        if one.isdigit() and other.isdigit() and one != other and not (at == 0 and other == "0"):
            return f"{number[:at]}{other}{one}{number[at + 2 :]}"
    return None


def in_table(form: str, wanted: Callable[[Cell], bool], new: Callable[[str], str | None] = swapped) -> Change:
    """Change a figure of a table above 1."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        places = [
            (p, y, x)
            for p, piece in enumerate(document.pieces)
            if isinstance(piece, Table) and piece.form == form
            for y, row in enumerate(piece.rows)
            for x, cell in enumerate(row)
            if cell.key and cell.value and len(cell.text) > 4 and wanted(cell) and new(cell.text)
        ]
        if not places:
            return None
        p, y, x = random.choice(places)
        table = document.pieces[p]
        assert isinstance(table, Table)
        rows = [list(row) for row in table.rows]
        rows[y][x] = rows[y][x].saying(str(new(rows[y][x].text)))
        changed = replace(table, rows=tuple(map(tuple, rows)))
        return Document((*document.pieces[:p], changed, *document.pieces[p + 1 :]))

    return change


def slipped(form: str, column: str) -> Change:
    """Move a run of one column's figures by a row, into a blank cell at its end."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        at = next(
            p for p, piece in enumerate(document.pieces) if isinstance(piece, Table) and piece.form == form
        )
        piece = document.pieces[at]
        assert isinstance(piece, Table)
        rows = [list(row) for row in piece.rows]
        places = [(y, x) for y, row in enumerate(rows) for x, c in enumerate(row) if c.key and c.key.column == column and c.key.row.isdigit()]  # fmt: skip
        texts = [rows[y][x].text for y, x in places]
        runs = [(low, high) for low in range(len(texts)) for high in range(low + 3, len(texts)) if not texts[high] and all(texts[low:high])]  # fmt: skip
        runs = [(low, high) for low, high in runs if any(len(k.row) == 3 for k in (rows[y][x].key for y, x in places[low:high]) if k)]  # fmt: skip
        if not runs:
            return None
        low, high = random.choice(runs)
        for (y, x), text in zip(places[low : high + 1], ["", *texts[low:high]], strict=True):
            rows[y][x] = rows[y][x].saying(text)
        changed = replace(piece, rows=tuple(map(tuple, rows)))
        return Document((*document.pieces[:at], changed, *document.pieces[at + 1 :]))

    return change


def in_words(pattern: str, new: Callable[[re.Match[str]], str | None]) -> Change:
    """Change one place that *pattern* finds in a paragraph."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        first = next(
            p for p, piece in enumerate(document.pieces) if isinstance(piece, Words) and piece.level in (1, 2)
        )
        places = [
            (p, match)
            for p, piece in enumerate(document.pieces)
            if isinstance(piece, Words) and p >= first  # behind the contents page
            for match in re.finditer(pattern, piece.text)
            if new(match) is not None
        ]
        if not places:
            return None
        p, match = random.choice(places)
        piece = document.pieces[p]
        assert isinstance(piece, Words)
        text = f"{piece.text[: match.start()]}{new(match)}{piece.text[match.end() :]}"
        return Document((*document.pieces[:p], replace(piece, text=text), *document.pieces[p + 1 :]))

    return change


def figure(before: str) -> Change:
    """Change the amount that stands behind these words."""
    return in_words(rf"({before})(\d+\.\d\d)", lambda m: f"{m[1]}{swapped(m[2])}" if swapped(m[2]) else None)


def without(gone: Callable[[Piece], bool]) -> Change:
    """Take a piece out."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        places = [p for p, piece in enumerate(document.pieces) if gone(piece)]
        if not places:
            return None
        at = random.choice(places)
        return Document((*document.pieces[:at], *document.pieces[at + 1 :]))

    return change


def table_gone(*forms: str) -> Change:
    """Take a table out, with the lines that stand over it and below."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        pieces = document.pieces
        places = [p for p, piece in enumerate(pieces) if isinstance(piece, Table) and piece.form in forms]
        if not places:
            return None
        at = random.choice(places)
        first, last = at, at + 1
        while isinstance(over := pieces[first - 1], Words) and over.level is None and not _is_note(over):
            first -= 1
        while last < len(pieces) and _is_note(pieces[last]):
            last += 1
        return Document((*pieces[:first], *pieces[last:]))

    return change


def _is_note(piece: Piece) -> bool:
    return isinstance(piece, Words) and piece.text.startswith("注：")


def note_under(form: str) -> Change:
    """Say below a table that holds figures that there are none."""

    def change(document: Document, accounts: Accounts, random: Random) -> Document | None:
        at = next((p for p, piece in enumerate(document.pieces) if isinstance(piece, Table) and piece.form == form), None)  # fmt: skip
        if at is None:
            return None
        table = document.pieces[at]
        assert isinstance(table, Table)
        if not any(cell.key and cell.value for cell in table.cells()):
            return None  # there it is right
        note = Words(f"注：{accounts.body}无此项支出，故本表无数据。")
        return Document((*document.pieces[: at + 1], note, *document.pieces[at + 1 :]))

    return change


def is_leaf(cell: Cell) -> bool:
    """Whether it is of an item, which nothing is below."""
    return bool(cell.key) and len(cell.key.row) == 7  # type: ignore[union-attr]
