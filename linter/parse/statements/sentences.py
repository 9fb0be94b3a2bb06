"""The items of a section sentence by sentence, and whether a word of the pack stands in one."""

from __future__ import annotations

from collections.abc import Iterator

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.parse.statements.items import Item
from linter.parse.statements.vocabulary import vocabulary


def sentences(items: list[Item]) -> Iterator[list[Item]]:
    """Yield the items of each sentence; 其中 behind a full stop goes on with the one figure before it."""
    sentence: list[Item] = []
    for item, after in zip(items, [*items[1:], None], strict=True):
        sentence.append(item)
        goes_on = after is not None and after.kind == "lead" and not item.head
        if item.stop and not (goes_on and sum(x.counts for x in sentence) == 1):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def name_of(rate: Item, lexicon: Lexicon) -> str:
    """Return what a rate is one of, without the mark that makes its name a rate's: 满意 of 满意率."""
    ends = [at for mark in lexicon.rate_marks if (at := rate.label.find(mark)) >= 0]
    return rate.label[: min(ends, default=None)].strip(" ,;:、(")


def has(item: Item, lexicon: Lexicon, *lists: str) -> bool:
    """Whether a word of one of *lists* of the lexicon stands before the figure of *item*."""
    return not vocabulary(lexicon).said(item.label).isdisjoint(lists)


def exact(item: Item) -> Figure | None:
    """Return the figure of *item*, if it counts something and is stated without 约, 余 and the like."""
    return item.figure if item.counts and item.figure is not None and item.figure.exact else None


def comparable(one: Item, other: Item) -> bool:
    """Whether both items count the same things."""
    if not (one.counts and other.counts and one.figure and other.figure):
        return False
    return one.figure.unit == other.figure.unit
