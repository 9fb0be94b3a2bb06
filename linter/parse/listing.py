"""Lists of parts and their wholes: every admissible reading, and the best of them.

A list's reading adds up or not; only a list that is whole can be wrong. What ties parts to
their whole: a bracket, a lead (其中), a bare list after a total, a total behind its parts, or
a total further up in the section.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice

from linter.figure import Figure
from linter.lexicon import Lexicon
from linter.parse.items import Item

_LONGEST = 120  # items that a list is followed over: no office divides a figure into more


@dataclass(slots=True)
class Reading:
    """A whole with the parts that were taken for its list, and why they may not be it."""

    whole: Item
    parts: list[Item]
    adds_up: bool
    doubts: frozenset[str] = frozenset()
    wholes: tuple[Item, ...] = ()  # other wholes of the section that a share may be of


def read_listings(items: list[Item], lexicon: Lexicon) -> list[Reading]:
    """Return a reading of each list of parts among *items*, lists in brackets included."""
    words = _Words(lexicon)
    items = _without_comparisons(items, words)
    found: list[Reading] = []
    seen: set[tuple[int, ...]] = set()
    for listing in _listings(items, words):
        reading = _reading(listing, words)
        if reading is None:
            continue
        key = (id(reading.whole), *(id(part) for part in reading.parts))
        if key not in seen:
            seen.add(key)
            found.append(reading)
            found += _further_divisions(listing, reading, words)
    for item in items:
        if item.inner:
            found += read_listings(item.inner, lexicon)
    return found


@dataclass(slots=True)
class Listing:
    """A whole, the items after it, and how the text ties them: bracket, lead, bare or whole-before."""

    whole: Item
    parts: list[Item]
    tie: str
    cuts: list[int]  # how many parts each possible end of the list leaves
    open: bool = False
    wholes: list[Item] = field(default_factory=list)


def _without_comparisons(items: list[Item], words: _Words) -> list[Item]:
    """Leave out last year's figures (比2011年的412条): no wholes and no parts of this year's."""
    kept: list[Item] = []
    for item in items:
        if item.counts and item.label.strip(" ,").startswith(words.compared):
            if kept and item.stop:
                kept[-1] = replace(kept[-1], stop=True)
            continue
        kept.append(item)
    return kept


def _further_divisions(listing: Listing, first: Reading, words: _Words) -> list[Reading]:
    """Return readings of what follows a list that adds up: the same whole divided anew.

    按申请人 …, 按结果 …. What does not add up is no division, and nobody's fault.
    """
    found: list[Reading] = []
    parts = listing.parts
    reading = first
    while reading.adds_up and listing.whole is reading.whole:
        done = next((n for n, part in enumerate(parts, 1) if part is reading.parts[-1]), len(parts))
        parts = parts[done:]
        rest = Listing(listing.whole, parts, listing.tie, [len(parts)])
        held = _holding(rest, words) if len(parts) > 1 else None
        if held is None:
            break
        reading = Reading(listing.whole, held, True, wholes=first.wholes)
        found.append(reading)
    return found


class _Words:
    def __init__(self, lexicon: Lexicon) -> None:
        self.stages = lexicon.texts("stages")
        self.channels = lexicon.texts("channels")
        self.measures = frozenset(lexicon.texts("measures"))
        self.open_leads = frozenset(lexicon.texts("open_leads"))
        self.compared = lexicon.texts("compared_with")
        self.class_nouns = lexicon.texts("class_nouns")
        self.totals = frozenset((*lexicon.texts("sum"), "共计为", "合计为", "总计为"))

    def is_stage(self, item: Item) -> bool:
        return any(word in item.label for word in self.stages)

    def is_class(self, item: Item) -> bool:
        return item.label.rstrip(" :“”").endswith(self.class_nouns)

    def is_channel(self, item: Item) -> bool:
        return any(word in item.label for word in self.channels)


def _listings(items: list[Item], words: _Words) -> Iterator[Listing]:
    wholes: list[Item] = []  # totals seen in this section, for lists far from theirs
    owners: dict[int, Item] = {}  # of which whole an item was read as a part
    for i, item in enumerate(items):
        if item.counts:
            inner = [x for x in item.inner if x.counts]
            if inner and not (len(inner) == 1 and words.is_stage(inner[0])):
                yield Listing(item, inner, "bracket", [len(inner)], any(x.open for x in item.inner))
            start, tie = _list_after(items, i)
            if tie:
                listing = _collect(items, start, item, tie, words)
                if (owner := owners.get(id(item))) and tie == "lead":
                    listing = _of_owner(listing, _collect(items, start, owner, tie, words), words)
                elif tie == "lead" and item.stop and wholes:
                    listing = _behind_stop(listing, items, start, wholes, words)
                if tie == "lead" and (twin := _twin(items, i, start, words)):
                    yield twin
                listing.wholes = wholes[-6:]
                owners |= {id(part): listing.whole for part in listing.parts} if tie == "lead" else {}
                yield listing
            if item.kind == "total" and (before := _parts_before(items, i, words)):
                yield Listing(item, before, "before", [len(before)])
            if item.kind == "total" or (item.figure and item.figure.unit in ("条", "件")):
                wholes.append(item)
        elif _introduces(item) and i + 1 < len(items) and not _list_whole_near(items, i):
            unit = next((x.figure.unit for x in items[i + 1 : i + 4] if x.counts and x.figure), "")
            fitting = [w for w in wholes if w.figure and w.figure.unit == unit]
            if fitting:
                yield _best_whole(items, i + 1, fitting[-6:], words)


def _behind_stop(
    own: Listing, items: list[Item], start: int, wholes: list[Item], words: _Words
) -> Listing:
    """A list behind a full stop: of the figure before it, or of a total further up that it makes."""
    unit = next((p.figure.unit for p in own.parts if p.figure), "")
    above = [w for w in wholes[-6:] if w.figure and w.figure.unit == unit]
    if _holding(own, words) is not None or not above:
        return own
    best = _best_whole(items, start, above, words)
    return best if _holding(best, words) is not None or _miss(best) < _miss(own) else own


def _twin(items: list[Item], i: int, start: int, words: _Words) -> Listing | None:
    """``25件收取2950元,其中甲1件收取420元,…``: a figure of another unit divided by the same list."""
    if not i or items[i - 1].stop or not items[i - 1].counts or _same_unit(items[i - 1], items[i]):
        return None
    listing = _collect(items, start, items[i - 1], "lead", words)
    return listing if _holding(listing, words) is not None else None


def _of_owner(own: Listing, owners: Listing, words: _Words) -> Listing:
    """A second 其中 divides the last part, or the whole again: the reading that adds up counts."""
    if _holding(own, words) is not None:
        return own
    too_much = own.whole.stop or (own.whole.figure is not None and _total(own.parts) > own.whole.figure.value)
    return owners if _holding(owners, words) is not None or too_much else own


def _introduces(item: Item) -> bool:
    """Whether an item without a figure opens a list: 主要类别有, 在主动公开的信息中."""
    if item.kind == "lead":
        return True
    text = item.label.strip(" ,:")
    return item.kind == "prose" and text.startswith("在") and text.endswith("中") and not item.stop


def _list_whole_near(items: list[Item], i: int) -> bool:
    """Whether the list that item *i* opens already has its whole straight before."""
    return i > 0 and (items[i - 1].counts or (i > 1 and items[i - 2].counts and not items[i - 1].stop))


def _list_after(items: list[Item], i: int) -> tuple[int, str]:
    """Return where a list after item *i* begins and what ties it; no tie: there is none."""
    following = items[i + 1 : i + 3]  # two items, whatever the section's length
    if not following or items[i].head:
        return 0, ""
    if following[0].kind == "lead":
        return i + 2, "lead"
    if items[i].tail.rstrip(",: ").endswith("中") and not items[i].stop:
        return i + 1, "lead"
    if len(following) > 1 and following[0].kind in ("prose", "rate") and following[1].kind == "lead":
        return (i + 3, "lead") if not following[0].head else (0, "")
    if items[i].kind == "total" and following[0].kind in ("part", "rest") and not items[i].stop:
        return (i + 1, "bare") if not items[i].pause else (0, "")
    return 0, ""


def _parts_before(items: list[Item], i: int, words: _Words) -> list[Item]:
    """The parts of ``甲3条,乙4条,合计7条``: only where the total has no words of its own."""
    if items[i].label.strip(" ,;:") not in words.totals:
        return []
    parts: list[Item] = []
    at = i - 1
    while at >= 0 and items[at].counts and not items[at].stop and items[at].kind != "total":
        parts.append(items[at])
        at -= 1
        if len(parts) > _LONGEST:
            return []
    return parts[::-1] if len(parts) > 1 else []


def _collect(items: list[Item], start: int, whole: Item, tie: str, words: _Words) -> Listing:
    """Gather the parts from *start* on, and every place where the list may end."""
    assert whole.figure is not None
    parts: list[Item] = []
    cuts: list[int] = []
    is_open = items[start - 1].label.strip() in words.open_leads if tie == "lead" else False
    for item in islice(items, start, start + _LONGEST):
        if item.kind in ("ordinal", "counted", "none"):
            break
        if item.kind == "lead":
            if parts:
                cuts.append(len(parts) - 1)
            break
        if item.kind == "total" and (tie == "bare" or _same_unit(item, whole) or item.head):
            break
        if item.kind == "prose" and (item.stop or tie == "bare"):
            break
        if item.counts and item.kind != "total":
            if tie == "bare" and words.is_stage(item):
                break
            parts.append(item)
            if item.open:
                is_open = True
        if item.stop and parts:
            cuts.append(len(parts))
            if tie == "bare" or item.head or len(cuts) > 12:
                break
    return Listing(whole, parts, tie, [*cuts, len(parts)], is_open)


def _same_unit(item: Item, whole: Item) -> bool:
    return bool(item.figure and whole.figure and item.figure.unit == whole.figure.unit)


def _best_whole(items: list[Item], start: int, wholes: list[Item], words: _Words) -> Listing:
    """Of the totals of a section, take for a list far from its own the one that fits, else the last."""
    listings = [_collect(items, start, whole, "far", words) for whole in reversed(wholes)]
    for listing in listings:
        if _holding(listing, words) is not None:
            return listing
    return min(listings, key=_miss)


def _miss(listing: Listing) -> Decimal:
    assert listing.whole.figure is not None
    return abs(_total(listing.parts) - listing.whole.figure.value)


def _readings(listing: Listing, words: _Words) -> Iterator[list[Item]]:
    """Yield every set of parts that a reader could take for the whole list."""
    whole = listing.whole
    assert whole.figure is not None
    measured = whole.figure.unit in words.measures
    for cut in dict.fromkeys(reversed(listing.cuts)):
        taken = listing.parts[:cut]
        counted = [p for p in taken if p.figure and p.figure.unit not in words.measures]
        usable = [p for p in taken if _same_unit(p, whole) or (not measured and p in counted)]
        if len(usable) > 1:
            yield usable
        same = [part for part in taken if _same_unit(part, whole)]
        if len(same) > 1 and len(same) != len(usable):
            yield same


def _holding(listing: Listing, words: _Words) -> list[Item] | None:
    """Return parts that add up to the whole under some reading, or None."""
    whole = listing.whole.figure
    assert whole is not None
    for parts in _readings(listing, words):
        together = Decimal(0)
        for number, part in enumerate(parts, 1):
            assert part.figure is not None
            together += part.figure.value
            if together == whole.value and number > 1:
                return parts[:number]
    return None


def _reading(listing: Listing, words: _Words) -> Reading | None:
    whole = listing.whole.figure
    assert whole is not None
    if not listing.parts or (whole.value == 0 and listing.tie == "far"):
        return None
    if listing.tie == "bare" and any(p.figure and p.figure.value > whole.value for p in listing.parts):
        return None  # figures side by side, none of them a whole
    wholes = tuple(listing.wholes)
    if (held := _holding(listing, words)) is not None:
        return Reading(listing.whole, held, True, wholes=wholes)
    readings = list(_readings(listing, words))
    if not readings:
        alone = [part for part in listing.parts if _same_unit(part, listing.whole)]
        if len(alone) == 1 and listing.tie in ("lead", "bracket"):
            return Reading(listing.whole, alone, False, frozenset({"open-list"}), wholes)
        return None
    # What goes on behind the first sentence is the list's only where the list closes there.
    first = listing.cuts[0]
    accusable = [r for r in readings if len(r) <= first or any(p.kind == "rest" for p in r) or _shares_whole(r)]
    if not accusable:
        return Reading(listing.whole, listing.parts[:first], False, frozenset({"open-list"}), wholes)
    best = min(accusable, key=lambda parts: (abs(_total(parts) - whole.value), -len(parts)))
    return Reading(listing.whole, best, False, _doubts(listing, best, words), wholes)


def _total(parts: list[Item]) -> Decimal:
    return sum((part.figure.value for part in parts if part.figure), Decimal(0))


def _doubts(listing: Listing, parts: list[Item], words: _Words) -> frozenset[str]:
    """Return why the report may be right although no reading adds up."""
    whole = listing.whole.figure
    assert whole is not None
    difference = _total(parts) - whole.value
    doubts: set[str] = set()
    closed = any(part.kind == "rest" for part in parts) or _shares_whole(parts)
    near = len(parts) > 2 and abs(difference) <= (2 if whole.value >= 50 else 0) + whole.value / 200
    if listing.tie == "bare" and not all(map(words.is_class, parts)):
        near = False  # 召开会议8次,培训2次,督查3次: side by side
    exceeds = (
        difference > 0
        and listing.tie in ("lead", "bracket")
        and all(_same_unit(part, listing.whole) for part in parts)
    )
    if exceeds and not (closed or near) and listing.whole.stop and listing.whole.kind == "part":
        doubts.add("uncertain-parts")
    behind = listing.tie == "before" and all(_same_unit(part, listing.whole) for part in parts)
    if behind and not closed:
        doubts.add("total-behind")
    elif listing.open or not (closed or near or exceeds):
        doubts.add("open-list")
    if difference > 0 and not near and sum(map(words.is_channel, parts)) > 1:
        # One item may be published on several channels. Where the list stands apart from its
        # total (从渠道看 …), that is its very sense.
        doubts.add("overlap" if listing.tie in ("lead", "bracket", "bare") else "uncertain-parts")
    far_off = listing.tie == "far" and abs(difference) * 5 > whole.value
    unsure = listing.tie in ("bare", "far") and not (closed or near)
    staged = any(map(words.is_stage, parts)) and not (closed or near)
    if staged or unsure or far_off:
        doubts.add("uncertain-parts")
    return frozenset(doubts)


def _shares_whole(parts: list[Item]) -> bool:
    """Whether each part has a share of its own and these make 100, within their rounding."""
    shares = [own_share(part) for part in parts]
    if len(parts) < 2 or any(share is None for share in shares):
        return False
    together = sum((share.value for share in shares if share), Decimal(0))
    slack = sum((2 * share.half_unit for share in shares if share), Decimal(0))
    return abs(together - 100) <= slack


def own_share(part: Item) -> Figure | None:
    """Return the share that the text gives of *part*: 405条,占8.21% or 208件(17.46%)."""
    if part.shares:
        return part.shares[0]
    inner = [
        x.figure for x in part.inner if x.kind == "rate" and x.figure and not x.label.strip("(0123456789.%")
    ]
    return inner[0] if inner else None
