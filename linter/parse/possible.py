"""Shares without a count: 收到申请7件,其中网络申请占42.9%. Some whole number of the 7 must make it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.figure import Figure
from linter.lexicon import Lexicon
from linter.parse.items import Item
from linter.relation import Relation, rounding_doubts


def possible_relations(items: list[Item], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield for each share of a whole in its own sentence that a count of its unit can make it.

    Only where the sentence has one whole that the share may be of, and few enough of it.
    """
    share, pieces = lexicon.texts("share"), frozenset(lexicon.texts("whole_units"))
    whole: Item | None = None
    lead = several = False
    for item in items:
        if item.counts:
            several |= whole is not None
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


def _tells(whole: Figure, share: Figure, pieces: frozenset[str]) -> bool:
    """Whether the shares that whole numbers make lie further apart than the digits printed."""
    if not whole.exact or whole.scale > 1 or whole.unit not in pieces or whole.value <= 0:
        return False
    return whole.value * share.half_unit * 2 < 100
