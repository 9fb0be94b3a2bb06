"""Whether a list names all there is of its whole: what the text says, and what only speaks for it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from linter.model.figure import Figure
from linter.model.slips import slip
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing, same_unit
from linter.parse.statements.listwords import ListWords

# closed: the text says so, or there can be nothing else. likely: lists of its like name all. near:
# the sums all but agree. slip: they differ by what one wrong digit makes. Nothing: nobody knows.
Completeness = Literal["closed", "likely", "near", "slip", ""]

_NO_UNIT = re.compile(r"(?:(?!第)[\u4e00-\u9fff]|[)”])\d+(?:、|$)")
_SHORT = 4  # characters of a label that is a name and nothing else
_NONE = 2  # parts of 0 that tell that a list is whole
_LARGE = 100  # below it any number is one digit away from any other


def completeness(listing: Listing, parts: list[Item], words: ListWords) -> Completeness:
    """Return what speaks for *parts* being the whole list."""
    whole = listing.whole.figure
    assert whole is not None
    alike = all(same_unit(part, listing.whole) for part in parts)
    rest = any(part.kind == "rest" for part in parts)
    if (
        rest
        or listing.closed
        or listing.all_said
        or (alike and not listing.open and words.is_division(listing.whole, parts))
    ):
        return "closed"
    if shares_whole(parts):
        return "near" if alike and leaves_room(whole, parts) else "closed"
    enough = len(parts) > 2 or (alike and len(parts) == 2 and whole.value >= 50 and not listing.open)
    # What two classes lack of their whole may be a third: 收到89件,其中律师申请84件,村民申请3件.
    near = enough and nearly(whole, parts) and (len(parts) > 2 or total_of(parts) >= whole.value)
    if near and (listing.tie != "bare" or _of_one_kind(parts, words)):
        return "near"  # but 召开会议8次,培训2次,督查3次 stand side by side
    if listing.open:
        return ""
    if alike and words.sides.are_two(parts):
        return "likely"
    if alike and len(parts) > 1 and (listing.divides or listing.colon or _names_all(listing, parts, words)):
        return "likely"
    return "slip" if _one_slip(listing, parts, words) else ""


def _names_all(listing: Listing, parts: list[Item], words: ListWords) -> bool:
    """Whether *parts* are of a kind of which reports name all: ways in, answers, outcomes."""
    if listing.tie == "far":
        return False
    if _with_none(parts) and not words.are_applications(listing.whole):
        return True
    several = len(parts) > 2
    whole = listing.whole
    ways, answers = words.are_ways(whole, parts), words.are_answers(whole, parts)
    return (several and (ways or answers)) or words.are_outcomes(parts)


def _with_none(parts: list[Item]) -> bool:
    """Whether the list names even classes of which there is none: whoever does so leaves none out."""
    none = sum(1 for part in parts if part.figure and not part.figure.value)
    return none >= _NONE and len(parts) - none > 1


def _one_slip(listing: Listing, parts: list[Item], words: ListWords) -> bool:
    """Whether a list of classes or places misses its whole by just what one wrong digit makes.

    Only of large wholes: a small number differs by one digit from any other.
    """
    whole = listing.whole.figure
    assert whole is not None
    if not all(same_unit(part, listing.whole) for part in parts):
        return False
    if whole.value < _LARGE or len(parts) < (2 if parallel(parts) else 3):
        return False
    return _of_one_kind(parts, words) and misses_by_a_digit(whole, parts)


def nearly(whole: Figure, parts: list[Item]) -> bool:
    """Whether *parts* all but make *whole*."""
    few = 2 if whole.value >= 20 else 1 if whole.value >= 10 else 0
    return abs(total_of(parts) - whole.value) <= few + whole.value / 200


def misses_by_a_digit(whole: Figure, parts: list[Item]) -> bool:
    """Whether one wrong digit makes the difference between *parts* and *whole*."""
    missing = whole.value - total_of(parts)
    if abs(missing) * 2 > whole.value:
        return False
    figures = [part.figure.value for part in parts if part.figure]
    return bool(slip(whole.value, whole.value - missing)) or any(slip(n, n + missing) for n in figures)


def _of_one_kind(parts: list[Item], words: ListWords) -> bool:
    """Whether the labels are of one kind: classes, places, built alike, or bare names (沭阳28期,泗阳22期)."""
    labels = [part.label.strip(" ,:“”()") for part in parts]
    short = len(parts) > 3 and all(0 < len(label) <= _SHORT for label in labels)
    return short or parallel(parts) or all_classes(parts, words) or all(map(words.is_place, parts))


def all_classes(parts: list[Item], words: ListWords) -> bool:
    """Whether each label names a class of things."""
    return all(map(words.is_class, parts))


def lacks_unit(item: Item) -> bool:
    """Whether the words of *item* hold a number that was meant for a figure: 规划计划类3,…; 信函10、网络40件."""
    return _NO_UNIT.search(item.label) is not None


def total_of(parts: list[Item]) -> Decimal:
    """Return the parts' sum."""
    return sum((part.figure.value for part in parts if part.figure), Decimal(0))


def parallel(parts: list[Item]) -> bool:
    """Whether the labels are built alike (现场咨询, 电话咨询): classes of one division."""
    labels = [part.label.strip(" ,:;的数“”()") for part in parts]
    return len({label[-2:] for label in labels}) == 1 and all(labels)


def shares_whole(parts: list[Item]) -> bool:
    """Whether each part has a share of its own and these make 100, within their rounding."""
    shares = [own_share(part) for part in parts]
    if len(parts) < 2 or any(share is None for share in shares):
        return False
    together = sum((share.value for share in shares if share), Decimal(0))
    slack = sum((2 * share.half_unit for share in shares if share), Decimal(0))
    return abs(together - 100) <= slack


def leaves_room(whole: Figure, parts: list[Item]) -> bool:
    """Whether the shares leave room for what *parts* lack: 914 of 915 are 99.9 per cent, one may be left out."""
    shares = [share for part in parts if (share := own_share(part))]
    missing = (whole.value - total_of(parts)) * 100
    slack = sum((share.half_unit for share in shares), Decimal(0))
    told = sum((share.value for share in shares), Decimal(0))
    return 0 < missing <= (100 - told + slack) * whole.value


def own_share(part: Item) -> Figure | None:
    """Return the share that the text gives of *part*: 405条,占8.21% or 208件(17.46%)."""
    if part.shares:
        return part.shares[0]
    inner = [
        x.figure for x in part.inner if x.kind == "rate" and x.figure and not x.label.strip("(0123456789.%")
    ]
    return inner[0] if inner else None
