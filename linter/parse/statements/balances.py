"""Balances of handling: what came in and was there before, what was dealt with, and what goes over into the next year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.grounds import Membership
from linter.model.relation import Relation, State, total
from linter.parse.statements.items import Item
from linter.parse.statements.sentences import comparable, exact, has
from linter.parse.statements.vocabulary import vocabulary

_PAIR = 2  # figures of a balance, at least
_STAGES = ("carried_out", "carried_in", "pending", "received", "finished")  # as they are looked for
_NAMED = frozenset(_STAGES) - {"pending"}
_PENDING = frozenset({"pending"})
_TAKEN = {"received", "carried_in"}


def balance_relations(sentences: list[list[Item]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the balance of each sentence, or of two of which the first tells what was taken in."""
    before: list[Item] = []
    taken: dict[str, Figure] | None = None
    for sentence in sentences:
        stages, balance = _stages(sentence, lexicon), None
        if stages:
            balance = _balance(sentence, stages, lexicon)
            balance = balance or (
                _over_two(before, sentence, stages, lexicon) if _begun(taken) == _TAKEN else None
            )
        if balance:
            yield balance
        else:
            yield from _all_closed(sentence, lexicon)
        ended = balance or sentence[-1].head
        before, taken = ([], None) if ended else (sentence, stages)


def _begun(stages: dict[str, Figure] | None) -> set[str]:
    """Return the stages of a sentence but those that are still open."""
    return set(stages or ()) - _PENDING


def _balance(sentence: list[Item], stages: dict[str, Figure] | None, lexicon: Lexicon) -> Relation | None:
    """``上年结转B件,新收A件,办结C件,结转下年D件``: A + B = C + D.

    Where all four stages are named it must come out even. Where B, or D (or what is pending
    instead), is not, a balance that does not come out may only lack a stage: undecided. It lacks
    none where brackets say what was taken in (受理6件(上年结转1件,新收5件)), nor where the rest is
    called so (其余5件正在办理); and what was taken in is no less than what became of it.
    """
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
    also = _unnamed(sentence, stages)
    rights = [(*closing, *also), tuple(closing)] if also else [tuple(closing)]
    if whole and "carried_in" not in stages:
        rights.reverse()  # 其余9件结转下年: with all that was named before
    found = [
        Relation("sum", left, right, "balance", place=left[0].span) for right in rights for left in lefts
    ]
    for relation in found:
        if relation.evaluate().state is State.HOLDS:
            return relation
    counted = sum(item.counts for item in sentence)
    short = total(found[-1].right) < total(found[-1].left) and counted == len(found[-1].figures)
    if whole or short:
        return found[-1]
    return replace(found[-1], doubts=frozenset({"stages-unnamed"}))


def _unnamed(sentence: list[Item], stages: dict[str, Figure]) -> tuple[Figure, ...]:
    """Return what else became of some, between what was dealt with and what is left: 补正后撤回16件."""
    received, finished = stages["received"], stages.get("finished")
    known = {figure.span for figure in stages.values()}
    after = [item for item in sentence if item.figure and item.figure.span.start > received.span.start]
    if finished is None or any(item.inner for item in after) or any(item.kind == "lead" for item in sentence):
        return ()
    return tuple(
        item.figure
        for item in after
        if item.kind == "part" and item.figure and item.figure.unit == received.unit
        if item.figure.exact and item.figure.span not in known
    )


def _over_two(
    before: list[Item], sentence: list[Item], dealt: dict[str, Figure], lexicon: Lexicon
) -> Relation | None:
    """``新收A件,上年结转B件。共办结C件,结转下年D件。``: all four stages, said in two sentences."""
    if not {"finished", "carried_out"} <= set(dealt):
        return None
    both = [*before, *sentence]
    return _balance(both, _stages(both, lexicon), lexicon)


def _takes_all(sentence: list[Item], lexicon: Lexicon) -> bool:
    """Whether the sentence says that what it names as taken in, or as left, is all there is."""
    left = [item for item in sentence if item.label.strip(" ,").startswith(lexicon.beside)]
    said = vocabulary(lexicon).said
    if any("carried_out" in said(item.tail) for item in left if item.counts):
        return True  # 另有4件转入下年度
    rest = [item for item in sentence if item.kind == "rest" and item.counts]
    if rest and "unfinished_rest" in said(rest[0].label + rest[0].tail):
        return True
    return any(
        sum(has(part, lexicon, "carried_in") for part in item.inner) == 1
        and sum(
            has(part, lexicon, "received") and not has(part, lexicon, "carried_in") for part in item.inner
        )
        == 1
        for item in sentence
        if has(item, lexicon, "received")
    )


def _stages(sentence: list[Item], lexicon: Lexicon) -> dict[str, Figure] | None:
    """Return the figure of each stage of handling; None where they count different things."""
    stages: dict[str, Figure] = {}
    if sum(item.counts for item in sentence) < _PAIR:
        return stages
    said = vocabulary(lexicon).said
    for item in sentence:
        if not item.counts or item.figure is None or not item.figure.exact:
            continue
        named, whole = said(item.label), said(item.label + item.tail)
        # Where the words before the figure name no stage, those behind it may: 17件结转下年.
        own = named | (whole & _PENDING) if named & _NAMED else whole
        stage = next((stage for stage in _STAGES if stage in own), None)
        if stage and stages.setdefault(stage, item.figure) is not item.figure and stage != "pending":
            return None  # 受理…,其中新收…: one stage said twice
    return stages if len({figure.unit for figure in stages.values()}) == 1 else None


def _all_closed(sentence: list[Item], lexicon: Lexicon) -> Iterator[Relation]:
    """``收到84件,已全部办结,共办结84件``: all that came in, with what was carried in and said to be, was closed.

    Where some of what was closed was carried in (办结148件(含上年结转15件)), the rest came in this year.
    """
    counted = [item for item in sentence if exact(item)]
    if len(counted) < _PAIR or not any(has(item, lexicon, "received") for item in counted):
        return
    received = next((item for item in counted if _stage(item, lexicon) == "received"), None)
    if received is None or received.figure is None:
        return
    later = [item for item in counted if item.figure and item.figure.span.start > received.figure.span.start]
    closed = next((item for item in later if _is_closed(item, lexicon)), None)
    if closed is None or closed.figure is None or not comparable(received, closed):
        return
    inside = [one for one in (*closed.inner, *later) if _stage(one, lexicon) == "carried_in" and exact(one)]
    beside = [one for one in counted if _stage(one, lexicon) == "carried_in" and one not in inside]
    carried = [
        one.figure for one in (*beside, *inside) if one.figure and one.figure.unit == closed.figure.unit
    ]
    if len(carried) > 1:
        return
    between = [item for item in sentence if received.start <= item.start <= closed.start]
    if any(item.kind == "lead" for item in between):
        return  # 均按时答复,其中延期答复2件
    said = "".join(item.label + item.tail for item in between)
    left = (received.figure, *carried)
    place = received.figure.span
    if "all_of_them" in vocabulary(lexicon).said(said) and len(later) <= 1 + len(inside) + len(beside):
        yield Relation("sum", left, (closed.figure,), "balance", place=place)
    elif inside:
        known = Membership("likeness", "none", "none")
        yield Relation("at_most", (closed.figure,), left, "part", place=closed.figure.span, membership=known)


def _is_closed(item: Item, lexicon: Lexicon) -> bool:
    """Whether *item* counts what was closed, or all together: 办结148件, 共计313件."""
    label = item.label.strip(" ,;:")
    return (
        _stage(item, lexicon) == "finished"
        or label in lexicon.bare_totals
        or label in ("共计", "合计", "总计")
    )


def _stage(item: Item, lexicon: Lexicon) -> str:
    said = vocabulary(lexicon).said(item.label)
    return next((stage for stage in _STAGES if stage in said), "")
