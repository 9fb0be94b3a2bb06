"""From a grammar to its parser: Lark makes the tables, once.

They are ready-made in the wheel, or kept in the user's cache folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from linter import cache
from linter.errors import RulePackError
from linter.grammar.run import Parser, ParseTables, Reduction, Tree
from linter.resources import ready, shipped

if TYPE_CHECKING:  # a twentieth of a second that only a new grammar costs
    from lark import Lark


@lru_cache(maxsize=16)
def grammar(text: str, name: str) -> Parser:
    """Return the parser that the grammar *text* describes.

    Raises RulePackError, naming the grammar *name*, where Lark cannot read it, or RE2 a pattern of one
    that is not shipped: it may come from whoever proposes a change, and must not backtrack.
    """
    if tables := _loaded(ready(_name(text))):
        return Parser(tables)
    stored = f"tables-{cache.digest(_lark(), text)}"
    if not (tables := _loaded(cache.read(stored))):
        tables = tabled(lark_of(text, name))
        cache.write(stored, _dumped(tables))
    parser = Parser(tables, own=text not in _shipped())
    try:
        parser.kind  # noqa: B018 - made here, where what is wrong with it can be told
    except ValueError as error:
        raise RulePackError(name, None, "grammar-unread", why=error) from None
    return parser


@lru_cache(maxsize=1)
def _shipped() -> frozenset[str]:
    return frozenset(
        one.read_text("utf-8") for one in shipped("grammars").iterdir() if one.name.endswith(".lark")
    )


def ready_made(text: str, name: str) -> tuple[str, bytes]:
    """Return the tables of the grammar *text* as a wheel holds them: their name and content."""
    return _name(text), _dumped(tabled(lark_of(text, name)))


def _name(text: str) -> str:
    return f"tables-{cache.portable(text)}"


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
        raise RulePackError(name, getattr(error, "line", None), "grammar-unread", why=error) from None


def tabled(lark: Lark) -> ParseTables:
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
    return ParseTables(
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


def _dumped(tables: ParseTables) -> bytes:
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode()


def _loaded(content: bytes | None) -> ParseTables | None:
    """Return the tables that `_dumped` made *content* of; None where it did not."""
    if not content:
        return None
    try:
        terminals, states, reductions, start, end = json.loads(content)
        return ParseTables(
            terminals=tuple((name, pattern) for name, pattern in terminals),
            states=tuple(dict(state) for state in states),
            reductions=tuple(_reduced(*one) for one in reductions),
            start=int(start),
            end=int(end),
        )
    except (ValueError, TypeError, RecursionError):
        return None


def _reduced(origin: str, name: str, size: int, kept: list[list[Any]] | None, single: bool) -> Reduction:
    pairs = None if kept is None else tuple((at, inline) for at, inline in kept)
    return Reduction(origin, name, size, pairs, single)


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
