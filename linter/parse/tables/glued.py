"""Figures printed without a gap: ``0000000`` is seven cells, ``713000074`` is 71, 3, 0, 0, 0, 0, 74."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.records import dataclass

_LONGEST = 60  # digits of a row; a longer run is no row
_STEPS = 20_000  # cuts tried before a row is given up as unreadable
_MOST = 64  # ways to cut a row that the rest of its table is asked to choose from

DigitRange = tuple[int, int]  # start and end in the joined digits
Cut = tuple[DigitRange, ...]  # of each cell


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
    free = _Cutter(digits, walls, count, 2 if known else _MOST + 1)
    if not known or len(free.found) < 2:
        return Split(_whole(free), by_identity=False)
    return Split(_whole(_Summed(digits, walls, sums, _MOST + 1)), by_identity=True)


def adds_up(digits: str, cut: Cut, sums: tuple[int, ...]) -> bool:
    """Whether in each run of so many cells the last is the sum of those before it."""
    numbers = [int(digits[low:high]) for low, high in cut]
    starts = [sum(sums[:at]) for at in range(len(sums))]
    runs = [numbers[start : start + size] for start, size in zip(starts, sums, strict=True)]
    return bool(runs) and all(sum(run[:-1]) == run[-1] for run in runs)


def common(cuts: Iterable[Cut]) -> tuple[DigitRange | None, ...]:
    """Return the cells that are the same in all *cuts*, and None for the others."""
    return tuple(
        cells[0] if all(cell == cells[0] for cell in cells) else None for cells in zip(*cuts, strict=True)
    )


def _whole(search: _Cutter | _Summed) -> tuple[Cut, ...]:
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

    def __init__(self, digits: str, walls: set[int], count: int, most: int) -> None:
        self.found: list[Cut] = []
        self.steps = 0
        self._digits, self._walls, self._count, self._most = digits, sorted(walls), count, most
        self._try(0, ())

    def _try(self, at: int, cut: Cut) -> None:
        number = len(cut)
        if number == self._count:
            if at == len(self._digits):
                self.found.append(cut)
            return
        wall = next((w for w in self._walls if w > at), len(self._digits))
        last = min(wall, len(self._digits) - (self._count - number - 1))
        if last > at and self._digits[at] == "0":
            last = at + 1
        for end in range(at + 1, last + 1):
            self.steps += 1
            if len(self.found) >= self._most or self.steps > _STEPS:
                return
            self._try(end, (*cut, (at, end)))


class _Summed:
    """The same for a row of one sum or several: with a total known first, most beginnings are soon too much."""

    def __init__(self, digits: str, walls: set[int], sums: tuple[int, ...], most: int) -> None:
        self.found: list[Cut] = []
        self.steps = 0
        self._digits, self._walls, self._sums, self._most = digits, sorted(walls), sums, most
        self._run(0, 0, ())

    def _run(self, run: int, at: int, cut: Cut) -> None:
        """Cut what begins at *at*, the sum *run* first: its total can stand anywhere behind its parts."""
        if run == len(self._sums):
            self.found.append(cut)
            return
        size, last = len(self._digits), run + 1 == len(self._sums)
        high = size - sum(self._sums[run + 1 :])  # of the digits that can be this sum's
        for start in range(at + self._sums[run] - 1, high):
            wall = next(w for w in self._walls if w > start)
            zero = self._digits[start] == "0"
            for end in (size,) if last else range(start + 1, high + 1):
                if end > wall or (zero and end > start + 1):
                    break
                for parts in self._parts(at, (), int(self._digits[start:end]), start, self._sums[run] - 1):
                    self._run(run + 1, end, (*cut, *parts, (start, end)))
                if self.spent:
                    return

    def _parts(self, at: int, cut: Cut, left: int, stop: int, missing: int) -> Iterator[Cut]:
        """Yield the ways to cut what lies between *at* and *stop* into as many parts as are *missing*, that make *left*."""
        self.steps += 1
        if self.spent:
            return
        if missing == 0:
            if at == stop and left == 0:
                yield cut
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
            yield from self._parts(end, (*cut, (at, end)), left - value, stop, missing - 1)

    @property
    def spent(self) -> bool:
        """Whether enough was found, or tried."""
        return len(self.found) >= self._most or self.steps > _STEPS
