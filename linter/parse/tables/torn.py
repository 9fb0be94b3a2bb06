"""Rows that the end of a page tears: the label stands in one, its values in the next or the one before."""

from __future__ import annotations

from linter.domain.form import Block
from linter.parse.tables.board import Board
from linter.parse.tables.placed import Hit

LabelledRows = list[tuple[int, list[Hit]]]  # of the board, with the labels found in each


def mended(board: Board, rows: LabelledRows, blocks: list[Block]) -> LabelledRows:
    """Return *rows*, a label without values with the row beside it that has values and no label."""
    found: LabelledRows = []
    taken: set[int] = set()
    for number, (row, hits) in enumerate(rows):
        for hit in hits if len(hits) == 1 and not _has_values(board, hits[0]) else ():
            around = (number + 1, number - 1)
            beside = [rows[at][0] for at in around if 0 <= at < len(rows) and not rows[at][1]]
            free = (at for at in beside if at not in taken and _is_rest(board, at, hit, blocks[hit.row]))
            if (at := next(free, None)) is not None:
                taken.add(at)
                hits = [hit._replace(apart=at)]
        found.append((row, hits))
    return found


def _has_values(board: Board, hit: Hit) -> bool:
    return any(not s.blank for s in board.rows[hit.square.row] if s.column >= hit.square.right)


def _is_rest(board: Board, row: int, hit: Hit, block: Block) -> bool:
    """Whether nothing but as many values as *block* has columns stands in *row*, right of the label."""
    squares = [s for s in board.rows[row] if not s.blank]
    values = [s for s in squares if s.column >= hit.square.right and (s.figure or not s.named)]
    return len(values) == len(squares) == len(block.columns)
