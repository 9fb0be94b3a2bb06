"""The rows and columns of a form are found on a board: which square is which cell of the form."""

from __future__ import annotations

from dataclasses import replace

from linter.domain.form import Block, Form
from linter.parse.tables.board import Board, Square
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.columns import Head, head_of
from linter.parse.tables.labels import column_names, likest, row_names
from linter.parse.tables.placed import Hit, Placed, PlacedRow
from linter.parse.tables.torn import mended
from linter.parse.tables.values import added, torn, values

_LEAST_ALIKE = 0.6  # of a label's letters, in their order
_LEAST_SOUND = 2  # labels that are written right, beside those that are damaged


def placed(
    board: Board, form: Form, words: CellWords, free: range, before: Placed | None = None
) -> Placed | None:
    """Return what stands of the labelled rows of *form* in the rows *free* of *board*; None: nothing.

    Where the board has no head of its own it goes on from the one *before*.
    """
    placing = _Placing(board, form, words, free, before)
    placing.run()
    return placing.found if placing.found.rows else None


class _Placing:
    """Walks down a board."""

    def __init__(
        self, board: Board, form: Form, words: CellWords, free: range, before: Placed | None
    ) -> None:
        self.found = Placed(form)
        self._board, self._form, self._words, self._free = board, form, words, free
        self._before = before.heads if before is not None else {}
        self._rows = form.rows
        self._names = row_names(form)
        self._columns = [column_names(block) for block in form.blocks]
        self._blocks = [block for block in form.blocks for _ in block.rows]
        self._head = range(free.start, free.start)
        self._heads: dict[tuple[range, str, int, int], Head] = {}
        self._last = -1  # the form's row that was found last
        self._torn: set[tuple[str, str]] = set()  # columns of which two stand there that differ
        self._labels: set[int] = set()  # the board's columns in which labels stand

    def run(self) -> None:
        """Place every row."""
        rows = self._with_damaged([(row, self._hits(row)) for row in self._free])
        rows = mended(self._board, rows, self._blocks)
        self._labels = {
            column
            for _, hits in rows
            for hit in hits
            for column in range(hit.square.column, hit.square.right)
        }
        fresh = self._free.start  # the first row behind the last that has values
        under: PlacedRow | None = None
        extra = 0
        for row, hits in rows:
            if hits:
                if not self.found.rows:
                    self.found.first = fresh
                if under is not None:
                    under.extra += extra
                under, extra = self._place(hits, range(fresh, row)), 0
                self.found.last = max(row, *(hit.at for hit in hits))
                fresh = self.found.last + 1
            elif self._strange(row):
                extra, fresh = extra + 1, row + 1
        for block, column in self._torn:
            for label in next(b.rows for b in self._form.blocks if b.id == block):
                if label.id in self.found.rows:
                    self.found.rows[label.id].values.pop(column, None)

    def _with_damaged(self, rows: list[tuple[int, list[Hit]]]) -> list[tuple[int, list[Hit]]]:
        """Let rows that nothing names be those that lack between their neighbours, if they look so.

        Where the form's labels are not there at all, none is damaged.
        """
        order = [number for _, hits in rows for number in [hit.row for hit in hits][-1:]]
        if len(order) < _LEAST_SOUND:
            return rows
        found: list[tuple[int, list[Hit]]] = []
        seen, there = 0, set(order)
        for row, hits in rows:
            if hits:
                seen += 1
            elif self._strange(row):
                low = order[seen - 1] if seen else -1
                high = order[seen] if seen < len(order) else len(self._blocks)
                lacking = [number for number in range(low + 1, high) if number not in there]
                hits = self._nearly(row, lacking)
                there |= {hit.row for hit in hits}
            found.append((row, hits))
        return found

    def _nearly(self, row: int, lacking: list[int]) -> list[Hit]:
        squares = [s for s in self._board.rows[row] if s.named and not self._unit(s)]
        if not squares or not lacking:
            return []
        label = squares[-1]
        if not any(s.column >= label.right for s in self._board.rows[row]):
            return []
        best = likest(label.words, [(number, self._rows[number]) for number in lacking], _LEAST_ALIKE)
        return [] if best is None else [Hit(best, label, self._board.width, damaged=True)]

    def _hits(self, row: int) -> list[Hit]:
        """Return the labels of *row* that have values; a group's label before a row's own has none."""
        squares = self._board.rows[row]
        named = [(self._row_of(s), s) for s in squares if s.named and not self._unit(s)]
        if all(number is None for number, _ in named) or self._heads_columns(squares):
            return []
        found: list[Hit] = []
        for at, (number, square) in enumerate(named):
            behind = named[at + 1 :]
            following = behind[0][1].column if behind else self._board.width
            own = [s for s in squares if square.right <= s.column < following]
            if number is None or not own:
                continue
            if not any(s.figure for s in own) and number not in self._names.written(square.words):
                continue  # of a row of blanks its label must say what it is
            stop = next((s.column for n, s in behind if n is not None), self._board.width)
            found.append(Hit(number, square, stop))
        if found:
            self._last = found[-1].row
        return found

    def _row_of(self, square: Square) -> int | None:
        numbers = self._names.find(square.words)
        if len(numbers) < 2:
            return numbers[0] if numbers else None
        return next((number for number in numbers if number > self._last), None)

    def _heads_columns(self, squares: list[Square]) -> bool:
        """Whether several of *squares* name a column: they are of a head."""
        named = [s.words for s in squares if s.named]
        return len(named) > 1 and sum(any(c.find(words) for c in self._columns) for words in named) > 1

    def _unit(self, square: Square) -> bool:
        return self._words.unit.match(square.words) is not None

    def _strange(self, row: int) -> bool:
        """Whether a row of values stands there that the form does not know."""
        squares = self._board.rows[row]
        return any(s.figure for s in squares) and any(s.named and not self._unit(s) for s in squares)

    def _place(self, hits: list[Hit], fresh: range) -> PlacedRow:
        for hit in hits:
            block, label = self._blocks[hit.row], self._rows[hit.row]
            head = self._head_for(hit, block, fresh)
            row = PlacedRow(hit.square, values(self._board, hit, head, self._labels), hit.damaged)
            words = added(self._board, hit, head, self._labels)
            if words and not any(aside in words for aside in self._words.asides):
                self.found.added[block.id] = words
            self._torn |= {(block.id, column) for column in torn(self._board, hit, head)}
            before = self.found.rows.setdefault(label.id, row)
            if before is not row and before.values != row.values:
                if before.values and row.values and not before.values.keys() & row.values.keys():
                    before.values |= row.values  # of a half of the columns that stands under the other
                else:
                    self.found.twice.add(label.id)
        return before

    def _head_for(self, hit: Hit, block: Block, fresh: range) -> Head:
        """Return the head over the values of *hit*: right above, else the block's last, else none."""
        first = hit.square.right
        found = self._over(fresh, block, first, hit.stop)
        before = self.found.heads.get(block.id)
        if found.named:
            if before is not None and _repeats(before, found):
                return before  # at the top of a page, less well than it stands above
            there = before.there if before is not None else frozenset()
            self._head, self.found.heads[block.id] = fresh, replace(found, there=found.there | there)
            return found
        if block.id in self.found.heads:
            found = self._over(self._head, block, first, hit.stop)
            return found if found.named else self.found.heads[block.id]
        return self._before.get(block.id, found)

    def _over(self, rows: range, block: Block, first: int, stop: int) -> Head:
        key = (rows, block.id, first, stop)
        if key not in self._heads:
            self._heads[key] = head_of(self._board, rows, self._form, block, first, stop)
        return self._heads[key]


def _repeats(before: Head, found: Head) -> bool:
    """Whether *found* is the head *before* once more, with words lost."""
    places = {(heading.start, heading.column.id) for heading in before.named if heading.column}
    again = {(heading.start, heading.column.id) for heading in found.named if heading.column}
    return before.upright and bool(again) and again < places
