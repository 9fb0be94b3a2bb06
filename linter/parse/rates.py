"""Rates, growth and balances within a sentence: 收到18件,办结18件,办结率100%; 增加5件,增长20%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.figure import Figure
from linter.lexicon import Lexicon
from linter.parse.growth import growth_relations
from linter.parse.items import Item
from linter.relation import Relation, State
from linter.report import Flow, Stretch


def rate_relations(items: list[Item], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield what the rates, growth figures and balances of *items* demand."""
    for sentence in _sentences(items):
        yield from _rates(sentence, flow, lexicon)
        yield from growth_relations(sentence, lexicon)
        if balance := _balance(sentence, flow, lexicon):
            yield balance


def _sentences(items: list[Item]) -> Iterator[list[Item]]:
    sentence: list[Item] = []
    for item in items:
        sentence.append(item)
        if item.stop:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _has(item: Item, words: tuple[str, ...]) -> bool:
    return any(word in item.label for word in words)


def _rates(sentence: list[Item], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """``收到A件,办结B件,办结率p%``: the rate is B ÷ A where nothing is carried over between them."""
    taken, done = lexicon.texts("received"), lexicon.texts("finished")
    carried = (*lexicon.texts("carried_in"), *lexicon.texts("carried_out"))
    for number, item in enumerate(sentence):
        if item.kind != "rate" or item.figure is None or not _is_rate(item):
            continue
        if number < 2 or not item.figure.exact:
            continue
        finished, received = sentence[number - 1], sentence[number - 2]
        if not (received.counts and finished.counts):
            continue
        known = _has(received, taken) and _has(finished, done)
        assert received.figure and finished.figure
        if received.figure.unit != finished.figure.unit or _has(finished, carried) or _has(received, carried):
            continue
        relation = Relation(
            "share",
            (finished.figure,),
            (received.figure,),
            "rate",
            stated=item.figure,
            place=flow.span(Stretch(received.start, item.figure_end)),
        )
        known &= _has(item, lexicon.texts("rates"))
        if known or relation.evaluate().state is State.HOLDS:  # 回收486份,满意480份,满意率98.8%
            yield relation


def _is_rate(item: Item) -> bool:
    return "率" in item.label


def _balance(sentence: list[Item], flow: Flow, lexicon: Lexicon) -> Relation | None:
    """``上年结转B件,新收A件,办结C件,结转下年D件``: A + B = C + D.

    Where all four stages are named it must come out even. Where B, or D (or what is pending
    instead), is not, a balance that does not come out may only lack a stage: undecided.
    """
    stages = _stages(sentence, lexicon)
    if stages is None or "received" not in stages:
        return None
    opening, received = stages.get("carried_in"), stages["received"]
    closing = [stages[k] for k in ("finished", "carried_out") if k in stages]
    if "carried_out" not in stages and "pending" in stages and len(closing) == 1:
        closing.append(stages["pending"])
    if len(closing) < 2:
        return None
    whole = opening is not None and "carried_out" in stages
    lefts = [(received, opening)] if opening else []
    lefts = lefts if whole else [(received,), *lefts]  # type: ignore[list-item]
    found = [Relation("sum", left, tuple(closing), "balance", place=left[0].span) for left in lefts]
    for relation in found:
        if relation.evaluate().state is State.HOLDS:
            return relation
    if whole:
        return found[-1]
    return replace(found[-1], doubts=frozenset({"stages-unnamed"}))


def _stages(sentence: list[Item], lexicon: Lexicon) -> dict[str, Figure] | None:
    """Return the figure of each stage of handling; None where they count different things."""
    stages: dict[str, Figure] = {}
    for item in sentence:
        if not item.counts or item.figure is None or not item.figure.exact:
            continue
        for stage in ("carried_out", "carried_in", "pending", "received", "finished"):
            said = item.label if stage != "pending" else item.label + item.tail
            if any(word in said for word in lexicon.texts(stage)):
                if stages.setdefault(stage, item.figure) is not item.figure and stage != "pending":
                    return None  # 受理…,其中新收…: one stage said twice
                break
    return stages if len({figure.unit for figure in stages.values()}) == 1 else None
