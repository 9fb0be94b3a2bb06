"""The characters of a page (of pdfplumber) as they are seen: upright, on their base lines, none struck out.

Where a font says that it reaches is no measure of a line: programs put what they like there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import Any

from linter.text.raised import raised

Glyph = dict[str, Any]

_ASCENT, _DESCENT = 0.88, 0.12  # of the size, above and below the base line
_FURTHEST = 1.3  # of the size, from where a font says that a character is
_THIN = 2.0  # points of a rule
_CROOKED = 0.1  # points
_NEAR_MIDDLE = 0.2  # of the size: a rule as near to the middle of a character strikes it out
_SMALL = 0.85  # of the size of the figure before it: a raised digit has no more
_HIGHER = (0.15, 0.7)  # of that size, from base line to base line
_BEHIND = (-0.2, 0.4)  # of that size, from the end of the one to the start of the other
_COVERED = 0.8  # of a rule's length, by what it strikes out


def upright(page: Any) -> Any:
    """Return *page*, turned where most of its characters are turned one way."""
    ways = Counter(_turn(c) for c in page.chars if c["text"].strip())
    turn, count = ways.most_common(1)[0] if ways else (0, 0)
    if not turn or count * 2 <= ways.total():
        return page
    about = page.page_obj
    about.rotate = (page.rotation + turn) % 360
    about.attrs = {**about.attrs, "Rotate": about.rotate}
    page.close()
    return type(page)(page.pdf, about, page.page_number, page.initial_doctop)


def _turn(c: Glyph) -> int:
    """Return by how much, clockwise, a page is to be turned to have *c* upright."""
    right, up = c["matrix"][0], c["matrix"][1]
    if abs(right) >= abs(up):
        return 0 if right >= 0 else 180
    return 90 if up > 0 else 270


def seen(page: Any) -> tuple[Any, list[Glyph], int]:
    """Return *page* without rules that strike out, its characters that are seen, and how many of them are not upright."""
    _straighten(page)
    left, top, right, bottom = page.bbox
    glyphs = [
        c
        for c in page.dedupe_chars().chars
        if c["x1"] > left and c["x0"] < right and c["bottom"] > top and c["top"] < bottom
    ]
    standing = [_on_its_base(page, c) for c in glyphs if c["upright"]]
    _mark_raised(standing)
    aslant = sum(1 for c in glyphs if not c["upright"] and c["text"].strip())
    rules, struck = _struck_out(page, standing)
    if not rules:
        return page, standing, aslant
    kept = page.filter(lambda one: (one["object_type"], one["x0"], one["x1"], one["top"]) not in rules)
    return kept, [c for c in standing if id(c) not in struck], aslant


def _straighten(page: Any) -> None:
    """Let lines that are level, or upright, but for a rounding error be so: the finder of tables asks for no less."""
    for line in page.lines:
        if 0 < line["bottom"] - line["top"] < _CROOKED:
            line["bottom"] = line["top"]
        elif 0 < line["x1"] - line["x0"] < _CROOKED:
            line["x1"] = line["x0"]
    for curve in page.curves:
        curve["pts"] = [(round(x, 2), round(y, 2)) for x, y in curve["pts"]]


def _on_its_base(page: Any, c: Glyph) -> Glyph:
    """Return *c* with the height that its size and its base line give it."""
    base = page.mediabox[1] + page.height - c["matrix"][5]
    top, bottom = base - _ASCENT * c["size"], base + _DESCENT * c["size"]
    # Beyond that the base line is none: a font for writing downwards.
    return {**c, "top": top, "bottom": bottom} if abs(top - c["top"]) < _FURTHEST * c["size"] else c


def _mark_raised(glyphs: list[Glyph]) -> None:
    """Give digits that are smaller than what they stand behind, and above its base line, the form of raised ones."""
    before: Glyph | None = None  # what stands on the line
    end = 0.0  # of it, and of the raised digits behind it
    for number, c in enumerate(glyphs):
        if not c["text"].strip():
            continue
        if before is not None and c["text"].isdecimal() and _is_raised(c, before, end):
            glyphs[number] = {**c, "text": raised(c["text"])}
        else:
            before = c
        end = c["x1"]


def _is_raised(c: Glyph, before: Glyph, end: float) -> bool:
    size = before["size"]
    return bool(
        c["size"] <= _SMALL * size
        and _HIGHER[0] * size <= _base(before) - _base(c) <= _HIGHER[1] * size
        and _BEHIND[0] * size <= c["x0"] - end <= _BEHIND[1] * size
    )


def _base(c: Glyph) -> float:
    base: float = c["bottom"] - _DESCENT * c["size"]
    return base


def _struck_out(page: Any, glyphs: list[Glyph]) -> tuple[set[tuple[Any, ...]], set[int]]:
    """Return the rules that strike out, and the characters (by identity) that they go through."""
    inked = sorted((c for c in glyphs if c["text"].strip()), key=_middle)
    middles = [_middle(c) for c in inked]
    most = max((c["size"] for c in inked), default=0) * _NEAR_MIDDLE
    rules: set[tuple[Any, ...]] = set()
    struck: set[int] = set()
    for rule in (*page.lines, *page.rects):
        y = (rule["top"] + rule["bottom"]) / 2
        if rule["bottom"] - rule["top"] > _THIN or rule["x1"] - rule["x0"] <= _THIN:
            continue
        near = inked[bisect_left(middles, y - most) : bisect_right(middles, y + most)]
        through = [
            c
            for c in near
            if abs(_middle(c) - y) <= c["size"] * _NEAR_MIDDLE
            and rule["x0"] <= (c["x0"] + c["x1"]) / 2 <= rule["x1"]
        ]
        if sum(c["x1"] - c["x0"] for c in through) >= _COVERED * (rule["x1"] - rule["x0"]):
            rules.add((rule["object_type"], rule["x0"], rule["x1"], rule["top"]))
            struck |= {id(c) for c in through}
    return rules, struck


def _middle(c: Glyph) -> float:
    middle: float = (c["top"] + c["bottom"]) / 2
    return middle
