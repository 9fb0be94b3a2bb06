"""Which items may be a whole, and which items after or before it its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from linter.parse.closing import holding, miss
from linter.parse.complete import total_of
from linter.parse.items import Item
from linter.parse.listing import Listing, ListWords, same_unit

_LONGEST = 120  # items that a list is followed over: no office divides a figure into more
_NEAR_WHOLES = 6  # totals further up that a list far from its own may divide


def listings(items: list[Item], words: ListWords) -> Iterator[Listing]:
    """Yield every list of parts among *items*, each with the whole that the text gives it."""
    items = _without_comparisons(items, words)
    wholes: list[Item] = []  # totals seen in this section, for lists far from theirs
    owners: dict[int, Item] = {}  # of which whole an item was read as a part
    for i, item in enumerate(items):
        if item.counts:
            yield from _in_brackets(item, words)
            if found := _behind(items, i, owners, words):
                listing, twin = found
                if listing.tie == "lead" and item.stop and wholes:
                    listing = _behind_stop(listing, items, i + 2, wholes, words)
                listing.wholes = wholes[-_NEAR_WHOLES:]
                if twin:
                    yield twin
                yield listing
            if item.kind == "total":
                yield from _before(items, i, words)
            if item.kind == "total" or (item.figure and item.figure.unit in ("条", "件")):
                wholes.append(item)
        elif introduces(item, words) and i + 1 < len(items) and not _has_own_whole(items, i):
            unit = next((x.figure.unit for x in items[i + 1 : i + 4] if x.counts and x.figure), "")
            fitting = [w for w in wholes if w.figure and w.figure.unit == unit]
            if fitting:
                listing = _best_whole(items, i + 1, fitting[-_NEAR_WHOLES:], words)
                # 其中 takes up the sentence before it; only what adds up ties it to one further up.
                if (
                    not (words.takes_up(item) and _counted_since(items, i, listing.whole))
                    or holding(listing, words) is not None
                ):
                    yield listing


def _without_comparisons(items: list[Item], words: ListWords) -> list[Item]:
    """Leave out last year's figures (比2011年的412条): no wholes and no parts of this year's."""
    kept: list[Item] = []
    for item in items:
        if item.counts and (item.label.strip(" ,").startswith(words.compared) or words.is_earlier(item)):
            if kept and item.stop:
                kept[-1] = replace(kept[-1], stop=True)
            continue
        kept.append(item)
    return kept


def _counted_since(items: list[Item], i: int, whole: Item) -> bool:
    """Whether another figure stands between *whole* and item *i*."""
    for item in reversed(items[:i]):
        if item is whole:
            return False
        if item.counts:
            return True
    return True


def introduces(item: Item, words: ListWords) -> bool:
    """Whether an item without a figure opens a list: 主要类别有, 在主动公开的信息中, (二)主要类别情况:."""
    if item.kind == "lead":
        return True
    text = item.label.strip(" ,:")
    if item.kind == "prose" and item.opens and text.endswith(words.introducing):
        return True
    return item.kind == "prose" and text.startswith("在") and text.endswith("中") and not item.stop


def _in_brackets(item: Item, words: ListWords) -> Iterator[Listing]:
    inner = [x for x in item.inner if x.counts and not words.is_earlier(x)]
    if inner and not (len(inner) == 1 and words.is_stage(inner[0])):
        found = Listing(item, inner, "bracket", _ends(item.inner), sure=len(inner))
        found.open = any(x.open for x in item.inner)
        found.spread = any(map(words.is_spread, item.inner))
        found.divides = not any(x.kind == "lead" or words.is_including(x) for x in item.inner)
        yield found


def _ends(inner: list[Item]) -> list[int]:
    """Return after how many parts the list in a bracket may end: before each 其中, and at its end."""
    parts, ends = 0, []
    for item in inner:
        if item.kind == "lead" and parts:
            ends.append(parts)
        parts += item.counts
    return [*ends, parts]


def _behind(
    items: list[Item], i: int, owners: dict[int, Item], words: ListWords
) -> tuple[Listing, Listing | None] | None:
    """Return the list that follows item *i*, and the one that divides the figure before it alike."""
    item = items[i]
    start, tie = _list_after(items, i, words)
    if not tie:
        return None
    listing = _collect(items, start, item, tie, words)
    twin = None
    if tie == "lead":
        if owner := owners.get(id(item)):
            listing = _of_owner(listing, _collect(items, start, owner, tie, words), words)
            if item.stop and holding(listing, words) is None:
                return None  # the list before is over: this sentence may divide anything
        twin = _twin(listing, items, i, start, words)
    owners |= {id(part): listing.whole for part in listing.parts if same_unit(part, listing.whole)}
    return listing, twin


def _behind_stop(
    own: Listing, items: list[Item], start: int, wholes: list[Item], words: ListWords
) -> Listing:
    """A list behind a full stop: of the figure before it, or of a total further up that it makes."""
    unit = next((p.figure.unit for p in own.parts if p.figure), "")
    above = [w for w in wholes[-_NEAR_WHOLES:] if w.figure and w.figure.unit == unit and w is not own.whole]
    if holding(own, words) is not None or not above:
        return own
    best = _best_whole(items, start, above, words)
    return best if holding(best, words) is not None or miss(best) < miss(own) else own


def _twin(own: Listing, items: list[Item], i: int, start: int, words: ListWords) -> Listing | None:
    """``25件收取2950元,其中甲1件收取420元,…``: a figure of another unit divided by the same list.

    Where one of the two comes out even all names are there, and so must the other.
    """
    if not i or items[i - 1].stop or not items[i - 1].counts or same_unit(items[i - 1], items[i]):
        return None
    listing = _collect(items, start, items[i - 1], "lead", words)
    if sum(same_unit(part, listing.whole) for part in listing.parts) < 2:
        return None
    held, own_held = (holding(each, words) is not None for each in (listing, own))
    own.closed, listing.closed = held, own_held
    return listing if held or own_held else None


def _of_owner(own: Listing, owners: Listing, words: ListWords) -> Listing:
    """A second 其中 divides the last part, or the whole again: the reading that adds up counts."""
    if holding(own, words) is not None:
        return own
    if holding(owners, words) is not None:
        return owners
    own.nested = owners.nested = True
    return min(own, owners, key=_sure_miss)


def _sure_miss(listing: Listing) -> Decimal:
    assert listing.whole.figure is not None
    return abs(total_of(listing.parts[: listing.sure]) - listing.whole.figure.value)


def _has_own_whole(items: list[Item], i: int) -> bool:
    """Whether the list that item *i* opens already has its whole straight before."""
    if i > 0 and items[i - 1].kind == "rest" and items[i - 1].stop:
        return False
    if i > 0 and items[i - 1].counts:
        return (items[i].kind == "lead" and not items[i - 1].stop) or _alike(items, i)
    return i > 1 and items[i - 2].counts and not items[i - 1].stop and items[i].kind == "lead"


def _alike(items: list[Item], i: int) -> bool:
    """Whether what stands around an introduction counts the same things."""
    return i + 1 < len(items) and items[i + 1].counts and same_unit(items[i - 1], items[i + 1])


def _list_after(items: list[Item], i: int, words: ListWords) -> tuple[int, str]:
    """Return where a list after item *i* begins and what ties it; no tie: there is none."""
    following = items[i + 1 : i + 3]  # two items, whatever the section's length
    item = items[i]
    if not following or item.head:
        return 0, ""
    alike = any(x.counts and same_unit(item, x) for x in items[i + 2 : i + 5])
    if item.stop and following[0].kind == "lead" and (not alike or item.kind == "rest"):
        return 0, ""  # a new sentence divides something else
    if following[0].kind == "lead" and (named := _named_apart(items, i + 2)):
        return named, "lead"
    if following[0].kind == "lead" or (introduces(following[0], words) and _alike(items, i + 1)):
        return i + 2, "lead"
    if item.tail.strip(",: ").endswith("中") and (
        item.tail.strip(",: ") == "中" or item.label.strip().startswith("在")
    ):
        return i + 1, "lead"
    if len(following) > 1 and following[0].kind in ("prose", "rate") and following[1].kind == "lead":
        if following[0].stop and not words.takes_up(following[1]):
            return 0, ""  # 已办结的申请中: it names its whole itself
        return (i + 3, "lead") if not following[0].head else (0, "")
    if item.kind == "total" and item.stop and following[0].kind == "part":
        return i + 1, "behind-stop"
    if following[0].kind not in ("part", "rest") or item.stop or item.pause:
        return 0, ""
    if item.kind == "total":
        return i + 1, "bare"
    return (i + 1, "weak") if i == 0 or items[i - 1].stop else (0, "")


def _named_apart(items: list[Item], start: int) -> int:
    """``其中自然人、法人申请分别为25件、3件``: where the figures begin behind the names; 0: nowhere."""
    for at in range(start, min(start + _LONGEST, len(items))):
        if items[at].kind == "lead" and at > start:
            return at + 1
        if items[at].kind != "prose" or items[at].stop:
            break
    return 0


def _collect(items: list[Item], start: int, whole: Item, tie: str, words: ListWords) -> Listing:
    """Gather the parts from *start* on, and every place where the list may end."""
    found = Listing(whole, [], tie, [])
    lead = items[start - 1] if tie == "lead" else None
    found.open = lead is not None and lead.label.strip() in words.open_leads
    found.divides = lead is not None and words.divides(lead)
    bare = tie in ("bare", "weak")
    intake = words.is_intake(items[start : start + 2])  # 共办理41件,当年收到39件,上年结转2件
    sentences = 3 if tie == "behind-stop" else 1
    parts, cuts = found.parts, found.cuts
    numbered = nested = ended = False
    faceted: int | None = None  # where the whole is looked at from another side: 涉及…
    for item in items[start : start + _LONGEST]:
        if item.kind == "ordinal" and not bare and (numbered or not parts):
            numbered = True
            continue
        if item.kind in ("ordinal", "counted", "none"):
            break
        if item.kind == "lead":
            if parts:
                cuts.append(len(parts) - 1)
            if bare or not parts or nested or ended:
                break
            cuts.append(len(parts))
            nested = True  # what divides the last part, up to the next ;
            continue
        if item.kind == "total" and (bare or same_unit(item, whole) or item.head):
            break
        if item.kind == "prose" and (item.stop or bare):
            break
        if item.counts and item.kind != "total" and not nested:
            if faceted is None and parts and words.is_facet(item):
                faceted = len(parts)
                cuts.append(faceted)
            if bare and words.is_stage(item) and not (intake and len(parts) < 2):
                break
            parts.append(item)
            found.open |= item.open
            found.spread |= words.is_spread(item)
        if item.stop and parts:
            if not numbered:
                found.first = found.first or len(parts)
            cuts.append(len(parts))
            sentences -= 1
            over = (bare or tie == "behind-stop") and not sentences
            if over or (item.head and not numbered) or nested or len(cuts) > 12:
                break
        nested = nested and not item.semi
        ended = item.stop and not item.head
    found.spread |= lead is not None and words.is_spread(lead)
    found.sure = _sure(parts, lead, min([*cuts, len(parts)]))
    cuts.append(len(parts))
    return found


def _sure(parts: list[Item], lead: Item | None, most: int) -> int:
    """How many parts certainly belong to the list: those before the first ; that need not be its own.

    ``其中甲2件;乙5件``: 乙 may be something else. ``其中:甲2件;乙5件;丙1件`` is one list.
    """
    own = lead is not None and (lead.opens or not lead.label)
    if own and all(part.semi or part.stop for part in parts[:-1]):
        return most
    return next((n for n, part in enumerate(parts[:most], 1) if part.semi), most)


def _before(items: list[Item], i: int, words: ListWords) -> Iterator[Listing]:
    """Yield the parts that stand before their total: 甲3条,乙4条,合计7条."""
    label = items[i].label.strip(" ,;:")
    bare = label in words.totals or (len(label) < 6 and label.endswith(words.closing_totals))
    parts: list[Item] = []
    at = i - 1
    own: int | None = None  # how many of them no other total precedes
    while at >= 0 and not items[at].stop and (items[at].counts or _counted(items[at])):
        if items[at].kind == "total" and own is None:
            own = len(parts)
        parts.append(items[at])
        at -= 1
        if len(parts) > _LONGEST:
            return
    own = len(parts) if own is None else own
    if own == 0 and bare and all(part.kind == "total" and same_unit(part, items[i]) for part in parts):
        own = len(parts)  # 县本级共收到32件,各乡镇共收到15件,全县合计47件
    whole = items[i].figure
    if bare and whole is not None and len(parts) > own and total_of(parts) == whole.value:
        own = len(parts)  # 共承办甲3件、乙28件、丙45件,共计76件: that 共 is no total of its own
    if own > 1 and bare:
        yield Listing(items[i], parts[:own][::-1], "before", [own], sure=own)
    if len(parts) > 1 and (own < len(parts) or not bare):
        yield Listing(items[i], parts[::-1], "named", [len(parts)], sure=len(parts))


def _counted(item: Item) -> bool:
    """Whether *item* is a number of bodies (31个部门) that no names stand before."""
    return item.kind == "counted" and item.figure is not None and "、" not in item.label


def _best_whole(items: list[Item], start: int, wholes: list[Item], words: ListWords) -> Listing:
    """Of the totals of a section, take for a list far from its own the one that fits, else the last."""
    found = [_collect(items, start, whole, "far", words) for whole in reversed(wholes)]
    for listing in found:
        if holding(listing, words) is not None:
            return listing
    return min(found, key=miss)
