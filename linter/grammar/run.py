"""Runs the tables that Lark makes of a grammar, without Lark: what a run with cached tables needs.

Lark reads the grammar, proves it LALR(1) and makes the tables (tables.py); what is here
gives the trees that Lark would give, and tests hold it to that, tree for tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

END = "$END"
_NAMED = re.compile(r"\(\?P<(?:number|title)>")  # what headings.py asks for: here a kind is all


class Token(NamedTuple):
    """A piece under the kind it was given; *at* is its number in the sequence."""

    type: str
    text: str
    at: int


class Tree:
    """A rule of the grammar, or the alias of one alternative, and what it was made of."""

    __slots__ = ("children", "data")

    def __init__(self, data: str, children: list[Tree | Token]) -> None:
        self.data = data
        self.children = children

    def tokens(self) -> Iterator[Token]:
        """Yield every token below, in order."""
        pending: list[Tree | Token] = [self]
        while pending:
            one = pending.pop()
            if isinstance(one, Tree):
                pending += reversed(one.children)
            else:
                yield one


class UnexpectedPieceError(Exception):
    """No rule of the grammar goes on with the piece *at* that place."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Reduction(NamedTuple):
    """What becomes of the last *size* values: a tree of *name*, under which the goto of *origin* is taken.

    *kept* are the values that stay, each with whether its children stand in its place; None: all
    stay as they are. *single*: one child alone takes the place of the tree.
    """

    origin: str
    name: str
    size: int
    kept: tuple[tuple[int, bool], ...] | None
    single: bool


class ParseTables(NamedTuple):
    """What Lark made of a grammar: patterns by rank, states and reductions.

    In a state, a kind or origin leads to the next state, or to reduction -1 - n.
    """

    terminals: tuple[tuple[str, str], ...]
    states: tuple[dict[str, int], ...]
    reductions: tuple[Reduction, ...]
    start: int
    end: int


class Parser:
    """Makes trees of sequences of pieces."""

    def __init__(self, tables: ParseTables, own: bool = False) -> None:
        """Run *tables*; of a grammar of a pack's *own* no pattern may backtrack."""
        self.tables = tables
        self.own = own

    @cached_property
    def kind(self) -> Callable[[str], str]:
        """Say of a text of which kind it is: the first, by rank, whose pattern matches all of it; or nothing.

        Raises ValueError, with its name and what is wrong, for a pattern of a pack's own that RE2 cannot read.
        """
        kinds = tuple((name, _NAMED.sub("(?:", text)) for name, text in self.tables.terminals)
        if self.own:
            return _linear(kinds)
        match = re.compile("|".join(f"(?P<{name}>(?:{text})\\Z)" for name, text in kinds)).match
        return lambda text: (found.lastgroup or "") if (found := match(text)) else ""

    def parse(self, pieces: Iterable[tuple[str, str]]) -> Tree:
        """Return the tree of the (preset kind or nothing, text) of *pieces*.

        A piece without a preset is of the first kind, by rank, whose pattern matches all of it.
        Raises UnexpectedPieceError.
        """
        _, table, reductions, start, end = self.tables
        states, values = [start], list[Tree | Token]()
        at, kind_of = -1, self.kind
        for at, (kind, text) in enumerate(pieces):
            if not kind:
                kind = kind_of(text)
            while (action := table[states[-1]].get(kind)) is not None and action < 0:
                _reduce(reductions[-1 - action], table, states, values)
            if action is None:
                raise UnexpectedPieceError(at)
            states.append(action)
            values.append(Token(kind, text, at))
        while states[-1] != end:
            action = table[states[-1]].get(END)
            if action is None:
                raise UnexpectedPieceError(at + 1)
            _reduce(reductions[-1 - action], table, states, values)
        tree = values[-1]
        assert isinstance(tree, Tree)
        return tree


def _linear(terminals: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    """Return what says of which kind a text is, in time that grows with the text, whatever is in the patterns."""
    import re2

    options = re2.Options()
    options.log_errors = False
    patterns = []
    for name, text in terminals:
        try:
            patterns.append((name, re2.compile(text.encode(), options)))
        except re2.error as error:
            reason = error.args[0] if error.args else error
            reason = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
            raise ValueError(f"the terminal {name}: RE2 cannot read its pattern: {reason}") from None

    def kind(text: str) -> str:
        data = text.encode("utf-8", "replace")
        return next((name for name, pattern in patterns if pattern.fullmatch(data)), "")

    return kind


def _reduce(
    reduction: Reduction, table: tuple[dict[str, int], ...], states: list[int], values: list[Tree | Token]
) -> None:
    origin, name, size, kept, single = reduction
    children: list[Tree | Token] = []
    if size:
        children = values[-size:]
        del values[-size:]
        del states[-size:]
    if kept is not None:
        children = _kept(children, kept)
    values.append(children[0] if single and len(children) == 1 else Tree(name, children))
    states.append(table[states[-1]][origin])


def _kept(children: list[Tree | Token], kept: tuple[tuple[int, bool], ...]) -> list[Tree | Token]:
    """Return what is left of *children*; a list that comes first grows in place, or long ones cost squares."""
    found: list[Tree | Token] = []
    for at, inline in kept:
        child = children[at]
        if not inline:
            found.append(child)
            continue
        assert isinstance(child, Tree)
        if found:
            found += child.children
        else:
            found = child.children
    return found
