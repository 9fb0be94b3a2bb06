"""Shares without a count: 收到申请7件,其中网络申请占42.9%. Some whole number of the 7 must make it.

Where the last of them is that of all others, they must make 100: 网络占70%,信函占20%,其他占10%.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.relation import Relation, State, rounding_doubts
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Reading


def possible_relations(items: list[Item], readings: list[Reading], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield for each share of a whole in its own sentence that a count of its unit can make it.

    Only where the sentence has one whole that the share may be of, and few enough of it.
    """
    share, pieces = lexicon.share, frozenset(lexicon.whole_units)
    parts = {id(part) for reading in readings for part in reading.parts}
    whole: Item | None = None
    lead = several = False
    for item in items:
        if item.counts:
            several |= whole is not None or id(item) in parts
            whole = item
        lead |= item.kind == "lead"
        stated = [*item.shares] if item.kind == "lead" else []
        if item.kind == "rate" and item.figure and item.label.rstrip("0123456789.%").endswith(share):
            stated.append(item.figure)
        if lead and whole and whole.figure and not several:
            for figure in stated:
                if figure.exact and _tells(whole.figure, figure, pieces):
                    relation = Relation("possible", (whole.figure,), (), "possible", stated=figure)
                    yield replace(relation, doubts=rounding_doubts(relation))
        if item.stop:
            whole, lead, several = None, False, False


def hundred_relations(items: list[Item], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield that shares which nothing but a lead stands before make 100, where they do or the last says so."""
    share, others = lexicon.share, lexicon.other
    run: list[Figure] | None = None  # the shares of the list that a lead has begun
    for item in items:
        if item.kind == "lead":
            run = [*item.shares]
        elif item.kind == "rate" and run is not None and item.figure:
            said = item.label.rstrip("0123456789.%").endswith(share)
            run = [*run, item.figure] if said else None
        else:
            run = None
        if run and item.stop:
            closed = run[-1].label.strip(" ,、;").startswith(others)
            relation = Relation("hundred", tuple(run), (), "shares")
            if len(run) > 2 and (closed or relation.evaluate().state is State.HOLDS):
                yield relation
            run = None


def _tells(whole: Figure, share: Figure, pieces: frozenset[str]) -> bool:
    """Whether the shares that whole numbers make lie further apart than the digits printed."""
    if not whole.exact or whole.scale > 1 or whole.unit not in pieces or whole.value <= 0:
        return False
    return whole.value * share.half_unit * 2 < 100
