"""Shares: what a percentage says of a part and its whole, and what the shares of a list make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.grounds import Ground, Membership
from linter.model.relation import Relation, State, rounding_doubts
from linter.parse.statements.complete import own_share
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Reading
from linter.parse.statements.vocabulary import vocabulary

_NAME = 4  # characters of words that name one figure and no other
_NEAR = 12  # figures before a share behind its list, of which one may be its whole
_OF_COUNTS = frozenset({"of-counts"})
_NOUN = 2  # characters of a noun that a base has behind the name: 夜间来电 of 夜间176次
_PAIR = 2
_DEEPEST = 5  # divisions of a part of a part


def share_relations(items: list[Item], readings: list[Reading], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield for each share of a listed part that it is part ÷ whole, and that the shares make 100.

    Of several wholes in the section the one that fits counts, and where a share is one of all
    (占总数的) the outermost. A list whose shares are all cut, all rounded up, or off by one unit of
    the last digit has a habit of rounding: doubt `directed-rounding`.
    """
    alone = [item.start for item in items if item.kind == "rate"]  # shares without a count
    owners = {id(part): reading.whole for reading in readings for part in reading.parts}
    for reading in readings:
        own_parts = [part for part in reading.parts if owners[id(part)] is reading.whole]
        pairs = [(part.figure, own_share(part)) for part in own_parts]
        shares = [(part, share) for part, share in pairs if part and share and part.exact]
        if not shares or reading.whole.figure is None:
            continue
        own, *others = _bases(reading, owners, lexicon, shares[0][1])
        if not own.exact or own.value == 0:
            continue
        near = _before(reading, items) if len(shares) >= _PAIR else []
        whole = _fitting([own, *others, *near], shares)
        for part, share in shares:
            named = _named_base(share, items, lexicon)
            base = (named,) if named else _unrounded(reading, whole)
            relation = Relation("share", (part,), base, "share", stated=share)
            ground = "words" if named else _base_ground(share, reading.whole, lexicon)
            known = Membership(ground, "words", "words")
            yield replace(relation, doubts=rounding_doubts(relation), membership=known)
        first, last = reading.parts[0].start, reading.parts[-1].end
        if any(first < at < last for at in alone):
            continue
        complete = len(shares) == len(reading.parts) > 1 and "open-list" not in reading.doubts
        if complete and whole is reading.whole.figure:
            yield Relation("hundred", tuple(share for _, share in shares), (), "shares", doubts=_OF_COUNTS)


def lone_shares(items: list[Item], readings: list[Reading], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield for each share behind its list, of no named whole, that it is one of the only total before it.

    ``公开信息360条,其中网站200条,公众号160条。惠民政策信息共310条,占84.11%``.
    """
    parts = {id(part) for reading in readings for part in reading.parts}
    read = parts | {id(reading.whole) for reading in readings}
    before: list[Item] = []  # what else has been counted in the section
    for item in items:
        figure = item.figure
        if not item.counts or figure is None:
            continue
        alike = [one for one in before[-_NEAR:] if one.figure and one.figure.unit == figure.unit]
        share = item.shares[0] if item.shares else None
        before.append(item)
        if share is None or id(item) in read:
            continue
        bases = [one for one in alike if id(one) not in parts and not one.shares]
        fits = any(one.figure and one.figure.value and _holds(figure, one.figure, share) for one in alike)
        if len(bases) == 1 and not fits and _of_only(figure, share, bases[0], lexicon):
            assert bases[0].figure is not None
            relation = Relation("share", (figure,), (bases[0].figure,), "share", stated=share)
            known = Membership("likeness", "words", "words")
            yield replace(relation, doubts=rounding_doubts(relation), membership=known)


def _of_only(part: Figure, share: Figure, whole: Item, lexicon: Lexicon) -> bool:
    """Whether *share* of *part* names no whole of its own, and *whole* can be it."""
    assert whole.figure is not None
    if not (part.exact and whole.figure.exact and 0 < part.value <= whole.figure.value):
        return False
    label = share.label.strip(" ,;:()")
    if _base(share).startswith((*lexicon.elsewhere, *lexicon.pointing)):
        return False
    return bool(label) and (label in lexicon.share or "of_all" in vocabulary(lexicon).said(label))


def _bases(reading: Reading, owners: dict[int, Item], lexicon: Lexicon, share: Figure) -> list[Figure]:
    """Return the figures that *share* may be one of, the likeliest first."""
    assert reading.whole.figure is not None
    outer: list[Item] = []
    at = reading.whole
    while (owner := owners.get(id(at))) is not None and len(outer) < _DEEPEST:
        outer.append(owner)
        at = owner
    above = [item.figure for item in outer if item.figure and item.figure.exact and item.figure.value]
    others = [w.figure for w in reading.wholes if w.figure and w.figure.exact and w.figure.value]
    if above and "of_all" in vocabulary(lexicon).said(share.label):
        return [above[-1], *above[:-1], reading.whole.figure]
    return [reading.whole.figure, *above, *others]


def _base(share: Figure) -> str:
    return share.label.strip(" ,;:()%.0123456789").removeprefix("占").rstrip("的")


def _pointed_at(share: Figure, items: list[Item]) -> Figure | None:
    """Return the figure before the part whose *share* is one of 该类信息: 招标采购176条;其中,图文67条,占该类信息的38.1%."""
    before = [
        item for item in items if item.counts and item.figure and item.figure.span.start < share.span.start
    ]
    if len(before) < _PAIR or share not in before[-1].shares:
        return None
    whole, part = before[-2].figure, before[-1].figure
    assert whole is not None and part is not None
    return whole if whole.exact and whole.unit == part.unit and whole.value else None


def _named_base(share: Figure, items: list[Item], lexicon: Lexicon) -> Figure | None:
    """Return the figure before *share* whose words the share names: of 民生类信息84条, 占民生类信息的31.0%."""
    base = _base(share)
    if len(base) < _NAME:
        return None
    if base.startswith(lexicon.pointing):
        return _pointed_at(share, items)
    for item in reversed(items):
        figure = item.figure
        if figure is None or figure.span.start >= share.span.start or not item.counts or not figure.exact:
            continue
        label = item.label.strip(" ,;:其中")
        named = len(label) >= _NAME and (label in base or label.endswith(base))
        begun = len(label) > 1 and base.startswith(label) and len(base) - len(label) <= _NOUN
        if (named or begun) and figure.value and share not in item.shares:
            return figure
    return None


def _base_ground(share: Figure, whole: Item, lexicon: Lexicon) -> Ground:
    """Return how it is known that *share* is one of *whole*: 占网站发布量的60% is of something else."""
    label = share.label.strip(" ,;:()%.0123456789")
    words = lexicon.share
    if (
        not label
        or label in words
        or (
            "of_all" in vocabulary(lexicon).said(label)
            and not label.removeprefix("占").startswith(lexicon.elsewhere)
        )
    ):
        return "words"
    base = _base(share)
    if base.startswith((*lexicon.elsewhere, *lexicon.pointing)):
        return "none"
    said = whole.label + whole.tail
    return "words" if any(base[at : at + 2] in said for at in range(len(base) - 1)) else "none"


def _fitting(wholes: list[Figure], shares: list[tuple[Figure, Figure]]) -> Figure:
    """Return the one whole that all shares fit; the list's own where none or several do."""
    if all(_holds(part, wholes[0], share) for part, share in shares):
        return wholes[0]
    fits = [w for w in wholes[1:] if all(_holds(part, w, share) for part, share in shares)]
    return fits[0] if len({w.value for w in fits}) == 1 else wholes[0]


def _before(reading: Reading, items: list[Item]) -> list[Figure]:
    """Return what of that unit is counted a little before the list: 总支出9万元,其中本年支出8万元。本年支出中:…"""
    assert reading.whole.figure is not None
    before = [item for item in items if item.counts and item.end <= reading.parts[0].start]
    figures = [item.figure for item in before[-_NEAR:] if item.figure]
    return [f for f in figures if f.exact and f.value and f.unit == reading.whole.figure.unit]


def _unrounded(reading: Reading, whole: Figure) -> tuple[Figure, ...]:
    """Return the parts of *whole* where it is told to fewer digits than they are and is their sum: 9万元 of 8.51 and 0.52."""
    parts = [part.figure for part in reading.parts if part.figure and part.figure.exact]
    if whole is not reading.whole.figure or len(parts) != len(reading.parts):
        return (whole,)
    finer = {part.scale for part in parts} == {whole.scale} and whole.decimals < max(
        p.decimals for p in parts
    )
    off = abs(sum((part.value for part in parts), Decimal(0)) - whole.value)
    return tuple(parts) if finer and 0 < off <= whole.half_unit else (whole,)


def _holds(part: Figure, whole: Figure, share: Figure) -> bool:
    found = Relation("share", (part,), (whole,), stated=share).evaluate()
    return found.state is State.HOLDS
