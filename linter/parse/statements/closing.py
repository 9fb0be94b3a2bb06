"""How a list closes, and so what may be asked of it: that it adds up, no more than its whole, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from linter.model.grounds import Membership
from linter.parse.statements.complete import (
    all_classes,
    completeness,
    own_share,
    shares_whole,
    total_of,
)
from linter.parse.statements.evidence import Evidence
from linter.parse.statements.items import Item
from linter.parse.statements.listing import FAR, LOOSE, Listing, Reading, same_unit
from linter.parse.statements.listwords import ListWords
from linter.parse.statements.membership import membership_of


def best_reading(listing: Listing, held: list[Item] | None, words: ListWords) -> Reading | None:
    """Return the reading of *listing* that adds up, *held*, else the one that comes nearest; None: it is no list."""
    whole = listing.whole.figure
    assert whole is not None
    if not listing.parts or (whole.value == 0 and listing.tie == "far"):
        return None
    if _exceeded(listing, words):
        return _of_nothing(listing, words)
    if held is not None:
        return reading_of(listing, held, words, adds_up=True)
    if listing.tie in ("bare", "weak") and not words.is_total(listing.whole, listing.parts):
        ended = Evidence(listing, _ended(listing), words)
        if not (ended.named or ended.closes_near):
            return None
    return _nearest(listing, words)


def reading_of(listing: Listing, parts: list[Item], words: ListWords, *, adds_up: bool) -> Reading:
    """Return the reading of *listing* that *parts* are its list, with what is known of them."""
    membership, doubts = membership_of(listing, parts, words)
    return Reading(
        listing.whole,
        parts,
        adds_up,
        frozenset() if adds_up else doubts,
        tuple(listing.wholes),
        listing.sure,
        listing.taken,
        membership,
        listing.tie in ("lead", "bracket") and not listing.contested,
    )


def _ended(listing: Listing) -> list[Item]:
    """Return the parts up to the first place where *listing* may end."""
    ends = [cut for cut in listing.cuts if cut > 1] or listing.cuts
    return listing.parts[: min(ends, default=len(listing.parts))]


def _exceeded(listing: Listing, words: ListWords) -> bool:
    """Whether one of the figures that only stand beside *listing*'s whole is more than it."""
    assert listing.whole.figure is not None
    whole = listing.whole.figure.value
    exceeded = any(p.figure and p.figure.value > whole for p in listing.parts)
    if listing.tie not in ("bare", *LOOSE) or not exceeded or shares_whole(listing.parts):
        return False
    if any(part.kind == "rest" for part in _ended(listing)) and words.is_total(listing.whole, listing.parts):
        most = max(p.figure.value for p in listing.parts if p.figure)
        return most > FAR * max(whole, Decimal(1))
    return not Evidence(listing, _ended(listing), words).named


def _of_nothing(listing: Listing, words: ListWords) -> Reading | None:
    """Return the reading of a list of 0 that ends with the rest; figures side by side have no whole."""
    assert listing.whole.figure is not None
    rest = any(part.kind == "rest" for part in listing.parts)
    if listing.whole.figure.value or not rest or not words.is_total(listing.whole, listing.parts):
        return None
    return replace(reading_of(listing, listing.parts, words, adds_up=False), sure=len(listing.parts))


def _open(listing: Listing, parts: list[Item]) -> Reading:
    """Return the reading that *parts* are some of *listing*'s: they may be no more than it."""
    told = listing.tie in ("lead", "bracket", "far")
    return Reading(
        listing.whole,
        parts,
        False,
        frozenset({"open-list"}),
        tuple(listing.wholes),
        listing.sure,
        membership=Membership("words" if told else "likeness", "none", "none"),
    )


def _nearest(listing: Listing, words: ListWords) -> Reading | None:
    """Return the reading of *listing*, which does not add up, that comes nearest to it."""
    assert listing.whole.figure is not None
    whole = listing.whole.figure.value
    found = list(_readings(listing, words))
    if not found:
        alone = [part for part in listing.parts if same_unit(part, listing.whole)]
        told = listing.tie in ("lead", "bracket") or (listing.tie == "far" and _only_share(listing, alone))
        if len(alone) == 1 and (told or _is_shared(listing, words)):
            return _open(listing, alone)
        return None
    # What goes on behind the first sentence is the list's only where the list closes there.
    first = listing.first or len(listing.parts)
    found = [r for r in found if len(r) <= first or any(p.kind == "rest" for p in r) or shares_whole(r)]
    if not found:
        return _open(listing, listing.parts[:first])
    alike = [r for r in found if all(same_unit(part, listing.whole) for part in r)]
    all_named = (words.division(listing.whole, r) for r in alike if not listing.open)
    best = next(filter(None, all_named), None) or min(
        found, key=lambda parts: (abs(total_of(parts) - whole), -len(parts))
    )
    reading = reading_of(listing, best, words, adds_up=False)
    if listing.tie in LOOSE and "uncertain-parts" in reading.doubts:
        return None
    return reading


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
        if listing.tie in LOOSE:
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
