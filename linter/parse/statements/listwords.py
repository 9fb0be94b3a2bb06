"""What the pack's lexicon says of the labels in lists: what opens and closes them, wholes, what is no part."""

from __future__ import annotations

from functools import lru_cache

from linter.domain.lexicon import Lexicon
from linter.parse.statements.classwords import ClassWords
from linter.parse.statements.items import Item
from linter.parse.statements.listing import same_unit

_NAME = 4  # characters of a label that is a name and nothing else
_PAIR = 2


class ListWords(ClassWords):
    """What the pack's lexicon says of the labels in lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.pieces = frozenset(lexicon.pieces)
        self.measures = frozenset(lexicon.measures)
        self.main_units = frozenset(lexicon.main_units)
        self.open_leads = frozenset(lexicon.open_leads)
        self.share = frozenset(lexicon.share)
        self.just_counted = frozenset(lexicon.just_counted)
        self.together = tuple(word.text for word in lexicon.sum)
        self.totals = frozenset((*self.together, *lexicon.bare_totals))
        self.compared = (*lexicon.compared_with, *lexicon.recounted)
        self._leads, self._frames = frozenset(lexicon.lead), tuple(lexicon.lead_frames)
        self._restating = frozenset(lexicon.restating)

    def divides(self, lead: Item) -> bool:
        """Whether *lead* says by what the whole is divided: 按申请方式分, 从办理结果看."""
        label = lead.label.strip(" ,:")
        return label not in self._leads and label.startswith(self._frames)

    def takes_up(self, item: Item) -> bool:
        """Whether the lead takes up the sentence before it: 其中."""
        return item.label.strip(" ,:").startswith(self.lexicon.taking_up)

    def closes(self, item: Item) -> bool:
        """Whether *item* says that there is nothing but what was named: 此外再无其他类别."""
        return "closers" in self.said(item.label + item.tail)

    def restates(self, item: Item) -> bool:
        """Whether a figure is stated again for what follows to be among it: 在这159条里."""
        again = item.label.strip(" ,;:(") in self._restating
        return again and item.tail.strip(" ,:").startswith(self.lexicon.among)

    def is_beside(self, item: Item) -> bool:
        """Whether the figure in brackets stands beside the one before them: (另有上年结转3件)."""
        return item.label.strip(" ,(").startswith(self.lexicon.beside)

    def is_including(self, item: Item) -> bool:
        """Whether the label says that something is among the whole, and maybe not all of it: 含…."""
        return item.label.strip(" ,(").startswith(self.lexicon.including)

    def is_earlier(self, item: Item) -> bool:
        """Whether the figure is one of an earlier year: (2014年为60件), 2023年为677册."""
        if item.current:
            return False
        label = item.label.strip(" ,:(")
        return label.startswith(self.lexicon.earlier) and label.endswith(self.lexicon.equals)

    def turns_into(self, item: Item, following: Item | None) -> bool:
        """Whether *item* is what *following* was before: 由120件增加到150件."""
        if following is None or not following.counts or item.stop or not same_unit(item, following):
            return False
        return "turned" in self.said(item.tail or following.label)

    def is_of_all_years(self, item: Item) -> bool:
        """Whether the figure sums up several years: 累计公开2094条."""
        return "all_years" in self.said(item.label)

    def is_total(self, item: Item, parts: list[Item]) -> bool:
        """Whether *item*, with *parts* just beside it, is a whole by its own words.

        发布信息506条,政策法规类13条 has one, 发布工作动态85条,公告21条,其他39条 has none: there the
        figures are of one kind.
        """
        if item.shares or self.of_other_channels(item, parts):
            return False
        label = item.label.strip(" ,:的了")
        if item.kind == "total":
            if "weak_totals" not in self.said(label):
                return True
            named = all(self.is_place(part) or len(part.label.strip(" ,:")) <= _NAME for part in parts)
            if (
                named
                and item.figure
                and 2 * sum(part.figure.value for part in parts if part.figure) >= item.figure.value
            ):
                return True  # 全年制作简报119期,市级47期,沭阳28期
        if not label.endswith(self.lexicon.generic_nouns):
            return False
        return not (self.is_channel(item) and any(map(self.is_channel, parts)))

    def is_called_total(self, item: Item) -> bool:
        """Whether a figure called 共 is one of a channel or a place of its own: 各乡镇共公开21333条."""
        own = next((item.label.partition(word)[0] for word in self.together if word in item.label), "")
        lexicon = self.lexicon
        return own.strip(" ,:;").endswith((*lexicon.channels, *lexicon.place_nouns, *lexicon.kind_nouns))

    def is_average(self, item: Item) -> bool:
        """Whether the figure is what falls to each: 平均每单位2.1人."""
        return item.label.strip(" ,;:(").startswith(self.lexicon.averages)

    def are_excepted(self, parts: list[Item]) -> bool:
        """Whether *parts* are an exception and the rest: 除12批转办外,其余36批当场答复."""
        if len(parts) != _PAIR or parts[1].kind != "rest":
            return False
        label, tail = parts[0].label.strip(" ,;:"), parts[0].tail.strip(" ,")
        return label.startswith(self.lexicon.excepting) and tail.endswith(self.lexicon.excepted)

    def is_remainder(self, part: Item) -> bool:
        """Whether *part* is what the one before it leaves: 主动公开21件,另有3件未公布."""
        return self.is_beside(part) and "negated" in self.said(part.label + part.tail)

    def is_facet(self, item: Item) -> bool:
        """Whether the item looks at the whole from another side: 涉及…; 属于已主动公开范围 is an answer."""
        if not item.label.strip(" ,;").startswith(self.lexicon.facets):
            return False
        return "answers" not in self.said(item.label) or self.is_subject(item)

    def is_subject(self, item: Item) -> bool:
        """Whether the item says what something is about: 涉及土地征收6件."""
        return item.label.strip(" ,;").startswith(self.lexicon.subjects)

    def is_net(self, item: Item) -> bool:
        """Whether the figure is what is left of a gain and a loss: 净增2件."""
        return "net" in self.said(item.label + item.tail)

    def is_left(self, item: Item) -> bool:
        """Whether words without a figure tell of the rest: 其余为其他处理."""
        return item.label.strip(" ,;").startswith(self.lexicon.other)


@lru_cache(maxsize=8)
def list_words(lexicon: Lexicon) -> ListWords:
    """Return the words of *lexicon* that lists are read by, made once."""
    return ListWords(lexicon)
