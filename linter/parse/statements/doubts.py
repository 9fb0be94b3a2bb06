"""Why a report may be right although a list of it does not add up."""

from __future__ import annotations

from linter.parse.statements.complete import (
    Completeness,
    all_classes,
    completeness,
    parallel,
    shares_whole,
    total_of,
)
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing, same_unit
from linter.parse.statements.listwords import ListWords
from linter.parse.statements.overlaps import overlaps

LOOSE = ("weak", "named", "behind-stop")  # ties that alone make no list
_SMALL = 50  # below it even a list that says all may be off by one or two for a reason
_TELLING = 1000  # a number below it is one digit away from many others


def doubts_of(listing: Listing, parts: list[Item], words: ListWords) -> frozenset[str]:
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
    if listing.tie in LOOSE:
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
