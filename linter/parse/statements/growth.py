"""Growth of which no earlier figure is told: what has grown by a rate was a whole number before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.relation import Relation, State, rounding_doubts
from linter.parse.statements.changes import as_rate
from linter.parse.statements.items import Item
from linter.parse.statements.vocabulary import vocabulary

_NEAREST = 12  # items of a sentence of which a rate at its end may be


def growth_relations(sentence: list[Item], lexicon: Lexicon) -> Iterator[Relation]:
    """``收到申请267件,答复263件,同比增长1.52%``: yield that what one of the items before a rate grew from is a whole number."""
    for number, item in enumerate(sentence, 1):
        if item.figure is None or not item.figure.exact:
            continue
        if item.label.strip(" ,").endswith(lexicon.change):
            continue  # 办结件数同比增加12件,增长8.3%: what it grew by, not to
        yield from _by_rate(sentence[max(0, number - _NEAREST) : number], lexicon)


def _by_rate(items: list[Item], lexicon: Lexicon) -> Iterator[Relation]:
    pieces = frozenset(lexicon.whole_units)
    figures = [each.figure for each in reversed(items) if each.counts and each.figure]
    for change in items[-1].changes:
        rate = _rate(change, lexicon)
        if rate is None or not _of_item(change, lexicon):
            continue
        found = [_from_whole(now, rate) for now in figures if now.unit in pieces]
        if found and all(found):
            held = (r for r in found if r and r.evaluate().state is State.HOLDS)
            relation = next(held, found[0])
            assert relation is not None
            yield replace(relation, doubts=rounding_doubts(relation))


def _rate(change: Figure, lexicon: Lexicon) -> Figure | None:
    """Return *change* as a rate in per cent with its sign; None where it is no exact one."""
    if not change.exact or as_rate(change, ()) is None:
        return None
    falls = "falls" in vocabulary(lexicon).said(change.label)
    return replace(change, value=-change.value) if falls else change


def _from_whole(now: Figure, rate: Figure) -> Relation | None:
    """Return that *now* is what a whole number has grown to; None where nearly any rate is one it can have."""
    if now.scale > 1 or not now.exact or now.value <= 0 or rate.value <= -100:
        return None
    base = now.value * 100 / (100 + rate.value)
    if base * base * rate.half_unit * 2 >= 100 * now.value:
        return None
    return Relation("possible_base", (now,), (), "possible", stated=rate)


def _of_item(change: Figure, lexicon: Lexicon) -> bool:
    """Whether the words before a rate speak of the figure itself: 同比增长, 申请量较上年增长."""
    label = change.label.strip(" ,")
    for word in lexicon.own_counts:
        label = label.removeprefix(word)
    return label.startswith((*lexicon.compared_with, *lexicon.change))
