"""The tokens of a section: each stretch of text by its place in the clause.

LABEL stands before a figure (SUM or OTHER where its words say so), TAIL after it, PROSE where
the clause holds none. Words come from the pack's lexicon; the kinds are the terminals of
grammars/statement.lark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from linter.lexicon import Lexicon, Word
from linter.parse.quantities import Quantity, reader
from linter.pattern import Pattern

_SEPARATORS = {",": "COMMA", ";": "SEMI", "。": "STOP", "!": "STOP", "?": "STOP", ":": "COLON", "、": "PAUSE"}
_DEEPEST = 20  # brackets in brackets
_ORDINAL = re.compile(
    r"(?P<is>[一二三四五六七八九十]{1,3}(?:是|要|则)|第[一二三四五六七八九十]{1,2}[,、])|(?P<item>\(?\d{1,2}[、.)](?!\d)|[①-⑳]|\([一二三四五六七八九十\d]{1,3}\))"
)
_COMPARED = re.compile(
    r"(?:同比|环比|较(?:上|去|前|往|上一)?年?|比(?:上|去|前|往|上一)年|增幅|降幅).{0,14}?(?:增|升|提|减|降|回落|多|少|达|为)"
)
_CHANGED = re.compile(
    r"(?:增长|增加|上升|提高|提升|下降|减少|回落|降低)(?:了|约|近|达|至|率|幅度?)?\Z|(?:增幅|降幅|涨幅|增长率|翻)(?:度|了|为|约|近|达)?\Z"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its stretch in the line's text, and its figure if it is one."""

    kind: str
    start: int
    end: int
    quantity: Quantity | None = None


class Lexer:
    """Makes the tokens of lines by one lexicon's words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._quantities = reader(lexicon)
        self._sum = _words(lexicon, "sum")
        self._other = tuple(sorted(lexicon.texts("other"), key=len, reverse=True))
        frames = (pair.partition("=") for pair in lexicon.texts("lead_frames"))
        self._frames = [(before, tuple(after.split("|"))) for before, _, after in frames]
        self._etc = tuple(lexicon.texts("etc"))
        self._share = re.compile("|".join(map(re.escape, lexicon.texts("share"))) or r"(?!)")
        cues = dict.fromkeys(lexicon.texts("lead"), "LEAD")
        cues |= dict.fromkeys(lexicon.texts("none"), "NONE")
        self._cues = cues
        ordered = sorted(cues, key=len, reverse=True)
        self._cue = re.compile("|".join(map(re.escape, ordered)) or r"(?!)")
        divisions = lexicon.texts("divisions")
        self._divided = Pattern("|".join(f"(?:{each})" for each in divisions)) if divisions else None
        self._multiples = frozenset(lexicon.texts("multiples"))
        totals = sorted((word.text for word in self._sum if len(word.text) < 4), key=len, reverse=True)
        self.inline_sum = re.compile("(?:" + "|".join(map(re.escape, totals)) + r")\Z" if totals else r"(?!)")
        self._mark = re.compile("|".join([r"[,;。!?:、()\n]", *map(re.escape, lexicon.texts("stops"))]))

    def lex(self, text: str) -> list[Token]:
        """Return the tokens of *text*, one logical line, in an order that the grammar accepts."""
        masked = self._quantities.masked(text)
        quantities = list(self._quantities.read(text, masked))
        if not quantities and not self._cue.search(text) and not _ORDINAL.match(text):
            return [Token("PROSE", 0, len(text))] if text.strip() else []
        return _Line(self, text, masked, quantities).tokens()

    def events(
        self, text: str, masked: list[tuple[int, int]], quantities: list[Quantity]
    ) -> list[tuple[int, int, str, Quantity | None]]:
        """Return figures, marks, cues and ordinals of *text*, left to right, none overlapping."""
        found: list[tuple[int, int, str, Quantity | None]] = [(q.start, q.end, q.kind, q) for q in quantities]
        found += [(m.start(), m.end(), m[0], None) for m in self._mark.finditer(text)]
        found += [(m.start(), m.end(), self._cues[m[0]], None) for m in self._cue.finditer(text)]
        if self._divided:
            matches = self._divided.finditer(text)
            found += [(m.start(), m.end() - (m[0][-1] in ",:"), "LEAD", None) for m in matches]
        for match in _ORDINAL.finditer(text):
            before = text[match.start() - 1 : match.start()]
            if not before or before in "。;:,!?)" or (match["is"] and before == "、"):
                found.append((match.start(), match.end(), "ORDINAL", None))
        found.sort(key=lambda event: (event[0], -event[1]))
        kept = []
        reach = 0
        masks = iter([*masked, (len(text) + 1, len(text) + 1)])
        mask = next(masks)
        for event in found:
            while mask[1] <= event[0]:
                mask = next(masks)
            inside = mask[0] <= event[0] < mask[1]
            if event[0] >= reach and not inside:
                kept.append(event)
                reach = event[1]
        return kept

    def label_kind(self, text: str) -> str:
        """Return SUM, OTHER or LABEL for the words before a figure."""
        bare = text.strip(" “”\"'的")
        if bare.startswith(self._other):
            return "OTHER"
        return "SUM" if any(_stands(word, text) for word in self._sum) else "LABEL"

    def is_multiple(self, quantity: Quantity) -> bool:
        """Whether *quantity* tells how many times as much: 增长一倍, 翻一番, 是…的3倍."""
        return quantity.unit in self._multiples

    def is_share(self, text: str) -> bool:
        """Whether the words before a percentage make it a share of something."""
        return bool(self._share.search(text))

    def frames_list(self, text: str) -> bool:
        """Whether a clause without a figure opens a list by its frame: 按申请人分, 从结果看."""
        bare = text.strip()
        return len(bare) <= 16 and any(
            bare.startswith(before) and bare.endswith(after) for before, after in self._frames
        )

    def opens(self, text: str) -> bool:
        """Whether the words behind a figure leave the list open (等)."""
        return text.lstrip(' ”"').startswith(self._etc) if self._etc else False


class _Line:
    """One line on its way to tokens: the pending text, and what the clause has had so far."""

    def __init__(
        self, lexer: Lexer, text: str, masked: list[tuple[int, int]], quantities: list[Quantity]
    ) -> None:
        self._lexer = lexer
        self._text = text
        self._events = lexer.events(text, masked, quantities)
        self._out: list[Token] = []
        self._pending = 0  # where the text not yet given out begins
        self._seen = False  # the clause has its figure
        self._item = False  # the sentence has a figure that a share may belong to
        self._depth = 0

    def tokens(self) -> list[Token]:
        pairs = self._brackets()
        for number, (start, end, kind, quantity) in enumerate(self._events):
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

    def _brackets(self) -> set[int]:
        """Return the brackets that pair and hold a figure; the others, and those too deep, are text."""
        stack: list[tuple[int, bool]] = []
        paired: set[int] = set()
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
            elif quantity is not None and stack:
                stack[-1] = (stack[-1][0], True)
        return paired

    def _give(self, kind: str, start: int, end: int, quantity: Quantity | None = None) -> None:
        self._out.append(Token(kind, start, end, quantity))
        self._pending = end

    def _flush(self, upto: int) -> None:
        """Give out the pending text: TAIL behind a figure, else PROSE."""
        start = self._pending
        if self._text[start:upto].strip():
            if self._seen:
                kind = "ETC" if self._lexer.opens(self._text[start:upto]) else "TAIL"
            else:
                kind = "LEAD" if self._lexer.frames_list(self._text[start:upto]) else "PROSE"
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
        for _, _, kind, quantity in self._events[number + 1 :]:
            if quantity is not None:
                return quantity.kind in ("quantity", "announced")
            if kind != "、":
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
        multiple = self._item and self._lexer.is_multiple(quantity)
        if multiple or (self._item and (_COMPARED.search(label) or _CHANGED.search(label))):
            self._flush_as_tail(start)
            self._give("CHANGE", start, end, quantity)
            self._seen = True
            return
        if self._seen:
            cue = self._lexer.inline_sum.search(label)
            if cue and cue.start() > 0:  # 31个部门、12个乡镇共43家单位
                self._flush(self._pending + cue.start())
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
        in_bracket = bool(self._out) and self._out[-1].kind == "OPEN" and not label.strip()
        compared = bool(_COMPARED.search(label) or _CHANGED.search(label))
        behind = self._text.startswith("占", end)
        if self._item and compared:
            self._flush_as_tail(start)
            self._give("CHANGE", start, end, quantity)
        elif self._item and (self._lexer.is_share(label) or behind) and not in_bracket:
            self._flush_as_tail(start)
            self._give("SHARE", start, end, quantity)
        elif self._seen and not in_bracket:
            self._flush(start)
            self._give("SHARE" if self._item else "CHANGE", start, end, quantity)
        else:
            self._give("RATE", self._pending, end, quantity)
        self._seen = True

    def _counted(self, start: int, end: int, quantity: Quantity) -> None:
        if self._seen:
            self._flush(start)
        self._give("COUNTED", self._pending, end, quantity)
        self._seen = True
        self._item = False

    def _flush_as_tail(self, upto: int) -> None:
        if self._text[self._pending : upto].strip():
            self._give("TAIL", self._pending, upto)


@lru_cache(maxsize=8)
def lexer(lexicon: Lexicon) -> Lexer:
    """Return the lexer for *lexicon*, made once."""
    return Lexer(lexicon)


def _words(lexicon: Lexicon, name: str) -> tuple[Word, ...]:
    return lexicon.words.get(name) or tuple(Word(text) for text in lexicon.texts(name))


def _stands(word: Word, text: str) -> bool:
    """Whether *word* occurs in *text* with none of the neighbours that make it another word."""
    return any(True for _ in _places(word, text))


def _places(word: Word, text: str) -> Iterator[int]:
    at = text.find(word.text)
    while at != -1:
        end = at + len(word.text)
        if not text.endswith(word.not_after or ("\0",), 0, at) and not text.startswith(
            word.not_before or ("\0",), end
        ):
            yield at
        at = text.find(word.text, at + 1)
