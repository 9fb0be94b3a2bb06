"""Wholes of several figures: what came in and what was carried in, or counts that stand side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile
from operator import attrgetter

from linter.parse.statements.closing import holding
from linter.parse.statements.complete import total_of
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing, same_unit
from linter.parse.statements.listwords import ListWords


def with_carried(listing: Listing, items: list[Item], words: ListWords) -> Listing | None:
    """``新收317件,上年结转3件。其中,予以公开184件,…,结转下年13件``: the list divides 320, not 317 or 3.

    A list that makes one of the two is its own. One that makes neither is wrong only where it names
    what was carried out, or divides what came in by who asked; else a stage may be missing (None).
    """
    pair = next(_pairs(listing.whole, items, words), None) if listing.tie != "bracket" else None
    if pair is None:
        return _of_row(listing, items, words)
    if holding(listing, words) is not None:
        return listing
    both = _of(listing, pair)
    if any(map(words.is_carried_out, both.parts)) or holding(both, words) is not None:
        return both
    came_in = replace(both, whole=pair[words.is_carried_in(pair[0])], taken=listing.taken)
    if words.division(both.whole, both.parts) or holding(came_in, words) is not None:
        return came_in
    assert both.whole.figure is not None
    return both if total_of(both.parts[: listing.sure]) > both.whole.figure.value else None


def _pairs(whole: Item, items: list[Item], words: ListWords) -> Iterator[tuple[Item, Item]]:
    """Yield *whole* with the figure beside it, or in brackets behind it, that is the other of the two."""
    if not (words.is_received(whole) or words.is_carried_in(whole)):
        return
    at = _place(whole, items)
    beside = []
    if at > 0 and not items[at - 1].stop:
        beside.append((items[at - 1], whole))
    if 0 <= at < len(items) - 1 and not whole.stop:
        beside.append((whole, items[at + 1]))
    inner = [item for item in whole.inner if item.counts or item.kind == "lead"]
    if len(inner) == 1 and words.is_beside(inner[0]):
        beside.append((whole, inner[0]))
    for one, other in beside:
        exact = one.figure and other.figure and one.figure.exact and other.figure.exact
        if exact and one.counts and other.counts and same_unit(one, other) and words.is_intake([one, other]):
            yield one, other


def _of(listing: Listing, row: tuple[Item, ...]) -> Listing:
    """Return *listing* with those of *row* together for its whole."""
    first, last = row[0], row[-1]
    assert first.figure is not None
    figure = replace(first.figure, value=total_of(list(row)))
    end = last.figure_end if last not in first.inner else first.figure_end
    of_row = {id(one) for one in row}
    left = [0]  # of so many parts, how many are none of the row
    for part in listing.parts:
        left.append(left[-1] + (id(part) not in of_row))
    return replace(
        listing,
        whole=replace(first, kind="total", figure=figure, figure_end=end, stop=last.stop),
        parts=[part for part in listing.parts if id(part) not in of_row],
        cuts=[left[cut] for cut in listing.cuts],
        first=max(1, left[listing.first]) if listing.first else 0,
        sure=left[listing.sure],
        taken=row,
    )


def _of_row(listing: Listing, items: list[Item], words: ListWords) -> Listing | None:
    """``县级1200条,乡镇900条。其中,政策类1500条,…``: figures side by side may be divided together.

    A list that is more than the one it was read for, and not more than all, accuses none (None).
    """
    whole = listing.whole.figure
    assert whole is not None
    exceeds = listing.tie in ("lead", "far") and total_of(listing.parts) > whole.value
    row = _row(listing, items, words) if exceeds else ()
    if len(row) < 2 or holding(listing, words) is not None:
        return listing
    together = _of(listing, row)
    if holding(together, words) is not None:
        return together
    assert together.whole.figure is not None
    most = max((part.figure.value for part in listing.parts if part.figure), default=whole.value)
    return together if most > together.whole.figure.value or _divides(row, together, items) else None


def _divides(row: tuple[Item, ...], together: Listing, items: list[Item]) -> bool:
    """Whether *row* is itself all of the figure before it: 学生353人,男生217人、女生136人,其中住校生58人、…."""
    at = _place(row[0], items)
    whole = items[at - 1] if at and not items[at - 1].stop else None
    return whole is not None and same_unit(whole, row[0]) and _value(whole) == _value(together.whole)


def _place(item: Item, items: list[Item]) -> int:
    """Return where *item* stands among *items*, which are in the text's order; -1: it is none of them."""
    first = bisect_left(items, item.start, key=attrgetter("start"))
    alike = takewhile(lambda at: items[at].start == item.start, range(first, len(items)))
    return next((at for at in alike if items[at] is item), -1)


def _value(item: Item) -> Decimal | None:
    return item.figure.value if item.counts and item.figure else None


def _row(listing: Listing, items: list[Item], words: ListWords) -> tuple[Item, ...]:
    """Return the figures of one sentence that stand side by side with *listing*'s whole, itself among them."""
    whole = listing.whole
    parts = {id(part) for part in listing.parts}

    def fits(item: Item) -> bool:
        exact = item.kind == "part" and item.figure is not None and item.figure.exact
        return exact and same_unit(item, whole) and id(item) not in parts

    at = _place(whole, items)
    if at < 0 or not fits(whole) or words.is_stage(whole):
        return ()
    first = last = at
    while first and fits(items[first - 1]) and not items[first - 1].stop:
        first -= 1
        if words.is_stage(items[first]):
            break  # 接待来电183次、来访80次: its verb is of both
    while (
        last + 1 < len(items)
        and not items[last].stop
        and fits(items[last + 1])
        and not words.is_stage(items[last + 1])
    ):
        last += 1
    return tuple(items[first : last + 1])
