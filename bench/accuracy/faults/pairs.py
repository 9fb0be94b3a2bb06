"""Faults that only last year's report shows."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from bench.accuracy.faults.fault import Fault
from bench.accuracy.faults.figures import Maker
from bench.accuracy.model import Block, Document
from bench.accuracy.writing.tables import COLUMNS

Before = Callable[[Document], Document]


def last_year(document: Document) -> Document:
    """Return a report of the year before that this one fits: its tables, another text."""
    year = str(document.year - 1)
    changed = replace(document, year=document.year - 1)
    for key in ("title year", "period year", "period end year", "table year"):
        changed = changed.put(key, year) if changed.has(key) else changed
    kept = tuple(p for p in changed.pieces if p.kind not in ("meta", "signature", "date", "paragraph"))
    changed = replace(changed, pieces=kept)
    for column in COLUMNS if changed.tables("T3") else ():
        changed = changed.put(f"T3 carried_out/{column}", str(document.values[f"T3 carried_in/{column}"]))
    for row in ("rules", "documents"):
        if f"T2 {row}/made" in document.values:
            made, gone, valid = (
                document.values[f"T2 {row}/{column}"] for column in ("made", "repealed", "valid")
            )
            changed = changed.put(f"T2 {row}/valid", str(max(0, valid - made + gone)))
    return changed


def _pairable(document: Document) -> bool:
    return document.year > 2021 and bool(document.tables("T3"))


def carried_over(chance: random.Random, document: Document) -> Fault | None:
    """Carried in is not what last year's report carried out."""
    if not _pairable(document) and document.year != 2020:
        return None
    before = last_year(document)
    wrong = document.values["T3 carried_in/total"] + chance.randint(1, 5)
    before = before.put("T3 carried_out/total", str(wrong)).put("T3 carried_out/natural", str(wrong))
    return Fault(("X009",), document, ("T3 carried_in/total", "T3 carried_in/natural"), previous=before)


def in_force(chance: random.Random, document: Document) -> Fault | None:
    """In force is not last year's, plus made, less repealed."""
    if not _pairable(document):
        return None
    before = last_year(document)
    valid = (
        document.values["T2 documents/valid"]
        - document.values["T2 documents/made"]
        + document.values["T2 documents/repealed"]
    )
    before = before.put("T2 documents/valid", str(max(0, valid) + chance.randint(1, 9)))
    return Fault(("X010",), document, ("T2 documents/valid",), previous=before)


def problems_copied(chance: random.Random, document: Document) -> Fault | None:
    """The section on problems is last year's."""
    start, end = document.section("problems")
    if start < 0 or document.year in (2009, 2014, 2019, 2021):
        return None
    old = []
    for piece in document.pieces[start:end]:
        if isinstance(piece, Block) and piece.kind == "paragraph":
            text = (
                piece.text.replace(str(document.year + 1), "NEXT")
                .replace(str(document.year), str(document.year - 1))
                .replace("NEXT", str(document.year))
            )
            old.append(replace(piece, text=text))
    before = last_year(document)
    at, _ = before.section("problems")
    before = replace(before, pieces=(*before.pieces[: at + 1], *old, *before.pieces[at + 1 :]))
    return Fault(
        ("X011", "X012"), document, quotes=(getattr(document.pieces[start], "text", ""),), previous=before
    )


FAULTS: dict[str, Maker] = {
    "carried in, not as carried out": carried_over,
    "in force, not as last year's": in_force,
    "problems copied": problems_copied,
}
