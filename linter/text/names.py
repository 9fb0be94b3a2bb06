"""How many things a run of names joined by 、 and 和 names: at least and at most.

``因政府信息公开申请行政复议、提起行政诉讼的情况`` is one name, ``甲、乙和丙`` three, or two:
the count is a range, and only a stated number outside of it is wrong.
"""

from __future__ import annotations

import re

from linter.records import dataclass

_SPLIT = re.compile(r"[、,;]|(?<=[”》])(?=[“《])")  # “甲”“乙”: marks alone part names
_SPLIT_BY_COMMAS = re.compile(r"[,;]")  # where commas part the names, a 、 is inside of one
_COMMAS = 3
_JOINED = re.compile(r"以及|[和及与](?!其(?![他它余]))")
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十\d]{1,3}[、.是]|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳]|第[一二三四五六七八九十][,、]?)"
)


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a list, each with its place in the text, and how many it may be read as."""

    places: tuple[tuple[int, int], ...]
    least: int
    most: int
    empty: int = 0  # places between two separators where a name is missing


def read_names(text: str, start: int, end: int, endings: tuple[str, ...] = ()) -> Names:
    """Return the names in ``text[start:end]``.

    Where most names end in one of *endings* (情况, 事项 …), a piece that does not is the
    first half of the next name.
    """
    pieces: list[tuple[int, int]] = []
    at, empty = start, 0
    commas = text.count(",", start, end)
    split = _SPLIT_BY_COMMAS if commas >= _COMMAS and commas > text.count("、", start, end) else _SPLIT
    for match in [*split.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if text[at:stop].strip(" “”\"'"):
            pieces.append((at, stop))
        elif match:
            empty += 1
        at = match.end() if match else end
    ending = [text[a:b].rstrip("”\"' 等").endswith(endings) for a, b in pieces] if endings else []
    endings = endings if sum(ending) * 2 >= len(pieces) else ()
    most = len(pieces) + sum(1 for piece in pieces if _joins(text, piece, endings))
    merged = _merged(text, pieces, endings) if split is _SPLIT else pieces
    short = sum(1 for a, b in merged[:-1] if b - a == 1)  # 区、县联合审批: one name
    return Names(tuple(merged), len(merged) - short, most, empty)


def _joins(text: str, piece: tuple[int, int], endings: tuple[str, ...]) -> bool:
    """Whether 和 or 及 in *piece* may part two names: where names have endings, only behind one."""
    return any(
        not endings or text[piece[0] : match.start()].endswith(endings)
        for match in _JOINED.finditer(text, *piece)
    )


def _merged(text: str, pieces: list[tuple[int, int]], endings: tuple[str, ...]) -> list[tuple[int, int]]:
    def ends(piece: tuple[int, int]) -> bool:
        return text[piece[0] : piece[1]].rstrip("”\"' 等").endswith(endings)

    if not endings:
        return pieces
    merged: list[tuple[int, int]] = []
    carry: int | None = None
    for number, piece in enumerate(pieces):
        start = piece[0] if carry is None else carry
        if ends(piece) or number == len(pieces) - 1:
            merged.append((start, piece[1]))
            carry = None
        else:
            carry = start
    return merged


def last_joined(name: str) -> str:
    """Return what stands behind the last 和 or 以及 of *name*: 主要问题以及附件 ends in 附件."""
    return _JOINED.split(name)[-1]


def bare_name(name: str) -> str:
    """Return *name* without a numbering before and joints around it."""
    name = name.strip(" “”\"':")
    name = _NUMBERING.sub("", name)
    return re.sub(r"^(?:以及|[和及与])", "", name).strip(" “”\"'")
