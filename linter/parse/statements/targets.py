"""Targets: what was planned, what was done of it, at what rate, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.grounds import Membership
from linter.model.relation import Relation, rounding_doubts
from linter.model.report import Flow, Stretch
from linter.parse.statements.items import Item
from linter.parse.statements.sentences import exact, has, name_of
from linter.parse.statements.vocabulary import vocabulary


def target_relations(sentence: list[Item], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """``计划改造96座,已改造44座,完成率45.8%,还差52座``: the rate is done ÷ planned, both together make the plan."""
    for at, item in enumerate(sentence):
        planned = _planned(item, lexicon)
        if planned is None:
            continue
        done = next((one for one in sentence[at + 1 : at + 3] if _counts_like(one, planned)), None)
        if done is None or _planned(done, lexicon) is not None or has(done, lexicon, "left_to_do"):
            continue
        assert done.figure is not None
        behind = sentence[at + 1 :]
        for rate in _rates(behind, done, lexicon):
            place = flow.span(Stretch(item.start, done.figure_end))
            relation = Relation("share", (done.figure,), (planned,), "rate", stated=rate, place=place)
            yield replace(relation, doubts=rounding_doubts(relation))
        left = next((one for one in _left(behind, done, lexicon) if one.unit == planned.unit), None)
        if left is not None and left.exact and done.figure.value <= planned.value:
            place = flow.span(Stretch(item.start, item.figure_end))
            known = Membership("words", "words", "words")
            yield Relation("sum", (done.figure, left), (planned,), "parts", place=place, membership=known)


def _planned(item: Item, lexicon: Lexicon) -> Figure | None:
    """Return the figure of *item* if it is what was to be done: 计划举办71场, 429项任务."""
    figure = item.figure if item.kind == "counted" else exact(item)
    if figure is None or not figure.exact:
        return None
    return figure if has(item, lexicon, "planned") else None


def _counts_like(item: Item, planned: Figure) -> bool:
    figure = exact(item)
    return figure is not None and (
        planned.unit.startswith(figure.unit) or figure.unit.startswith(planned.unit)
    )


def _rates(items: list[Item], done: Item, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the rates of completion among *items*; one by the name of what was done is rates.py's."""
    for item in items:
        own = name_of(item, lexicon) in done.label
        rate = item.figure if item.kind == "rate" and not own else None
        if rate and rate.exact and has(item, lexicon, "completion"):
            yield rate
        for share in item.shares:
            if share.exact and "completion" in vocabulary(lexicon).said(share.label):
                yield share


def _left(items: list[Item], done: Item, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the figures of what is left to do."""
    yield from (change for change in done.changes if change.label.endswith(lexicon.left_to_do))
    for item in items:
        if item is not done and item.figure and item.counts and has(item, lexicon, "left_to_do"):
            yield item.figure
