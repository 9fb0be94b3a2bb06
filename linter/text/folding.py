"""Folding: a view of a text in which different ways to write the same thing are the same.

Full width becomes half width, radicals become the characters they look like, and
Traditional becomes Simplified. Every fold is one character to one character, so a
position in the folded view is a position in the text.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache

from linter.text.traditional import TRADITIONAL

# NFKC has no answer for these look-alikes of U+2E80-2EFF, which PDF converters emit.
_RADICALS = {
    "⺁": "厂", "⺄": "乙", "⺅": "亻", "⺈": "刀", "⺉": "刂", "⺊": "卜", "⺋": "卩", "⺌": "小",
    "⺍": "小", "⺎": "兀", "⺏": "尣", "⺒": "巳", "⺓": "幺", "⺔": "彑", "⺕": "彐", "⺖": "忄",
    "⺗": "心", "⺘": "扌", "⺙": "攵", "⺛": "旡", "⺜": "日", "⺝": "月", "⺞": "歹", "⺟": "母",
    "⺠": "民", "⺡": "氵", "⺢": "水", "⺣": "灬", "⺤": "爫", "⺥": "爪", "⺦": "丬", "⺧": "牛",
    "⺨": "犭", "⺩": "王", "⺪": "疋", "⺫": "目", "⺬": "示", "⺭": "礻", "⺮": "竹", "⺯": "糸",
    "⺰": "纟", "⺱": "网", "⺳": "罒", "⺴": "罒", "⺵": "网", "⺶": "羊", "⺷": "羊", "⺸": "羊",
    "⺹": "耂", "⺺": "肀", "⺻": "聿", "⺼": "肉", "⺽": "臼", "⺾": "艹", "⺿": "艹", "⻀": "艹",
    "⻁": "虎", "⻂": "衤", "⻃": "西", "⻄": "西", "⻅": "见", "⻆": "角", "⻇": "角", "⻈": "讠",
    "⻉": "贝", "⻊": "足", "⻋": "车", "⻌": "辶", "⻍": "辶", "⻎": "辶", "⻏": "阝", "⻐": "钅",
    "⻑": "长", "⻒": "长", "⻓": "长", "⻔": "门", "⻕": "阜", "⻖": "阝", "⻗": "雨", "⻘": "青",
    "⻙": "韦", "⻚": "页", "⻛": "风", "⻜": "飞", "⻝": "食", "⻞": "食", "⻟": "食", "⻠": "饣",
    "⻡": "首", "⻢": "马", "⻣": "骨", "⻤": "鬼", "⻥": "鱼", "⻦": "鸟", "⻧": "卤", "⻨": "麦",
    "⻩": "黄", "⻪": "黾", "⻫": "齐", "⻬": "齐", "⻭": "齿", "⻮": "齿", "⻯": "龙", "⻰": "龙",
    "⻱": "龟", "⻲": "龟",
}  # fmt: skip

# Where a character outside plain writing may stand: the ranges whose one-to-one NFKC
# fold is wanted. Enclosed figures (①, ㈠) are left alone: they are list labels.
_FOLDABLE = re.compile(
    "[\u00a0\u2000-\u200a\u202f\u205f\u2329\u232a\u2e80-\u2eff\u2f00-\u2fd5\u3000\uf900-\ufaff"
    "\ufe10-\ufe19\U0002f800-\U0002fa1f\ufe30-\ufe4f\ufe50-\ufe6b\uff01-\uff9f\uffe0-\uffe6]"
)

# What no ink is spent on, and no room: where a word may break, or must not.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"

_RADICAL = re.compile("[\u2e80-\u2fd5]")


_HAN = re.compile("[一-鿿]+")

# Traditional by the dictionary, and as they stand in the list of Simplified characters, in names at least: 乾县, 於潜.
_IN_BOTH = frozenset("乾於徵夥昇")
_IN_GB2312 = "麴於醣拚榘捱摺麽菸薹徵吒乾夥袷後"  # Traditional, and all the same in that set
_SCRIPT = 5  # percent of the Han characters: from there on a text is in Traditional script


@cache
def _fold_one(character: str) -> str:
    if character in _RADICALS:
        return _RADICALS[character]
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def fold_width(text: str) -> str:
    """Return *text* with full-width forms and radicals folded; the same length."""
    return _FOLDABLE.sub(lambda match: _fold_one(match[0]), text)


def fold_radicals(text: str) -> str:
    """Return *text* with radicals, which converters put for whole characters, folded; the same length."""
    return _RADICAL.sub(lambda match: _fold_one(match[0]), text)


def has_traditional(text: str) -> bool:
    """Whether a character occurs in *text* that only Traditional Chinese writes so."""
    try:
        text.encode("gb2312")  # the characters of Simplified Chinese: faster than to look at each
    except UnicodeEncodeError:
        return not TRADITIONAL.isdisjoint(text)
    return any(map(text.__contains__, _IN_GB2312))


@lru_cache(maxsize=2)
def traditional_share(text: str) -> Decimal | None:
    """Return how many percent of the Han characters only Traditional has; None where there are none."""
    han = len(text) - len(_HAN.sub("", text))
    if not han:
        return None
    found = sum(1 for c in text if c in TRADITIONAL and c not in _IN_BOTH) if has_traditional(text) else 0
    return Decimal(found * 100) / han


@cache
def _converter() -> object:
    import opencc  # 20 ms and a dictionary: only where a text needs it

    return opencc.OpenCC("t2s")


def is_traditional(text: str) -> bool:
    """Whether *text* is in Traditional script, and not only a letter or a name of it."""
    share = traditional_share(text)
    return share is not None and share > _SCRIPT


def fold(text: str) -> str:
    """Return the folded view of *text*, of the same length."""
    text = fold_width(text)
    if not has_traditional(text):
        return text
    # Converted in pieces: a phrase never spans a line, and one huge line stays bounded.
    simplified: str = _converter().convert(text)  # type: ignore[attr-defined]
    folded = simplified if len(simplified) == len(text) else _fold_each(text)
    if _IN_BOTH.isdisjoint(text) or is_traditional(text):
        return folded
    return "".join(old if old in _IN_BOTH else new for old, new in zip(text, folded, strict=True))


def _fold_each(text: str) -> str:
    """Fold character by character: for the day a phrase of the dictionary changes length."""
    converter = _converter()
    single = {c: converter.convert(c) for c in set(text) & TRADITIONAL}  # type: ignore[attr-defined]
    return text.translate({ord(k): v for k, v in single.items() if len(v) == 1})
