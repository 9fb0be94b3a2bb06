"""Whether the parts of a list may count one thing more than once: channels, and forms of one paper."""

from __future__ import annotations

from linter.parse.statements.complete import misses_by_a_digit, nearly, shares_whole, total_of
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing
from linter.parse.statements.listwords import ListWords

_MANY = 20  # smaller numbers are easily alike by chance


def counted_twice(listing: Listing, parts: list[Item], words: ListWords) -> str:
    """Return the doubt about parts that are together more than their whole; nothing where there is none.

    What is published on several channels counts on each, so no sum proves anything: `counted-once`.
    Where the sum misses the whole by what a slip of the pen makes, it is worth a look: `overlap`.
    """
    whole = listing.whole.figure
    assert whole is not None
    if total_of(parts) <= whole.value:
        return ""
    alone = any(part.figure and part.figure.value == whole.value for part in parts)
    if alone and whole.value >= _MANY and not words.is_taken_in(listing.whole):
        return "counted-once"  # 事项1268项,其中一级26项,三级1268项: one of them is all there is
    if whole.unit not in words.overlapping:
        return ""
    if any(
        map(words.is_subject, parts[:2])
    ):  # 涉及土地征收6件、住房保障2件: one application may be about both
        return (
            "overlap" if nearly(whole, parts) and not _said(listing.whole, parts, words) else "counted-once"
        )
    if sum(map(words.is_channel, parts)) < 2 or words.is_taken_in(listing.whole):
        return ""
    if listing.divides or shares_whole(parts) or words.are_exclusive(parts):
        return ""
    if alone or _said(listing.whole, parts, words):
        return "counted-once"
    if nearly(whole, parts) and (len(parts) > 2 or any(part.kind == "rest" for part in parts)):
        return ""
    slipped = nearly(whole, parts) or misses_by_a_digit(whole, parts)
    return "overlap" if slipped or words.is_of_channels(listing.whole) else "counted-once"


def _said(whole: Item, parts: list[Item], words: ListWords) -> bool:
    """Whether the text says that one thing counts once: 不同渠道公开相同信息计1条."""
    said = "".join(item.label + item.tail for item in (whole, *whole.inner, *parts))
    return "counted_once" in words.said(said)
