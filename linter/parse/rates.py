"""Rates, growth and balances within a sentence: 收到18件,办结18件,办结率100%; 增加5件,增长20%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.figure import Figure, plain
from linter.lexicon import Lexicon
from linter.parse.items import Item
from linter.relation import Relation, State
from linter.report import Flow, Stretch


def rate_relations(items: list[Item], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield what the rates, growth figures and balances of *items* demand."""
    for sentence in _sentences(items):
        yield from _rates(sentence, flow, lexicon)
        yield from _growth(sentence, flow, lexicon)
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
        if item.kind != "rate" or item.figure is None or not _has(item, lexicon.texts("rates")):
            continue
        if number < 2 or not item.figure.exact:
            continue
        finished, received = sentence[number - 1], sentence[number - 2]
        if not (received.counts and finished.counts and _has(received, taken) and _has(finished, done)):
            continue
        assert received.figure and finished.figure
        if received.figure.unit != finished.figure.unit or _has(finished, carried) or _has(received, carried):
            continue
        yield Relation(
            "share",
            (finished.figure,),
            (received.figure,),
            "rate",
            stated=item.figure,
            place=flow.span(Stretch(received.start, item.figure_end)),
        )


def _growth(sentence: list[Item], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """``N件,较上年增加D件,增长p%``: p is D ÷ (N − D); of a decrease, D ÷ (N + D)."""
    for earlier, item in zip([None, *sentence], sentence, strict=False):
        if item.figure is None or not item.figure.exact:
            continue
        if earlier is not None and (against := _against(earlier, item, lexicon)) is not None:
            yield against
            continue
        changes = [c for c in item.changes if c.exact]
        shift = next((c for c in changes if c.unit == item.figure.unit and c.printed[-1:] != "%"), None)
        rate = next((c for c in changes if c.printed.endswith("%")), None)
        if shift is None or rate is None or changes.index(shift) > changes.index(rate):
            continue
        falls = any(word in shift.label for word in lexicon.texts("falls"))
        before = item.figure.value + shift.value if falls else item.figure.value - shift.value
        if before <= 0:
            continue
        sign = "+" if falls else "−"
        base = replace(
            item.figure,
            value=before,
            printed=f"{plain(item.figure.value)}{sign}{plain(shift.value)}",
        )
        stated = replace(rate, value=-rate.value) if falls else rate
        yield Relation("growth", (item.figure,), (base,), "growth", stated=stated)


def _against(now: Item, then: Item, lexicon: Lexicon) -> Relation | None:
    """``N件,较2021年的M件下降p%``: the earlier figure is stated itself."""
    rate = next((c for c in then.changes if c.exact and c.printed.endswith("%")), None)
    if rate is None or now.figure is None or then.figure is None or not now.counts:
        return None
    compared = then.label.strip(" ,").startswith(lexicon.texts("compared_with"))
    if not compared or now.figure.unit != then.figure.unit or not then.figure.value:
        return None
    falls = any(word in rate.label for word in lexicon.texts("falls"))
    stated = replace(rate, value=-rate.value) if falls else rate
    return Relation("growth", (now.figure,), (then.figure,), "growth", stated=stated)


def _balance(sentence: list[Item], flow: Flow, lexicon: Lexicon) -> Relation | None:
    """``受理A件,办结C件,结转下年D件``: A (and what was carried in) = C + D, if it comes out even.

    A balance that does not come out is left alone: the sentence need not name every stage.
    """
    stages: dict[str, Figure] = {}
    for item in sentence:
        if not item.counts or item.figure is None or not item.figure.exact:
            continue
        for stage in ("carried_out", "carried_in", "received", "finished"):
            if _has(item, lexicon.texts(stage)):
                stages.setdefault(stage, item.figure)
                break
    if not {"received", "finished", "carried_out"} <= set(stages):
        return None
    if len({figure.unit for figure in stages.values()}) > 1:
        return None
    right = (stages["finished"], stages["carried_out"])
    for left in ((stages["received"],), tuple(stages[k] for k in ("received", "carried_in") if k in stages)):
        relation = Relation("sum", left, right, "balance", place=left[0].span)
        if relation.evaluate().state is State.HOLDS:
            return relation
    return None
