"""How a heading is numbered: its number apart from its title, what the number counts, how another is written."""

from __future__ import annotations

import re

from linter.text.counting import counting
from linter.text.numerals import chinese_integer

_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)}
_NUMBER = re.compile(
    r"(?P<number>第[一二三四五六七八九十]{1,3}(?:部分|章|编)|[(〔【]?[一二三四五六七八九十]{1,3}[)〕】]、?|[一二三四五六七八九十]{1,3}[、.,]?"
    r"|\(?\d{1,2}\)[、.]?|\d{1,2}[、.]|[①-⑳][、.]?)[:]?"
)
_NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+")


def split_heading(text: str) -> tuple[str, str]:
    """Return a heading's numbering and its title, without marks at the end."""
    match = _NUMBER.match(text)
    number = match["number"] if match else ""
    return number, text[len(number) :].strip(" 。:;、.*")


def ordinal(number: str) -> int | None:
    """Return the whole number that a numbering counts."""
    bare = re.sub(r"[第部分章编()〔〕【】、.,]", "", number)
    return _CIRCLED.get(bare) or chinese_integer(bare)


def renumbered(number: str, ordinal: int) -> str:
    """Return *number* as it would be written for *ordinal*: 六、 for 5 is 五、."""
    numeral = _NUMERAL.search(number)
    if numeral is None or not 0 < ordinal < 100:
        return str(ordinal)
    written = str(ordinal) if numeral[0].isascii() else counting(ordinal)
    return number[: numeral.start()] + written + number[numeral.end() :]
