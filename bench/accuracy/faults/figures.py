"""Wrong figures in sentences."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

from bench.accuracy.faults.fault import Fault
from bench.accuracy.model import Claim, Document
from bench.accuracy.writing.numerals import printed, slipped

Maker = Callable[[random.Random, Document], Fault | None]


def spoilt(document: Document, mark: str, value: Fraction, also: tuple[str, ...] = ()) -> Fault:
    """Return the report with another value in *mark*; every rule of its claims may find it."""
    rules = {rule for claim in document.claims if mark in claim.figures for rule in claim.rules} | set(also)
    style = document.styles[mark]
    right = printed(document.values[mark], style)
    return Fault(tuple(sorted(rules)), document.put(mark, printed(value, style)), (mark,), right=right)


def chosen(chance: random.Random, document: Document, *kinds: str) -> Claim | None:
    """Return one of the claims of these kinds whose figures stand in sentences."""
    found = [claim for claim in document.claims if claim.kind in kinds]
    assert all(document.has(mark) for claim in found for mark in claim.figures), (
        "a claim of what is not written"
    )
    return chance.choice(found) if found else None


def _sum(claim: Claim, document: Document) -> tuple[Fraction, list[Fraction]]:
    whole, *parts = (document.values[key] for key in claim.figures)
    return whole, parts


def _visible(claim: Claim, whole: Fraction, parts: list[Fraction]) -> bool:
    """Whether a total and parts that differ must be wrong: open lists may leave a rest unnamed."""
    rest = whole - sum(parts)
    return rest != 0 and (claim.closed or rest < 0)


def _tries(chance: random.Random, value: Fraction, style: str) -> list[Fraction]:
    return [slipped(chance, value, style) for _ in range(12)]


def wrong_total(*kinds: str) -> Maker:
    """A slip in the total of a list."""

    def make(chance: random.Random, document: Document) -> Fault | None:
        claim = chosen(chance, document, *kinds)
        if claim is None:
            return None
        key = claim.figures[0]
        whole, parts = _sum(claim, document)
        for wrong in _tries(chance, whole, document.styles[key]):
            if _visible(claim, wrong, parts):
                return spoilt(document, key, wrong)
        return None

    return make


def wrong_part(*kinds: str) -> Maker:
    """A slip in a part of a list."""

    def make(chance: random.Random, document: Document) -> Fault | None:
        claim = chosen(chance, document, *kinds)
        if claim is None:
            return None
        whole, parts = _sum(claim, document)
        at = chance.randrange(len(parts))
        key = claim.figures[1 + at]
        for wrong in _tries(chance, parts[at], document.styles[key]):
            if _visible(claim, whole, [*parts[:at], wrong, *parts[at + 1 :]]):
                return spoilt(document, key, wrong)
        return None

    return make


def part_above_total(chance: random.Random, document: Document) -> Fault | None:
    """A part that is more than its total."""
    claim = chosen(chance, document, "subset", "sum", "sum in lines", "sum mixed")
    if claim is None:
        return None
    whole = document.values[claim.figures[0]]
    key = chance.choice(claim.figures[1:])
    return spoilt(document, key, whole + chance.randint(1, max(3, int(whole) // 3)), ("C002",))


def total_nought(chance: random.Random, document: Document) -> Fault | None:
    """A total of 0 with parts behind it."""
    claim = chosen(chance, document, "subset", "sum")
    return spoilt(document, claim.figures[0], Fraction(0), ("C014",)) if claim else None


def wrong_rate(*kinds: str, above: bool = False) -> Maker:
    """A share, a rate or a rate of growth that does not fit, by two units of its last place at least."""

    def make(chance: random.Random, document: Document) -> Fault | None:
        claim = chosen(chance, document, *kinds)
        if claim is None:
            return None
        key = claim.figures[0]
        right, style = document.values[key], document.styles[key]
        unit = Fraction(1, 10 ** int(style.split()[1]))
        if above:
            return spoilt(document, key, 100 + chance.randint(2, 90) * unit)
        wrong = [w for w in _tries(chance, right, style) if abs(w - right) >= 2 * unit and w <= 100]
        return spoilt(document, key, wrong[0]) if wrong else None

    return make


def wrong_change(chance: random.Random, document: Document) -> Fault | None:
    """A difference between two years that is not the difference of their figures."""
    claim = chosen(chance, document, "change")
    if claim is None:
        return None
    key = claim.figures[0]
    return spoilt(document, key, slipped(chance, document.values[key], document.styles[key]))


def wrong_count(*kinds: str) -> Maker:
    """An announced number of things that is not the number named."""

    def make(chance: random.Random, document: Document) -> Fault | None:
        claim = chosen(chance, document, *kinds)
        if claim is None:
            return None
        key = claim.figures[0]
        right = document.values[key]
        return spoilt(document, key, right + chance.choice([1, 1, 2] if right < 3 else [1, -1]))

    return make


def chain_broken(chance: random.Random, document: Document) -> Fault | None:
    """一是, 三是: an ordinal left out or told twice."""
    claim = chosen(chance, document, "chain", "chain in lines")
    if claim is None or len(claim.figures) < 3:
        return None
    at = chance.randrange(1, len(claim.figures) - 1)
    key = claim.figures[at]
    other = "零一二三四五六七八九十"[int(document.values[key]) + chance.choice([-1, 1])]
    return Fault(claim.rules, document.put(key, other), (key, claim.figures[at + 1], claim.figures[at - 1]))


def balance_broken(chance: random.Random, document: Document) -> Fault | None:
    """Received, closed and carried over that do not balance."""
    claim = chosen(chance, document, "balance")
    if claim is None:
        return None
    key = chance.choice(claim.figures)
    return spoilt(document, key, slipped(chance, document.values[key], document.styles[key]), ("C002",))


def against_cell(*kinds: str) -> Maker:
    """A sentence that says another figure than the table."""

    def make(chance: random.Random, document: Document) -> Fault | None:
        claim = chosen(chance, document, *kinds)
        if claim is None:
            return None
        key = claim.figures[0]
        return spoilt(document, key, slipped(chance, document.values[key], document.styles[key]))

    return make


def none_but_some(chance: random.Random, document: Document) -> Fault | None:
    """A sentence that says there was nothing, over a table that holds something."""
    claim = chosen(chance, document, "none received", "none contested")
    if claim is None:
        return None
    if claim.kind == "none received":
        marks = [
            "T3 new/natural",
            "T3 new/total",
            "T3 granted/natural",
            "T3 granted/total",
            "T3 closed/natural",
            "T3 closed/total",
        ]
    else:
        marks = ["T4 review.upheld", "T4 review.total"]
    number = str(chance.randint(1, 9))
    for mark in marks:
        document = document.put(mark, number)
    return Fault(claim.rules, document, (claim.figures[0],))


FAULTS: dict[str, Maker] = {
    "total of a list": wrong_total("sum"),
    "part of a list": wrong_part("sum"),
    "total behind its parts": wrong_total("sum behind"),
    "part before the total": wrong_part("sum behind"),
    "分别: a figure": wrong_part("sum respectively"),
    "list in lines": wrong_part("sum in lines"),
    "list in brackets within a list": wrong_part("sum nested"),
    "one of two breakdowns": wrong_part("sum twice"),
    "list of mixed units": wrong_part("sum mixed"),
    "part above its total": part_above_total,
    "total 0 with parts": total_nought,
    "share": wrong_rate("share"),
    "rate": wrong_rate("rate"),
    "rate above 100 %": wrong_rate("rate", above=True),
    "growth rate": wrong_rate("growth"),
    "change on last year": wrong_change,
    "count of a list": wrong_count("list"),
    "count of names": wrong_count("list named"),
    "count of paragraphs": wrong_count("list in lines"),
    "一是 三是": chain_broken,
    "balance in a sentence": balance_broken,
    "text against table 3: received": against_cell("tie received"),
    "text against table 3: closed": against_cell("tie closed"),
    "text against table 3: carried": against_cell("tie carried in", "tie carried out"),
    "text against table 3: outcome": against_cell("tie outcome"),
    "text against table 4": against_cell("tie reviews", "tie suits"),
    "text against table 2: documents": against_cell("tie documents", "tie valid"),
    "text against table 2: decisions": against_cell("tie permits", "tie penalties"),
    "text against the statistics table": against_cell("tie statistics"),
    "none in words, some in the table": none_but_some,
}
