"""Figures printed without a gap: ``0000000`` is seven cells, ``713000074`` is 71, 3, 0, 0, 0, 0, 74."""

from __future__ import annotations

from linter.records import dataclass

_LONGEST = 60  # digits of a row; a longer run is no row
_STEPS = 20_000  # cuts tried before a row is given up as unreadable

Cut = tuple[tuple[int, int], ...]  # of each cell: which piece … as start and end in the joined digits


@dataclass(frozen=True, slots=True)
class Split:
    """The one way to cut a row's digits, and whether it took the row's sums to find it."""

    cut: Cut
    by_identity: bool


def split(pieces: list[str], count: int, sums: tuple[int, ...]) -> Split | None:
    """Return the one way to cut *pieces* of digits into *count* numbers; None if there is none or many.

    A gap between pieces always parts two numbers; a number has no leading zero. *sums* says
    how the cells group when that leaves a choice: in each run of so many cells, the last is
    the sum of those before it.
    """
    digits = "".join(pieces)
    if not digits.isdigit() or not count <= len(digits) <= _LONGEST:
        return None
    walls = _ends(pieces)
    free = _Cutter(digits, walls, count, ()).found
    if len(free) == 1:
        return Split(free[0], by_identity=False)
    if len(free) < 2 or sum(sums) != count:
        return None
    search = _Cutter(digits, walls, count, sums)
    if len(search.found) == 1 and search.steps < _STEPS:
        return Split(search.found[0], by_identity=True)
    return None


def _ends(pieces: list[str]) -> set[int]:
    ends, at = set(), 0
    for piece in pieces:
        at += len(piece)
        ends.add(at)
    return ends


class _Cutter:
    """Finds up to two ways to cut; two are as good as many."""

    def __init__(self, digits: str, walls: set[int], count: int, sums: tuple[int, ...]) -> None:
        self.found: list[Cut] = []
        self.steps = 0
        self._digits, self._walls, self._count = digits, sorted(walls), count
        self._totals = _totals(sums)
        self._try(0, (), 0)

    def _try(self, at: int, cut: Cut, running: int) -> None:
        number = len(cut)
        if number == self._count:
            if at == len(self._digits):
                self.found.append(cut)
            return
        wall = next((w for w in self._walls if w > at), len(self._digits))
        last = min(wall, len(self._digits) - (self._count - number - 1))
        if last > at and self._digits[at] == "0":
            last = at + 1
        is_total = number in self._totals
        for end in range(at + 1, last + 1):
            self.steps += 1
            if len(self.found) > 1 or self.steps > _STEPS:
                return
            value = int(self._digits[at:end])
            if is_total and value >= running:
                if value == running:
                    self._try(end, (*cut, (at, end)), 0)
                return
            if not is_total:
                self._try(end, (*cut, (at, end)), running + value if self._totals else 0)


def _totals(sums: tuple[int, ...]) -> frozenset[int]:
    totals, at = set(), 0
    for size in sums:
        at += size
        totals.add(at - 1)
    return frozenset(totals)
