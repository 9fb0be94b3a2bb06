"""The items of a section: figures with their labels, shares, brackets and marks, as the grammar groups them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal, cast

from linter.domain.domain import Domain
from linter.grammar.run import Token as Leaf
from linter.grammar.run import Tree, UnexpectedPieceError
from linter.grammar.tables import parse_pieces
from linter.model.figure import Figure
from linter.model.report import Flow, Line, Stretch
from linter.parse.statements.clauses import Token
from linter.parse.statements.quantities import Quantity
from linter.parse.statements.words import lexer
from linter.records import dataclass

ItemKind = Literal["total", "part", "rest", "rate", "none", "lead", "counted", "ordinal", "prose", "stray"]


_TAILS = frozenset(("TAIL", "ETC"))
_BREAKS = frozenset(("BREAK", "HEAD"))
_STOPS = _BREAKS | {"STOP"}
_OPENING = frozenset(("COLON", "COMMA"))
_MARKS = _STOPS | _OPENING | {"PAUSE", "SEMI"}
_PORTION = 500  # tokens that are parsed at once, at least


@dataclass(slots=True)
class Item:
    """One item of a section; *stop* and *head* say whether a sentence or a heading ends after it."""

    kind: ItemKind
    start: int
    end: int
    label: str = ""
    tail: str = ""
    figure: Figure | None = None
    figure_start: int = 0  # of the digits, in the flow
    figure_end: int = 0
    shares: list[Figure] = field(default_factory=list)
    changes: list[Figure] = field(default_factory=list)
    inner: list[Item] = field(default_factory=list)
    open: bool = False
    stop: bool = False
    head: bool = False
    pause: bool = False  # 、 follows: the next item is its like, not its part
    semi: bool = False  # ; follows: the list may end here
    opens: bool = False  # : or , follows a lead: all that comes is its list
    colon: bool = False  # : follows
    current: bool = False  # its words begin with the year reported on: no figure of an earlier one

    @property
    def counts(self) -> bool:
        """Whether the item states a quantity that may be a whole or a part."""
        return self.figure is not None and self.kind in ("total", "part", "rest")


def read_items(
    flow: Flow, lines: list[Line], headings: frozenset[int], domain: Domain, year: int | None = None
) -> list[Item]:
    """Return the items of *lines* (one section, those below it included) of a report on *year*."""
    return _Section(flow, domain, year).items(_tokens(flow, lines, headings, domain))


def _tokens(flow: Flow, lines: list[Line], headings: frozenset[int], domain: Domain) -> list[Token]:
    """Return the tokens of all lines, each line closed by BREAK, a heading by HEAD."""
    lex = lexer(domain.lexicon).lex
    tokens: list[Token] = []
    for line in lines:
        base = line.stretch.start
        found = lex(flow.text[base : line.stretch.end])
        tokens += [Token(t.kind, t.start + base, t.end + base, t.quantity) for t in found]
        if tokens:
            end = line.stretch.end
            tokens.append(Token("HEAD" if base in headings else "BREAK", end, end))
    return tokens


class _Section:
    def __init__(self, flow: Flow, domain: Domain, year: int | None) -> None:
        self._flow = flow
        self._this_year = f"{year}年" if year else "\0"
        self._grammar = domain.grammars["statement"]
        self._last_tail = ""

    def items(self, tokens: list[Token]) -> list[Item]:
        """Group *tokens*; a run that the grammar cannot take is left out, sentence by sentence."""
        items: list[Item] = []
        for portion in _portions(tokens):
            tree = self._parse(portion)
            if tree is not None:
                items += self._walk(tree, portion)
                continue
            for sentence in _sentences(portion):
                tree = self._parse(sentence)
                if tree is not None:
                    items += self._walk(tree, sentence)
        return items

    def _parse(self, tokens: list[Token]) -> Tree | None:
        pieces = [(token.kind, "") for token in tokens]
        try:
            return parse_pieces(self._grammar, "statement.lark", pieces)
        except UnexpectedPieceError:
            return None

    def _walk(self, tree: Tree, tokens: list[Token]) -> Iterator[Item]:
        for child in tree.children:
            if isinstance(child, Tree):
                yield self._item(child, tokens)

    def _item(self, tree: Tree, tokens: list[Token]) -> Item:
        item = Item(cast(ItemKind, tree.data), -1, -1)
        for child in tree.children:
            if isinstance(child, Tree):
                self._change(item, child, tokens)
                item.inner += self._walk(child, tokens)
                item.end = tokens[cast(Leaf, child.children[-1]).at].end
            else:
                self._take(item, tokens[child.at])
        item.open |= item.kind == "prose" and item.label.rstrip()[-1:].isdigit()  # 信息数170: unread
        item.current = item.label.lstrip(" ,(").startswith(self._this_year)
        return item

    def _change(self, item: Item, bracket: Tree, tokens: list[Token]) -> None:
        """Take up what a bracket says of *item* itself: 130件(同比增长20%)."""
        for child in bracket.children:
            if isinstance(child, Tree):
                return
            token = tokens[child.at]
            if token.quantity is not None:
                self._count(item, token, token.quantity)
            elif token.kind in _TAILS:
                self._last_tail = self._flow.text[token.start : token.end]

    def _take(self, item: Item, token: Token) -> None:
        kind = token.kind
        if item.start < 0:
            item.start = token.start
        if kind not in _BREAKS:
            item.end = token.end
        if token.quantity is not None:
            self._count(item, token, token.quantity)
        elif kind in _TAILS:
            item.tail += self._flow.text[token.start : token.end]
            self._last_tail = self._flow.text[token.start : token.end]
            item.open |= kind == "ETC"
        elif kind in _MARKS:
            item.stop |= kind in _STOPS
            item.head |= kind == "HEAD"
            item.pause |= kind == "PAUSE"
            item.semi |= kind == "SEMI"
            item.opens |= kind in _OPENING
            item.colon |= kind == "COLON"
        else:
            item.label += self._flow.text[token.start : token.end]

    def _count(self, item: Item, token: Token, quantity: Quantity) -> None:
        if token.kind in ("RATE", "COUNTED"):
            item.label += self._flow.text[token.start : token.end]
        if token.kind == "SHARE":
            item.shares.append(self._figure(token, quantity, self._last_tail))
        elif token.kind == "CHANGE":
            item.changes.append(self._figure(token, quantity, self._last_tail))
        else:
            item.figure = self._figure(token, quantity, item.label)
            item.figure_end = token.end
            item.figure_start = token.end - (quantity.end - quantity.digits[0])

    def _figure(self, token: Token, quantity: Quantity, label: str) -> Figure:
        start = token.end - (quantity.end - quantity.start)
        stretch = Stretch(start, token.end)
        return Figure(
            value=quantity.value,
            printed=self._flow.text[start : token.end],
            span=self._flow.span(stretch),
            unit=quantity.unit,
            approximate=quantity.approximate,
            decimals=quantity.decimals,
            scale=quantity.scale,
            label=label.strip(),
        )


def _portions(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield *tokens* in portions of whole sentences, so that no tree grows with the text."""
    start = depth = 0
    for number, token in enumerate(tokens, 1):
        depth += (token.kind == "OPEN") - (token.kind == "CLOSE")
        if number - start >= _PORTION and not depth and token.kind in ("STOP", "BREAK", "HEAD"):
            yield tokens[start:number]
            start = number
    if start < len(tokens):
        yield tokens[start:]


def _sentences(tokens: list[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for token in tokens:
        sentence.append(token)
        if token.kind in ("STOP", "BREAK", "HEAD"):
            if len(sentence) > 1:
                yield sentence
            sentence = []
    if sentence:
        yield sentence
