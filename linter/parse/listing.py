"""Lists of parts and their wholes: every admissible reading, and the best of them.

A list's reading adds up or not; only a list that is whole can be wrong. Which items make a
list says parse/wholes.py; how a list closes, and so what may be asked of it, parse/closing.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from linter.lexicon import Lexicon
from linter.parse.items import Item


@dataclass(slots=True)
class Reading:
    """A whole with the parts that were taken for its list, and why they may not be it."""

    whole: Item
    parts: list[Item]
    adds_up: bool
    doubts: frozenset[str] = frozenset()
    wholes: tuple[Item, ...] = ()  # other wholes of the section that a share may be of
    sure: int = 0  # how many parts certainly belong to the list


@dataclass(slots=True)
class Listing:
    """A whole, the items after it, and how the text ties them to it.

    *tie* is ``bracket``, ``lead`` (其中), ``bare`` (behind a total), ``weak`` (behind any figure),
    ``before`` (the total is called just 合计), ``named`` (a total with words of its own behind its
    parts) or ``far`` (a total further up).
    """

    whole: Item
    parts: list[Item]
    tie: str
    cuts: list[int]  # how many parts each possible end of the list leaves
    open: bool = False
    spread: bool = False  # 分别: a figure for each of the names
    nested: bool = False  # a second 其中: of the part before it, or of the whole again
    sure: int = 0  # how many parts stand before the first place where the list may end
    wholes: list[Item] = field(default_factory=list)


class ListWords:
    """What the pack's lexicon says of the labels in lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.stages = lexicon.texts("stages")
        self.channels = lexicon.texts("channels")
        self.measures = frozenset(lexicon.texts("measures"))
        self.open_leads = frozenset(lexicon.texts("open_leads"))
        self.class_nouns = lexicon.texts("class_nouns")
        self.outcomes = lexicon.texts("outcomes")
        self.spread = lexicon.texts("spread")
        self.compared = lexicon.texts("compared_with")
        self.opening, self.received = lexicon.texts("carried_in"), lexicon.texts("received")
        self.facets = lexicon.texts("facets")
        self.closing_totals = lexicon.texts("closing_totals")
        self.totals = frozenset((*lexicon.texts("sum"), *lexicon.texts("bare_totals")))

    def is_stage(self, item: Item) -> bool:
        """Whether the item is a step of handling, which follows another and is no part of it."""
        if self.is_spread(item) or item.label.strip().startswith(self.outcomes):
            return False
        return any(word in item.label for word in self.stages)

    def is_intake(self, parts: list[Item]) -> bool:
        """Whether *parts* are what came in and what was there before: together, what was to be done."""
        found = [
            [any(word in part.label for word in kind) for part in parts]
            for kind in (self.opening, self.received)
        ]
        return len(parts) == 2 and all(map(any, found))

    def is_class(self, item: Item) -> bool:
        """Whether the label names a class of things: 政策法规类."""
        label = item.label.strip(" :“”()")
        return label.endswith(self.class_nouns) or label.startswith(self.outcomes)

    def is_channel(self, item: Item) -> bool:
        """Whether the label names a channel; what is published on several counts on each."""
        return any(word in item.label for word in self.channels)

    def is_facet(self, item: Item) -> bool:
        """Whether the item looks at the whole from another side: 涉及…."""
        return item.label.strip(" ,;").startswith(self.facets)

    def is_spread(self, item: Item) -> bool:
        """Whether the label says that each name has a figure: 分别."""
        return any(word in item.label for word in self.spread)


@lru_cache(maxsize=8)
def list_words(lexicon: Lexicon) -> ListWords:
    """Return the words of *lexicon* that lists are read by, made once."""
    return ListWords(lexicon)


def same_unit(item: Item, whole: Item) -> bool:
    """Whether both figures count the same things."""
    return bool(item.figure and whole.figure and item.figure.unit == whole.figure.unit)
