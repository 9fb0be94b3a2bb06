"""Shares: what a percentage says of a part and its whole, and what the shares of a list make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.model.figure import Figure
from linter.model.relation import Relation, State, rounding_doubts
from linter.model.report import Flow
from linter.parse.statements.complete import own_share
from linter.parse.statements.listing import Reading


def share_relations(readings: list[Reading], flow: Flow) -> Iterator[Relation]:
    """Yield for each share of a listed part that it is part ÷ whole, and that the shares make 100.

    Of several wholes in the section the one that fits counts. A list whose shares are all cut,
    all rounded up, or off by one unit of the last digit has a habit of rounding: doubt
    `directed-rounding`.
    """
    for reading in readings:
        pairs = [(part.figure, own_share(part)) for part in reading.parts]
        shares = [(part, share) for part, share in pairs if part and share and part.exact]
        whole = reading.whole.figure
        if not shares or whole is None or not whole.exact or whole.value == 0:
            continue
        others = [w.figure for w in reading.wholes if w.figure and w.figure.exact and w.figure.value]
        whole = _fitting([whole, *others], shares)
        for part, share in shares:
            relation = Relation("share", (part,), (whole,), "share", stated=share)
            yield replace(relation, doubts=rounding_doubts(relation))
        if len(shares) == len(reading.parts) > 1 and "open-list" not in reading.doubts:
            yield Relation("hundred", tuple(share for _, share in shares), (), "shares")


def _fitting(wholes: list[Figure], shares: list[tuple[Figure, Figure]]) -> Figure:
    """Return the one whole that all shares fit; the list's own where none or several do."""
    if all(_holds(part, wholes[0], share) for part, share in shares):
        return wholes[0]
    fits = [w for w in wholes[1:] if all(_holds(part, w, share) for part, share in shares)]
    return fits[0] if len({w.value for w in fits}) == 1 else wholes[0]


def _holds(part: Figure, whole: Figure, share: Figure) -> bool:
    found = Relation("share", (part,), (whole,), stated=share).evaluate()
    return found.state is State.HOLDS
