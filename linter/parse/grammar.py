"""Lark, with the grammars it is given, and a lexer that takes whole lines or ready tokens."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import LarkError
from lark.lexer import Lexer

from linter import cache
from linter.errors import RulePackError


class Pieces(Lexer):
    """Gives each piece of a sequence one token: its preset kind, or else the first terminal,
    by priority, that matches all of it.

    The terminals come from the grammar file; this class knows none of them. A token's
    start_pos is the number of its piece in the sequence.
    """

    def __init__(self, conf: Any) -> None:
        terminals = sorted(conf.terminals, key=lambda terminal: -terminal.priority)
        patterns = [f"(?P<{t.name}>(?:{t.pattern.to_regexp()})\\Z)" for t in terminals]
        self._match = re.compile("|".join(patterns)).match

    def lex(self, pieces: Iterable[tuple[str, str]]) -> Iterator[Token]:  # type: ignore[override]
        """Yield the token of each (preset kind or nothing, text) of *pieces*."""
        for number, (kind, text) in enumerate(pieces):
            if not kind:
                match = self._match(text)
                kind = (match.lastgroup or "") if match else ""
            yield Token(kind, text, number)


@lru_cache(maxsize=16)
def grammar(text: str, name: str) -> Lark:
    """Return the parser that the grammar *text* describes.

    Raises RulePackError, naming the grammar *name*, where Lark cannot read it.
    """
    stored = f"grammar-{cache.digest(_lark_version(), text)}"
    if content := cache.read(stored):
        try:
            return Lark.load(io.BytesIO(content))
        except Exception:  # a pickle of another world: made anew below
            pass
    try:
        parser = Lark(text, parser="lalr", lexer=Pieces, maybe_placeholders=False)
    except LarkError as error:
        raise RulePackError(name, getattr(error, "line", None), str(error)) from None
    buffer = io.BytesIO()
    parser.save(buffer)
    cache.write(stored, buffer.getvalue())
    return parser


def parse_pieces(text: str, name: str, pieces: Iterable[tuple[str, str]]) -> Tree[Token]:
    """Return the tree of *pieces* under the grammar *text*."""
    return grammar(text, name).parse(pieces)


def _lark_version() -> str:
    import lark

    return lark.__version__
