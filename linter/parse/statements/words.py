"""The tokens of a section: each stretch of text by its place in the clause.

LABEL stands before a figure (SUM or OTHER where its words say so), TAIL after it, PROSE where
the clause holds none. Words come from the pack's lexicon; items.py groups the tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from linter.domain.lexicon import Lexicon, Word
from linter.parse.statements.clauses import Clauses, ClauseToken, Event
from linter.parse.statements.quantities import Quantity, alternatives, reader
from linter.text.pattern import Pattern

_ORDINAL = re.compile(
    r"(?=[第一二三四五六七八九十(\d①-⑳])"  # what each begins with: few characters do
    r"(?:(?P<is>[一二三四五六七八九十]{1,3}(?:是|要|则)|第[一二三四五六七八九十]{1,2}[,、])|(?P<item>\(?\d{1,2}[、.)](?!\d)|[①-⑳]|\([一二三四五六七八九十\d]{1,3}\)))"
)

_COMPARISON = 10  # characters of a clause that is a comparison and no more
_ENUMERATED = re.compile(
    r"[二三四五六七八九]是|[。;,]第[二三四五六七八九][,、]|\A(?:" + _ORDINAL.pattern + ")"
)


# A dash introduces as a colon does; every kind of bracket encloses a part: what is no part (〔2014〕13号) is masked.
_MARKS = {"——": ":"} | dict.fromkeys("【〔[", "(") | dict.fromkeys("】〕]", ")")


class Lexer:
    """Makes the tokens of lines by one lexicon's words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._quantities = reader(lexicon)
        self._sum = lexicon.sum
        self._other_within, self._any_sum = _standing(lexicon.other_within), _standing(lexicon.sum)
        self._other = tuple(sorted(lexicon.other, key=len, reverse=True))
        frames = lexicon.lead_frames.items()
        self._frames = [(before, tuple(after.split("|"))) for before, after in frames]
        self._framing = tuple(lexicon.lead_frames)
        self._etc = tuple(lexicon.etc)
        self._share = re.compile("|".join(map(re.escape, lexicon.share)) or r"(?!)")
        self._own_share = lexicon.own_share
        cues = dict.fromkeys(lexicon.lead, "LEAD")
        cues |= dict.fromkeys(lexicon.none, "NONE")
        self._cues = cues
        ordered = sorted(cues, key=len, reverse=True)
        leads = [f"(?:{pattern})" for pattern in lexicon.lead_patterns]
        self._cue = re.compile("|".join([*map(re.escape, ordered), *leads]) or r"(?!)")
        self._multiples = frozenset(lexicon.multiples)
        self._compared = _pattern(lexicon.comparisons)
        self._compared_with = lexicon.compared_with
        self._changed = re.compile(
            f"(?:{alternatives(lexicon.change)})(?:了|约|近|达|至|率|幅度?)?\\Z"
            f"|(?:{alternatives(lexicon.change_rates)})(?:度|了|为|约|近|达)?\\Z"
        )
        self._bare_changes = frozenset(lexicon.bare_changes)
        self._mark = re.compile("|".join([r"[,;。!?:、()【】〔〕\[\]\n]|——", *map(re.escape, lexicon.stops)]))

    def lex(self, text: str, base: int = 0) -> list[ClauseToken]:
        """Return the tokens of *text*, one logical line that begins at *base*, each label straight before its figure."""
        masked = self._quantities.masked(text)
        quantities = list(self._quantities.read(text, masked))
        if not quantities and not self._cue.search(text) and not _ENUMERATED.search(text):
            return [ClauseToken("PROSE", base, base + len(text))] if text.strip() else []
        return Clauses(self, text, self.events(text, masked, quantities), base).tokens()

    def events(self, text: str, masked: list[tuple[int, int]], quantities: list[Quantity]) -> list[Event]:
        """Return figures, marks, cues and ordinals of *text*, left to right, none overlapping."""
        found: list[Event] = [(q.start, q.end, q.kind, q) for q in quantities]
        found += [(*m.span(), _MARKS.get(m[0], m[0]), None) for m in self._mark.finditer(text)]
        found += [(*m.span(), self._cues.get(m[0], "LEAD"), None) for m in self._cue.finditer(text)]
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
        if bare.startswith(self._other) or self._other_within.search(bare):
            return "OTHER"
        return "SUM" if self._any_sum.search(text) else "LABEL"

    def inline_sum(self, text: str) -> int:
        """Where in the words between two figures of one clause a total begins; -1: nowhere."""
        return min((at for word in self._sum if len(word.text) < 4 for at in places(word, text)), default=-1)

    def is_multiple(self, quantity: Quantity) -> bool:
        """Whether *quantity* tells how many times as much: 增长一倍, 翻一番, 是…的3倍."""
        return quantity.unit in self._multiples

    def is_change(self, text: str) -> bool:
        """Whether the words before a figure make it a change against another one."""
        if text.strip() in self._bare_changes:
            return True  # 比上年6期多5期
        return bool(self._changed.search(text) or (self._compared and self._compared.search(text)))

    def compares(self, text: str) -> bool:
        """Whether a clause without a figure says no more than with what the one before is compared: 同上年相比."""
        return len(text.strip()) <= _COMPARISON and text.strip().startswith(self._compared_with)

    def is_share(self, text: str) -> bool:
        """Whether the words before a percentage make it a share of something."""
        return bool(self._share.search(text))

    def names_shared(self, text: str) -> bool:
        """Whether the words before a share name what has it: 微信占, and not 其占, 在申请总数中占."""
        found = self._share.search(text)
        name = text[: found.start()].strip(" ,;:的") if found else ""
        if name.startswith(self._other):
            return True  # 其余财政资金类占21%
        return len(name) > 1 and not name.startswith(self._own_share)

    def frames_list(self, text: str) -> bool:
        """Whether a clause without a figure opens a list by its frame: 按申请人分, 从结果看."""
        bare = text.strip()
        if len(bare) > 16 or not bare.startswith(self._framing):
            return False
        return any(bare.startswith(before) and bare.endswith(after) for before, after in self._frames)

    def opens(self, text: str) -> bool:
        """Whether the words behind a figure leave the list open (等)."""
        return text.lstrip(' ”"').startswith(self._etc) if self._etc else False


@lru_cache(maxsize=8)
def lexer(lexicon: Lexicon) -> Lexer:
    """Return the lexer for *lexicon*, made once."""
    return Lexer(lexicon)


def _pattern(patterns: tuple[str, ...]) -> Pattern | None:
    return Pattern("|".join(f"(?:{each})" for each in patterns)) if patterns else None


def _standing(words: tuple[Word, ...]) -> re.Pattern[str]:
    """Return a pattern of any of *words* with none of the neighbours that make it another word."""
    each = (
        "".join(f"(?<!{re.escape(other)})" for other in word.not_after)
        + re.escape(word.text)
        + "".join(f"(?!{re.escape(other)})" for other in word.not_before)
        for word in words
    )
    return re.compile("|".join(each) or r"(?!)")


def places(word: Word, text: str) -> Iterator[int]:
    """Yield where *word* stands in *text* as itself."""
    at = text.find(word.text)
    while at != -1:
        end = at + len(word.text)
        if not text.endswith(word.not_after or ("\0",), 0, at) and not text.startswith(
            word.not_before or ("\0",), end
        ):
            yield at
        at = text.find(word.text, at + 1)
