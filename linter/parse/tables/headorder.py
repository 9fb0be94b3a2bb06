"""The order in which one reads the headings of a table, where their places say nothing."""

from __future__ import annotations

from typing import NamedTuple

from linter.domain.form import Block, Form, Label
from linter.parse.tables.board import Board
from linter.parse.tables.labels import column_names, column_of, head_names, parents_of, plain


class _Leaf(NamedTuple):
    path: tuple[str, ...]


def in_reading_order(board: Board, rows: range, form: Form, block: Block, stop: int) -> tuple[Label, ...]:
    """Return the columns of *block* as the headings in *rows* have them; nothing where that is not clear.

    The headings under one that stands over several take its place: all of the next row's, or as
    many as the form has columns under each.
    """
    levels = [
        [s.words for s in board.rows[row] if s.column < stop and s.named and not _caption(s.words, form)]
        for row in rows
    ]
    levels = [level for level in levels if level]
    if _as_in_form(levels, form, block):
        return block.columns
    found = _flattened(levels, form, block)
    columns = [column_of(block, leaf.path) for leaf in found or ()]
    known = [column for column in columns if column is not None]
    if len(known) < len(columns) or len({column.id for column in known}) < len(block.columns):
        return ()
    return tuple(known) if len(known) == len(block.columns) else ()


def _caption(words: str, form: Form) -> bool:
    return plain(words) in {plain(caption) for caption in (*form.captions, *(b.label for b in form.blocks))}


def _as_in_form(levels: list[list[str]], form: Form, block: Block) -> bool:
    """Whether the lowest headings are the form's in its order, and those above stand in its order, too."""
    if not levels:
        return False
    names = column_names(block)
    lowest = [found for word in levels[-1] if (found := names.find(word))]
    if len(lowest) != len(block.columns) or any(at not in found for at, found in enumerate(lowest)):
        return False
    shared = head_names(form)
    for level in levels[:-1]:
        places = [found[0] for word in level if (found := shared.find(word))]
        if places != sorted(set(places)):
            return False
    return True


def _flattened(levels: list[list[str]], form: Form, block: Block) -> list[_Leaf] | None:
    """Return the lowest headings, each with those above it."""
    names, shared = column_names(block), head_names(form)
    below: list[_Leaf] = []
    for level in reversed(levels):
        over = [word for word in level if not names.find(word) and shared.find(word)]
        line: list[_Leaf] = []
        at = 0
        for word in level:
            if names.find(word):
                line.append(_Leaf((word,)))
            elif word in over:
                size = len(below) if len(over) == 1 else _size(block, word)
                line += [_Leaf((word, *leaf.path)) for leaf in below[at : at + size]]
                at += size
        if at != len(below):
            return None
        below = line
    return below


def _size(block: Block, word: str) -> int:
    """Return over how many columns of *block* this heading stands."""
    return sum(plain(word) in parents_of(column) for column in block.columns)
