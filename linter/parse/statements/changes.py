"""What is said of a change, as relations: the difference, the rate, and the way it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from linter.model.figure import Figure, plain
from linter.model.relation import Relation, State, rounding_doubts

_MOST_DOUBLINGS = 10


class ToldChange(NamedTuple):
    """A change as a sentence tells it: its figure, whether words say downward, and a rate in per cent with its sign."""

    figure: Figure
    falls: bool
    rate: Figure | None = None


def against(now: Figure, then: Figure, told: Sequence[ToldChange]) -> Iterator[Relation]:
    """Yield what is *told* of *now* and *then*, both stated: the difference, and the rate."""
    if (turned := _turned(now, then, told)) is not None:
        yield turned
        return
    for change in told:
        if change.rate is not None:
            if then.value:
                yield growth(now, then, change.rate)
            yield from defined(now, then, change.rate)
        elif change.figure.unit == then.unit:
            yield _difference(now, then, change)


def defined(now: Figure, then: Figure, rate: Figure) -> Iterator[Relation]:
    """Yield that a *rate* of *then* can be; nothing where there is none of either, and 0% is said of it."""
    if then.value or rate.value:
        yield Relation("defined", (now,), (then,), "growth", stated=rate)


def from_difference(now: Figure, change: ToldChange, rate: ToldChange) -> Iterator[Relation]:
    """``N件,较上年增加D件,增长p%``: p is D ÷ (N − D); of a decrease, D ÷ (N + D)."""
    before = now.value + change.figure.value if change.falls else now.value - change.figure.value
    if before < 0 or rate.rate is None:
        return
    sign = "+" if change.falls else "−"
    printed = f"{plain(now.value / now.scale)}{sign}{plain(change.figure.value / now.scale)}"
    then = replace(now, value=before, printed=printed)
    yield from defined(now, then, rate.figure)
    if before:
        value = -abs(rate.rate.value) if change.falls else rate.rate.value
        yield growth(now, then, replace(rate.rate, value=value))


def as_rate(figure: Figure, multiples: tuple[str, ...]) -> Figure | None:
    """Return *figure* as a rate of change in per cent: 20%, 百分之二十, 2倍, 一番; None where it is no rate."""
    times, doublings = (*multiples, "", "")[:2]
    if figure.printed[-1:] == "%" or figure.printed.startswith("百分之"):
        return figure
    if times and figure.unit == times:
        return replace(figure, value=figure.value * 100, scale=100)
    if doublings and figure.unit == doublings and figure.value < _MOST_DOUBLINGS:
        return replace(figure, value=(Decimal(2) ** int(figure.value) - 1) * 100, scale=100)
    return None


def growth(now: Figure, then: Figure, rate: Figure) -> Relation:
    """Return that *now* is *then*, grown at *rate*."""
    relation = Relation("growth", (now,), (then,), "growth", stated=rate)
    return replace(relation, doubts=rounding_doubts(relation))


def _difference(now: Figure, then: Figure, change: ToldChange) -> Relation:
    """``比去年45篇增加15篇``: what it was and the change make what it is."""
    left, right = ((now, change.figure), (then,)) if change.falls else ((then, change.figure), (now,))
    return Relation("sum", left, right, "difference", place=change.figure.span)


def _turned(now: Figure, then: Figure, told: Sequence[ToldChange]) -> Relation | None:
    """Return that the words turn the change round, where every number is right: 118件,比上年的97件减少21件."""
    demands: list[tuple[Figure, Relation]] = []
    for change in told:
        if change.rate is not None and then.value:
            back = growth(now, then, replace(change.rate, value=-change.rate.value))
            demands.append((change.rate, back))
        elif change.figure.unit == then.unit:
            signed = replace(change.figure, value=-change.figure.value) if change.falls else change.figure
            demands.append((signed, _difference(now, then, change._replace(falls=not change.falls))))
    if not demands or not now.value or any(r.evaluate().state is not State.HOLDS for _, r in demands):
        return None
    stated = demands[0][0]
    if not stated.value or now.value == then.value:
        return None
    label = "growth" if demands[0][1].kind == "growth" else "difference"
    others = tuple(figure for figure, _ in demands[1:])
    return Relation("direction", (now,), (then,), label, stated=stated, told=others, place=stated.span)
