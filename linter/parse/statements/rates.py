"""Rates, growth and balances within a sentence: 收到18件,办结18件,办结率100%; 增加5件,增长20%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.grounds import Membership
from linter.model.relation import Relation, State, total
from linter.model.report import Flow, Stretch
from linter.parse.statements.growth import growth_relations
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Reading
from linter.parse.statements.quantities import finder

_REACH = 8  # figures before a rate among which its count and its whole stand


def rate_relations(
    items: list[Item], readings: list[Reading], flow: Flow, lexicon: Lexicon
) -> Iterator[Relation]:
    """Yield what the rates, growth figures and balances of *items* demand."""
    parts = {id(part) for reading in readings for part in reading.parts}
    before: list[Item] = []
    for sentence in _sentences(items):
        yield from _rates(sentence, parts, flow, lexicon)
        yield from _returned(sentence, parts, lexicon)
        yield from growth_relations(sentence, lexicon)
        if balance := _balance(sentence, flow, lexicon) or _over_two(before, sentence, flow, lexicon):
            yield balance
        before = [] if balance or sentence[-1].head else sentence


def _sentences(items: list[Item]) -> Iterator[list[Item]]:
    sentence: list[Item] = []
    for item, after in zip(items, [*items[1:], None], strict=True):
        sentence.append(item)
        goes_on = after is not None and after.kind == "lead" and not item.head
        if item.stop and not (goes_on and sum(x.counts for x in sentence) == 1):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _has(item: Item, words: tuple[str, ...]) -> bool:
    return finder(words).search(item.label) is not None


def _rates(sentence: list[Item], parts: set[int], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """``收到A件,办结B件,办结率p%``: the rate is B ÷ A where nothing is carried over between them.

    A rate that the words do not tie to its counts (满意率 behind 办结), or that counts only what
    fell due (按期答复率), is held against them where it fits, and accused of nothing.
    """
    carried = (*lexicon.carried_in, *lexicon.carried_out)
    for number, item in enumerate(sentence):
        if item.kind != "rate" or item.figure is None or not item.figure.exact or number < 2:
            continue
        if not _has(item, lexicon.rate_marks):
            continue
        finished, *earlier = reversed(sentence[max(0, number - _REACH) : number])
        wholes = [w for w in earlier if _comparable(w, finished)]
        if not wholes or any(_has(each, carried) for each in (finished, wholes[0])):
            continue
        found = [_rate(item, finished, whole, flow) for whole in wholes]
        holds = next((r for r in found if r.evaluate().state is State.HOLDS), None)
        if holds is not None:  # 回收486份,满意480份,满意率98.8%
            yield holds
        elif _says(item, finished) and (whole := next((w for w in wholes if id(w) not in parts), None)):
            if _is_of(item, finished, whole, lexicon):  # of the 187 before 建议82件,提案105件
                yield _rate(item, finished, whole, flow)
        elif wholes[0] is next(w for w in earlier if w.counts) and _is_of(item, finished, wholes[0], lexicon):
            yield found[0]


def _comparable(whole: Item, finished: Item) -> bool:
    if not (whole.counts and finished.counts and whole.figure and finished.figure):
        return False
    return whole.figure.unit == finished.figure.unit


def _rate(rate: Item, finished: Item, whole: Item, flow: Flow) -> Relation:
    assert rate.figure and finished.figure and whole.figure
    place = flow.span(Stretch(whole.start, rate.figure_end))
    return Relation("share", (finished.figure,), (whole.figure,), "rate", stated=rate.figure, place=place)


def _says(rate: Item, counted: Item) -> bool:
    """Whether the words of *rate* are those of *counted*: 按时答复59件,按时答复率98.3%."""
    name = rate.label.partition("率")[0].strip(" ,;:")
    return len(name) > 1 and name in counted.label


def _returned(sentence: list[Item], parts: set[int], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield that no more came back than went out: 发放问卷500份,收回478份."""
    pairs = [[side.split("|") for side in pair.split("+")] for pair in lexicon.never_more]
    counted = [item for item in sentence if item.counts and item.figure and item.figure.exact]
    for number, item in enumerate(counted):
        for out, back in pairs:
            if not _has(item, tuple(back)) or _has(item, tuple(out)):
                continue  # its own words first: a sentence without a stop has thousands before it
            sent = next(
                (
                    one
                    for one in counted[:number]
                    if _has(one, tuple(out)) and _comparable(one, item) and id(one) not in parts
                ),
                None,
            )
            if sent is not None:
                assert sent.figure and item.figure
                known = Membership("likeness", "none", "none")
                yield Relation("at_most", (item.figure,), (sent.figure,), "part", membership=known)
                break


def _is_of(rate: Item, finished: Item, whole: Item, lexicon: Lexicon) -> bool:
    """Whether the words say that *rate* is *finished* ÷ *whole*: 收到…,办结…,办结率; 收回…,满意…,满意率."""
    assert whole.figure and finished.figure
    less = finished.figure.value <= whole.figure.value
    if _says(rate, finished) and not _says(rate, whole) and not _has(rate, lexicon.timely):
        return True
    if less and _says(rate, finished) and not _says(rate, whole):
        return True
    if _has(rate, lexicon.timely):
        return False
    known = _has(finished, lexicon.finished) and _has(rate, lexicon.rates)
    if known and _has(whole, lexicon.received):
        return True
    named = tuple(word for word in lexicon.rated if word in rate.label)
    return less and bool(named) and _has(finished, named) and not _has(whole, named)


def _balance(sentence: list[Item], flow: Flow, lexicon: Lexicon) -> Relation | None:
    """``上年结转B件,新收A件,办结C件,结转下年D件``: A + B = C + D.

    Where all four stages are named it must come out even. Where B, or D (or what is pending
    instead), is not, a balance that does not come out may only lack a stage: undecided. It lacks
    none where brackets say what was taken in (受理6件(上年结转1件,新收5件)), nor where the rest is
    called so (其余5件正在办理); and what was taken in is no less than what became of it.
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
    whole = (opening is not None and "carried_out" in stages) or _takes_all(sentence, lexicon)
    lefts = [(received, opening)] if opening else []
    lefts = lefts if opening and whole else [(received,), *lefts]  # type: ignore[list-item]
    found = [Relation("sum", left, tuple(closing), "balance", place=left[0].span) for left in lefts]
    for relation in found:
        if relation.evaluate().state is State.HOLDS:
            return relation
    counted = sum(item.counts for item in sentence)
    short = total(found[-1].right) < total(found[-1].left) and counted == len(found[-1].figures)
    if whole or short:
        return found[-1]
    return replace(found[-1], doubts=frozenset({"stages-unnamed"}))


def _over_two(before: list[Item], sentence: list[Item], flow: Flow, lexicon: Lexicon) -> Relation | None:
    """``新收A件,上年结转B件。共办结C件,结转下年D件。``: all four stages, said in two sentences."""
    taken, dealt = _stages(before, lexicon), _stages(sentence, lexicon)
    if not taken or not dealt or set(taken) - {"pending"} != {"received", "carried_in"}:
        return None
    return (
        _balance([*before, *sentence], flow, lexicon) if {"finished", "carried_out"} <= set(dealt) else None
    )


def _takes_all(sentence: list[Item], lexicon: Lexicon) -> bool:
    """Whether the sentence says that what it names as taken in, or as left, is all there is."""
    rest = [item for item in sentence if item.kind == "rest" and item.counts]
    if rest and any(word in rest[0].label + rest[0].tail for word in lexicon.unfinished_rest):
        return True
    opening, taken = lexicon.carried_in, lexicon.received
    return any(
        sum(_has(part, opening) for part in item.inner) == 1
        and sum(_has(part, taken) and not _has(part, opening) for part in item.inner) == 1
        for item in sentence
        if _has(item, taken)
    )


def _named(item: Item, lexicon: Lexicon) -> bool:
    """Whether the words before the figure name a stage; else those behind it may: 17件结转下年."""
    stages = lexicon.carried_out, lexicon.carried_in, lexicon.received, lexicon.finished
    return any(_has(item, words) for words in stages)


def _words_of(lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the stages of handling with their words, in the order in which they are looked for."""
    yield "carried_out", lexicon.carried_out
    yield "carried_in", lexicon.carried_in
    yield "pending", lexicon.pending
    yield "received", lexicon.received
    yield "finished", lexicon.finished


def _stages(sentence: list[Item], lexicon: Lexicon) -> dict[str, Figure] | None:
    """Return the figure of each stage of handling; None where they count different things."""
    stages: dict[str, Figure] = {}
    if sum(item.counts for item in sentence) < 2:
        return stages
    for item in sentence:
        if not item.counts or item.figure is None or not item.figure.exact:
            continue
        whole = item.label + item.tail
        said = item.label if _named(item, lexicon) else whole
        for stage, words in _words_of(lexicon):
            if finder(words).search(whole if stage == "pending" else said):
                if stages.setdefault(stage, item.figure) is not item.figure and stage != "pending":
                    return None  # 受理…,其中新收…: one stage said twice
                break
    return stages if len({figure.unit for figure in stages.values()}) == 1 else None
