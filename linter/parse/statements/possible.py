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
from linter.parse.statements.vocabulary import vocabulary

_NAME = 8  # characters of the name of a class


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
    """Yield that shares side by side make 100, where they do or the last is that of all others.

    Behind a lead, or where nothing else is counted: 领导分工占55.1%,预算决算占23.3%,其余占21.6%.
    """
    share, others = lexicon.share, lexicon.other
    run: list[Figure] = []
    for item in items:
        if item.kind == "lead":
            run = [*item.shares]
        elif item.kind == "rate" and item.figure:
            name = item.label.rstrip("0123456789.%")
            said = name.endswith(share) or name.strip(" ,、;:").startswith(others) or _is_bare(name, lexicon)
            run = [*run, item.figure] if said else []
        elif item.counts or (item.stop and not _closes(item, lexicon)):
            run = []
        if run and item.stop:
            closed = run[-1].label.strip(" ,、;").startswith(others) or _closes(item, lexicon)
            relation = Relation("hundred", tuple(run), (), "shares")
            if len(run) > 2 and (closed or relation.evaluate().state is State.HOLDS):
                yield relation
            run = []


def _closes(item: Item, lexicon: Lexicon) -> bool:
    return "closers" in vocabulary(lexicon).said(item.label + item.tail)


def _is_bare(name: str, lexicon: Lexicon) -> bool:
    """Whether a percentage has nothing before it but the name of a class: 通知公告43.5%."""
    name = name.strip(" ,、;:")
    return 1 < len(name) <= _NAME and not name.endswith((*lexicon.rate_marks, *lexicon.change))


def _tells(whole: Figure, share: Figure, pieces: frozenset[str]) -> bool:
    """Whether the shares that whole numbers make lie further apart than the digits printed."""
    if not whole.exact or whole.scale > 1 or whole.unit not in pieces or whole.value <= 0:
        return False
    return whole.value * share.half_unit * 2 < 100
