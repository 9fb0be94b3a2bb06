"""How numbers are written: Arabic and Chinese numerals, exactly, or not at all."""

from __future__ import annotations

import re
from decimal import Decimal

_ARABIC = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "O": 0, "o": 0, "两": 2, "俩": 2}
_DIGITS |= dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
_DIGITS |= {str(i): i for i in range(10)}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_LONGEST = 18  # digits of a number that somebody means: more are an identifier, and sums stay exact
_SHORT = {"廿": 20, "卅": 30}


def chinese_integer(text: str) -> int | None:
    """Return the whole number that *text* writes (folded, Simplified); None if it is none.

    Digits alone are read in order (二〇一三 is 2013); 一百二 is 120 and 一万二 is 12,000.
    Vague words (几十, 数百) are no number.
    """
    if not text or len(text) > 3 * _LONGEST:
        return None
    if text[0] in _SHORT:
        rest = chinese_integer(text[1:]) if text[1:] else 0
        return None if rest is None or rest > 9 else _SHORT[text[0]] + rest
    if any(c not in _DIGITS and c not in _TENS and c not in _LARGE for c in text):
        return None
    if not any(c in _TENS or c in _LARGE for c in text):
        return int("".join(str(_DIGITS[c]) for c in text)) if len(text) <= _LONGEST else None
    return _positional(text)


def _positional(text: str) -> int | None:
    """Read 千百十 within a section of four digits, and sections by 万 and 亿."""
    whole = section = current = 0
    last, run, least = 1, "", 10**9
    for c in text:
        if c in _DIGITS:
            run += str(_DIGITS[c])
            if len(run) > _LONGEST:
                return None
            current = int(run)
            continue
        had_digits, run = bool(run), ""
        if c in _TENS:
            if (not had_digits and section and c not in "十拾") or _TENS[c] >= least:
                return None
            least = _TENS[c]
            section += (current or (0 if had_digits else 1)) * _TENS[c]
            last, current = _TENS[c], 0
        else:
            section += current
            if not section and not whole:
                return None
            whole = (whole + section) * _LARGE[c] if c == "亿" else whole + section * _LARGE[c]
            last, section, current, least = _LARGE[c], 0, 0, 10**9
    if current and last >= 100 and len(run) == 1:
        current *= last // 10  # 一百二, 一万二: the unit left out is the next lower one
    return whole + section + current


def number(text: str) -> Decimal | None:
    """Return the value of a printed number: ``1,234``, ``12.5``, ``十二``, ``三点五``."""
    bare = text.replace(",", "")
    if _ARABIC.fullmatch(bare):
        return Decimal(bare) if len(bare) <= _LONGEST else None
    head, point, tail = text.partition("点")
    whole = chinese_integer(head)
    if whole is None:
        return None
    if not point:
        return Decimal(whole)
    digits = [str(_DIGITS[c]) for c in tail if c in _DIGITS]
    return Decimal(f"{whole}.{''.join(digits)}") if len(digits) == len(tail) and digits else None
