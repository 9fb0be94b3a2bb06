"""From a grammar to its parser: Lark makes the tables, once; they are kept in the user's cache folder."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from linter import cache
from linter.errors import RulePackError
from linter.grammar.run import Parser, Reduction, Tables, Tree

if TYPE_CHECKING:  # a twentieth of a second that only a new grammar costs
    from lark import Lark


@lru_cache(maxsize=16)
def grammar(text: str, name: str) -> Parser:
    """Return the parser that the grammar *text* describes.

    Raises RulePackError, naming the grammar *name*, where Lark cannot read it.
    """
    stored = f"tables-{cache.digest(_lark(), text)}"
    if content := cache.read(stored):
        try:
            return Parser(_loaded(content))
        except (ValueError, EOFError, TypeError):  # of another make: made anew below
            pass
    tables = tabled(lark_of(text, name))
    cache.write(stored, marshal.dumps(_plain(tables)))
    return Parser(tables)


def parse_pieces(text: str, name: str, pieces: Iterable[tuple[str, str]]) -> Tree:
    """Return the tree of *pieces* under the grammar *text*."""
    return grammar(text, name).parse(pieces)


def lark_of(text: str, name: str, **options: Any) -> Lark:
    """Return Lark with the grammar *text*; raise RulePackError where it cannot read it."""
    from lark import Lark
    from lark.exceptions import LarkError
    from lark.lexer import Lexer, Token

    class Pieces(Lexer):
        """Takes each (kind, text) for a token."""

        def __init__(self, conf: Any) -> None:
            """Need nothing of the terminals: the kinds are given."""

        def lex(self, pieces: Iterable[tuple[str, str]]) -> Iterator[Token]:  # type: ignore[override]
            """Yield a token for each piece."""
            return (Token(kind, text, number) for number, (kind, text) in enumerate(pieces))

    try:
        return Lark(text, parser="lalr", lexer=Pieces, maybe_placeholders=False, **options)
    except LarkError as error:
        raise RulePackError(name, getattr(error, "line", None), str(error)) from None


def tabled(lark: Lark) -> Tables:
    """Return Lark's tables as `lalr` runs them: its own actions, and how it shapes each tree."""
    from lark.parsers.lalr_analysis import Shift

    made = lark.parser.parser._parse_table
    rules = {rule: number for number, rule in enumerate(lark.rules)}
    order = {state: number for number, state in enumerate(made.states)}
    states = tuple(
        {
            str(kind): order[target] if action is Shift else -1 - rules[target]
            for kind, (action, target) in actions.items()
        }
        for actions in made.states.values()
    )
    ranked = sorted(lark.terminals, key=lambda terminal: -terminal.priority)
    return Tables(
        terminals=tuple((str(terminal.name), terminal.pattern.to_regexp()) for terminal in ranked),
        states=states,
        reductions=tuple(_reduction(rule) for rule in lark.rules),
        start=order[made.start_states["start"]],
        end=order[made.end_states["start"]],
    )


def _reduction(rule: Any) -> Reduction:
    options = rule.options
    kept = tuple(
        (at, not symbol.is_term and symbol.name.startswith("_"))
        for at, symbol in enumerate(rule.expansion)
        if options.keep_all_tokens or not (symbol.is_term and symbol.filter_out)
    )
    return Reduction(
        origin=str(rule.origin.name),
        name=str(rule.alias or options.template_source or rule.origin.name),
        size=len(rule.expansion),
        kept=kept if len(kept) < len(rule.expansion) or any(inline for _, inline in kept) else None,
        single=bool(options.expand1 and not rule.alias),
    )


def _plain(tables: Tables) -> tuple[Any, ...]:
    return (*tables[:2], tuple(map(tuple, tables.reductions)), *tables[3:])


def _loaded(content: bytes) -> Tables:
    terminals, states, reductions, start, end = marshal.loads(content)
    return Tables(terminals, states, tuple(Reduction(*one) for one in reductions), start, end)


def _lark() -> str:
    """Return what tells one Lark from another, without importing it."""
    spec = find_spec("lark")
    if spec is None or spec.origin is None:
        return ""
    try:
        state = os.stat(spec.origin)
    except OSError:
        return spec.origin
    return f"{spec.origin} {state.st_mtime_ns} {state.st_size}"
