"""What the pack's words say of the classes by which something is divided: kinds, channels, places, years, numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.domain.lexicon import Lexicon
from linter.parse.statements.classes import Classes
from linter.parse.statements.handling import HandlingWords
from linter.parse.statements.items import Item
from linter.parse.statements.listing import same_unit
from linter.text.numerals import chinese_integer

_ORDINAL = re.compile(
    r"(?P<before>[^一二三四五六七八九十首\d]{0,6})(?:(?P<first>首)|(?P<number>[一二三四五六七八九十]{1,2}|\d{1,2}))(?P<after>.*)\Z"
)
_YEAR = re.compile(r"(?:19|20)\d\d年")
_NAMES = re.compile(r"([^,;:]+?(?:、|和|及|与)[^,;:]+?)(?:一共|共计|合计|总计|共)\Z")
_NUMBERING = ("第", "首", "初")
_KEPT = 4096  # labels whose classes are remembered


def _number(match: re.Match[str]) -> int | None:
    return 1 if match["first"] else chinese_integer(match["number"])


class ClassWords(HandlingWords):
    """What the words beside a figure say of the class that it counts."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._divisions = [Classes(entry) for entry in lexicon.divisions]
        self._exclusive = [*self._divisions, *map(Classes, lexicon.exclusive)]
        self._classes = lru_cache(maxsize=_KEPT)(self._classes_of)
        self.overlapping = frozenset(lexicon.overlapping_units)
        self.class_units = frozenset(lexicon.class_units)

    def _classes_of(self, label: str) -> dict[int, int]:
        """Return of which class *label* is in each division of the pack that has one for it."""
        found = ((number, classes.of(label)) for number, classes in enumerate(self._exclusive))
        return {number: own for number, own in found if own is not None}

    def _apart(self, parts: list[Item]) -> list[int]:
        """Return the divisions of which each of *parts* is a class of its own."""
        known = [self._classes(part.label.strip(" ,;:(")) for part in parts]
        common = set.intersection(*map(set, known)) if known and all(known) else set()
        return [one for one in sorted(common) if len({own[one] for own in known}) == len(parts)]

    def _all_of(self, whole: Item, parts: list[Item]) -> int | None:
        """Return the first division of which *parts* are one of each class, and *whole* has no more."""
        said = whole.label + whole.tail
        named = (n for n in self._apart(parts) if n < len(self._divisions))
        return next((n for n in named if self._divisions[n].covers(said, len(parts))), None)

    def is_division(self, whole: Item, parts: list[Item]) -> bool:
        """Whether *parts* are all that there can be of *whole*: 自然人25件,法人或其他组织3件."""
        return self._all_of(whole, parts) is not None

    def division(self, whole: Item, parts: list[Item]) -> list[Item] | None:
        """Return the parts at the head of *parts* that are all there can be; None where there are none.

        不予公开12件 and 予以公开45件 are not, where 无法提供27件 follows at once.
        """
        first: dict[int, list[Item]] = {}  # heads, by the place of their division in the pack
        for size in sorted({len(classes) for classes in self._divisions}):
            head = parts[:size]
            if len(head) == size and (number := self._all_of(whole, head)) is not None:
                first[number] = head
        heads = (first[number] for number in sorted(first))
        return next((head for head in heads if not self._goes_on(head, parts[len(head) :])), None)

    def are_some(self, whole: Item, parts: list[Item]) -> bool:
        """Whether *parts* are classes of divisions, all of which have more: 一季度, 二季度 of four."""
        named = [n for n in self._apart(parts) if n < len(self._divisions)]
        return bool(named) and all(len(self._divisions[n]) > len(parts) for n in named)

    def enumerates(self, whole: Item, parts: list[Item]) -> bool:
        """Whether the label of *whole* names those of *parts* and no others: 复议、诉讼共24件."""
        names = _NAMES.search(whole.label.strip(" ,:"))
        pieces = names[1].split("、") if names else []
        pieces = [piece for each in pieces for piece in re.split("[和及与]", each) if piece]
        if len(pieces) != len(parts) or len(pieces) < 2:
            return False
        labels = [part.label.strip(" ,:的") for part in parts]
        own = pieces[0] if labels[0].endswith(pieces[0]) else labels[0]
        return pieces[0].endswith(own[-2:]) and all(
            piece in label for piece, label in zip(pieces[1:], labels[1:], strict=True)
        )

    def _goes_on(self, head: list[Item], behind: list[Item]) -> bool:
        """Whether what follows *head* may be one more class of the same whole."""
        if not behind or head[-1].stop or (head[-1].semi and behind[0].kind != "rest"):
            return False
        return same_unit(behind[0], head[-1]) and not self.is_stage(behind[0])

    def are_exclusive(self, parts: list[Item]) -> bool:
        """Whether the pack calls the classes of *parts* exclusive: nothing is in two of them."""
        named = [part for part in parts if part.kind != "rest"]
        return len(named) > 1 and bool(self._apart(named))

    def is_of_classes(self, item: Item, parts: list[Item]) -> bool:
        """Whether *item* is of a class of the division that *parts* are of."""
        own = self._classes(item.label.strip(" ,;:("))
        return any(number in own for number in self._apart(parts)) if own else False

    def counts_classes(self, item: Item) -> bool:
        """Whether *item* says of how many classes something consists: 分为三类."""
        figure = item.figure
        if figure is None or not figure.exact or figure.unit not in self.class_units:
            return False
        return "dividing" in self.said(item.label)

    def is_class(self, item: Item) -> bool:
        """Whether the label names a class of things: 政策法规类."""
        label = item.label.strip(" :“”()")
        return label.endswith(self.lexicon.class_nouns) or label.startswith(self.lexicon.outcomes)

    def is_kind(self, item: Item) -> bool:
        """Whether the label names a kind by the word for one: 政策法规类, 民生类信息."""
        return "kind_nouns" in self.said(item.label.strip(" ,:的")[-4:])

    def is_place(self, item: Item) -> bool:
        """Whether the label names a place or an office: 宿城区28期, 市政府349件."""
        return item.label.strip(" ,:“”()").endswith(self.lexicon.place_nouns)

    def is_channel(self, item: Item) -> bool:
        """Whether the label names a channel; what is published on several counts on each."""
        return "channels" in self.said(item.label)

    def is_of_channels(self, whole: Item) -> bool:
        """Whether *whole* is what all channels make: 各类渠道共计76条, 网站、微信、微博共发布2483条."""
        return "channel_totals" in self.said(whole.label) or len(self._channels(whole)) > 1

    def of_other_channels(self, item: Item, parts: list[Item]) -> bool:
        """Whether *item* and *parts* are each of a channel, and none of the same: 网站500条,微博300条."""
        if not self.is_channel(item) or not any(map(self.is_channel, parts)):
            return False
        own, theirs = self._channels(item), set().union(*map(self._channels, parts))
        return not own & theirs

    def _channels(self, item: Item) -> set[str]:
        return {word for word in self.lexicon.channels if word in item.label}

    @staticmethod
    def are_ordinals(parts: list[Item]) -> bool:
        """Whether *parts* are numbered in order: 第一期92人次,第二期105人次; 七年级147人,八年级160人."""
        if len(parts) < 2:
            return False
        found = [_ORDINAL.match(part.label.strip(" ,;:(")) for part in parts]
        numbers = [_number(match) for match in found if match]
        names = {(match["before"], match["after"]) for match in found if match}
        if len(numbers) < len(parts) or None in numbers:
            return False
        first = numbers[0] or 0
        called = len(names) == 1 or all(
            match and (match["first"] or match["before"].endswith(_NUMBERING)) for match in found
        )
        return called and numbers == list(range(first, first + len(parts)))

    def are_numbered_of(self, whole: Item, parts: list[Item]) -> bool:
        """Whether *parts* are numbered in order, and *whole* is none of the row: of 一级栏目6个, 二级栏目38个 are none."""
        if not self.are_ordinals(parts):
            return False
        match = _ORDINAL.match(parts[0].label.strip(" ,;:("))
        return match is None or not match["after"] or match["after"] not in whole.label

    @staticmethod
    def are_years(parts: list[Item]) -> bool:
        """Whether each of *parts* is of a year of its own: 2020年260条,2021年300条."""
        years = [_YEAR.match(part.label.strip(" ,;:(")) for part in parts]
        return len(parts) > 1 and all(years) and len({match[0] for match in years if match}) == len(parts)

    @staticmethod
    def is_of_a_year(item: Item) -> bool:
        """Whether the label begins with a year: 2021年公开266条."""
        return _YEAR.match(item.label.strip(" ,;:(")) is not None
