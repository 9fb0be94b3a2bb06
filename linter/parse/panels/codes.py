"""The codes of rows: in one cell, or in one for each level."""

from __future__ import annotations

from linter.parse.tables.board import Board


def joined(code: str, part: str, level: int, levels: tuple[int, ...]) -> str:
    """Return *code* with what a cell says of the next level; a zero that a cell lost is put back."""
    if not part or (code and part.startswith(code) and len(part) in levels):
        return part or code
    width = levels[level] - len(code) if level < len(levels) else 0
    return code + part.rjust(width, "0") if code else part


def level_columns(board: Board, labels: range) -> list[int]:
    """Return the columns in which codes stand, from left to right."""
    found = set()
    for row in board.rows:
        for square in row:
            if square.column in labels and square.words.isdigit():
                found.add(square.column)
    return sorted(found)
