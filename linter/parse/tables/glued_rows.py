"""Rows of glued figures that can be cut in many ways, or in none: the table's other sums choose.

What the sums of the columns leave but one way to cut is read so, and proves nothing of those
sums. Where they do not come out, a figure is wrong: then all columns but one must agree. A row
whose own sum comes out in no way holds the wrong figure, and is cut by the columns alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.domain.form import Form
from linter.model.table import CellReading
from linter.parse.tables.glued import Cut, DigitRange, common
from linter.records import dataclass

_STEPS = 4_000  # ways tried; a table that takes more stays as it is
_MOST_STEPS = 40_000  # the same where one of its figures is wrong

RowValues = tuple[int, ...]
PartialCut = tuple[DigitRange | None, ...]
Sums = list[tuple[tuple[str, ...], tuple[str, ...]]]  # rows that together make as much as others
Chosen = dict[str, RowValues]


@dataclass(frozen=True, slots=True)
class Uncut:
    """The digits of a row and the ways to cut them in which its own sum comes out."""

    digits: str
    cuts: tuple[Cut, ...]


def choose(
    form: Form, known: Mapping[str, RowValues], uncut: Mapping[str, Uncut]
) -> dict[str, tuple[PartialCut, CellReading]]:
    """Return the cut of each row of *uncut* that the rows *known*, by the form's sums of rows, leave.

    Where they leave several, it has the cells that are the same in all of them.
    All rows have the same number of cells.
    """
    sums = _sums(form, {*known, *uncut})
    summed = {id for left, right in sums for id in (*left, *right)}
    uncut = {id: row for id, row in uncut.items() if id in summed}
    wrong = [id for id, row in uncut.items() if not row.cuts]
    if not uncut or len(wrong) > 1:
        return {}
    search = _Search(sums, known, uncut, wrong[0] if wrong else "")
    found = _agreed(search.solutions(None))
    if search.steps > _STEPS:
        return {}
    if not found and not wrong:
        found, wrong = _with_one_wrong(sums, known, uncut)
    return {
        id: (cut, "columns" if id in wrong else "table" if None not in cut else "uncut")
        for id, cut in found.items()
        if None not in cut or id not in wrong
    }


def _with_one_wrong(
    sums: Sums, known: Mapping[str, RowValues], uncut: Mapping[str, Uncut]
) -> tuple[dict[str, PartialCut], list[str]]:
    """Return the cuts where the sums come out but for one figure, and the row of *uncut* that has it, if one has.

    It is in a row that is known: then its column does not come out. Or in one to be cut, whose own
    sum comes out by chance, in another way than it was meant. Nothing where two rows can be the one.
    """
    columns = len(next(iter(known.values()), ()))
    search = _Search(sums, known, uncut, "", _MOST_STEPS)
    if found := _agreed(s for column in range(columns) for s in search.solutions(column)):
        return (found, []) if search.steps <= _MOST_STEPS else ({}, [])
    by_row: dict[str, dict[str, PartialCut]] = {}
    steps = search.steps
    for id in uncut if steps <= _MOST_STEPS else ():
        search = _Search(sums, known, uncut, id)
        if found := _agreed(search.solutions(None)):
            by_row[id] = found
        steps += search.steps
    if len(by_row) != 1 or steps > _MOST_STEPS:
        return {}, []
    [(row, cuts)] = by_row.items()
    return cuts, [row]


def _sums(form: Form, rows: set[str]) -> Sums:
    """The sums over rows of the form; none where a row of one is missing."""
    found = []
    for relation in form.relations:
        formula = relation.formula
        if relation.each == "column" and formula is not None and formula.kind == "sum":
            if not set(formula.ids) <= rows | set(form.optional):
                return []
            left, right = (tuple(id for id in side if id in rows) for side in (formula.left, formula.right))
            found.append((left, right))
    return found if all(left and right for left, right in found) else []


def _agreed(solutions: Iterator[dict[str, Cut]]) -> dict[str, PartialCut]:
    """The cells that are the same in all solutions, of rows that have any."""
    found: dict[str, set[Cut]] = {}
    for solution in solutions:
        for id, cut in solution.items():
            found.setdefault(id, set()).add(cut)
    same = {id: common(cuts) for id, cuts in found.items()}
    return {id: cut for id, cut in same.items() if any(cut)}


class _Search:
    """Tries the ways to cut all rows at once; what a sum of rows leaves no choice is not tried."""

    def __init__(
        self,
        sums: Sums,
        known: Mapping[str, RowValues],
        uncut: Mapping[str, Uncut],
        wrong: str,
        most: int = _STEPS,
    ) -> None:
        self.steps, self._most = 0, most
        self._sums, self._known, self._uncut, self._wrong = sums, known, uncut, wrong
        self._asked = [s for s in sums if wrong not in (*s[0], *s[1])]
        self._ways = {
            id: {tuple(int(row.digits[low:high]) for low, high in cut): cut for cut in row.cuts}
            for id, row in uncut.items()
            if id != wrong
        }

    def solutions(self, but: int | None) -> Iterator[dict[str, Cut]]:
        """Yield the ways in which every sum comes out; in the column *but*, if given, it need not."""
        for chosen in self._extend({}, but):
            solution = {id: self._ways[id][row] for id, row in chosen.items()}
            if not self._wrong:
                yield solution
            elif cut := self._mended({**self._known, **chosen}):
                yield {**solution, self._wrong: cut}

    def _extend(self, chosen: Chosen, but: int | None) -> Iterator[Chosen]:
        self.steps += 1
        if self.steps > self._most:
            return
        rows = {**self._known, **chosen}
        for sides in self._asked:
            missing = [id for id in (*sides[0], *sides[1]) if id not in rows]
            if not missing and not _alike(_total(rows, sides[0]), _total(rows, sides[1]), but):
                return
            if len(missing) == 1:
                want = _wanted(rows, sides, missing[0])
                for row in self._ways[missing[0]]:
                    if _alike(row, want, but):
                        yield from self._extend({**chosen, missing[0]: row}, but)
                return
        left = [id for id in self._ways if id not in chosen]
        if not left:
            yield chosen
            return
        id = min(left, key=lambda id: len(self._ways[id]))
        for row in self._ways[id]:
            yield from self._extend({**chosen, id: row}, but)

    def _mended(self, rows: Mapping[str, RowValues]) -> Cut | None:
        """Return the cut of the wrong row that agrees with every sum in all columns but one."""
        wanted = {_wanted(rows, s, self._wrong) for s in self._sums if self._wrong in (*s[0], *s[1])}
        if len(wanted) != 1:
            return None
        [want] = wanted
        digits = self._uncut[self._wrong].digits
        cuts = {cut for column in range(len(want)) if (cut := _but_one(digits, want, column))}
        return next(iter(cuts)) if len(cuts) == 1 else None


def _alike(one: RowValues, other: RowValues, but: int | None) -> bool:
    return all(a == b for column, (a, b) in enumerate(zip(one, other, strict=True)) if column != but)


def _total(rows: Mapping[str, RowValues], side: tuple[str, ...]) -> RowValues:
    return tuple(map(sum, zip(*(rows[id] for id in side), strict=True)))


def _wanted(rows: Mapping[str, RowValues], sides: tuple[tuple[str, ...], ...], id: str) -> RowValues:
    """The values that the row *id* must have for the sum to come out."""
    own, other = sides if id in sides[0] else sides[::-1]
    rest = tuple(one for one in own if one != id)
    total = _total(rows, other)
    taken = _total(rows, rest) if rest else (0,) * len(total)
    return tuple(a - b for a, b in zip(total, taken, strict=True))


def _but_one(digits: str, want: RowValues, column: int) -> Cut | None:
    """Return the cut of *digits* that is as wanted in all columns but this one."""
    words = [str(value) for value in want]
    before, after = "".join(words[:column]), "".join(words[column + 1 :])
    odd = digits[len(before) : len(digits) - len(after)]
    words[column] = odd
    if not odd or (odd[0] == "0" and len(odd) > 1) or "".join(words) != digits:
        return None
    ends = [sum(map(len, words[: number + 1])) for number in range(len(words))]
    return tuple(zip([0, *ends[:-1]], ends, strict=True))
