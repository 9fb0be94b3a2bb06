"""The figures of a line: every run of digits or numerals that counts, measures or shares something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from linter.domain.lexicon import Lexicon
from linter.model.figure import Approximation
from linter.records import dataclass
from linter.text.numerals import number
from linter.text.pattern import Pattern

QuantityKind = Literal["quantity", "percent", "points", "announced"]

_HAN = "零一二三四五六七八九十百千〇○两廿卅"
_CAPITAL = "壹贰叁肆伍陆柒捌玖"
_NUMBER = re.compile(
    r"(?P<mixed>(?<![\d.,])\d+[亿万千]\d{1,4}(?:[千百](?!万)|(?![\d.,万千百])))"
    r"|(?P<slash>(?<=[占的过达近约])1/[2345](?![\d/]))"
    r"|(?<![\d.,A-Za-z])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|(?<![\d.])\d+(?:\.\d+)?"
    r"|(?P<fraction>[二三四五六七八九十]分之[一二三四五六七八九](?![十百千万])|(?<=[占的过达近约逾])[一二三四五六七八九]成(?=[,。;、以])|(?<=[占的过达近约,])(?:一半|半数)(?=[,。;、以(]))"
    rf"|(?<!\d)[{_HAN}]+(?:[万亿][{_HAN}]+)*(?:点[{_HAN}]+)?"
    rf"|[{_CAPITAL}][零万亿拾佰仟{_CAPITAL}]+"
)
_FIRST = re.compile(rf"[\d半{_HAN}{_CAPITAL}]")  # what a number begins with
_MIXED = re.compile(r"(\d+)([亿万千])(\d+)([千百]?)")
_SCALES = {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100}
_RANGE = re.compile(r"(?:-|—|–|~|至|到)\s*(\d+(?:\.\d+)?)")


_PLACES = Decimal("0.01")  # of a third in per cent
_HALVES = {"一半": "二分之一", "半数": "二分之一"}
_FRACTION = 5  # points: three quarters may be said of what is nearer to them than that is wide
_ENDS = frozenset("0123456789%")
_CLOSING = frozenset(",。;、:)(\n") | {""}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a line: where it stands, approximation words included, and what it says."""

    kind: QuantityKind
    start: int
    end: int
    digits: tuple[int, int]
    value: Decimal
    unit: str
    approximate: Approximation
    decimals: int
    scale: int


class Reader:
    """Finds the quantities of lines by one lexicon's words."""

    def __init__(self, lexicon: Lexicon) -> None:
        masks = lexicon.masks
        self._masks = Pattern("|".join(f"(?:{mask})" for mask in masks)) if masks else None
        units = alternatives(lexicon.units)
        announced = alternatives(lexicon.announced)
        self._pieces = frozenset(lexicon.whole_units)
        self._multiples = frozenset(lexicon.multiples)
        self._not_counted = frozenset(lexicon.not_counted)
        self._counts = lexicon.counts
        self._like = lexicon.like_units
        self._odd = lexicon.odd
        self._roughly = lexicon.roughly
        odd, roughly = alternatives(self._odd), alternatives(self._roughly)
        self._after = re.compile(
            rf"(?P<odd>{odd})?(?P<scale>[万亿千百])?(?P<scale2>[万亿])?(?P<odd2>{odd})?"
            rf"[”\"]?\s?(?:(?P<percent>%|‰)|(?P<points>个百分点)|(?P<announced>{announced})(?![数量])|(?P<unit>{units})(?:(?<![A-Za-z])|(?![A-Za-z])))?"
            rf"(?P<roughly>(?:{roughly})(?!\d)(?!(?<=[多少])[^,;:。、\s]{{1,3}}\d))?"  # 747件多收77件
        )
        self._shared = re.compile(rf"[,(]?(?:{alternatives(lexicon.share)})\d")
        self._before: dict[str, Approximation] = {}
        self._before |= dict.fromkeys(lexicon.about, "about")
        self._before |= dict.fromkeys(lexicon.more, "more")
        self._before |= dict.fromkeys(lexicon.less, "less")
        self._hedge = re.compile(rf"(?:{alternatives(self._before)})\Z")
        self._no_hedges = lexicon.no_hedges

    def masked(self, line: str) -> list[tuple[int, int]]:
        """Return the stretches of *line* whose digits count nothing (dates, document numbers …)."""
        return [match.span() for match in self._masks.finditer(line)] if self._masks else []

    def read(self, line: str, masked: list[tuple[int, int]]) -> Iterator[Quantity]:
        """Yield the quantities of *line*, left to right, none overlapping."""
        masks = iter([*masked, (len(line) + 1, len(line) + 1)])
        mask = next(masks)
        reach = 0
        for match in _numbers(line):
            start, end = match.span()
            while mask[1] <= start:
                mask = next(masks)
            if start < reach or mask[0] < end:
                continue
            found = self._composed(line, match) if match.lastgroup else self._quantity(line, start, end)
            if found:
                reach = found.end
                yield found

    def _composed(self, line: str, match: re.Match[str]) -> Quantity | None:
        """Return a fraction (四分之三), or a number of digits and words (1万2千); None where it counts nothing."""
        start, end = match.span()
        if match.lastgroup != "mixed":
            return self._fraction(line, start, end)
        digits = _MIXED.match(match[0])
        assert digits is not None
        large = _SCALES[digits[2]]
        unit = _SCALES.get(digits[4]) or (large // 10 ** len(digits[3]) if len(digits[3]) == 1 else 1)
        rest = int(digits[3]) * unit
        found = self._quantity(line, start, end, Decimal(int(digits[1]) * large + rest), unit)
        return found if rest < large else None

    def _fraction(self, line: str, start: int, end: int) -> Quantity | None:
        """Return the share that 四分之三, 1/3, 七成 or 一半 says, as wide as such words are used."""
        of, _, parts = _HALVES.get(line[start:end], line[start:end]).replace("/", "分之").rpartition("分之")
        if "/" in line[start:end]:
            of, parts = parts, of
        share = _share(parts.removesuffix("成"), of or "十")
        if share is None:
            return None
        width = _FRACTION if of else 2 * _FRACTION  # 七成 is said of all that rounds to it
        hedge = self._hedged(line, start)
        behind = next((word for word in self._roughly if line.startswith(word, end)), "")
        rough: Approximation = self._before[hedge[0]] if hedge else self._roughly.get(behind, "")
        first = hedge.start() if hedge else start
        return Quantity("percent", first, end + len(behind), (start, end), share, "", rough, 0, width)

    def _quantity(
        self, line: str, start: int, end: int, value: Decimal | None = None, unit: int = 1
    ) -> Quantity | None:
        """Return the quantity that *line* prints from *start*; *value* in steps of *unit* where it is read already."""
        printed = line[start:end]
        han = value is None and (not printed[0].isdigit() or not printed.isascii())
        if printed[0] == "0" and printed.isdigit() and len(printed) > 1 and line[start - 1 : start] == ",":
            return None  # 45,00条: no number
        ratio = line.endswith("百分之", 0, start)
        if han and not ratio and line[start - 1 : start] in self._not_counted:
            return None
        value = number(printed) if value is None else value
        upper = None if han else _RANGE.match(line, end)
        after = self._after.match(line, upper.end() if upper else end)
        if value is None or after is None:
            return None
        one = printed == "一" and not after["scale"] and after["unit"] not in self._multiples
        if one and after["unit"] in self._pieces:  # 收到申请一件。 but not 办好一件实事
            one = line[after.end() : after.end() + 1] not in _CLOSING
        if one and not ratio:
            return None
        kind = self._kind(after, ratio)
        if kind is None and not han and (after["scale"] or self._shared.match(line, after.end())):
            kind = "quantity"  # 浏览量为536万; 部分公开15,占15%
        elif kind is None and not han and line[end : end + 1] in _CLOSING:
            kind = "quantity" if line.endswith(self._counts, 0, start) else None  # 公开信息数170,
        if kind is None:
            return None
        scale = unit * _SCALES.get(after["scale"] or "", 1) * _SCALES.get(after["scale2"] or "", 1)
        hedge = self._hedged(line, start)
        approximate = self._approximation(after, hedge)
        left = start - (3 if ratio else 0)
        left = hedge.start() if hedge and not ratio else left
        behind = line[left - 1 : left] in ("-", "—", "~", "至", "到")
        if upper or (behind and line[left - 2 : left - 1] in _ENDS):
            approximate = "about"  # a range: 3-5件, 3%-5%
        elif kind == "percent" and behind and line[left - 1] in "-—":
            left, value = left - 1, -value  # 增长-12%
        decimals = len(printed.partition(".")[2]) if printed.isascii() else 0
        if decimals and scale == 1 and after["unit"] in self._pieces:
            approximate = "about"  # 1.691条: no count, nor is anything held against it
        return Quantity(
            kind,
            left,
            after.end() if kind != "percent" or not ratio else max(end, after.end()),
            (start, end),
            value * scale // unit if unit > 1 else value * scale,
            after["announced"] or self._like.get(after["unit"] or "", after["unit"] or ""),
            approximate,
            decimals,
            scale,
        )

    def _hedged(self, line: str, start: int) -> re.Match[str] | None:
        """Return the word straight before a figure that makes it one of about so many."""
        if line.endswith(self._no_hedges or ("\0",), 0, start):
            return None  # 手机预约1227人次
        return self._hedge.search(line, max(0, start - 4), start)

    @staticmethod
    def _kind(after: re.Match[str], ratio: bool) -> QuantityKind | None:
        if ratio or after["percent"] == "%":
            return "percent"
        if after["points"]:
            return "points"
        if after["announced"]:
            return "announced"
        return "quantity" if after["unit"] is not None else None

    def _approximation(self, after: re.Match[str], hedge: re.Match[str] | None) -> Approximation:
        if hedge:
            return self._before[hedge[0]]
        word = after["odd"] or after["odd2"]
        if word:
            return self._odd[word]
        return self._roughly[after["roughly"]] if after["roughly"] else ""


def _numbers(line: str) -> Iterator[re.Match[str]]:
    """Yield what _NUMBER finds; looked for only where a number can begin."""
    at = 0
    while first := _FIRST.search(line, at):
        found = _NUMBER.match(line, first.start())
        at = (found or first).end()
        if found:
            yield found


def _share(parts: str, of: str) -> Decimal | None:
    """Return the share in per cent that so many *parts* are *of* so many; None where there are no fewer."""
    some, all_of = number(parts), number(of)
    return (
        (some * 100 / all_of).quantize(_PLACES).normalize()
        if some is not None and all_of and some < all_of
        else None
    )


@lru_cache(maxsize=8)
def reader(lexicon: Lexicon) -> Reader:
    """Return the reader for *lexicon*, made once."""
    return Reader(lexicon)


@lru_cache(maxsize=256)
def finder(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of *words*, made once."""
    return re.compile(alternatives(words))


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of *words*, the longest first; for none of them, one that never matches."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, ordered)) or r"(?!)"
