"""Marks on the writing of a page: lines that strike it out, and raised digits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from linter.read.pages.ink import SMALL, Glyph, Ink, RuledLine
from linter.text.raised import raised

_NEAR_MIDDLE = 0.2  # of the size: a rule as near to the middle of a character strikes it out
_HIGHER = (0.15, 0.7)  # of that size, from base line to base line
_BEHIND = (-0.2, 0.4)  # of that size, from the end of the one to the start of the other
_COVERED = 0.8  # of a rule's length, by what it strikes out
_LEAST = 3.0  # points of a rule that strikes out


def marked(ink: Ink) -> Ink:
    """Return *ink* without the words of what is struck out, and its lines; raised digits have the form of such."""
    glyphs = with_raised(ink.glyphs)
    rules, struck = _struck_out(ink.level, glyphs)
    if not rules:
        return ink._replace(glyphs=glyphs)
    return ink._replace(
        # Its room stays taken: what stands on either side is no further apart than it was.
        glyphs=[glyph._replace(text="") if id(glyph) in struck else glyph for glyph in glyphs],
        level=[rule for rule in ink.level if rule not in rules],
    )


def with_raised(glyphs: list[Glyph]) -> list[Glyph]:
    """Give digits that are smaller than what they stand behind, and above its base line, the form of raised ones."""
    before: Glyph | None = None  # what stands on the line
    end = 0.0  # of it, and of the raised digits behind it
    made = []
    for glyph in glyphs:
        if glyph.text.isspace():
            made.append(glyph)
            continue
        if before is not None and glyph.text.isdecimal() and _is_raised(glyph, before, end):
            made.append(glyph._replace(text=raised(glyph.text)))
        else:
            made.append(glyph)
            before = glyph
        end = glyph.x1
    return made


def _is_raised(glyph: Glyph, before: Glyph, end: float) -> bool:
    size = before.size
    return (
        glyph.size <= SMALL * size
        and _HIGHER[0] * size <= before.base - glyph.base <= _HIGHER[1] * size
        and _BEHIND[0] * size <= glyph.x0 - end <= _BEHIND[1] * size
    )


def _struck_out(level: list[RuledLine], glyphs: list[Glyph]) -> tuple[set[RuledLine], set[int]]:
    """Return the rules that strike out, and the characters (by identity) that they go through."""
    inked = sorted((one for one in glyphs if not one.text.isspace()), key=lambda one: one.middle)
    middles = [one.middle for one in inked]
    most = max((one.size for one in inked), default=0) * _NEAR_MIDDLE
    rules: set[RuledLine] = set()
    struck: set[int] = set()
    for rule in set(level):
        if rule.high - rule.low <= _LEAST:
            continue
        near = inked[bisect_left(middles, rule.at - most) : bisect_right(middles, rule.at + most)]
        through = [
            one
            for one in near
            if abs(one.middle - rule.at) <= one.size * _NEAR_MIDDLE and rule.low <= one.across <= rule.high
        ]
        if sum(one.x1 - one.x0 for one in through) >= _COVERED * (rule.high - rule.low):
            rules.add(rule)
            struck |= {id(one) for one in through}
    return rules, struck
