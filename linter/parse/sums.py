"""Sums: the relations between a whole and its parts."""

from __future__ import annotations

from collections.abc import Iterator

from linter.figure import Figure
from linter.parse.listing import Reading
from linter.relation import Relation
from linter.report import Flow, Stretch
from linter.source import Span


def sum_relations(readings: list[Reading], flow: Flow) -> Iterator[Relation]:
    """Yield for each reading that its parts make the whole, and that no part is more than it."""
    for reading in readings:
        whole = reading.whole.figure
        parts = tuple(part.figure for part in reading.parts if part.figure)
        if whole is None:
            continue
        place = whole_place(reading, flow)
        if len(parts) > 1:
            yield Relation("sum", parts, (whole,), "parts", doubts=reading.doubts, place=place)
        alike = [part for part in parts if part.unit == whole.unit and part.exact]
        if alike and not reading.adds_up:
            yield _at_most(alike, whole, place, reading.doubts & {"uncertain-parts"})


def whole_place(reading: Reading, flow: Flow) -> Span:
    """Return where a finding about the whole of *reading* points: its words and figure."""
    return flow.span(Stretch(reading.whole.start, reading.whole.figure_end))


def _at_most(parts: list[Figure], whole: Figure, place: Span, doubts: frozenset[str]) -> Relation:
    largest = max(parts, key=lambda part: part.value)
    label = "zero-total" if whole.value == 0 else "part"
    return Relation("at_most", (largest,), (whole,), label, doubts=doubts, place=place)
