"""Where a list begins behind its whole, and what ties it to it."""

from __future__ import annotations

from linter.parse.statements.gather import LONGEST
from linter.parse.statements.items import Item
from linter.parse.statements.listing import FAR, same_unit
from linter.parse.statements.listwords import ListWords

_SHORT_HEADING = 6  # characters of words that head what follows, whatever mark ends them
_NOUN = 8  # characters of a noun between a whole and 中
_SHORT_CLAUSE = 6  # characters of a clause that a colon makes the head of a list
_CLAUSES = 5  # without a figure between a whole and its 其中, at most


def introduces(item: Item, words: ListWords) -> bool:
    """Whether an item without a figure opens a list: 主要类别有, 在主动公开的信息中, (二)主要类别情况:."""
    if item.kind == "lead":
        return True
    text = item.label.strip(" ,:")
    opens = item.opens or item.head or len(text) <= _SHORT_HEADING  # 1.公开渠道。政府网站公开2764条,…
    if item.kind == "prose" and opens and text.endswith(words.lexicon.introducing):
        return True
    if item.kind == "prose" and item.colon and len(text) <= _SHORT_CLAUSE and not item.head:
        return True  # 具体是: 全部答复: 分为三级:
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
    if words.counts_classes(following) and (start := _classes(items, i)):
        return start, "lead"
    if introduces(following, words) and alike_around(items, i + 1):
        return i + 2, "lead"
    tail = item.tail.strip(",: ")
    framed = item.label.strip().startswith("在") or bool(
        following.shares
    )  # 142个村中,已建专栏的138个,占97.2%
    among = next((word for word in words.lexicon.among if tail.endswith(word)), "")
    named = (
        tail.removesuffix(among).endswith(words.lexicon.generic_nouns) and len(tail) <= _NOUN
    )  # 373条信息里
    if among and (tail == among or named or framed or _all_parts(items, i)):
        return i + 1, "lead"
    if lead := _lead_behind_prose(items, i):
        apart = items[lead - 1].head or (items[lead - 1].stop and not words.takes_up(items[lead]))
        return (0, "") if apart else (lead + 1, "lead")  # 已办结的申请中 names its whole itself
    return (0, "") if words.is_including(item) else _beside(items, i, words)


def _classes(items: list[Item], i: int) -> int:
    """Where the parts begin that a number of classes behind item *i* announces: 148件,分为三类:…; 0: nowhere."""
    if items[i].stop:
        return 0
    for at in range(i + 2, min(i + 2 + _CLAUSES, len(items))):
        kind = items[at].kind
        if kind in ("part", "rest", "ordinal"):
            return at if kind == "ordinal" or same_unit(items[at], items[i]) else 0
        if kind not in ("lead", "prose") or items[at].stop:
            return 0
    return 0


def _all_parts(items: list[Item], i: int) -> bool:
    """Whether nothing but parts of its unit stands between item *i* and its sentence's end: 37件申请中,自然人12件,…"""
    parts: list[Item] = []
    for part in items[i + 1 : i + 1 + LONGEST]:
        if part.kind not in ("part", "rest") or not same_unit(part, items[i]):
            return False
        parts.append(part)
        if part.stop:
            break
    return len(parts) > 2


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
    if item.colon and _lists(items, i):
        return i + 1, "lead"
    if item.kind == "total":
        return i + 1, "bare"
    return (i + 1, "weak") if _comes_first(items, i) else (0, "")


def _comes_first(items: list[Item], i: int) -> bool:
    """Whether no figure of its unit stands before item *i* in its sentence, nor one that a mark alone parts from it."""
    for before in reversed(items[max(0, i - LONGEST) : i]):
        if before.stop:
            return True
        if before.pause or before.kind == "lead" or (before.counts and same_unit(before, items[i])):
            return False
    return True


def _lists(items: list[Item], i: int) -> bool:
    """Whether a figure and a colon go on with several of its unit alone."""
    parts: list[Item] = []
    for part in items[i + 1 : i + 1 + LONGEST]:
        if part.kind not in ("part", "rest") or not same_unit(items[i], part):
            break
        parts.append(part)
        if part.stop or part.kind == "rest":
            break
    whole = items[i].figure
    assert whole is not None
    most = max((part.figure.value for part in parts if part.figure), default=whole.value)
    return len(parts) > 1 and (not whole.value or most <= FAR * whole.value)


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
