"""A value of a sheet as it is shown there: a share as 66.5%, a day as a day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_COLOUR = re.compile(r"\[[^\]]*\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].')
_MASK = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?")
_GENERAL = 11  # significant digits of a number in a format of no kind


def shown(value: Any, format: str) -> str:
    """Return *value* as a sheet shows it under the number format *format*."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, format)
    if isinstance(value, datetime):
        day = _day(value, format)
        return day if value.time() == time() else f"{day} {value:%H:%M}"
    if isinstance(value, date):
        return _day(value, format)
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


def _day(value: date, format: str) -> str:
    if "年" in format or "yyyy" not in format.lower():
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def _number(value: float, format: str) -> str:
    exact = Decimal(str(value))
    if not exact.is_finite():
        return str(value)
    words: list[str] = []
    section = _COLOUR.sub("", format.partition(";")[0])
    bare = _LITERAL.sub(lambda found: _kept(found, words), section)
    masks = _MASK.findall(bare)
    if len(masks) != 1 or re.search(r"[#0?][eE][+-]|/", bare):
        return _general(exact)
    mask = _MASK.search(bare)
    assert mask is not None
    percents = bare.count("%")
    exact *= 100**percents
    digits = mask[0].partition(".")[2]
    least = digits.count("0")
    if mask[0].rstrip(".").endswith(",") or abs(exact) >= Decimal(10) ** 20:
        return _general(exact)
    rounded = exact.quantize(Decimal(1).scaleb(-len(digits)), ROUND_HALF_UP)
    text = f"{abs(rounded):{',' if ',' in mask[0] else ''}f}"
    if len(digits) > least:
        whole, _, fraction = text.partition(".")
        fraction = fraction[:least] + fraction[least:].rstrip("0")
        text = f"{whole}.{fraction}" if fraction else whole
    before, after = (_words(part, words) for part in (bare[: mask.start()], bare[mask.end() :]))
    return f"{'-' if rounded < 0 else ''}{before}{text}{after}".strip()


def _kept(found: re.Match[str], words: list[str]) -> str:
    """Put what is shown as it stands aside, so that no digit of it is taken for a mask."""
    literal = found[1] if found[1] is not None else found[2] or ""
    words.append(literal)
    return f"\ue000{chr(0xE100 + len(words) - 1)}" if len(words) < 1000 else ""


def _words(part: str, words: list[str]) -> str:
    return re.sub("\ue000(.)", lambda found: words[ord(found[1]) - 0xE100], part)


def _general(exact: Decimal) -> str:
    if exact == exact.to_integral_value() and abs(exact) < Decimal(10) ** 20:
        return f"{exact.to_integral_value():f}"
    rounded = Decimal(f"{exact:.{_GENERAL}g}")
    return f"{rounded.normalize():f}" if abs(rounded.adjusted()) < 30 else str(rounded)
