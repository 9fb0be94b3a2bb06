"""The sums of the forms, written down anew: which cells stand in one, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bench.carriers.model import Cell, Key

_RECEIVED = ("new", "carried_in")
_KEPT = ("carried_out",)
STATISTICS = {
    "T016": ("C1", ("C1.1", "C1.2", "C1.3", "C1.4")), "T017": ("C2", ("C2.1", "C2.2")),
    "T018": ("C3", tuple(f"C3.{n}" for n in range(1, 9))), "T019": ("D", ("D1", "D2", "D3")),
    "T020": ("H3", ("H3.1", "H3.2")),
}  # fmt: skip


def sides(rule: str, key: Key, keys: Iterable[Key]) -> tuple[set[Key], set[Key]] | None:
    """Return the cells of both sides of the sum of *rule* that *key* stands in; None for a rule that is no such sum."""
    form = [k for k in keys if k.form == key.form]
    column = [k for k in form if k.column == key.column]
    if rule == "T001":
        row = {k for k in form if k.row == key.row}
        whole = {k for k in row if k.column == "total"}
        return whole, row - whole
    if rule == "T002":
        whole = {k for k in column if k.row == "closed"}
        return whole, {k for k in column if k.row not in (*_RECEIVED, *_KEPT, "closed")}
    if rule == "T003":
        return {k for k in column if k.row in _RECEIVED}, {k for k in column if k.row in ("closed", *_KEPT)}
    if rule == "T004":
        block = {k for k in form if k.column.split(".")[0] == key.column.split(".")[0]}
        whole = {k for k in block if k.column.endswith(".total")}
        return whole, block - whole
    if rule in STATISTICS and key.form == "ST":
        total, parts = STATISTICS[rule]
        return {k for k in column if k.row == total}, {k for k in column if k.row in parts}
    return None


def decidable(rule: str, key: Key, form: Iterable[Key], printed: Mapping[Key, Cell]) -> bool:
    """Whether every cell of the sum, as the whole form has it, is printed in the document and can be read."""
    found = sides(rule, key, form)
    if found is None:
        return True
    cells = [printed.get(k) for side in found for k in side]
    return all(cell is not None and cell.value is not None and not cell.open for cell in cells)


def about(rule: str, key: Key, form: Iterable[Key]) -> tuple[str, frozenset[Key]]:
    """Return the rule with all cells of its sum: which of them a finding names is its own choice."""
    found = sides(rule, key, form)
    return rule, frozenset(found[0] | found[1]) if found else frozenset({key})
