"""A ledger that came back filled in: columns found by their heads, rows by their numbers, all else left as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from linter.audit.columns import COLUMNS, STATES
from linter.audit.ledger import is_number
from linter.audit.workbook import heads_of, read_book, text_of
from linter.errors import UsageError
from linter.render.run import Language

_KEPT = ("due", "who", "status", "said")  # what a person fills in


class LedgerRow(NamedTuple):
    """A row of a ledger: where it stands, and what its columns say."""

    row: int
    number: str
    told: dict[str, str]


class Filled(NamedTuple):
    """A ledger as read."""

    book: Any
    sheet: Any
    head: int  # the row of the heads
    columns: dict[str, int]
    rows: list[LedgerRow]
    language: Language

    def put(self, row: int, key: str, value: str) -> None:
        """Write a value of ours into a row, where the sheet has the column."""
        from linter.render.sheets import put

        if key in self.columns:
            put(self.sheet.cell(row, self.columns[key]), value)


def read_ledger(place: Path) -> Filled:
    """Return the ledger in *place*. Raises UsageError, with the row, where it is not certain which finding is meant."""
    book = read_book(place)
    heads = heads_of(
        book, {name: column.key for column in COLUMNS for name in (column.zh, column.en)}, "number", place
    )
    if heads is None:
        raise UsageError("no-mark-column", path=place, column=COLUMNS[-1].zh)
    sheet, head, columns = heads
    is_chinese = text_of(sheet.cell(head, columns["number"]).value) == COLUMNS[-1].zh
    return Filled(
        book, sheet, head, columns, _rows(sheet, head, columns, place), "zh" if is_chinese else "en"
    )


def _rows(sheet: Any, head: int, columns: dict[str, int], place: Path) -> list[LedgerRow]:
    rows: list[LedgerRow] = []
    first: dict[str, LedgerRow] = {}
    for number in range(head + 1, sheet.max_row + 1):
        told = {key: text_of(sheet.cell(number, column).value) for key, column in columns.items()}
        mark = told["number"]
        if not mark and not told.get("message"):
            continue  # nothing of ours: a person's own row
        if not is_number(mark):
            raise UsageError("no-finding-mark", path=place, row=number, mark=mark)
        row = LedgerRow(number, mark, told)
        before = first.setdefault(mark, row)
        if any(before.told.get(key) != told.get(key) for key in _KEPT):
            raise UsageError("told-twice", path=place, row=number, before=before.row)
        rows.append(row)
    return rows


def state_of(told: dict[str, str]) -> int:
    """Return which state a row says: 0 open, 1 in progress, 2 done, 3 rejected; what is none of them is open."""
    said = told.get("status", "")
    return next((number for words in STATES.values() for number, word in enumerate(words) if word == said), 0)
