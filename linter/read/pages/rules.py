"""Rules as they were drawn become rules as they are seen, and those that hang together the frame of a table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linter.read.pages.ink import RuledLine

NEAR = 3.0  # points within which rules are one, or meet
_MOST = 4000  # rules: more are a drawing


class RuledFrame(NamedTuple):
    """Rules that hang together."""

    level: list[RuledLine]
    upright: list[RuledLine]


def merged(rules: Iterable[RuledLine]) -> list[RuledLine]:
    """Return *rules* with those on one line put together where they touch: dashes, dots, double lines."""
    lines: list[list[RuledLine]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][0].at <= NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [rule for line in lines for rule in _stretches(line) if rule.high - rule.low > NEAR]


def _stretches(line: list[RuledLine]) -> Iterator[RuledLine]:
    at = sum(rule.at for rule in line) / len(line)
    line.sort(key=lambda rule: rule.low)
    low, high = line[0].low, line[0].high
    for rule in line[1:]:
        if rule.low > high + NEAR:
            yield RuledLine(at, low, high)
            low, high = rule.low, rule.high
        high = max(high, rule.high)
    yield RuledLine(at, low, high)


def frames(level: list[RuledLine], upright: list[RuledLine]) -> Iterator[RuledFrame]:
    """Yield the rules that cross or meet, those of one table together."""
    if len(level) + len(upright) > _MOST:
        return
    upright = sorted(upright)
    places = [rule.at for rule in upright]
    names = list(range(len(level) + len(upright)))

    def name(at: int) -> int:
        while names[at] != at:
            names[at] = at = names[names[at]]
        return at

    for number, rule in enumerate(level):
        first, last = bisect_left(places, rule.low - NEAR), bisect_right(places, rule.high + NEAR)
        for at in range(first, last):
            if upright[at].low - NEAR <= rule.at <= upright[at].high + NEAR:
                names[name(len(level) + at)] = name(number)
    found: dict[int, RuledFrame] = {}
    for number, rule in enumerate(level):
        found.setdefault(name(number), RuledFrame([], [])).level.append(rule)
    for number, rule in enumerate(upright, len(level)):
        found.setdefault(name(number), RuledFrame([], [])).upright.append(rule)
    for frame in found.values():
        if (len(frame.level) > 1 and frame.upright) or (frame.level and len(frame.upright) > 2):
            yield frame
