"""How a list closes, and so what may be asked of it: that it adds up, no more than its whole, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.parse.complete import (
    Completeness,
    all_classes,
    completeness,
    lacks_unit,
    own_share,
    parallel,
    shares_whole,
    total_of,
)
from linter.parse.items import Item
from linter.parse.listing import Listing, ListWords, Reading, same_unit
from linter.parse.overlaps import overlaps

_LOOSE = ("weak", "named", "behind-stop")
_SMALL = 50  # below it even a list that says all may be off by one or two for a reason
_TELLING = 1000  # a number below it is one digit away from many others


def best_reading(listing: Listing, words: ListWords) -> Reading | None:
    """Return the reading of *listing* that adds up, else the one that comes nearest, with its doubts."""
    whole = listing.whole.figure
    assert whole is not None
    if not listing.parts or (whole.value == 0 and listing.tie == "far"):
        return None
    loose = listing.tie in ("bare", *_LOOSE)
    exceeded = any(p.figure and p.figure.value > whole.value for p in listing.parts)
    if loose and exceeded and not shares_whole(listing.parts):
        rest = any(part.kind == "rest" for part in listing.parts)
        if whole.value == 0 and rest and words.is_total(listing.whole, listing.parts):
            return Reading(
                listing.whole, listing.parts, False, frozenset({"side-by-side"}), sure=len(listing.parts)
            )
        return None  # figures side by side, none of them a whole
    if listing.tie in ("bare", "weak") and not words.is_total(listing.whole, listing.parts):
        loose_parts = holding(listing, words)
        return Reading(listing.whole, loose_parts, True) if loose_parts is not None else None
    wholes = tuple(listing.wholes)
    if (held := holding(listing, words)) is not None:
        return Reading(listing.whole, held, True, wholes=wholes)
    found = list(_readings(listing, words))
    if not found:
        alone = [part for part in listing.parts if same_unit(part, listing.whole)]
        told = listing.tie in ("lead", "bracket") or (listing.tie == "far" and _only_share(listing, alone))
        if len(alone) == 1 and (told or _is_shared(listing, words)):
            return Reading(listing.whole, alone, False, frozenset({"open-list"}), wholes, listing.sure)
        return None
    # What goes on behind the first sentence is the list's only where the list closes there.
    first = listing.first or len(listing.parts)
    found = [r for r in found if len(r) <= first or any(p.kind == "rest" for p in r) or shares_whole(r)]
    if not found:
        parts = listing.parts[:first]
        return Reading(listing.whole, parts, False, frozenset({"open-list"}), wholes, listing.sure)
    alike = [r for r in found if all(same_unit(part, listing.whole) for part in r)]
    best = next(filter(None, map(words.division, alike)), None) or min(
        found, key=lambda parts: (abs(total_of(parts) - whole.value), -len(parts))
    )
    doubts = _doubts(listing, best, words)
    if total_of(best) < whole.value and (listing.gap or any(map(lacks_unit, listing.parts))):
        doubts |= {"open-list"}  # 规划计划类3,业务动态类96条: the 3 may be what is missing
    if listing.tie in _LOOSE and "uncertain-parts" in doubts:
        return None
    return Reading(listing.whole, best, False, doubts, wholes, listing.sure)


def _only_share(listing: Listing, alone: list[Item]) -> bool:
    """``公开175条。在公开的信息中,动态类175条,占100%``: one part, whose share is of the one whole there is."""
    if not len(alone) == len(listing.parts) == len(listing.wholes) == 1 or own_share(alone[0]) is None:
        return False
    part, whole = alone[0].figure, listing.whole.figure
    return part is not None and whole is not None and part.value <= whole.value


def _is_shared(listing: Listing, words: ListWords) -> bool:
    """Whether the first item behind a bare total is a share of it: 问卷共回收912份,满意的839份,占92%."""
    first = listing.parts[0]
    tail = first.tail.strip(" ,")
    return (
        listing.tie == "bare"
        and same_unit(first, listing.whole)
        and tail in words.share
        and bool(first.shares)
    )


def holding(listing: Listing, words: ListWords) -> list[Item] | None:
    """Return parts that add up to the whole under some reading, or None."""
    whole = listing.whole.figure
    assert whole is not None
    for parts in _readings(listing, words):
        if listing.tie in _LOOSE:
            if not whole.value:
                continue
            known = len(parts) > 2 or completeness(listing, parts, words) or all_classes(parts, words)
            if known and total_of(parts) == whole.value:
                return parts
            continue
        if (held := _held(listing, parts, words)) is not None:
            return held
    return None


def _held(listing: Listing, parts: list[Item], words: ListWords) -> list[Item] | None:
    """Return the first of *parts* that make the whole, where the list may end behind them."""
    assert listing.whole.figure is not None
    whole = listing.whole.figure.value
    ends = {id(listing.parts[cut - 1]) for cut in listing.cuts if cut}
    together = Decimal(0)
    for number, part in enumerate(parts, 1):
        assert part.figure is not None
        together += part.figure.value
        if together == whole and (number > 1 or part.semi or part.stop):
            behind = parts[number:]
            nothing = next((n for n, p in enumerate(behind) if p.figure and p.figure.value), len(behind))
            if listing.numbered and any(p.kind == "rest" for p in behind[nothing:]):
                return None
            if nothing < len(behind) and _goes_on(parts[:number], behind[nothing:], words):
                return None
            in_bracket = listing.tie == "bracket" and nothing < len(behind)
            if in_bracket and id(part) not in ends and not words.is_stage(behind[nothing]):
                return None
            return parts[: number + nothing]
    return None


def _goes_on(parts: list[Item], behind: list[Item], words: ListWords) -> bool:
    """Whether the list surely goes on: a 、 follows, another of its like, or what closes it (其他)."""
    last = parts[-1]
    if last.pause or last.stop:
        return last.pause
    like = [*parts, behind[0]]
    if not last.semi and same_unit(behind[0], last) and words.are_of_outcomes(like):
        return True
    for part in behind:
        if part.kind == "rest" and same_unit(part, last):
            return True
        if part.stop:
            break
    return False


def _readings(listing: Listing, words: ListWords) -> Iterator[list[Item]]:
    """Yield every set of parts that a reader could take for the whole list."""
    whole = listing.whole
    assert whole.figure is not None
    measured = whole.figure.unit in words.measures
    last = max((n for n, part in enumerate(listing.parts, 1) if part.kind == "rest"), default=0)
    least = last if listing.numbered else 0  # 其他 closes a numbered list, and nothing before it does
    for cut in dict.fromkeys(cut for cut in reversed(listing.cuts) if cut >= least):
        taken = listing.parts[:cut]
        counted = {id(p) for p in taken if p.figure and p.figure.unit not in words.measures}
        usable = [p for p in taken if same_unit(p, whole) or (not measured and id(p) in counted)]
        if len(usable) > 1:
            yield usable
        same = [part for part in taken if same_unit(part, whole)]
        if len(same) > 1 and len(same) != len(usable):
            yield same
        heads = _heads(usable)
        if 1 < len(heads) < len(usable):
            yield heads


def _heads(parts: list[Item]) -> list[Item]:
    """Leave out what only divides the part before it: 复议7件,维持6件,未审结1件;诉讼4件,维持2件,未审结2件."""
    heads: list[Item] = []
    start = 0
    for at, part in enumerate(parts, 1):
        if part.semi or part.stop or at == len(parts):
            first, *others = parts[start:at]
            assert first.figure is not None
            heads += [first] if others and total_of(others) == first.figure.value else parts[start:at]
            start = at
    return heads


def miss(listing: Listing) -> Decimal:
    """How far all parts together are from the whole."""
    assert listing.whole.figure is not None
    return abs(total_of(listing.parts) - listing.whole.figure.value)


def _doubts(listing: Listing, parts: list[Item], words: ListWords) -> frozenset[str]:
    """Return why the report may be right although no reading adds up."""
    whole = listing.whole.figure
    assert whole is not None
    difference = total_of(parts) - whole.value
    said = completeness(listing, parts, words)
    closed, likely = said == "closed", said == "likely"
    if listing.tie == "before":
        return _behind_doubts(listing, parts, closed)
    near = said == "near"
    overlapping = overlaps(listing, parts, words)
    if listing.tie in _LOOSE:
        once = {overlapping} & {"counted-once"}
        return _loose_doubts(listing, parts, said, words) | once
    if _exceeds_in_pieces(listing, parts, words):
        return frozenset({"other-unit"})
    doubts: set[str] = {"nested"} if listing.nested else set()
    doubts |= words.intake_doubts(listing.whole, parts)
    exceeds = _exceeds(listing, parts)
    if listing.spread and not closed:
        doubts.add("spread")
        doubts |= {"open-list"} if any(not same_unit(part, listing.whole) for part in parts) else set()
    elif (listing.open and not closed) or not (closed or likely or near or exceeds):
        slipped = said == "slip" and not listing.open
        doubts.add("overlap" if exceeds else "one-slip" if slipped else "open-list")
        if slipped and whole.value < _TELLING:
            doubts.add("small-number")
    elif likely and difference < 0:
        doubts.add("unclosed")
    elif near and (difference < 0 or len(parts) == 2 or _small(listing, parts, words)):
        doubts.add("near-list")
    sure = closed or likely or near or said == "slip"
    if overlapping:
        doubts.add(overlapping)
    elif exceeds and not (closed or near or parallel(parts)):
        doubts.add("overlap")
    classed = listing.tie == "far" and 0 < difference * 5 <= whole.value and all_classes(parts, words)
    if classed and not (closed or likely or near):
        doubts = {"overlap"}  # 主要类别情况: what a class may share with another
    if listing.tie == "far" and difference > 0 and not shares_whole(parts):
        doubts |= {"uncertain-parts"} if sum(map(words.is_channel, parts)) > 1 else set()
        # 从渠道看 …: one item may be published on several
    apart = listing.tie == "lead" and listing.whole.stop and listing.whole.kind == "part"
    if exceeds and apart and not (sure or all(map(words.is_class, parts))):
        doubts.add("uncertain-parts")
    far_off = listing.tie == "far" and abs(difference) * 5 > whole.value
    spread = listing.spread and all(same_unit(part, listing.whole) for part in parts)
    unsure = listing.tie in ("bare", "far") and not (sure or spread or classed)
    staged = any(map(words.is_stage, parts)) and not (sure or spread or words.is_intake(parts))
    if staged or unsure or far_off:
        doubts.add("uncertain-parts")
    return frozenset(doubts)


def _exceeds_in_pieces(listing: Listing, parts: list[Item], words: ListWords) -> bool:
    """Whether parts in several units of the same things (条, 篇, 件) are together more than their whole."""
    whole = listing.whole.figure
    assert whole is not None
    units = {part.figure.unit for part in parts if part.figure}
    if listing.tie not in ("lead", "bracket") or len(units) < 2 or listing.open or listing.nested:
        return False
    return (
        {whole.unit, *units} <= words.pieces and all_classes(parts, words) and total_of(parts) > whole.value
    )


def _small(listing: Listing, parts: list[Item], words: ListWords) -> bool:
    """Whether one or two too many may be one thing counted twice: but no application comes in twice."""
    assert listing.whole.figure is not None
    return listing.whole.figure.value < _SMALL and not words.are_ways(listing.whole, parts)


def _loose_doubts(
    listing: Listing, parts: list[Item], said: Completeness, words: ListWords
) -> frozenset[str]:
    """Return the doubts of a list that only stands beside its whole."""
    whole = listing.whole.figure
    assert whole is not None
    if shares_whole(parts):
        return frozenset()
    if said in ("closed", "likely") or (
        said == "near" and (listing.tie == "named" or all_classes(parts, words))
    ):
        return frozenset({"side-by-side"})
    if said == "slip":
        return frozenset({"side-by-side", "one-slip", *(["small-number"] if whole.value < _TELLING else [])})
    return frozenset({"uncertain-parts"})


def _behind_doubts(listing: Listing, parts: list[Item], closed: bool) -> frozenset[str]:
    if closed:
        return frozenset()
    alike = all(same_unit(part, listing.whole) for part in parts)
    joined = all(part.pause for part in parts[:-1]) and not (parts[-1].pause or parts[-1].opens)
    return frozenset({"total-behind" if alike or joined else "open-list"})  # 31个部门、12个乡镇共43家单位


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
