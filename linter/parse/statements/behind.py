"""The list before its whole: 网站1260条；公告栏224条。以上合计1484条."""

from __future__ import annotations

from collections.abc import Iterator

from linter.parse.statements.complete import lacks_unit, total_of
from linter.parse.statements.gather import LONGEST
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing, same_unit
from linter.parse.statements.listwords import ListWords


def before(items: list[Item], i: int, words: ListWords) -> Iterator[Listing]:
    """Yield the parts that stand before their total: 甲3条,乙4条,合计7条."""
    label = items[i].label.strip(" ,;:")
    label = next((label[len(word) :] for word in words.lexicon.taking_back if label.startswith(word)), label)
    bare = label in words.totals or (len(label) < 6 and label.endswith(words.lexicon.closing_totals))
    parts: list[Item] = []
    number = _said_number(items[i - 1], items[i], words) if i else 0
    last = at = i - 1 - bool(number)
    named = items[last + 1].label.strip(" ,;:")
    back = named.startswith(words.lexicon.taking_back)  # 甲3条,乙4条。以上合计7条
    own: int | None = None  # how many of them no other total precedes
    while at >= 0 and (items[at].counts or _counted(items[at])):
        if items[at].stop and not (back and at == last):
            break
        if items[at].kind == "total" and own is None:
            own = len(parts)
        parts.append(items[at])
        at -= 1
        if len(parts) > LONGEST:
            return
    if number:
        first = items[i - 1].label.strip(" ,;:的") in words.lexicon.first_of  # 前两项合计
        parts = parts[-number:] if first else parts
        if len(parts) == number:
            yield Listing(items[i], parts[::-1], "before", [number], sure=number, classes=number)
        return
    bare = bare or _only_sums(items[i], parts, words)
    own = len(parts) if own is None else own
    if own == 0 and bare and all(part.kind == "total" and same_unit(part, items[i]) for part in parts):
        own = len(parts)  # 县本级共收到32件,各乡镇共收到15件,全县合计47件
    whole = items[i].figure
    if bare and whole is not None and len(parts) > own:
        of_all, of_own = (abs(total_of(some) - whole.value) for some in (parts, parts[:own]))
        # 共承办甲3件、乙28件、丙45件,共计76件: that 共 is no total of its own
        own = len(parts) if of_all <= of_own or own < 2 else own
    gap = at >= 0 and items[at].kind == "prose" and not items[at].stop and lacks_unit(items[at])
    if own > 1 and bare:
        yield Listing(items[i], parts[:own][::-1], "before", [own], sure=own, gap=gap)
    if words.is_stage(items[i]) and any(words.is_stage(part) for part in parts):
        return  # 新收58件,加上年结转7件,共办结63件: steps, no sum
    if len(parts) > 1 and (own < len(parts) or not bare):
        yield Listing(items[i], parts[::-1], "named", [len(parts)], sure=len(parts), gap=gap)


def _only_sums(total: Item, parts: list[Item], words: ListWords) -> bool:
    """Whether *total* is called by the verb that all its parts have: 张贴37张,…,总共张贴186张."""
    label = total.label.strip(" ,;:")
    verb = next(
        (label[len(word) :] for word in sorted(words.together, key=len)[::-1] if label.startswith(word)), ""
    )
    labels = [part.label for part in parts if part.label.strip(" ,;:、")]
    return len(verb) > 1 and bool(labels) and all(verb in said for said in labels)


def _said_number(item: Item, total: Item, words: ListWords) -> int:
    """Return of how many classes the words straight before *total* say that it is: 三项合计; 0: of none."""
    figure = item.figure
    if figure is None or not figure.exact or item.figure_end != total.start:
        return 0
    named = item.label.strip(" ,;:的") in ("", *words.lexicon.first_of, *words.lexicon.taking_back)
    counts = figure.unit in words.class_units and figure.unit != (total.figure.unit if total.figure else "")
    return int(figure.value) if named and counts and 1 < figure.value <= LONGEST else 0


def _counted(item: Item) -> bool:
    """Whether *item* is a number of bodies (31个部门) that no names stand before."""
    return item.kind == "counted" and item.figure is not None and "、" not in item.label
