"""Which items may be a whole, and which items after or before it its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from linter.parse.statements.beginnings import alike_around, heads_parts, introduces, list_after
from linter.parse.statements.behind import before
from linter.parse.statements.brackets import in_brackets
from linter.parse.statements.closing import holding, miss
from linter.parse.statements.complete import total_of
from linter.parse.statements.gather import LONGEST, collect
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing, same_unit
from linter.parse.statements.listwords import ListWords

_BEFORE = 3  # figures of a sentence before a whole that may say of how many it is the total
_PAIR = 2
_NEAR_WHOLES = 6  # totals further up that a list far from its own may divide


def listings(items: list[Item], words: ListWords) -> Iterator[Listing]:
    """Yield every list of parts among *items*, each with the whole that the text gives it."""
    items = _without_comparisons(items, words)
    wholes: list[Item] = []  # totals seen in this section, for lists far from theirs
    owners: dict[int, Item] = {}  # of which whole an item was read as a part
    for i, item in enumerate(items):
        if item.counts:
            if item.inner:
                yield from in_brackets(item, words)
            if found := _behind(items, i, owners, words):
                listing, twin = found
                if listing.tie == "lead" and item.stop and listing.whole is item:
                    free = [
                        w for w in wholes if id(w) not in owners and all(o is not w for o in owners.values())
                    ]
                    if words.takes_up(items[i + 1]):
                        listing.contested = _fits_above(listing, items, i + 2, free, words)
                        listing.contested |= _may_be_above(listing, items[i + 1], free, words)
                    else:
                        listing = _behind_stop(listing, items, i + 2, wholes, words)
                listing.wholes = wholes[-_NEAR_WHOLES:]
                listing.announced = _announced(items, i)
                if twin:
                    yield twin
                yield listing
            if item.kind == "total":
                yield from before(items, i, words)
            if item.kind == "total" or (item.figure and item.figure.unit in words.main_units):
                wholes.append(item)
        elif introduces(item, words) and heads_parts(items, i) and not _has_own_whole(items, i):
            unit = next((x.figure.unit for x in items[i + 1 : i + 4] if x.counts and x.figure), "")
            fitting = [w for w in wholes if w.figure and w.figure.unit == unit]
            if fitting:
                near = fitting[-_NEAR_WHOLES:]
                own = [whole for whole in near if words.is_of(item, whole)]
                listing = _best_whole(items, i + 1, own or near, words)
                listing.wholes = near
                # 其中 takes up the sentence before it; only what adds up ties it to one further up.
                loose = not own or (words.takes_up(item) and _counted_since(items, i, listing.whole))
                if not loose or holding(listing, words) is not None:
                    yield listing


def _announced(items: list[Item], i: int) -> frozenset[int]:
    """Return the numbers that stand before item *i* in its sentence: of how many things it is the total."""
    found = set()
    for item in reversed(items[max(0, i - _BEFORE) : i]):
        if item.stop:
            break
        if item.figure is not None and item.figure.exact:
            found.add(int(item.figure.value))
    return frozenset(found)


def _without_comparisons(items: list[Item], words: ListWords) -> list[Item]:
    """Leave out last year's figures (比2011年的412条, 由412条增加到) and those counted anew (去重后2950条).

    They are no wholes and no parts of this year's.
    """
    kept: list[Item] = []
    rows = _years(items, words)
    for item, following in zip(items, [*items[1:], None], strict=True):
        if not item.counts or id(item) in rows:
            kept.append(item)
            continue
        apart = item.label.strip(" ,").startswith(words.compared)
        if apart or words.is_earlier(item) or words.turns_into(item, following):
            if kept and item.stop:
                kept[-1] = replace(kept[-1], stop=True)
            continue
        kept.append(item)
    return kept


def _years(items: list[Item], words: ListWords) -> set[int]:
    """Return the figures of several years in a row behind a lead: 三年共1587条,其中2015年249条,2016年474条,…."""
    found: set[int] = set()
    for at, item in enumerate(items):
        if item.kind == "lead":
            row = list(takewhile(words.is_earlier, items[at + 1 : at + 1 + _BEFORE * 2]))
            found |= {id(one) for one in row} if len(row) > 1 else set()
    return found


def _counted_since(items: list[Item], i: int, whole: Item) -> bool:
    """Whether another figure stands between *whole* and item *i*."""
    for item in reversed(items[:i]):
        if item is whole:
            return False
        if item.counts:
            return True
    return True


def _behind(
    items: list[Item], i: int, owners: dict[int, Item], words: ListWords
) -> tuple[Listing, Listing | None] | None:
    """Return the list that follows item *i*, and the one that divides the figure before it alike."""
    item = items[i]
    start, tie = list_after(items, i, words)
    if not tie:
        return None
    listing = collect(items, start, item, tie, words)
    if tie in ("weak", "bare") and _summed_up(items, i, item):
        return None
    if tie == "lead" and (other := _counted_before(items, i, listing, words)):
        number = item.figure
        listing = collect(items, start, other, tie, words)
        listing.classes = int(number.value) if number else 0
    elif tie == "lead" and (other := _of_unit_before(items, i, listing, words)):
        return collect(items, start, other, tie, words), None
    listing.colon = items[start - 1].colon and items[start - 1].kind != "lead"
    twin = None
    if tie == "lead":
        if not words.is_of(items[start - 1], item) and holding(listing, words) is None:
            return None
        if owner := owners.get(id(item)):
            listing = _of_owner(listing, collect(items, start, owner, tie, words), words)
            if item.stop and holding(listing, words) is None:
                # The list before is over: what is more than its last part can only divide the whole again.
                again = collect(items, start, owner, tie, words)
                return (again, None) if _is_again(again, item, words) else None
        twin = _twin(listing, items, i, start, words)
    if tie != "weak":
        owners |= {id(part): listing.whole for part in listing.parts if _may_be_of(part, listing.whole)}
    return listing, twin


def _summed_up(items: list[Item], i: int, whole: Item) -> bool:
    """Whether a total behind the figures beside *whole* has it for a part: 公务员30人,事业人员25人,合计55人."""
    for item in items[i + 1 : i + 1 + LONGEST]:
        same = item.kind == "total" and same_unit(item, whole) and not item.shares
        if same and item.figure and whole.figure and item.figure.value >= whole.figure.value:
            return True
        if item.stop:
            return False
    return False


def _of_unit_before(items: list[Item], i: int, listing: Listing, words: ListWords) -> Item | None:
    """Return the figure beside the one before a list whose parts all count what it does: 684户1374人,其中农村669户、城市15户."""
    if not i or items[i - 1].stop or not items[i - 1].counts or len(listing.parts) < _PAIR:
        return None
    first = items[i - 1]
    if "first_of" in words.said(items[i].label):
        return None  # 数量居前三位的甲、乙、丙分别为…
    if any(same_unit(part, items[i]) or not same_unit(part, first) for part in listing.parts):
        return None
    return first


def _counted_before(items: list[Item], i: int, listing: Listing, words: ListWords) -> Item | None:
    """Return the whole of a list whose names are only counted: 信息531条,四个季度分别为162条、…."""
    parts, figure = listing.parts, items[i].figure
    if not parts or figure is None or any(same_unit(part, items[i]) for part in parts):
        return None
    if "first_of" in words.said(items[i].label):
        return None  # 数量居前三位的甲、乙、丙分别为…
    if not i or items[i - 1].stop or not items[i - 1].counts or int(figure.value) != len(parts):
        return None
    return items[i - 1] if all(same_unit(part, items[i - 1]) for part in parts) else None


def _may_be_of(part: Item, whole: Item) -> bool:
    """Whether *part* counts what *whole* does, and no more of it."""
    if not same_unit(part, whole) or part.figure is None or whole.figure is None:
        return False
    return part.figure.value <= whole.figure.value


def _behind_stop(
    own: Listing, items: list[Item], start: int, wholes: list[Item], words: ListWords
) -> Listing:
    """A list that names its whole itself (处理结果中): of the figure before it, or of a total further up that it makes."""
    above = _above(own, items[start - 1], wholes, words)
    if holding(own, words) is not None or not above:
        return own
    best = _best_whole(items, start, above, words)
    return best if holding(best, words) is not None or miss(best) < miss(own) else own


def _above(own: Listing, lead: Item, wholes: list[Item], words: ListWords) -> list[Item]:
    """Return the totals further up that count what the parts of *own* do."""
    unit = next((p.figure.unit for p in own.parts if p.figure), "")
    near = wholes[-_NEAR_WHOLES:]
    return [
        w for w in near if w.figure and w.figure.unit == unit and w is not own.whole and words.is_of(lead, w)
    ]


def _fits_above(own: Listing, items: list[Item], start: int, wholes: list[Item], words: ListWords) -> bool:
    """Whether a list behind a full stop, wrong for the figure before it, makes a total further up.

    其中 keeps to its own figure; but the two sentences may stand the other way round.
    """
    if holding(own, words) is not None:
        return False
    above = _above(own, items[start - 1], wholes, words)
    fitting = (collect(items, start, whole, "far", words) for whole in above)
    return any(holding(listing, words) is not None for listing in fitting)


def _may_be_above(own: Listing, lead: Item, wholes: list[Item], words: ListWords) -> bool:
    """Whether a list that is more than the figure before it is not more than a total further up: whose, none can tell."""
    together = total_of([part for part in own.parts if same_unit(part, own.whole)])
    assert own.whole.figure is not None
    if together <= own.whole.figure.value:
        return False
    return any(w.figure and together <= w.figure.value for w in _above(own, lead, wholes, words))


def _is_again(again: Listing, last: Item, words: ListWords) -> bool:
    """Whether a list in a sentence of its own divides the whole of the list before it, whose last part is *last*."""
    assert again.whole.figure is not None and last.figure is not None
    own = [part for part in again.parts if same_unit(part, again.whole)]
    more = total_of(own) > last.figure.value
    shared = len(own) == 1 and bool(own[0].shares) and total_of(own) <= again.whole.figure.value
    return more and (len(own) > 1 or shared) and not any(map(words.is_stage, own))


def _twin(own: Listing, items: list[Item], i: int, start: int, words: ListWords) -> Listing | None:
    """``25件收取2950元,其中甲1件收取420元,…``: a figure of another unit divided by the same list.

    Where one of the two comes out even all names are there, and so must the other.
    """
    if not i or items[i - 1].stop or not items[i - 1].counts or same_unit(items[i - 1], items[i]):
        return None
    listing = collect(items, start, items[i - 1], "lead", words)
    if sum(same_unit(part, listing.whole) for part in listing.parts) < 2:
        return None
    held, own_held = (holding(each, words) is not None for each in (listing, own))
    own.closed, listing.closed = held, own_held
    return listing if held or own_held else None


def _of_owner(own: Listing, owners: Listing, words: ListWords) -> Listing:
    """A second 其中 divides the last part, or the whole again: the reading that adds up counts."""
    if holding(own, words) is not None:
        return own
    if made := _made(own):
        return made
    if holding(owners, words) is not None:
        return owners
    own.nested = owners.nested = True
    return min(own, owners, key=_sure_miss)


def _made(own: Listing) -> Listing | None:
    """The first parts of a nested list that make its part, where the outer list goes on with the rest: 其余47条."""
    assert own.whole.figure is not None
    together = Decimal(0)
    for number, part in enumerate(own.parts[:-1], 1):
        together += part.figure.value if part.figure and same_unit(part, own.whole) else 0
        if together == own.whole.figure.value and number > 1 and own.parts[number].kind == "rest":
            return replace(own, parts=own.parts[:number], cuts=[number], sure=number)
    return None


def _sure_miss(listing: Listing) -> Decimal:
    assert listing.whole.figure is not None
    return abs(total_of(listing.parts[: listing.sure]) - listing.whole.figure.value)


def _has_own_whole(items: list[Item], i: int) -> bool:
    """Whether the list that item *i* opens already has its whole straight before."""
    if i > 0 and items[i - 1].kind == "rest" and items[i - 1].stop:
        return False
    if i > 0 and items[i - 1].counts:
        return (items[i].kind == "lead" and not items[i - 1].stop) or alike_around(items, i)
    return i > 1 and items[i - 2].counts and not items[i - 1].stop and items[i].kind == "lead"


def _best_whole(items: list[Item], start: int, wholes: list[Item], words: ListWords) -> Listing:
    """Of the totals of a section, take for a list far from its own the one that fits, else the last."""
    found = [collect(items, start, whole, "far", words) for whole in reversed(wholes)]
    for listing in found:
        if holding(listing, words) is not None:
            return listing
    return min(found, key=miss)
