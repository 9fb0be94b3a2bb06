"""The items of a list: where it begins behind its whole, and where it may end."""

from __future__ import annotations

from linter.parse.statements.complete import all_classes, lacks_unit
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing, same_unit
from linter.parse.statements.listwords import ListWords

_SHORT_HEADING = 6  # characters of words that head what follows, whatever mark ends them
_CLAUSES = 5  # without a figure between a whole and its 其中, at most
LONGEST = 120  # items that a list is followed over: no office divides a figure into more


def introduces(item: Item, words: ListWords) -> bool:
    """Whether an item without a figure opens a list: 主要类别有, 在主动公开的信息中, (二)主要类别情况:."""
    if item.kind == "lead":
        return True
    text = item.label.strip(" ,:")
    opens = item.opens or item.head or len(text) <= _SHORT_HEADING  # 1.公开渠道。政府网站公开2764条,…
    if item.kind == "prose" and opens and text.endswith(words.introducing):
        return True
    return item.kind == "prose" and text.startswith("在") and text.endswith("中") and not item.stop


def heads_parts(items: list[Item], i: int) -> bool:
    """Whether parts follow item *i* at once, and no whole of their own: 1853条政府信息中."""
    following = next((x for x in items[i + 1 : i + 3] if x.kind != "ordinal"), None)
    if items[i].kind == "lead" or items[i].opens:
        return following is not None
    return following is not None and following.kind in ("part", "rest") and not following.tail.endswith("中")


def list_after(items: list[Item], i: int, words: ListWords) -> tuple[int, str]:
    """Return where a list after item *i* begins and what ties it; no tie: there is none."""
    item = items[i]
    if item.head or i + 1 >= len(items):
        return 0, ""
    following = items[i + 1]
    if following.kind == "lead":
        alike = any(x.counts and same_unit(item, x) for x in items[i + 2 : i + 5])
        if item.stop and (not alike or item.kind == "rest"):
            return 0, ""  # a new sentence divides something else
        return _named_apart(items, i + 2) or i + 2, "lead"
    if introduces(following, words) and alike_around(items, i + 1):
        return i + 2, "lead"
    tail = item.tail.strip(",: ")
    framed = item.label.strip().startswith("在") or bool(
        following.shares
    )  # 142个村中,已建专栏的138个,占97.2%
    if tail == "中" or (tail.endswith("中") and framed):
        return i + 1, "lead"
    if lead := _lead_behind_prose(items, i):
        apart = items[lead - 1].head or (items[lead - 1].stop and not words.takes_up(items[lead]))
        return (0, "") if apart else (lead + 1, "lead")  # 已办结的申请中 names its whole itself
    return (0, "") if words.is_including(item) else _beside(items, i, words)


def _lead_behind_prose(items: list[Item], i: int) -> int:
    """Where a lead stands behind item *i* and a clause without figures, or a few of its own sentence; 0: nowhere."""
    last = i + 2 if items[i].stop else i + _CLAUSES
    for at in range(i + 1, min(last, len(items) - 1)):
        if items[at].kind not in ("prose", "rate"):
            return 0
        if items[at + 1].kind == "lead":
            return at + 1
        if items[at].stop or items[at].head:
            return 0
    return 0


def _beside(items: list[Item], i: int, words: ListWords) -> tuple[int, str]:
    """Where a list that nothing introduces begins after item *i*, and what ties it."""
    item, following = items[i], items[i + 1]
    if item.kind == "total" and item.stop and following.kind == "part":
        return i + 1, "behind-stop"
    if following.kind not in ("part", "rest") or item.stop or item.pause:
        return 0, ""
    if item.kind == "total":
        return i + 1, "lead" if item.colon and _lists(items, i, words) else "bare"
    return (i + 1, "weak") if i == 0 or items[i - 1].stop else (0, "")


def _lists(items: list[Item], i: int, words: ListWords) -> bool:
    """Whether total *i* and a colon go on with classes of its unit alone, 其他 the last where it is more than 0."""
    parts: list[Item] = []
    for part in items[i + 1 : i + 1 + LONGEST]:
        if part.kind not in ("part", "rest") or not same_unit(items[i], part):
            return False
        parts.append(part)
        if part.stop or part.kind == "rest":
            break
    whole = items[i].figure
    closed = parts[-1].kind == "rest" or (
        whole is not None and not whole.value
    )  # of 0 there is nothing to name
    return len(parts) > 2 and closed and all_classes(parts, words)


def alike_around(items: list[Item], i: int) -> bool:
    """Whether what stands around an introduction counts the same things."""
    return i + 1 < len(items) and items[i + 1].counts and same_unit(items[i - 1], items[i + 1])


def _named_apart(items: list[Item], start: int) -> int:
    """``其中自然人、法人申请分别为25件、3件``: where the figures begin behind the names; 0: nowhere."""
    for at in range(start, min(start + LONGEST, len(items))):
        if items[at].kind == "lead" and at > start:
            return at + 1
        if items[at].kind != "prose" or items[at].stop:
            break
    return 0


def collect(items: list[Item], start: int, whole: Item, tie: str, words: ListWords) -> Listing:
    """Gather the parts from *start* on, and every place where the list may end."""
    lead = items[start - 1] if tie == "lead" else None
    found = Listing(whole, [], tie, [], divides=lead is not None and words.divides(lead))
    found.open = lead is not None and lead.label.strip() in words.open_leads
    bare = tie in ("bare", "weak")
    intake = words.is_intake(items[start : start + 2])  # 共办理41件,当年收到39件,上年结转2件
    sentences = 3 if tie == "behind-stop" else 1
    parts, cuts = found.parts, found.cuts
    numbered = nested = ended = False
    faceted: int | None = None  # where the whole is looked at from another side: 涉及…
    for item in items[start : start + LONGEST]:
        if item.kind == "ordinal" and not bare and (numbered or not parts):
            numbered = found.numbered = True
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
        found.gap |= item.kind == "prose" and not _closed(parts) and lacks_unit(item)
        # 其他525条,所有项目全部公开;来信758件: 其他 closes the list.
        if item.kind == "prose" and (item.stop or bare or (_closed(parts) and not numbered)):
            found.open |= words.is_left(item)
            break
        found.open |= item.open and not nested
        if item.counts and item.kind != "total" and not nested:
            if faceted is None and parts and words.is_facet(item) and not words.all_answers(parts):
                faceted = len(parts)
                cuts.append(faceted)
            if bare and _steps_on(item, found, intake, words):
                break
            parts.append(item)
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
    found.spread = any(map(words.is_spread, parts if lead is None else [lead, *parts]))
    found.sure = _sure(parts, lead, min([*cuts, len(parts)]))
    cuts += [
        *(n for n, part in enumerate(parts, 1) if part.kind == "rest" and part.semi),
        len(parts),
    ]  # 其他219条;微信公开304条
    return found


def _closed(parts: list[Item]) -> bool:
    return bool(parts) and parts[-1].kind == "rest"


def _steps_on(item: Item, found: Listing, intake: bool, words: ListWords) -> bool:
    """Whether *item* is a step of handling, at which a list that nothing introduces is over.

    What the next year has to deal with may belong to it: 予以公开16件,…,结转下年度2件.
    """
    if not words.is_stage(item) or (intake and len(found.parts) < 2):
        return False
    if found.parts and words.is_carried_out(item):
        found.cuts.append(len(found.parts))
        return False
    return True


def _sure(parts: list[Item], lead: Item | None, most: int) -> int:
    """How many parts certainly belong to the list: those before the first ; that need not be its own.

    ``其中甲2件;乙5件``: 乙 may be something else. ``其中:甲2件;乙5件;丙1件`` is one list. What
    stands alone behind 其中 is a part, whatever divides it again.
    """
    if lead is not None and len(parts) == 1:
        return 1
    own = lead is not None and (lead.opens or not lead.label)
    if own and all(part.semi or part.stop for part in parts[:-1]):
        return most
    return next((n for n, part in enumerate(parts[:most], 1) if part.semi), most)
