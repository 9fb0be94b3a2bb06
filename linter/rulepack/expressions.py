"""A sentence pattern becomes an expression over symbols: what each of its parts stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from linter.domain.lexicon import Lexicon
from linter.grammar.run import Token, Tree, UnexpectedPieceError
from linter.grammar.tables import parse_pieces
from linter.messages import Message
from linter.resources import shipped
from linter.rulepack.slots import SlotError, Slots, gap
from linter.text.folding import fold

GRAMMAR = "pattern.lark"
_PIECE = re.compile(
    r"(?:…+|\.\.\.)\d*(?:/\d)?|\{[^{}\s]*\}|\[[^\[\]\s]*\]|[()|?*，,。；;：:、！!（）]|[^\s，,。；;：:、！!（）(){}\[\]|?*….]+|\S"
)
_OFTEN = 8  # times that * stands for: every pattern ends, however long the text is
_DEEPEST = 8  # fragments in fragments


class PatternError(Exception):
    """A pattern that cannot be understood: what is wrong, and in which column, from 1."""

    def __init__(self, column: int, what: Message) -> None:
        super().__init__(what)
        self.column = column
        self.what = what


def expression(text: str, lexicon: Lexicon, fragments: Mapping[str, str], names: Iterable[str]) -> str:
    """Return the RE2 expression that the pattern *text* stands for, over the symbols of *lexicon*.

    Its groups are `name__number`: of the figures by those of *names*, the only ones there may be; of each year and
    each word of the list `direction` in any case. Raises PatternError.
    """
    return _Writer(Slots(lexicon, tuple(names), tuple(fragments)), fragments).pattern(text)


class _Writer:
    def __init__(self, slots: Slots, fragments: Mapping[str, str]) -> None:
        self._slots, self._fragments = slots, fragments
        self._open: list[str] = []  # the fragments that are being read

    def pattern(self, text: str) -> str:
        pieces = list(_PIECE.finditer(text))
        try:
            grammar = (shipped("grammars") / GRAMMAR).read_text(encoding="utf-8")
            tree = parse_pieces(grammar, GRAMMAR, [("", piece[0]) for piece in pieces])
        except UnexpectedPieceError as error:
            if error.at < len(pieces):
                piece = pieces[error.at]
                raise PatternError(piece.start() + 1, Message("cannot-stand-here", piece=piece[0])) from None
            raise PatternError(len(text) + 1, Message("something-missing")) from None
        columns = [piece.start() + 1 for piece in pieces]
        return self._choice(_child(tree, 0), columns)

    def _choice(self, tree: Tree, columns: list[int]) -> str:
        rows = [
            "".join(self._item(item, columns) for item in row.children if isinstance(item, Tree))
            for row in tree.children
            if isinstance(row, Tree)
        ]
        return rows[0] if len(rows) == 1 else f"(?:{'|'.join(rows)})"

    def _item(self, item: Tree, columns: list[int]) -> str:
        first, *often = item.children
        if isinstance(first, Tree):
            found = self._choice(_child(first, 0), columns)
        else:
            found = self._leaf(first, columns[first.at])
        if not often:
            return found
        assert isinstance(often[0], Token)
        return f"(?:{found})" + ("?" if often[0].text == "?" else f"{{0,{_OFTEN}}}")

    def _leaf(self, leaf: Token, column: int) -> str:
        if leaf.type == "CLASS":
            return _class(leaf.text)
        if leaf.type not in ("SLOT", "GAP"):
            return re.escape(fold_all(leaf.text))
        name = leaf.text[1:-1]
        if leaf.type == "SLOT" and name in self._fragments:
            return f"(?:{self._fragment(name, column)})"
        try:
            return gap(leaf.text) if leaf.type == "GAP" else self._slots.slot(name)
        except SlotError as error:
            raise PatternError(column, error.message) from None

    def _fragment(self, name: str, column: int) -> str:
        if name in self._open or len(self._open) > _DEEPEST:
            raise PatternError(column, Message("fragment-in-itself", name=name))
        self._open.append(name)
        try:
            return self.pattern(self._fragments[name])
        except PatternError as error:
            known = error.what.id in ("in-fragment", "fragment-in-itself")
            what = error.what if known else Message("in-fragment", name=name, what=error.what)
            raise PatternError(column, what) from None
        finally:
            self._open.pop()


def fold_all(text: str) -> str:
    """Return *text* folded, a character for a character."""
    return "".join(map(fold, text))


def _child(tree: Tree, number: int) -> Tree:
    child = tree.children[number]
    assert isinstance(child, Tree)
    return child


def _class(text: str) -> str:
    """Return one of the characters; or, with ^, none of them, be it that the text begins here."""
    inside = text[1:-1]
    characters = re.escape(fold_all(inside.removeprefix("^")))
    return f"(?:^|[^{characters}])" if inside.startswith("^") else f"[{characters}]"
