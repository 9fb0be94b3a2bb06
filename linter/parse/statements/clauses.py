"""A line on its way to tokens: what each stretch of text is, by its place in the clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from linter.parse.statements.quantities import Quantity
from linter.records import dataclass

_SEPARATORS = {",": "COMMA", ";": "SEMI", "。": "STOP", "!": "STOP", "?": "STOP", ":": "COLON", "、": "PAUSE"}
_PLAIN = frozenset((",", ";", "、", "(", ")", "。", "!", "?", "\n"))
_PARTING = frozenset(("LEAD", ",", ";", ":", "、"))  # parts what is listed, or begins it
_DEEPEST = 20  # brackets in brackets

Event = tuple[int, int, str, Quantity | None]


@dataclass(frozen=True, slots=True)
class ClauseToken:
    """A token: its kind, its stretch in the line's text, and its figure if it is one."""

    kind: str
    start: int
    end: int
    quantity: Quantity | None = None


class Judge(Protocol):
    """What the pack's words say of a stretch of text; words.py is the one that knows."""

    def label_kind(self, text: str) -> str:
        """SUM, OTHER or LABEL."""

    def inline_sum(self, text: str) -> int:
        """Where a total begins; -1: nowhere."""

    def is_multiple(self, quantity: Quantity) -> bool:
        """Whether it says how many times as much."""

    def is_change(self, text: str) -> bool:
        """Whether a change against another figure follows."""

    def compares(self, text: str) -> bool:
        """Whether a clause without a figure only says with what the one before is compared."""

    def is_share(self, text: str) -> bool:
        """Whether a share of something follows."""

    def names_shared(self, text: str) -> bool:
        """Whether the words before a share name what has it."""

    def frames_list(self, text: str) -> bool:
        """Whether a list follows."""

    def opens(self, text: str) -> bool:
        """Whether the list is left open."""


class Clauses:
    """One line on its way to tokens: the pending text, and what the clause has had so far."""

    def __init__(self, judge: Judge, text: str, events: list[Event], base: int = 0) -> None:
        self._lexer = judge
        self._base = base  # where the line begins
        self._text = text
        self._events = [event for sentence in _sentences(events) for event in sentence]
        self._out: list[ClauseToken] = []
        self._pending = 0  # where the text not yet given out begins
        self._seen = False  # the clause has its figure
        self._item = False  # the sentence has a figure that a share may belong to
        self._depth = 0
        self._pairs: set[int] = set()  # brackets that hold a figure

    def tokens(self) -> list[ClauseToken]:
        """Return the line's tokens, each label straight before its figure."""
        pairs, asides = self._brackets()
        self._pairs = pairs
        for number, (start, end, kind, quantity) in enumerate(self._events):
            if number in asides:
                continue  # 行政职权类信息(包括审批、执法等)12条: one label
            if kind in "()":
                if number in pairs:
                    self._bracket(start, end, kind)
            elif quantity is not None:
                self._figure(start, end, quantity)
            elif kind == "ORDINAL":
                self._flush(start)
                self._give("ORDINAL", start, end)
                self._seen = self._item = False
            elif kind in ("LEAD", "NONE"):
                self._cue(start, end, kind, number)
            elif kind == "\n":
                self._separate(start, end, "BREAK")
            else:
                self._separator(start, end, _SEPARATORS.get(kind, "STOP"), number)
        self._flush(len(self._text))
        return self._out

    def _brackets(self) -> tuple[set[int], set[int]]:
        """Return the brackets that pair and hold a figure, and what within the others would begin or part a list.

        The others, and those too deep, are text.
        """
        stack: list[tuple[int, bool]] = []
        paired: set[int] = set()
        asides: set[int] = set()
        for number, (_, _, kind, quantity) in enumerate(self._events):
            if kind == "(":
                stack.append((number, False))
            elif kind == ")" and stack:
                opened, figures = stack.pop()
                if figures:
                    if len(stack) < _DEEPEST:
                        paired |= {opened, number}
                    if stack:
                        stack[-1] = (stack[-1][0], True)
                else:
                    asides |= {at for at in range(opened, number) if self._events[at][2] in _PARTING}
            elif quantity is not None and stack:
                stack[-1] = (stack[-1][0], True)
        return paired, asides

    def _give(self, kind: str, start: int, end: int, quantity: Quantity | None = None) -> None:
        self._out.append(ClauseToken(kind, self._base + start, self._base + end, quantity))
        self._pending = end

    def _flush(self, upto: int) -> None:
        """Give out the pending text: TAIL behind a figure, else PROSE."""
        start = self._pending
        words = self._text[start:upto]
        if words and not words.isspace():
            if self._seen:
                kind = "ETC" if self._lexer.opens(words) else "TAIL"
            elif self._item and self._lexer.compares(words):
                kind = "TAIL"  # 公开120条,与上年相比,增加20条
            else:
                kind = "LEAD" if self._lexer.frames_list(words) else "PROSE"
                self._item = self._item and self._depth > 0
            self._give(kind, start, upto)
        self._pending = upto

    def _bracket(self, start: int, end: int, kind: str) -> None:
        self._flush(start)
        if kind == "(":
            if not self._out or self._out[-1].kind == "OPEN":
                self._give("PROSE", start, start)
            self._depth += 1
            self._give("OPEN", start, end)
            self._seen = False
        else:
            self._depth -= 1
            self._give("CLOSE", start, end)
            self._seen = True

    def _separator(self, start: int, end: int, kind: str, number: int) -> None:
        if kind == "PAUSE" and not self._seen and self._figure_follows(number):
            return  # 甲、乙、丙等12个部门: one label
        self._separate(start, end, kind)

    def _separate(self, start: int, end: int, kind: str) -> None:
        self._flush(start)
        if self._out and self._out[-1].kind != "OPEN":
            self._give(kind, start, end)
        self._pending = end
        self._seen = False
        if kind in ("STOP", "BREAK") and not self._depth:
            self._item = False

    def _figure_follows(self, number: int) -> bool:
        for at in range(number + 1, len(self._events)):
            kind, quantity = self._events[at][2:]
            if quantity is not None:
                return quantity.kind in ("quantity", "announced")
            if kind != "、" and not (kind in "()" and at not in self._pairs):
                return False
        return False

    def _cue(self, start: int, end: int, kind: str, number: int) -> None:
        if kind == "NONE":
            self._flush(start)
            self._give("NONE", start, end)
            self._seen = True
            return
        self._flush(start)
        self._give("LEAD", start, end)
        self._seen = False

    def _figure(self, start: int, end: int, quantity: Quantity) -> None:
        label = self._text[self._pending : start]
        if quantity.kind in ("percent", "points"):
            self._rate(label, start, end, quantity)
            return
        if quantity.kind == "announced":
            self._counted(start, end, quantity)
            return
        if self._item and (self._lexer.is_multiple(quantity) or self._lexer.is_change(label)):
            self._flush_as_tail(start)
            self._give("CHANGE", start, end, quantity)
            self._seen = True
            return
        if self._seen:
            cue = self._lexer.inline_sum(label)
            if cue >= 0:  # 31个部门、12个乡镇共43家单位
                self._flush(self._pending + cue)
                self._give("SUM", self._pending, start)
                self._give("QUANTITY", start, end, quantity)
                self._item = True
                return
            self._flush(start)  # a second figure in one clause: 29个,共发布信息1992条
            label = ""
        if label.strip():
            self._give(self._lexer.label_kind(label), self._pending, start)
        self._give("QUANTITY", start, end, quantity)
        self._seen = self._item = True

    def _rate(self, label: str, start: int, end: int, quantity: Quantity) -> None:
        opened = bool(self._out) and self._out[-1].kind == "OPEN"
        if opened and label.strip() and self._lexer.is_share(label):  # 2123人次(占61%)
            self._give("PROSE", self._pending, start)
            label = ""
        in_bracket = opened and not label.strip()
        compared = self._lexer.is_change(label)
        behind = self._text.startswith("占", end)
        if self._item and compared:
            self._flush_as_tail(start)
            self._give("CHANGE", start, end, quantity)
        elif self._named_anew(label) and not in_bracket:
            self._give("RATE", self._pending, end, quantity)
        elif self._item and (self._lexer.is_share(label) or behind) and not in_bracket:
            self._flush_as_tail(start)
            self._give("SHARE", start, end, quantity)
        elif self._item and not label.strip() and not in_bracket and quantity.scale > 1:
            self._give("SHARE", start, end, quantity)  # 民生信息249条,超过六成
        elif self._seen and not in_bracket:
            self._flush(start)
            self._give("SHARE" if self._item else "CHANGE", start, end, quantity)
        else:
            self._give("RATE", self._pending, end, quantity)
        self._seen = True

    def _named_anew(self, label: str) -> bool:
        """Whether a clause of its own names what the share is of: 网站150条,微信占25%."""
        return self._item and not self._seen and self._lexer.names_shared(label)

    def _counted(self, start: int, end: int, quantity: Quantity) -> None:
        if self._seen:
            self._flush(start)
        self._give("COUNTED", self._pending, end, quantity)
        self._seen = True
        self._item = False

    def _flush_as_tail(self, upto: int) -> None:
        if self._text[self._pending : upto].strip():
            self._give("TAIL", self._pending, upto)


def _sentences(events: list[Event]) -> Iterator[list[Event]]:
    """Yield the events of each sentence; of one that says nothing in numbers only its end.

    Such a sentence is one stretch of prose: its clauses hold no item.
    """
    sentence: list[Event] = []
    tells = False
    for event in events:
        sentence.append(event)
        tells |= event[2] not in _PLAIN
        if _SEPARATORS.get(event[2]) == "STOP" or event[2] == "\n":
            yield sentence if tells else sentence[-1:]
            sentence, tells = [], False
    yield sentence if tells else []
