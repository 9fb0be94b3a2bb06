"""The list in brackets behind its whole."""

from __future__ import annotations

from collections.abc import Iterator

from linter.parse.statements.complete import lacks_unit
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing
from linter.parse.statements.listwords import ListWords


def in_brackets(item: Item, words: ListWords) -> Iterator[Listing]:
    """Yield the list in brackets behind *item*, if there is one."""
    if item.tail.strip(" ,").startswith(words.lexicon.compared_with):
        return  # 27件,比上年(36件)下降25%
    if words.is_net(item) or (item.shares and sum(x.counts for x in item.inner) == 1):
        return  # 净增2件(新制定5件,废止3件); 216件,占81.2%(共266件)
    own = [x for x in _not_nested(item.inner) if not (x.counts and words.is_earlier(x))]
    if not any(x.counts for x in own) and words.is_of_all_years(item):
        own = _not_nested(item.inner)  # 累计2094条(2020年308条,2021年507条,…)
    inner = [x for x in own if x.counts]
    if inner and not (len(inner) == 1 and words.is_stage(inner[0])):
        found = Listing(item, inner, "bracket", _ends(own), sure=len(inner))
        found.open = any(x.open for x in item.inner)
        found.gap = any(x.kind == "prose" and lacks_unit(x) for x in own)
        found.spread = any(map(words.is_spread, item.inner))
        found.divides = not any(x.kind == "lead" or words.is_including(x) for x in item.inner)
        yield found


def _not_nested(inner: list[Item]) -> list[Item]:
    """Leave out what divides a part: (网站80条,其中动态50条、其他30条;微信20条), where a ; ends it."""
    kept: list[Item] = []
    nested: list[Item] | None = None
    for item in inner:
        if item.kind == "lead" and any(x.counts for x in kept):
            kept += nested or []
            nested = []
        elif nested is None:
            kept.append(item)
        else:
            nested.append(item)
            nested = None if item.semi else nested
    return kept + (nested or [])


def _ends(inner: list[Item]) -> list[int]:
    """Return after how many parts the list in a bracket may end: before each 其中, and at its end."""
    parts, ends = 0, []
    for item in inner:
        if item.kind == "lead" and parts:
            ends.append(parts)
        parts += item.counts
    return [*ends, parts]
