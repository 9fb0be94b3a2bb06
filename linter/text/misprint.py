"""Titles with a slip of the pen: a piece doubled, put in, lost, mistaken or out of place."""

from __future__ import annotations

from collections.abc import Collection

_SHORTEST = 4  # of a title that is held against a misprint
_REGION = 5  # characters within which some changed places
_LOST = 2  # characters
_MOST = 4  # characters doubled


def garbled(written: str, title: str, free: Collection[str] = ()) -> bool:
    """Whether *written* is *title* with a character wrong or lost, or a few out of place.

    Never where what is changed is a word that titles are *free* in.
    """
    if written == title or len(title) < _SHORTEST or written[:1] != title[:1] or not written:
        return False
    first = next((n for n, (a, b) in enumerate(zip(written, title, strict=False)) if a != b), None)
    if first is None:
        return False  # one begins the other
    tail = 0
    while tail < min(len(written), len(title)) - first and written[-1 - tail] == title[-1 - tail]:
        tail += 1
    wrong, right = written[first : len(written) - tail], title[first : len(title) - tail]
    if not tail or wrong in free or right in free:
        return False
    if len(wrong) == len(right):
        return len(right) == 1 or (len(right) <= _REGION and sorted(wrong) == sorted(right))
    return not wrong and len(right) <= _LOST


def overfull(written: str, title: str, free: Collection[str] = ()) -> bool:
    """Whether *written* is *title* with one piece doubled, or with one stray character put in.

    A character that titles are *free* in is no stray one. A name before the title doubles nothing
    (人民政府政府信息).
    """
    extra = len(written) - len(title)
    if not 1 <= extra <= _MOST:
        return False
    common = 0
    while common < len(title) and written[common] == title[common]:
        common += 1
    for start in range(common, -1, -1):
        if written[start + extra :] != title[start:]:
            break
        piece = written[start : start + extra]
        doubled = written[:start].endswith(piece) or written[start + extra :].startswith(piece)
        if extra > 1 and doubled:
            return True
        if piece in free:
            return False
        if extra == 1 and 0 < start < len(title):
            return True
    return False
