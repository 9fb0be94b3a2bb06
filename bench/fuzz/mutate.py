"""Changes to text that know what a report, a table and a file of rules are made of."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|</?[\w:]+|[\w:.-]+=|[A-Za-z_]+|[^\W\d_a-zA-Z]{1,4}|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBERS = (
    "0", "00", "1", "-1", "7", "12", "100", "1,234", "1，234", "12.5", "0.0", "99.99", "二十", "十", "〇", "零", "两", "百", "万", "1万2",
    "三千零五", "9" * 30, "9" * 5000, "1e9", "２０１５", "2015", "2023", "2100", "½", "²", "①", "㈠", "Ⅳ", "٣", "𝟙", "0x1F", ".5", "5.", "1.2.3", "1:30",
)  # fmt: skip
_ODD = (
    "\0", "\ufeff", "\u200b", "\u202e", "\u2028", "\x0b", "\x0c", "\x1c", "\x85", "\r", "\r\n", "\n", "\t", "　", " ", "\ud7ff", "\ufffd", "\U0002f800", "⺀",
    "﷽", "İ", "ß", "ﬁ", "é", "🈚", "\U000e0001", "%", "%%", "{", "}", "{{", "{%", "|", "||", "---", "```", "<", ">", "&", "&#0;", "&#xD800;", "]]>", "<!--",
    "\\", "'", '"', "(", ")", "（", "）", "[", "]", "*", "?", "+", "^", "$", "!!python/object", "&a", "*a", "null", "true", "~", "[]", "{}", '""',
)  # fmt: skip


class Mutator:
    """Called as libFuzzer's own mutator is; the same seed gives the same change."""

    def __init__(self, seeds: Sequence[bytes], words: Sequence[str]) -> None:
        self._seeds = [_PIECE.findall(seed.decode("utf-8", "replace")) for seed in seeds] or [[""]]
        self._words = words

    def __call__(self, data: bytes, largest: int, seed: int) -> bytes:
        """Return *data* changed in one or a few places."""
        chance = random.Random(seed)
        if chance.random() < 0.1:
            return _bytewise(data, chance)[:largest]
        pieces = _PIECE.findall(data.decode("utf-8", "surrogateescape"))
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            change = chance.choice(_CHANGES)
            at = chance.randrange(len(pieces) + 1)
            change(self, pieces, at, chance)
        return "".join(pieces).encode("utf-8", "surrogateescape")[:largest]

    def _insert(self, pieces: list[str], at: int, chance: random.Random) -> None:
        pieces.insert(at, chance.choice(self._words))

    def _phrase(self, pieces: list[str], at: int, chance: random.Random) -> None:
        pieces[at:at] = [
            chance.choice((*_MARKS, *_NUMBERS, *[chance.choice(self._words)] * 40)) for _ in range(5)
        ]

    def _odd(self, pieces: list[str], at: int, chance: random.Random) -> None:
        pieces.insert(at, chance.choice(_ODD))

    def _number(self, pieces: list[str], at: int, chance: random.Random) -> None:
        numbers = [place for place, piece in enumerate(pieces) if _NUMBER.fullmatch(piece)]
        if numbers:
            pieces[chance.choice(numbers)] = chance.choice(_NUMBERS)
        else:
            pieces.insert(at, chance.choice(_NUMBERS))

    def _replace(self, pieces: list[str], at: int, chance: random.Random) -> None:
        pieces[at : at + 1] = [chance.choice(self._words)]

    def _drop(self, pieces: list[str], at: int, chance: random.Random) -> None:
        del pieces[at : at + chance.choice((1, 1, 2, 5, 30))]

    def _again(self, pieces: list[str], at: int, chance: random.Random) -> None:
        span = pieces[at : at + chance.choice((1, 2, 5, 20))]
        pieces[at:at] = span * chance.choice((1, 1, 2, 3, 30, 300))

    def _move(self, pieces: list[str], at: int, chance: random.Random) -> None:
        size = chance.choice((1, 2, 5, 20))
        span = pieces[at : at + size]
        del pieces[at : at + size]
        to = chance.randrange(len(pieces) + 1)
        pieces[to:to] = span

    def _splice(self, pieces: list[str], at: int, chance: random.Random) -> None:
        other = chance.choice(self._seeds)
        start = chance.randrange(len(other) + 1)
        pieces[at:at] = other[start : start + chance.choice((2, 5, 20, 80))]

    def _lines(self, pieces: list[str], at: int, chance: random.Random) -> None:
        lines = "".join(pieces).split("\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        pieces[:] = _PIECE.findall("\n".join(lines))


def _bytewise(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data or b" ")
    for _ in range(chance.choice((1, 2, 4))):
        at = chance.randrange(len(changed))
        changed[at : at + chance.choice((0, 1, 1, 2))] = chance.randbytes(chance.choice((0, 1, 1, 2)))
        changed = changed or bytearray(b" ")
    return bytes(changed)


_MARKS = (
    "，",
    "。",
    "；",
    "、",
    "：",
    "（",
    "）",
    "\n",
    "一、",
    "（一）",
    "1.",
    "其中",
    "共",
    "%",
    "件",
    "条",
)
_CHANGES = (
    Mutator._insert, Mutator._insert, Mutator._phrase, Mutator._odd, Mutator._number, Mutator._number, Mutator._replace,
    Mutator._drop, Mutator._again, Mutator._move, Mutator._splice, Mutator._splice, Mutator._lines,
)  # fmt: skip
