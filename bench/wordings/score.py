"""Counts: right sentences accused, wrong ones found, by shape."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bench.wordings.expand import Row
from bench.wordings.program import LEVELS, Said


def gravest(found: Iterable[Said]) -> str:
    """The highest severity among them; none: an empty word."""
    told = {said.severity for said in found}
    return next((level for level in LEVELS if level in told), "")


def verdict(row: Row, found: Sequence[Said]) -> str:
    """How gravely a right or open sentence is accused, or the wrong words of a wrong one are."""
    if row.mark == "wrong":
        found = [said for said in found if said.touches(row.places)]
    return gravest(found)


def counted(rows: Sequence[Row], told: Sequence[Sequence[Said]]) -> dict[str, Counter[tuple[str, str]]]:
    """By shape: how many rows of a mark have a verdict."""
    by_shape: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for row, found in zip(rows, told, strict=True):
        by_shape[row.shape][row.mark, verdict(row, found)] += 1
    return by_shape


def _line(name: str, count: Counter[tuple[str, str]]) -> str:
    right = [count["right", level] for level in LEVELS]
    wrong = [count["wrong", level] for level in LEVELS]
    rights, wrongs = (
        sum(n for (mark, _), n in count.items() if mark == which) for which in ("right", "wrong")
    )
    opened = sum(n for (mark, _), n in count.items() if mark == "open")
    cells = [rights, *right, wrongs, wrong[0] + wrong[1], wrong[2], opened, count["open", "error"]]
    return f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |"


def table(by_shape: dict[str, Counter[tuple[str, str]]]) -> str:
    """The table, a line a shape, and the rates."""
    total: Counter[tuple[str, str]] = Counter()
    for count in by_shape.values():
        total.update(count)
    lines = [
        "| shape | right | error | warning | info | wrong | found | as info | open | error |",
        "|---|" + "--:|" * 9,
        *(_line(name, count) for name, count in by_shape.items()),
        _line("**all**", total),
    ]
    rights, wrongs = (
        sum(n for (mark, _), n in total.items() if mark == which) for which in ("right", "wrong")
    )
    found = total["wrong", "error"] + total["wrong", "warning"]
    accused = ", ".join(f"{_rate(total['right', level], rights)} at {level}" for level in LEVELS)
    found = _rate(total["wrong", "error"] + total["wrong", "warning"], wrongs)
    at_info = _rate(total["wrong", "info"], wrongs)
    lines += ["", f"Right ones accused: {accused}."]
    lines += [f"Wrong ones found at error or warning: {found}; at info: {at_info}.", ""]
    return "\n".join(lines)


def spoken(rows: Sequence[Row], told: Sequence[Sequence[Said]]) -> str:
    """Which rules accuse right sentences: one that is not about figures shows that a template has another fault."""
    rules = Counter(
        f"{said.rule} {said.severity}"
        for row, found in zip(rows, told, strict=True)
        if row.mark == "right"
        for said in found
    )
    said = ", ".join(f"{rule} {number}" for rule, number in sorted(rules.items()))
    return f"Findings on right ones: {said or 'none'}.\n"


def _rate(part: int, whole: int) -> str:
    return f"{part}/{whole}" + (f" ({part / whole:.1%})" if whole else "")


def listing(rows: Sequence[Row], told: Sequence[Sequence[Said]]) -> str:
    """Each right or open sentence that is accused, each wrong one that is missed, with what was said of it."""
    lines = []
    for row, found in zip(rows, told, strict=True):
        level = verdict(row, found)
        if (row.mark == "wrong") is (level in LEVELS[:2]) or (row.mark != "wrong" and not level):
            continue
        what = f"missed ({level or 'silent'})" if row.mark == "wrong" else f"{row.mark}, accused ({level})"
        lines.append(f"{row.pair} {what}: {row.sentence!r}")
        lines += [f"    not so: {relation}" for relation in row.broken]
        lines += [f"    {said.rule} {said.severity}: {said.message}" for said in found]
    return "\n".join(lines) + "\n" if lines else ""
