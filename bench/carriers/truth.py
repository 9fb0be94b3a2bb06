"""The program's reading of a document beside what is printed there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from bench.carriers.model import Cell, Document, Key

Record = Mapping[str, Any]  # a report as `check -f jsonl --ledger` prints it


def truth(made: Document) -> dict[Key, Cell]:
    """Return the cells of forms that stand in the document."""
    return {cell.key: cell for table in made.tables() for cell in table.cells() if cell.key}


def read(record: Record) -> dict[Key, list[str]]:
    """Return every cell that the program says it read, with the values that it gives it."""
    found: dict[Key, list[str]] = defaultdict(list)
    for entry in record.get("ledger", ()):
        cell = entry["where"].get("cell")
        if cell and entry["state"] != "unread":
            found[Key(cell["table"], cell["row"], cell["column"])].append(str(entry["value"]))
    return found


def compared(made: Document, record: Record) -> Counter[str]:
    """Return how many cells are right, wrong, blank (nothing printed, nothing read), unread,
    open (undecided by design, unread), guessed (so, but read).
    """
    counts: Counter[str] = Counter()
    found = read(record)
    printed = truth(made)
    for key, cell in printed.items():
        counts[_outcome(cell, found.get(key, []))] += 1
    counts["wrong"] += sum(key not in printed for key in found)  # cells that are not there
    return counts


def _outcome(cell: Cell, values: list[str]) -> str:
    right = all(_equal(cell.value, value, printed=bool(cell.text)) for value in values)
    if not values:
        return "open" if cell.open else "blank" if cell.value is None else "unread"
    if not right:
        return "wrong"
    return "guessed" if cell.open else "blank" if cell.value is None else "right"


def _equal(value: str | None, read: str, *, printed: bool) -> bool:
    if value is None:  # a dash may be read as 0, a blank cell is no figure
        return printed and read == "0"
    try:
        return Decimal(value) == Decimal(read)
    except InvalidOperation:
        return False


Place = tuple[str, Key]  # a rule and the cell that it names


def named(record: Record, levels: tuple[str, ...] = ("error", "warning")) -> set[Place]:
    """Return the rules with the cells that findings of these severities name, as themselves or as part of one cause."""
    keys = {}
    for entry in record.get("ledger", ()):
        cell = entry["where"].get("cell")
        if cell:
            keys[entry["where"]["start"]["offset"]] = Key(cell["table"], cell["row"], cell["column"])
    found = set()
    for finding in record.get("findings", ()):
        if finding["severity"] in levels:
            for one in (finding, *finding.get("also", ())):
                cell = one["where"].get("cell")
                key = Key(cell["table"], cell["row"], cell["column"]) if cell else None
                key = key or keys.get(one["where"]["start"]["offset"])
                if key:
                    found.add((one["rule"], key))
    return found


def said(record: Record) -> Counter[tuple[str, str]]:
    """Return how often each rule speaks, as error or warning; a file that was not read is the rule `unreadable`."""
    if record.get("error"):
        return Counter({("unreadable", "error"): 1})
    return Counter(
        (f["rule"], f["severity"]) for f in record["findings"] if f["severity"] in ("error", "warning")
    )
