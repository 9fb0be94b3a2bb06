"""Sums: the readings of a section's lists, and the relations between a whole and its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.grounds import Membership
from linter.model.relation import Relation
from linter.model.report import Flow, Stretch
from linter.parse.statements.divisions import divisions
from linter.parse.statements.intake import with_carried
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Reading
from linter.parse.statements.listwords import list_words
from linter.parse.statements.wholes import listings
from linter.text.source import Span


def read_listings(items: list[Item], lexicon: Lexicon) -> list[Reading]:
    """Return a reading of each list of parts among *items*, lists in brackets included."""
    words = list_words(lexicon)
    found: list[Reading] = []
    seen: set[tuple[int, ...]] = set()
    for each in listings(items, words):
        listing = with_carried(each, items, words)
        for reading in divisions(listing, words) if listing else ():
            key = (id(reading.whole), *(id(part) for part in reading.parts))
            if key not in seen:
                seen.add(key)
                found.append(reading)
    for item in items:
        if item.inner:
            found += read_listings(item.inner, lexicon)
    return found


def sum_relations(readings: list[Reading], flow: Flow) -> Iterator[Relation]:
    """Yield for each reading that its parts make the whole, and that no part is more than it."""
    for reading in readings:
        whole = reading.whole.figure
        parts = tuple(part.figure for part in reading.parts if part.figure)
        if whole is None:
            continue
        place = whole_place(reading, flow)
        wholes = tuple(item.figure for item in reading.taken if item.figure) or (whole,)
        if len(parts) > 1:
            yield Relation(
                "sum",
                parts,
                wholes,
                "parts",
                doubts=reading.doubts,
                place=place,
                membership=reading.membership,
            )
        alike = [part for part in parts if part.unit == whole.unit and part.exact]
        if alike and (len(parts) == 1 or not reading.adds_up):
            sure = len(parts) if reading.adds_up else reading.sure
            yield replace(_at_most(alike, wholes, place, sure), membership=_of_each(reading))


def _of_each(reading: Reading) -> Membership | None:
    """Return what is known of a single part: that it is one, where the words say so of each."""
    known = reading.membership
    return known._replace(included="words") if known and reading.told and known.included == "none" else known


def whole_place(reading: Reading, flow: Flow) -> Span:
    """Return where a finding about the whole of *reading* points: its words and figure."""
    return flow.span(Stretch(reading.whole.start, reading.whole.figure_end))


def _at_most(parts: list[Figure], wholes: tuple[Figure, ...], place: Span, sure: int) -> Relation:
    """The largest part against the whole; one that need not be a part accuses nobody."""
    largest = max(parts, key=lambda part: part.value)
    label = "part" if any(whole.value for whole in wholes) else "zero-total"
    doubts = frozenset() if parts.index(largest) < sure else frozenset({"uncertain-parts"})
    return Relation("at_most", (largest,), wholes, label, doubts=doubts, place=place)
