"""Shares in turn: 机构职能类61条、业务动态类89条、规划计划类16条,分别占36.7%、53.6%和9.7%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.grounds import Membership
from linter.model.relation import Relation, rounding_doubts
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Reading
from linter.parse.statements.vocabulary import vocabulary

_LEAST = 2  # shares in turn
_MOST = 40  # items behind a list among which they stand
_KNOWN = Membership("words", "words", "words")


def shares_in_turn(items: list[Item], readings: list[Reading], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield for each of the shares behind 分别占, as many as the list before has parts, that it is its part's."""
    places = {id(item): at for at, item in enumerate(items)}
    for reading in readings:
        parts, whole = reading.parts, reading.whole.figure
        at = places.get(id(parts[-1]))
        if at is None or whole is None or not whole.value or len(parts) < _LEAST:
            continue
        shares = _behind(parts[-1], items[at + 1 : at + 1 + _MOST], lexicon)
        exact = all(figure.exact for figure in (whole, *shares, *(p.figure for p in parts if p.figure)))
        if len(shares) != len(parts) or not exact or any(part.shares for part in parts[:-1]):
            continue
        for part, share in zip(parts, shares, strict=True):
            assert part.figure is not None
            relation = Relation("share", (part.figure,), (whole,), "share", stated=share, membership=_KNOWN)
            yield replace(relation, doubts=rounding_doubts(relation))


def _behind(last: Item, following: list[Item], lexicon: Lexicon) -> list[Figure]:
    """Return the shares that follow *last* in its sentence, where words say that each is one of a part in turn."""
    said = last.tail
    found = [*last.shares]
    stopped = last.stop
    for item in following:
        if stopped:
            break
        if item.kind == "rate" and item.figure is not None:
            said += item.label if not found else ""
            found += [item.figure, *item.shares]
        elif found or item.kind not in ("prose", "lead"):
            break
        else:
            said += item.label + item.tail
        stopped = item.stop
    turned = "spread" in vocabulary(lexicon).said(said) and any(word in said for word in lexicon.share)
    return found if turned else []
