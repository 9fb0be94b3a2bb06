"""How a list closes, and so what may be asked of it: that it adds up, no more than its whole, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.figure import Figure
from linter.parse.items import Item
from linter.parse.listing import Listing, ListWords, Reading, same_unit


def best_reading(listing: Listing, words: ListWords) -> Reading | None:
    """Return the reading of *listing* that adds up, else the one that comes nearest, with its doubts."""
    whole = listing.whole.figure
    assert whole is not None
    if not listing.parts or (whole.value == 0 and listing.tie == "far"):
        return None
    loose = listing.tie in ("bare", "weak", "named")
    if loose and any(p.figure and p.figure.value > whole.value for p in listing.parts):
        return None  # figures side by side, none of them a whole
    wholes = tuple(listing.wholes)
    if (held := holding(listing, words)) is not None:
        return Reading(listing.whole, held, True, wholes=wholes)
    found = list(_readings(listing, words))
    if not found:
        alone = [part for part in listing.parts if same_unit(part, listing.whole)]
        if len(alone) == 1 and listing.tie in ("lead", "bracket"):
            return Reading(listing.whole, alone, False, frozenset({"open-list"}), wholes, listing.sure)
        return None
    # What goes on behind the first sentence is the list's only where the list closes there.
    first = next((n for n, part in enumerate(listing.parts, 1) if part.stop), len(listing.parts))
    found = [r for r in found if len(r) <= first or any(p.kind == "rest" for p in r) or _shares_whole(r)]
    if not found:
        parts = listing.parts[:first]
        return Reading(listing.whole, parts, False, frozenset({"open-list"}), wholes, listing.sure)
    best = min(found, key=lambda parts: (abs(total_of(parts) - whole.value), -len(parts)))
    doubts = _doubts(listing, best, words)
    if listing.tie in ("weak", "named") and "uncertain-parts" in doubts:
        return None
    return Reading(listing.whole, best, False, doubts, wholes, listing.sure)


def holding(listing: Listing, words: ListWords) -> list[Item] | None:
    """Return parts that add up to the whole under some reading, or None."""
    whole = listing.whole.figure
    assert whole is not None
    for parts in _readings(listing, words):
        if listing.tie in ("weak", "named"):
            if not whole.value:
                continue
            known = len(parts) > 2 or all(map(words.is_class, parts)) or _shares_whole(parts)
            if known and total_of(parts) == whole.value:
                return parts
            continue
        together = Decimal(0)
        for number, part in enumerate(parts, 1):
            assert part.figure is not None
            together += part.figure.value
            if together == whole.value and (number > 1 or part.semi or part.stop):
                rest = parts[number:]
                nothing = next((n for n, p in enumerate(rest) if p.figure and p.figure.value), len(rest))
                return parts[: number + nothing]
    return None


def _readings(listing: Listing, words: ListWords) -> Iterator[list[Item]]:
    """Yield every set of parts that a reader could take for the whole list."""
    whole = listing.whole
    assert whole.figure is not None
    measured = whole.figure.unit in words.measures
    for cut in dict.fromkeys(reversed(listing.cuts)):
        taken = listing.parts[:cut]
        counted = {id(p) for p in taken if p.figure and p.figure.unit not in words.measures}
        usable = [p for p in taken if same_unit(p, whole) or (not measured and id(p) in counted)]
        if len(usable) > 1:
            yield usable
        same = [part for part in taken if same_unit(part, whole)]
        if len(same) > 1 and len(same) != len(usable):
            yield same


def miss(listing: Listing) -> Decimal:
    """How far all parts together are from the whole."""
    assert listing.whole.figure is not None
    return abs(total_of(listing.parts) - listing.whole.figure.value)


def total_of(parts: list[Item]) -> Decimal:
    """Return the parts' sum."""
    return sum((part.figure.value for part in parts if part.figure), Decimal(0))


def _doubts(listing: Listing, parts: list[Item], words: ListWords) -> frozenset[str]:
    """Return why the report may be right although no reading adds up."""
    whole = listing.whole.figure
    assert whole is not None
    difference = total_of(parts) - whole.value
    shared = _shares_whole(parts)
    closed = shared or any(part.kind == "rest" for part in parts)
    near = len(parts) > 2 and abs(difference) <= (2 if whole.value >= 50 else 0) + whole.value / 200
    if listing.tie == "bare" and not all(map(words.is_class, parts)):
        near = False  # 召开会议8次,培训2次,督查3次: side by side
    if listing.tie == "before":
        return _behind_doubts(listing, parts, closed)
    if listing.tie in ("weak", "named"):
        fits = shared or (near and (closed or listing.tie == "named"))
        return frozenset() if shared else frozenset({"side-by-side" if fits else "uncertain-parts"})
    doubts: set[str] = {"nested"} if listing.nested else set()
    exceeds = _exceeds(listing, parts)
    if listing.spread and not closed:
        doubts.add("spread")
    elif listing.open or not (closed or near or exceeds):
        doubts.add("overlap" if exceeds else "open-list")
    elif near and difference < 0 and not closed:
        doubts.add("near-list")
    if exceeds and not (closed or near):
        overlapping = sum(map(words.is_channel, parts)) > 1 or not _parallel(parts)
        doubts |= {"overlap"} if overlapping else set()
    if listing.tie == "far" and difference > 0 and not shared and sum(map(words.is_channel, parts)) > 1:
        doubts.add("uncertain-parts")  # 从渠道看 …: one item may be published on several
    if difference > 0 and not near and listing.tie == "far" and sum(map(words.is_channel, parts)) > 1:
        doubts.add("uncertain-parts")  # 从渠道看 …: one item on several channels, in that very sense
    apart = listing.tie == "lead" and listing.whole.stop and listing.whole.kind == "part"
    if exceeds and apart and not (closed or near):
        doubts.add("uncertain-parts")
    far_off = listing.tie == "far" and abs(difference) * 5 > whole.value
    unsure = listing.tie in ("bare", "far") and not (closed or near)
    staged = any(map(words.is_stage, parts)) and not (closed or near or words.is_intake(parts))
    if staged or unsure or far_off:
        doubts.add("uncertain-parts")
    return frozenset(doubts)


def _behind_doubts(listing: Listing, parts: list[Item], closed: bool) -> frozenset[str]:
    if closed:
        return frozenset()
    alike = all(same_unit(part, listing.whole) for part in parts)
    return frozenset({"total-behind" if alike else "open-list"})


def _exceeds(listing: Listing, parts: list[Item]) -> bool:
    """Whether parts that are surely the list's own, all of the whole's unit, are more than it."""
    assert listing.whole.figure is not None
    own = parts[: listing.sure]
    return (
        listing.tie in ("lead", "bracket")
        and len(own) > 1
        and total_of(own) > listing.whole.figure.value
        and all(same_unit(part, listing.whole) for part in own)
    )


def _parallel(parts: list[Item]) -> bool:
    """Whether the labels are built alike (现场咨询, 电话咨询): classes of one division."""
    labels = [part.label.strip(" ,:;的数“”()") for part in parts]
    return len({label[-2:] for label in labels}) == 1 and all(labels)


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
