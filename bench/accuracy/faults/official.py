"""Wrong cells, rows and tables of the official forms."""

from __future__ import annotations

import random
from fractions import Fraction

from bench.accuracy.faults.fault import Fault
from bench.accuracy.faults.figures import Maker
from bench.accuracy.model import Document
from bench.accuracy.writing.numerals import printed, slipped
from bench.accuracy.writing.tables import RESULTS

SUMS = ("T001", "T002", "T003", "T028", "T011", "X001", "X002", "X003", "X004")
REMEDIES = ("T004", "X005")
STATISTICS = {
    "T016": ("C1", "C1.1", "C1.2", "C1.3", "C1.4"),
    "T017": ("C2", "C2.1", "C2.2"),
    "T018": ("C3", *(f"C3.{n}" for n in range(1, 9)), *(f"C3.4{letter}" for letter in "abcdef")),
    "T019": ("D", "D1", "D2", "D3", "E", "E1", "E2", "E3"),
    "T020": ("H3", "H3.1", "H3.2"),
}


def cells_of(document: Document, start: str) -> list[str]:
    """Return the marks of the cells whose names begin so."""
    return [key for key in document.values if key.startswith(start) and document.has(key)]


def with_text(document: Document, key: str, text: str, rules: tuple[str, ...]) -> Fault:
    """Return the report with something else in a cell."""
    return Fault(
        rules, document.put(key, text), (key,), right=printed(document.values[key], document.styles[key])
    )


def _with(document: Document, key: str, value: Fraction, rules: tuple[str, ...]) -> Fault:
    style = document.styles[key]
    more = {rule for claim in document.claims if key in claim.figures for rule in claim.rules}
    right = printed(document.values[key], style)
    return Fault(tuple({*rules, *more}), document.put(key, printed(value, style)), (key,), right=right)


def _slip(
    chance: random.Random, document: Document, cells: list[str], rules: tuple[str, ...]
) -> Fault | None:
    full = [key for key in cells if document.values[key]]
    if not cells:
        return None
    key = chance.choice(full) if full and chance.random() < 0.85 else chance.choice(cells)
    value = document.values[key]
    return _with(
        document, key, slipped(chance, value, "plain") if value else Fraction(chance.randint(1, 9)), rules
    )


def request_cell(chance: random.Random, document: Document) -> Fault | None:
    """A slip in a cell of table 3 that is no total."""
    cells = [
        k
        for k in cells_of(document, "T3 ")
        if not k.endswith("/total") and "/closed" not in k and " closed" not in k
    ]
    return _slip(chance, document, cells, SUMS)


def request_total(chance: random.Random, document: Document) -> Fault | None:
    """A slip in a total of table 3."""
    cells = [k for k in cells_of(document, "T3 ") if k.endswith("/total") or k.startswith("T3 closed/")]
    return _slip(chance, document, cells, SUMS)


def remedy_cell(chance: random.Random, document: Document) -> Fault | None:
    """A slip in a cell of table 4."""
    cells = [k for k in cells_of(document, "T4 ") if k.rsplit(".")[-1] in RESULTS]
    return _slip(chance, document, cells, REMEDIES)


def remedy_total(chance: random.Random, document: Document) -> Fault | None:
    """A slip in a total of table 4."""
    return _slip(chance, document, [k for k in cells_of(document, "T4 ") if k.endswith(".total")], REMEDIES)


def statistics_cell(chance: random.Random, document: Document) -> Fault | None:
    """A slip in a figure of the statistics table that is part of a sum."""
    if not document.tables("ST"):
        return None
    rule = chance.choice(sorted(STATISTICS))
    also = {"T016": ("T024",), "T017": ("T024",), "T018": ("T024",)}.get(rule, ())
    return _slip(chance, document, [f"ST {id}" for id in STATISTICS[rule]], (rule, *also))


def statistics_subset(chance: random.Random, document: Document) -> Fault | None:
    """A subset of the statistics table that is more than its whole."""
    if not document.tables("ST"):
        return None
    part, whole, rule = chance.choice(
        [("B2.1a", "B2.1", "T021"), ("B2.2a", "B2.2", "T021"), ("A1a", "A1b", "T025"), ("A2.2", "A1", "T022")]
    )
    return _with(document, f"ST {part}", document.values[f"ST {whole}"] + chance.randint(1, 5), (rule,))


def valid_below(chance: random.Random, document: Document) -> Fault | None:
    """Fewer documents in force than were made and not repealed."""
    if "T2 documents/valid" not in document.values:
        return None
    net = document.values["T2 documents/made"] - document.values["T2 documents/repealed"]
    if net < 2:
        return None
    return _with(document, "T2 documents/valid", net - 1, ("T009", "X006"))


def more_published(chance: random.Random, document: Document) -> Fault | None:
    """More documents newly published than are published at all (2019)."""
    if "T2 documents/newly_public" not in document.values:
        return None
    most = document.values["T2 documents/all_public"]
    return _with(document, "T2 documents/newly_public", most + chance.randint(1, 20), ("T014", "X006"))


def not_whole(chance: random.Random, document: Document) -> Fault | None:
    """A count with decimals."""
    cells = [k for k in cells_of(document, "T2 ") if k.endswith("/decisions") and document.values[k]]
    if not cells:
        return None
    key = chance.choice(cells)
    return with_text(document, key, f"{int(document.values[key])}.{chance.randint(1, 9)}", ("T007", "X007"))


def rules_by_town(chance: random.Random, document: Document) -> Fault | None:
    """A township or department that says it made rules."""
    cells = [
        k
        for k in cells_of(document, "T2 rules/")
        if k.endswith(("made", "valid", "newly_made", "all_public"))
    ]
    if not cells or document.body not in ("township", "department"):
        return None
    return with_text(document, cells[-1], str(chance.randint(1, 9)), ("T008",))


def yuan(chance: random.Random, document: Document) -> Fault | None:
    """Charges in yuan under a head that says ten thousand."""
    key = "T2 charges/amount"
    if not document.values.get(key) or document.regime != "R2021":
        return None
    return with_text(document, key, str(chance.randint(1_500_000, 9_000_000)), ("T012",))


def shifted(chance: random.Random, document: Document) -> Fault | None:
    """A row of table 3 whose figure stands under the total only."""
    rows = [
        k.split("/")[0]
        for k in cells_of(document, "T3 ")
        if k.endswith("/natural")
        and document.values[k]
        and document.values[k] == document.values[k.split("/")[0] + "/total"]
    ]
    if not rows:
        return None
    row = chance.choice(rows)
    return Fault(
        ("T028", "T001"),
        document.put(f"{row}/natural", "0"),
        (f"{row}/natural", f"{row}/total"),
        right=str(document.values[f"{row}/natural"]),
    )


FAULTS: dict[str, Maker] = {
    "table 3: a cell": request_cell,
    "table 3: a total": request_total,
    "table 3: total alone": shifted,
    "table 4: a cell": remedy_cell,
    "table 4: a total": remedy_total,
    "statistics table: a figure": statistics_cell,
    "statistics table: subset": statistics_subset,
    "in force, too few": valid_below,
    "published, too many": more_published,
    "not a whole number": not_whole,
    "rules by a body without power": rules_by_town,
    "yuan for ten thousand": yuan,
}
