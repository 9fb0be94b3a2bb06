"""Growth: a figure, what it was before, by how much it changed, and at what rate; any two ask for the third."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure, plain
from linter.model.relation import Relation, State, rounding_doubts
from linter.parse.statements.items import Item

_OWN_BASE = re.compile(r"(?:较|(?<![同环相])比)(?!例|重|率)")
_NAMED_YEAR = re.compile(r"((?:19|20)\d\d)年")
_NEAREST = 12  # items of a sentence of which a rate at its end may be
_LAST_YEAR = re.compile(r"同比|上年|去年|上一年|往年")


def growth_relations(sentence: list[Item], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield what the growth figures of one sentence demand."""
    for number, (earlier, item) in enumerate(zip([None, *sentence], sentence, strict=False), 1):
        if item.figure is None or not item.figure.exact:
            continue
        then = _then(earlier, item, lexicon)
        if then is not None and earlier is not None:
            now = item if then is earlier.figure else earlier
            yield from _against(now, then, item.changes, lexicon)
            continue
        if (base := _in_brackets(item, lexicon)) is not None:
            yield from _against(item, base, item.changes or item.inner[0].changes, lexicon)
        else:
            yield from [*_by_difference(item, lexicon)] or _by_rate(
                sentence[max(0, number - _NEAREST) : number], lexicon
            )


def _then(earlier: Item | None, item: Item, lexicon: Lexicon) -> Figure | None:
    """Return the figure that the other is compared with: 较2021年的67件, or of 由120件增加到150件 the 120."""
    if earlier is None or not earlier.counts or not item.counts or earlier.figure is None:
        return None
    if item.figure is None or earlier.figure.unit != item.figure.unit or earlier.stop:
        return None
    label = item.label.strip(" ,")
    if item.changes and earlier.label.strip(" ,").startswith(lexicon.compared_with):
        return earlier.figure  # 与上年的64件相比,今年收到80件,增加25%
    if label.startswith(lexicon.compared_with):
        return item.figure
    if (
        label.startswith(lexicon.earlier)
        and label.endswith(lexicon.equals)
        and item.changes
        and not item.current
    ):
        return item.figure  # 812册,2023年为677册,增加135册
    if item.changes and _same_of_year_before(earlier.label, label):
        return item.figure
    turned = any(word in (earlier.tail or item.label) for word in lexicon.turned)
    return earlier.figure if turned else None


def _same_of_year_before(now: str, then: str) -> bool:
    """``2020年我区收到申请241件,2019年收到226件``: whether *then* names the same, of the year before."""
    years = _NAMED_YEAR.search(now), _NAMED_YEAR.match(then)
    if not years[0] or not years[1] or int(years[1][1]) != int(years[0][1]) - 1:
        return False
    return then[years[1].end() :].strip("度,了共为是有") in now[years[0].end() :]


def _in_brackets(item: Item, lexicon: Lexicon) -> Figure | None:
    """``150条(2012年为120条),同比增长25%``, ``150条(2012年120条,增长25%)``, ``150条,比2012年(120条)增长25%``."""
    if len(item.inner) != 1 or item.figure is None:
        return None
    inner = item.inner[0]
    if not item.changes and not inner.changes:
        return None
    named = not inner.current and inner.label.strip(" ,(").startswith(lexicon.earlier)
    named |= not inner.label.strip() and item.tail.strip(" ,").startswith(lexicon.compared_with)
    fits = inner.figure is not None and inner.figure.unit == item.figure.unit
    return inner.figure if named and fits else None


def _against(now: Item, then: Figure, changes: list[Figure], lexicon: Lexicon) -> Iterator[Relation]:
    """What the text says of *now* and *then*, both stated: the difference, and the rate."""
    if now.figure is None or not now.figure.exact or not then.exact or now.figure is then:
        return
    told = [change for change in changes if _is_against(change, then)]
    if (turned := _turned(now.figure, then, told, lexicon)) is not None:
        yield turned
        return
    for change in told:
        if (rate := _rate(change, lexicon)) is not None:
            if then.value:
                yield _growth(now.figure, then, rate)
        elif change.unit == then.unit:
            yield _difference(now.figure, then, change, lexicon)


def _is_against(change: Figure, then: Figure) -> bool:
    """Whether *change* is told against *then*, and no year of its own."""
    named = set(_NAMED_YEAR.findall(change.label)) & set(_NAMED_YEAR.findall(then.label))
    alike = named or (_LAST_YEAR.search(change.label) and _LAST_YEAR.search(then.label))
    return change.exact and bool(alike or not _OWN_BASE.search(change.label))


def _turned(now: Figure, then: Figure, changes: list[Figure], lexicon: Lexicon) -> Relation | None:
    """Return that the words turn the change round, where every number is right: 118件,比上年的97件减少21件."""
    demands: list[tuple[Figure, Relation]] = []
    for change in changes:
        if (rate := _rate(change, lexicon)) is not None and then.value:
            demands.append((rate, _growth(now, then, replace(rate, value=-rate.value))))
        elif change.unit == then.unit:
            sign = -1 if _falls(change, lexicon) else 1
            back = (
                Relation("sum", (now, change), (then,))
                if sign > 0
                else Relation("sum", (then, change), (now,))
            )
            demands.append((replace(change, value=sign * change.value), back))
    if not demands or not now.value or any(r.evaluate().state is not State.HOLDS for _, r in demands):
        return None
    stated = demands[0][0]
    if not stated.value or now.value == then.value:
        return None
    label = "growth" if demands[0][1].kind == "growth" else "difference"
    told = tuple(figure for figure, _ in demands[1:])
    return Relation("direction", (now,), (then,), label, stated=stated, told=told, place=stated.span)


def _by_difference(item: Item, lexicon: Lexicon) -> Iterator[Relation]:
    """``N件,较上年增加D件,增长p%``: p is D ÷ (N − D); of a decrease, D ÷ (N + D)."""
    now = item.figure
    assert now is not None
    changes = [change for change in item.changes if change.exact]
    shift = next((c for c in changes if c.unit == now.unit and c.printed[-1:] != "%"), None)
    stated = next((c for c in changes if _rate(c, lexicon) is not None), None)
    if shift is None or stated is None or changes.index(shift) > changes.index(stated):
        return
    falls = _falls(shift, lexicon)
    before = now.value + shift.value if falls else now.value - shift.value
    rate = _rate(stated, lexicon)
    if before <= 0 or rate is None:
        return
    sign = "+" if falls else "−"
    printed = f"{plain(now.value)}{sign}{plain(shift.value)}"
    rate = replace(rate, value=-abs(rate.value)) if falls else rate
    relation = _growth(now, replace(now, value=before, printed=printed), rate)
    if _other_base(shift, stated):
        relation = replace(relation, doubts=relation.doubts | {"other-scope"})
    yield relation


def _by_rate(items: list[Item], lexicon: Lexicon) -> Iterator[Relation]:
    """``收到申请267件,答复263件,同比增长1.52%``: what one of *items* grew from is a whole number."""
    item = items[-1]
    if item.label.strip(" ,").endswith(lexicon.change):
        return  # 办结件数同比增加12件,增长8.3%: what it grew by, not to
    pieces = frozenset(lexicon.whole_units)
    figures = [each.figure for each in reversed(items) if each.counts and each.figure]
    for change in item.changes:
        rate = _rate(change, lexicon) if change.exact and change.printed[-1:] == "%" else None
        if rate is None or not _of_item(change, lexicon):
            continue
        found = [_from_whole(now, rate) for now in figures if now.unit in pieces]
        if found and all(found):
            held = (r for r in found if r and r.evaluate().state is State.HOLDS)
            relation = next(held, found[0])
            assert relation is not None
            yield replace(relation, doubts=rounding_doubts(relation))


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


def _other_base(shift: Figure, rate: Figure) -> bool:
    """Whether the rate names a year of its own to compare with: 较2014年增加20条,较2013年增长42%."""
    if not _OWN_BASE.search(rate.label):
        return False
    return not (_LAST_YEAR.search(rate.label) and _LAST_YEAR.search(shift.label))


def _falls(change: Figure, lexicon: Lexicon) -> bool:
    return any(word in change.label for word in lexicon.falls)


def _rate(change: Figure, lexicon: Lexicon) -> Figure | None:
    """Return *change* as a rate of change in per cent; None where it is no rate."""
    if change.printed[-1:] == "%" or change.printed.startswith("百分之"):
        return replace(change, value=-change.value) if _falls(change, lexicon) else change
    times, doublings = (*lexicon.multiples, "", "")[:2]
    if times and change.unit == times:
        less = 1 if change.label.strip(" ,").endswith(("的", "到", "至")) else 0
        return replace(change, value=(change.value - less) * 100, scale=100)
    if doublings and change.unit == doublings and change.value < 10:
        return replace(change, value=(Decimal(2) ** int(change.value) - 1) * 100, scale=100)
    return None


def _growth(now: Figure, then: Figure, rate: Figure) -> Relation:
    relation = Relation("growth", (now,), (then,), "growth", stated=rate)
    return replace(relation, doubts=rounding_doubts(relation))


def _difference(now: Figure, then: Figure, change: Figure, lexicon: Lexicon) -> Relation:
    """``比去年45篇增加15篇``: what it was and the change make what it is."""
    left, right = ((now, change), (then,)) if _falls(change, lexicon) else ((then, change), (now,))
    return Relation("sum", left, right, "difference", place=change.span)
