"""Rates with their counts: 收到18件,办结18件,办结率100%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.relation import Relation, State
from linter.model.report import Flow, Stretch
from linter.parse.statements.items import Item
from linter.parse.statements.sentences import comparable, exact, has, name_of

_REACH = 8  # figures before a rate among which its count and its whole stand
_CARRIED = ("carried_in", "carried_out")
_DEGREE = "度"  # 满意度测评表225份 are not the satisfied
_LONG = 4  # characters of a name that its count may say in other places: 五分钟到场 of 在五分钟内到场


def rate_relations(
    sentence: list[Item], owners: dict[int, Item], flow: Flow, lexicon: Lexicon
) -> Iterator[Relation]:
    """``收到A件,办结B件,办结率p%``: the rate is B ÷ A where nothing is carried over between them.

    *owners* are the wholes of what is a part. A rate that the words do not tie to its counts (满意率
    behind 办结), or that counts only what fell due (按期答复率), is held against them where it fits,
    and accused of nothing.
    """
    for number, item in enumerate(sentence):
        figure = item.figure
        if item.kind != "rate" or figure is None or not figure.exact or not has(item, lexicon, "rate_marks"):
            continue
        near = sentence[max(0, number - _REACH) : number]
        found = _Candidates(item, near, owners, lexicon)
        pairs = [(count, whole) for count in found.counts for whole in found.wholes_of(count)]
        relations = [_rate(item, count, whole, flow) for count, whole in pairs]
        relations += [_together(item, counts, whole, flow) for counts, whole in found.cumulated()]
        held = next((r for r in relations if r.evaluate().state is State.HOLDS), None)
        if held is not None:  # 回收486份,满意480份,满意率98.8%
            yield held
        elif pairs and found.tells(*pairs[0]):
            yield relations[0]


class _Candidates:
    """The figures before a rate that may be its count, and those that may be what it is a rate of."""

    def __init__(self, rate: Item, near: list[Item], owners: dict[int, Item], lexicon: Lexicon) -> None:
        self._rate, self._near, self._owners, self._lexicon = rate, near, owners, lexicon
        self._name = name_of(rate, lexicon)
        counted = [item for item in near if exact(item) and not has(item, lexicon, *_CARRIED)]
        said = [item for item in counted if self._says(item)]
        planned = [item for item in said if has(item, lexicon, "planned")]
        self.said = [item for item in said if item not in planned or len(said) == 1]
        last = counted[-1:] if near and counted and near[-1] is counted[-1] else []
        self.counts = self.said[::-1] or last

    def wholes_of(self, count: Item) -> list[Item]:
        """Return what *count* may be some of, the likeliest first."""
        if count.figure is None:
            return []
        before = self._near[: next(n for n, item in enumerate(self._near) if item is count)]
        like = [item for item in reversed(before) if exact(item) and comparable(item, count)]
        owner = self._owners.get(id(count))
        own = [owner] if owner is not None and comparable(owner, count) and exact(owner) else []
        free = [item for item in like if id(item) not in self._owners]
        return [*own, *free, *(item for item in like if id(item) in self._owners)]

    def cumulated(self) -> Iterator[tuple[list[Item], Item]]:
        """Yield two figures side by side that may be counted together: 满意95份,基本满意3份,满意率98%."""
        alike = [item for item in self._near if exact(item) and self._name and self._name in item.label]
        for one, other in pairwise(alike):
            for whole in self.wholes_of(one):
                if comparable(one, other):
                    yield [one, other], whole

    def tells(self, count: Item, whole: Item) -> bool:
        """Whether the words say that the rate is *count* ÷ *whole*: 收到…,办结…,办结率; 收回…,满意…,满意率."""
        rate, lexicon = self._rate, self._lexicon
        if has(whole, lexicon, *_CARRIED) or count.figure is None or whole.figure is None:
            return False
        less = count.figure.value <= whole.figure.value
        timely, says = has(rate, lexicon, "timely"), self._says(count) and not self._says(whole)
        if says and (less or not timely):
            return True
        if timely:
            return False
        if less and self._says(count) and has(whole, lexicon, "planned"):
            return True  # 应公开98项,已公开52项,公开率53.1%
        known = has(count, lexicon, "finished") and has(rate, lexicon, "rates")
        if known and has(whole, lexicon, "received"):
            return True
        named = [word for word in lexicon.rated if word in rate.label]
        said = any(word in count.label for word in named)
        return less and said and not any(word in whole.label for word in named)

    def _says(self, item: Item) -> bool:
        """Whether the words of *item* are the rate's: 按时答复59件,按时答复率98.3%; but 不满意 is not 满意."""
        name, said = self._name, item.label + item.tail
        if len(name) < 2:
            return False
        at = item.label.find(name)
        if at >= 0 and not item.label.startswith((_DEGREE, *self._lexicon.rate_marks), at + len(name)):
            before = item.label[:at]
            return not before.endswith((*self._lexicon.negations, *self._lexicon.qualifiers))
        return len(name) > _LONG and _in_order(name, said)


def _in_order(name: str, said: str) -> bool:
    """Whether the characters of *name* stand in *said* in their order."""
    rest = iter(said)
    return all(character in rest for character in name)


def _rate(rate: Item, count: Item, whole: Item, flow: Flow) -> Relation:
    return _together(rate, [count], whole, flow)


def _together(rate: Item, counts: list[Item], whole: Item, flow: Flow) -> Relation:
    left: tuple[Figure, ...] = tuple(item.figure for item in counts if item.figure)
    assert rate.figure and whole.figure
    place = flow.span(Stretch(whole.start, rate.figure_end))
    return Relation("share", left, (whole.figure,), "rate", stated=rate.figure, place=place)
