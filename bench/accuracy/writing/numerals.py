"""Figures as offices print them, totals parted into parts, and rates rounded."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction

STYLES = ("plain", "plain", "plain", "thousands", "ten thousands")
_DIGITS = "零一二三四五六七八九"
TEN_THOUSAND, THOUSAND = 10_000, 1_000


def chinese(value: int) -> str:
    """Return a whole number below ten thousand in Chinese numerals."""
    if value < 10:
        return _DIGITS[value]
    found, zero = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            found += ("零" if zero and found else "") + _DIGITS[digit] + word
            zero = False
        elif found:
            zero = True
    return found.removeprefix("一") if found.startswith("一十") else found


def printed(value: Fraction | int, style: str) -> str:
    """Return *value* in a style; one that the style cannot print exactly is printed plainly."""
    value = Fraction(value)
    if style.startswith("places "):
        return decimal(value, int(style.split()[1]))
    if style == "yuan":
        return f"{int(value)}元" if value else "0"
    if value.denominator != 1:
        return decimal(value, 2)
    whole = int(value)
    if style == "chinese" and 0 <= whole < TEN_THOUSAND:
        return chinese(whole)
    if style == "thousands" and whole >= THOUSAND:
        return f"{whole:,}"
    if style == "ten thousands" and whole >= TEN_THOUSAND and whole % 100 == 0:
        return decimal(Fraction(whole, TEN_THOUSAND), 2).rstrip("0").rstrip(".") + "万"
    return str(whole)


def decimal(value: Fraction, places: int) -> str:
    """Return *value* with so many decimals, a half rounded up."""
    scaled = abs(value) * 10**places
    whole = int(scaled + Fraction(1, 2))
    digits = str(whole).rjust(places + 1, "0")
    text = digits if not places else f"{digits[:-places]}.{digits[-places:]}"
    return f"-{text}" if value < 0 else text


def parted(chance: random.Random, total: int, count: int, *, least: int = 1) -> list[int]:
    """Return *count* whole parts of *total*, each at least *least*, of very different sizes."""
    if total < count * least:
        raise ValueError((total, count, least))
    weights = [chance.random() ** 3 + 0.02 for _ in range(count)]
    free = total - count * least
    parts = [least + int(free * weight / sum(weights)) for weight in weights]
    parts[chance.randrange(count)] += total - sum(parts)
    return parts


def rounded(part: int, whole: int, places: int) -> Fraction:
    """Return what percentage *part* is of *whole*, rounded to so many decimals."""
    return Fraction(decimal(Fraction(100 * part, whole), places))


def slipped(chance: random.Random, value: Fraction, style: str) -> Fraction:
    """Return *value* as a slip of typing or copying leaves it: another one, of the same kind."""
    text = printed(value, "plain") if value.denominator == 1 else printed(value, style)
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    slips: set[Fraction] = set()
    for i in digits:
        for other in "0123456789":
            if other != text[i] and not (other == "0" and i == digits[0]):
                slips.add(Fraction(text[:i] + other + text[i + 1 :]))
    for i, j in itertools.pairwise(digits):
        changed = list(text)
        changed[i], changed[j] = changed[j], changed[i]
        slips.add(Fraction("".join(changed)))
    if value.denominator == 1:
        slips |= {value + 1, value - 1} if value > 1 else {value + 1, value + 2}
    wrong = sorted(slip for slip in slips if slip not in (value, 0))
    return chance.choice(wrong)
