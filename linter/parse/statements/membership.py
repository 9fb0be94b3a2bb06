"""What a list's words and figures say of its parts: the whole's, none of them twice, all there are.

Each question has one table: the first row that is true answers it, and names the reason for
which the report may be right all the same.
"""

from __future__ import annotations

from collections.abc import Callable

from linter.model.grounds import Ground, Membership
from linter.parse.statements.complete import (
    all_classes,
)
from linter.parse.statements.evidence import Evidence
from linter.parse.statements.items import Item
from linter.parse.statements.listing import LOOSE, Listing
from linter.parse.statements.listwords import ListWords

_SMALL = 50  # below it even a list that says all may be off by one or two for a reason
_TELLING = 1000  # a number below it is one digit away from many others

GroundRow = tuple[Ground, str, Callable[[Evidence], bool]]


def _tie(*ties: str) -> Callable[[Evidence], bool]:
    return lambda e: e.listing.tie in ties


def _said(*said: str) -> Callable[[Evidence], bool]:
    return lambda e: e.said in said


INCLUDED: tuple[GroundRow, ...] = (
    ("none", "other-unit", lambda e: e.other_things),
    ("words", "", lambda e: e.listing.tie == "before" and e.said == "closed"),
    ("words", "", lambda e: e.listing.tie == "before" and e.counted),
    ("words", "", lambda e: e.excepted and e.alike),
    ("likeness", "total-behind", lambda e: e.listing.tie == "before" and (e.alike or e.joined)),
    ("none", "open-list", _tie("before")),
    ("shares", "", lambda e: e.listing.tie in LOOSE and e.shares),
    ("likeness", "side-by-side", lambda e: e.listing.tie in LOOSE and e.said in ("closed", "likely", "slip")),
    (
        "likeness",
        "side-by-side",
        lambda e: (
            e.listing.tie in LOOSE
            and e.said == "near"
            and (e.listing.tie == "named" or all_classes(e.parts, e.words))
        ),
    ),
    ("likeness", "side-by-side", lambda e: e.named or (e.closes_near and e.loose)),
    ("none", "uncertain-parts", _tie(*LOOSE)),
    ("none", "uncertain-parts", lambda e: e.staged or e.far_off or (e.apart and e.total > e.whole)),
    ("likeness", "nested", lambda e: e.listing.nested),
    ("none", "another-whole", lambda e: e.listing.contested),
    ("likeness", "nested", lambda e: e.listing.totals and e.said != "closed"),
    ("words", "", _tie("lead", "bracket")),
    ("likeness", "overlap", lambda e: e.classed and not e.sure),
    ("words", "", lambda e: e.sure or (e.listing.spread and e.alike)),
    ("none", "uncertain-parts", lambda e: True),
)
EXCLUSIVE: tuple[GroundRow, ...] = (
    ("none", "stages-unnamed", lambda e: "stages-unnamed" in e.came_to),
    ("likeness", "pending", lambda e: "pending" in e.came_to),
    ("none", "counted-once", lambda e: e.twice == "counted-once"),
    ("likeness", "overlap", lambda e: e.twice == "overlap"),
    ("words", "", lambda e: e.rest or e.listing.closed or e.listing.tie == "before" or e.exceeded),
    ("words", "", lambda e: e.alike and (e.said_all or e.enumerated)),
    ("pack", "", lambda e: e.alike and e.of_one_pack_kind),
    ("words", "", lambda e: e.two_sided),
    ("words", "", lambda e: e.listing.divides and e.listing.tie != "bracket"),
    ("shares", "", lambda e: e.shares),
    ("near", "", lambda e: e.missed_narrowly),
    ("words", "", lambda e: e.alike and (e.ordinals or e.remainder or e.counted)),
    ("likeness", "spread", lambda e: e.listing.spread and e.alike),
    ("likeness", "near-list", _said("near")),
    ("likeness", "overlap", lambda e: e.listing.divides or e.listing.colon or e.kinds or e.in_pieces),
    ("likeness", "one-slip", lambda e: e.slipped),
    ("none", "overlap", lambda e: True),
)
EXHAUSTIVE: tuple[GroundRow, ...] = (
    ("none", "stages-unnamed", lambda e: "stages-unnamed" in e.came_to),
    ("likeness", "pending", lambda e: "pending" in e.came_to and e.sure),
    ("none", "open-list", lambda e: e.gap),
    ("none", "open-list", lambda e: e.some_unnamed and not (e.rest or e.listing.closed or e.said_all)),
    ("words", "", lambda e: e.rest or e.listing.closed or e.said_all or e.listing.tie == "before"),
    ("words", "", lambda e: e.alike and (e.all_ordinals or e.counted or e.enumerated)),
    ("likeness", "unclosed", lambda e: e.remainder),
    ("pack", "", lambda e: e.said == "closed" and not e.shares),
    ("shares", "", _said("closed")),
    ("near", "", lambda e: e.missed_narrowly and not e.shares),
    ("none", "unclosed", lambda e: e.left_out),
    ("likeness", "near-list", _said("near")),
    ("none", "open-list", lambda e: e.listing.open),
    ("likeness", "unclosed", _said("likely")),
    ("likeness", "one-slip", _said("slip")),
    ("likeness", "spread", lambda e: e.listing.spread and e.alike),
    ("none", "open-list", lambda e: True),
)


def membership_of(listing: Listing, parts: list[Item], words: ListWords) -> tuple[Membership, frozenset[str]]:
    """Return what is known of *parts*, and why the report may be right although they do not add up."""
    evidence = Evidence(listing, parts, words)
    included, why = _first(INCLUDED, evidence)
    exclusive, why_twice = _first(EXCLUSIVE, evidence)
    exhaustive, why_more = _first(EXHAUSTIVE, evidence)
    reasons = {why, why_twice if evidence.total > evidence.whole else why_more} - {""}
    if why_more == "one-slip" and evidence.total < evidence.whole < _TELLING:
        reasons.add("small-number")
    return Membership(included, exclusive, exhaustive), frozenset(reasons | _lowering(evidence))


def _first(table: tuple[GroundRow, ...], evidence: Evidence) -> tuple[Ground, str]:
    return next((ground, reason) for ground, reason, is_so in table if is_so(evidence))


def _lowering(e: Evidence) -> set[str]:
    """Return the reasons for which a fault of this list is worth a note at most."""
    found = set()
    if e.in_pieces:
        found.add("other-unit")
    if e.said == "near" and e.total > e.whole and (len(e.parts) == 2 or _small(e)):
        found.add("near-list")
    return found


def _small(e: Evidence) -> bool:
    """Whether one or two too many may be one thing counted twice: but no application comes in twice."""
    return e.whole < _SMALL and not e.words.are_ways(e.listing.whole, e.parts)
