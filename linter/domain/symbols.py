"""Which character stands for which figure or year where sentence patterns are matched.

A figure is one item, whatever its digits are: a pattern sees one character of the private use
area, which says only of what kind it is. The same characters are in a compiled pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from linter.domain.lexicon import Lexicon

PERCENT, POINTS, NUMBER, THIS_YEAR, LAST_YEAR, OTHER_YEAR = map(chr, range(0xE000, 0xE006))
YEARS = THIS_YEAR + LAST_YEAR + OTHER_YEAR
_FIRST, _LAST = 0xE010, 0xF8FF
ALL = "\ue000-\uf8ff"  # every symbol, as a class of characters has it
FIGURES = f"{NUMBER}{chr(_FIRST)}-{chr(_LAST)}"  # every quantity, no rate and no year
FOREIGN = re.compile(f"[{ALL}]")  # what a text may hold of these characters stands for nothing


@lru_cache(maxsize=16)
def of_units(lexicon: Lexicon) -> dict[str, str]:
    """Return the symbol of each unit of *lexicon*; those that count alike have one."""
    names = dict.fromkeys(lexicon.like_units.get(unit, unit) for unit in (*lexicon.units, *lexicon.announced))
    found = {name: chr(number) for number, name in zip(range(_FIRST, _LAST + 1), names, strict=False)}
    return found | {unit: found.get(other, NUMBER) for unit, other in lexicon.like_units.items()}


def of_figure(printed: str, unit: str, symbols: dict[str, str]) -> str:
    """Return the symbol of the figure that is *printed* so and counts in *unit*."""
    if printed.endswith(("%", "成", "一半", "半数")) or "分之" in printed:
        return PERCENT
    if printed.endswith("个百分点"):
        return POINTS
    return symbols.get(unit, NUMBER)


def of_year(year: int, this: int) -> str:
    """Return the symbol of *year* in a report on the year *this*."""
    return THIS_YEAR if year == this else LAST_YEAR if year == this - 1 else OTHER_YEAR


def class_of(units: Iterable[str], symbols: dict[str, str]) -> str:
    """Return the class of characters that the figures in one of *units* are."""
    return "".join(sorted({symbols[unit] for unit in units if unit in symbols}))
