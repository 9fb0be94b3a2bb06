"""The items of a section: figures with their labels, shares, brackets and marks, as they group."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from linter.domain.domain import Domain
from linter.model.figure import Figure
from linter.model.report import Flow, Line, Stretch
from linter.parse.statements.clauses import ClauseToken
from linter.parse.statements.quantities import Quantity
from linter.parse.statements.words import lexer
from linter.records import dataclass

ItemKind = Literal["total", "part", "rest", "rate", "none", "lead", "counted", "ordinal", "prose", "stray"]


_TAILS = frozenset(("TAIL", "ETC"))
_BREAKS = frozenset(("BREAK", "HEAD"))
_STOPS = _BREAKS | {"STOP"}
_OPENING = frozenset(("COLON", "COMMA"))
_LISTING = frozenset(("COLON", "SEMI"))
_MARKS = _STOPS | _OPENING | {"PAUSE", "SEMI"}
# Tokens that begin an item, and what it is: those that wait for a figure, and those that need none.
_LABELS: dict[str, ItemKind] = {"LABEL": "part", "SUM": "total", "OTHER": "rest"}
_ALONE: dict[str, ItemKind] = {
    "QUANTITY": "part",
    "RATE": "rate",
    "NONE": "none",
    "LEAD": "lead",
    "COUNTED": "counted",
    "ORDINAL": "ordinal",
    "PROSE": "prose",
}


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
    return _Grouping(flow, year).items(_tokens(flow, lines, headings, domain))


def _tokens(flow: Flow, lines: list[Line], headings: frozenset[int], domain: Domain) -> list[ClauseToken]:
    """Return the tokens of all lines, each line closed by BREAK, a heading by HEAD."""
    lex = lexer(domain.lexicon).lex
    tokens: list[ClauseToken] = []
    for line in lines:
        base = line.stretch.start
        tokens += lex(flow.text[base : line.stretch.end], base)
        if tokens:
            end = line.stretch.end
            tokens.append(ClauseToken("HEAD" if base in headings else "BREAK", end, end))
    return tokens


class _Grouping:
    """Items from tokens: each token begins an item, is its figure, or hangs on the item before it."""

    def __init__(self, flow: Flow, year: int | None) -> None:
        self._flow = flow
        self._this_year = f"{year}年" if year else "\0"
        self._last_tail = ""
        self._brackets: list[tuple[list[Item], Item]] = []  # open ones: where their item stands, and it
        self._items: list[Item] = []
        self._last: Item | None = None  # what a mark or a tail hangs on; in a new bracket, none as yet
        self._mark = ""  # the kind of the last token: a line end behind ; or : ends no sentence
        self._labelled = ""  # the kind of the label that waits for its figure

    def items(self, tokens: list[ClauseToken]) -> list[Item]:
        """Return the items of *tokens*."""
        for token in tokens:
            labelled, self._labelled = self._labelled, ""
            if token.kind in _LABELS:
                self._labelled = token.kind
                self._begin("stray", token)
            elif token.kind == "QUANTITY" and labelled and self._last is not None:
                self._last.kind = _LABELS[labelled]
                self._take(self._last, token)
            elif token.kind in _ALONE:
                self._begin(_ALONE[token.kind], token)
            elif token.kind == "OPEN":
                self._open(token)
            elif token.kind == "CLOSE":
                self._close(token)
            else:
                self._hang(token)
        return self._items

    def _begin(self, kind: ItemKind, token: ClauseToken) -> None:
        self._last = Item(kind, -1, -1)
        self._items.append(self._last)
        self._take(self._last, token)

    def _hang(self, token: ClauseToken) -> None:
        if self._last is not None:
            self._take(self._last, token)
        elif self._brackets:
            self._say(self._brackets[-1][1], token)

    def _open(self, token: ClauseToken) -> None:
        if self._last is None:
            self._begin("prose", ClauseToken("PROSE", token.start, token.start))
        assert self._last is not None
        self._brackets.append((self._items, self._last))
        self._items, self._last = self._last.inner, None

    def _close(self, token: ClauseToken) -> None:
        if self._brackets:
            self._items, self._last = self._brackets.pop()
            self._last.end = token.end

    def _say(self, item: Item, token: ClauseToken) -> None:
        """Take up what a bracket says of *item* itself: 130件(同比增长20%)."""
        if token.quantity is not None:
            self._count(item, token, token.quantity)
        elif token.kind in _TAILS:
            self._last_tail = self._flow.text[token.start : token.end]

    def _take(self, item: Item, token: ClauseToken) -> None:
        kind = token.kind
        mark, self._mark = self._mark, kind
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
            _mark(item, kind, mark)
        else:
            item.label += self._flow.text[token.start : token.end]
            item.current = item.label.lstrip(" ,(").startswith(self._this_year)
            item.open |= item.kind == "prose" and item.label.rstrip()[-1:].isdigit()  # 信息数170: unread

    def _count(self, item: Item, token: ClauseToken, quantity: Quantity) -> None:
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

    def _figure(self, token: ClauseToken, quantity: Quantity, label: str) -> Figure:
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


def _mark(item: Item, kind: str, before: str) -> None:
    """Let a mark of *kind*, which stands behind one of the kind *before*, end or open *item*."""
    if kind in _STOPS:
        item.stop |= not (kind == "BREAK" and item.counts and before in _LISTING)
        item.head |= kind == "HEAD"
    elif kind == "PAUSE":
        item.pause = True
    elif kind == "SEMI":
        item.semi = True
    else:
        item.opens = True
        item.colon |= kind == "COLON"
