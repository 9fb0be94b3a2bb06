"""Figures printed without a gap: ``0000000`` is seven cells, ``713000074`` is 71, 3, 0, 0, 0, 0, 74."""

from __future__ import annotations

from linter.records import dataclass

_LONGEST = 60  # digits of a row; a longer run is no row
_STEPS = 20_000  # cuts tried before a row is given up as unreadable
_MOST = 64  # ways to cut a row that the rest of its table is asked to choose from

Cut = tuple[tuple[int, int], ...]  # of each cell: which piece … as start and end in the joined digits


@dataclass(frozen=True, slots=True)
class Split:
    """The ways to cut a row's digits, and whether its sums were asked which are possible."""

    cuts: tuple[Cut, ...]
    by_identity: bool


def split(pieces: list[str], count: int, sums: tuple[int, ...]) -> Split:
    """Return the ways to cut *pieces* of digits into *count* numbers: one, if it is known how.

    A gap between pieces always parts two numbers; a number has no leading zero. *sums* says
    how the cells group when that leaves a choice: in each run of so many cells, the last is
    the sum of those before it.
    """
    digits = "".join(pieces)
    if not digits.isdigit() or not count <= len(digits) <= _LONGEST:
        return Split((), by_identity=False)
    walls = _ends(pieces)
    known = sum(sums) == count
    free = _Cutter(digits, walls, count, (), 2 if known else _MOST + 1)
    if not known or len(free.found) < 2:
        return Split(_whole(free), by_identity=False)
    kind = _Summed if len(sums) == 1 else _Cutter
    return Split(_whole(kind(digits, walls, count, sums, _MOST + 1)), by_identity=True)


def adds_up(digits: str, cut: Cut, sums: tuple[int, ...]) -> bool:
    """Whether in each run of so many cells the last is the sum of those before it."""
    numbers = [int(digits[low:high]) for low, high in cut]
    starts = [sum(sums[:at]) for at in range(len(sums))]
    runs = [numbers[start : start + size] for start, size in zip(starts, sums, strict=True)]
    return bool(runs) and all(sum(run[:-1]) == run[-1] for run in runs)


def _whole(search: _Cutter) -> tuple[Cut, ...]:
    """What was found, if that is all there is."""
    return tuple(search.found) if search.steps <= _STEPS and len(search.found) <= _MOST else ()


def _ends(pieces: list[str]) -> set[int]:
    ends, at = set(), 0
    for piece in pieces:
        at += len(piece)
        ends.add(at)
    return ends


class _Cutter:
    """Finds the ways to cut, up to *most* of them."""

    def __init__(self, digits: str, walls: set[int], count: int, sums: tuple[int, ...], most: int) -> None:
        self.found: list[Cut] = []
        self.steps = 0
        self._digits, self._walls, self._count, self._most = digits, sorted(walls), count, most
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
            if len(self.found) >= self._most or self.steps > _STEPS:
                return
            value = int(self._digits[at:end])
            if is_total and value >= running:
                if value == running:
                    self._try(end, (*cut, (at, end)), 0)
                return
            if not is_total:
                self._try(end, (*cut, (at, end)), running + value if self._totals else 0)


class _Summed(_Cutter):
    """The same for a row that is one sum: with the total known first, most beginnings are soon too much."""

    def _try(self, at: int, cut: Cut, running: int) -> None:
        size = len(self._digits)
        last_wall = max((w for w in self._walls if w < size), default=0)
        for start in range(max(last_wall, self._count - 1), size):
            if self._digits[start] != "0" or start == size - 1:
                self._parts(0, (), int(self._digits[start:]), start)

    def _parts(self, at: int, cut: Cut, left: int, stop: int) -> None:
        """Cut what lies between *at* and *stop*, where the total begins, into parts that make *left*."""
        self.steps += 1
        missing = self._count - 1 - len(cut)
        if len(self.found) >= self._most or self.steps > _STEPS:
            return
        if missing == 0:
            if at == stop and left == 0:
                self.found.append((*cut, (stop, len(self._digits))))
            return
        wall = next((w for w in self._walls if w > at), len(self._digits))
        last = min(wall, stop - (missing - 1), at + len(str(left)))
        spare = stop - at - missing  # digits beyond one a part
        if stop - last > (missing - 1) * len(str(left)) or missing * 10 ** (spare + 1) <= left:
            return  # what would be left has too many digits for parts of this total, or too few
        if last > at and self._digits[at] == "0":
            last = at + 1
        for end in range(at + 1, last + 1):
            value = int(self._digits[at:end])
            if value > left:
                return
            self._parts(end, (*cut, (at, end)), left - value, stop)


def _totals(sums: tuple[int, ...]) -> frozenset[int]:
    totals, at = set(), 0
    for size in sums:
        at += size
        totals.add(at - 1)
    return frozenset(totals)
