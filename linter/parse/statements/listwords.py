"""What the pack's lexicon says of the labels in lists: steps, answers, channels, classes, places."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.domain.lexicon import Lexicon
from linter.parse.statements.classes import Classes
from linter.parse.statements.complements import Sides
from linter.parse.statements.items import Item
from linter.parse.statements.listing import same_unit
from linter.text.numerals import chinese_integer

_ORDINAL = re.compile(
    r"(?P<before>[^一二三四五六七八九十首\d]{0,6})(?:(?P<first>首)|(?P<number>[一二三四五六七八九十]{1,2}|\d{1,2}))(?P<after>.*)\Z"
)
_YEAR = re.compile(r"(?:19|20)\d\d年")
_NUMBERING = ("第", "首", "初")
_NAME = 4  # characters of a label that is a name and nothing else


def _number(match: re.Match[str]) -> int | None:
    return 1 if match["first"] else chinese_integer(match["number"])


class ListWords:
    """What the pack's lexicon says of the labels in lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.stages = lexicon.stages
        self.no_stages = (*lexicon.outcomes, *lexicon.refusals)
        self.channels = lexicon.channels
        self.counted_once = lexicon.counted_once
        self.overlapping = frozenset(lexicon.overlapping_units)
        self.channel_totals = lexicon.channel_totals
        self.pieces = frozenset(lexicon.pieces)
        self.measures = frozenset(lexicon.measures)
        self.open_leads = frozenset(lexicon.open_leads)
        self.taking_up = lexicon.taking_up
        self.earlier = lexicon.earlier
        self.equals = lexicon.equals
        self.weak_totals, self.generic = lexicon.weak_totals, lexicon.generic_nouns
        self.introducing = lexicon.introducing
        self.leads = frozenset(lexicon.lead)
        self.frames = tuple(lexicon.lead_frames)
        self.including = lexicon.including
        self.class_nouns = lexicon.class_nouns
        self.outcomes = lexicon.outcomes
        self.answers = lexicon.answers
        self.applications = lexicon.applications
        self.unfinished = lexicon.unfinished
        self.answered = lexicon.answered
        self.taken_in, self.kind_nouns = lexicon.taken_in, lexicon.kind_nouns
        self.request_ways = lexicon.request_ways
        self.spread = lexicon.spread
        self.taking_back, self.all_years = lexicon.taking_back, lexicon.all_years
        self.share = frozenset(lexicon.share)
        self.recounted = lexicon.recounted
        self.compared, self.turned = lexicon.compared_with, lexicon.turned
        self.opening, self.received = lexicon.carried_in, lexicon.received
        self.carried_out, self.beside = lexicon.carried_out, lexicon.beside
        self.places = lexicon.place_nouns
        self.divisions = [Classes(entry) for entry in lexicon.divisions]
        self.exclusive = [*self.divisions, *map(Classes, lexicon.exclusive)]
        self.dividing = lexicon.dividing
        self.class_units = frozenset(lexicon.class_units)
        self.averages = lexicon.averages
        self.applicants, self.negated = lexicon.applicants, lexicon.negated
        self.sides = Sides(lexicon)
        self.excepting, self.excepted = lexicon.excepting, lexicon.excepted
        self.restating, self.just_counted = frozenset(lexicon.restating), frozenset(lexicon.just_counted)
        self.first_of, self.among, self.closers = lexicon.first_of, lexicon.among, lexicon.closers
        self.net = lexicon.net
        self.subjects, self.other = lexicon.subjects, lexicon.other
        self.facets = lexicon.facets
        self.closing_totals = lexicon.closing_totals
        self.together = tuple(word.text for word in lexicon.sum)
        self.main_units = frozenset(lexicon.main_units)
        self.totals = frozenset((*(word.text for word in lexicon.sum), *lexicon.bare_totals))

    def is_stage(self, item: Item) -> bool:
        """Whether the item is a step of handling, which follows another and is no part of it."""
        if item.kind == "rest" or self.is_spread(item) or item.label.strip().startswith(self.no_stages):
            return False
        return any(word in item.label for word in self.stages)

    def is_intake(self, parts: list[Item]) -> bool:
        """Whether *parts* are what came in and what was there before: together, what was to be done."""
        found = [
            [any(word in part.label for word in kind) for part in parts]
            for kind in (self.opening, self.received)
        ]
        return len(parts) == 2 and all(map(any, found))

    def is_received(self, item: Item) -> bool:
        """Whether the figure is of what came in this year."""
        return any(word in item.label for word in self.received)

    def is_carried_in(self, item: Item) -> bool:
        """Whether the figure is of what the year before left over."""
        return any(word in item.label for word in self.opening)

    def is_carried_out(self, item: Item) -> bool:
        """Whether the figure is of what the next year has to deal with."""
        return any(word in item.label + item.tail for word in self.carried_out)

    def is_beside(self, item: Item) -> bool:
        """Whether the figure in brackets stands beside the one before them: (另有上年结转3件)."""
        return item.label.strip(" ,(").startswith(self.beside)

    def is_class(self, item: Item) -> bool:
        """Whether the label names a class of things: 政策法规类."""
        label = item.label.strip(" :“”()")
        return label.endswith(self.class_nouns) or label.startswith(self.outcomes)

    def is_called_total(self, item: Item) -> bool:
        """Whether a figure called 共 is one of a channel or a place of its own: 各乡镇共公开21333条."""
        own = next((item.label.partition(word)[0] for word in self.together if word in item.label), "")
        return own.strip(" ,:;").endswith((*self.channels, *self.places, *self.kind_nouns))

    def closes(self, item: Item) -> bool:
        """Whether *item* says that there is nothing but what was named: 此外再无其他类别."""
        return any(word in item.label + item.tail for word in self.closers)

    def restates(self, item: Item) -> bool:
        """Whether a figure is stated again for what follows to be among it: 在这159条里."""
        again = item.label.strip(" ,;:(") in self.restating
        return again and item.tail.strip(" ,:").startswith(self.among)

    def is_place(self, item: Item) -> bool:
        """Whether the label names a place or an office: 宿城区28期, 市政府349件."""
        return item.label.strip(" ,:“”()").endswith(self.places)

    def divides(self, lead: Item) -> bool:
        """Whether *lead* says by what the whole is divided: 按申请方式分, 从办理结果看."""
        label = lead.label.strip(" ,:")
        return label not in self.leads and label.startswith(self.frames)

    def is_including(self, item: Item) -> bool:
        """Whether the label says that something is among the whole, and maybe not all of it: 含…."""
        return item.label.strip(" ,(").startswith(self.including)

    def is_earlier(self, item: Item) -> bool:
        """Whether the figure is one of an earlier year: (2014年为60件), 2023年为677册."""
        label = item.label.strip(" ,:(")
        return not item.current and label.startswith(self.earlier) and label.endswith(self.equals)

    def turns_into(self, item: Item, following: Item | None) -> bool:
        """Whether *item* is what *following* was before: 由120件增加到150件."""
        if following is None or not following.counts or item.stop or not same_unit(item, following):
            return False
        return any(word in (item.tail or following.label) for word in self.turned)

    def is_of_all_years(self, item: Item) -> bool:
        """Whether the figure sums up several years: 累计公开2094条."""
        return any(word in item.label for word in self.all_years)

    def is_total(self, item: Item, parts: list[Item]) -> bool:
        """Whether *item*, with *parts* just beside it, is a whole by its own words.

        发布信息506条,政策法规类13条 has one, 发布工作动态85条,公告21条,其他39条 has none: there the
        figures are of one kind.
        """
        if item.shares:
            return False
        label = item.label.strip(" ,:的了")
        if self._of_other_channels(item, parts):
            return False
        if item.kind == "total":
            if not any(word in label for word in self.weak_totals):
                return True
            named = all(self.is_place(part) or len(part.label.strip(" ,:")) <= _NAME for part in parts)
            if (
                named
                and item.figure
                and 2 * sum(part.figure.value for part in parts if part.figure) >= item.figure.value
            ):
                return True  # 全年制作简报119期,市级47期,沭阳28期
        return label.endswith(self.generic) and not (
            self.is_channel(item) and any(map(self.is_channel, parts))
        )

    def _of_other_channels(self, item: Item, parts: list[Item]) -> bool:
        """Whether *item* and *parts* are each of a channel, and none of the same: 网站500条,微博300条."""
        own = {word for word in self.channels if word in item.label}
        theirs = {word for word in self.channels if any(word in part.label for part in parts)}
        return bool(own and theirs) and not own & theirs

    def is_of(self, lead: Item, whole: Item) -> bool:
        """Whether *lead* may speak of *whole*: 在已办结的申请中 speaks of no figure of what came in."""
        label = lead.label.strip(" ,:")
        done = label.endswith("中") and any(word in label for word in self.answered)
        return not done or not self.is_received(whole) or any(word in whole.label for word in self.answered)

    def takes_up(self, item: Item) -> bool:
        """Whether the lead takes up the sentence before it: 其中."""
        return item.label.strip(" ,:").startswith(self.taking_up)

    def are_ways(self, whole: Item, parts: list[Item]) -> bool:
        """Whether *parts* are the ways by which applications, the *whole*, came in: each by one of them."""
        return self.comes_in(whole) and all(
            any(word in part.label for word in self.request_ways) for part in parts
        )

    def comes_in(self, whole: Item) -> bool:
        """Whether *whole* counts what comes in by one way each: applications, letters, questions."""
        return self.are_applications(whole) or any(w in whole.label + whole.tail for w in self.taken_in)

    def is_kind(self, item: Item) -> bool:
        """Whether the label names a kind by the word for one: 政策法规类, 民生类信息."""
        return any(word in item.label.strip(" ,:的")[-4:] for word in self.kind_nouns)

    def are_applications(self, whole: Item) -> bool:
        """Whether *whole* counts what was asked for: 收到申请6件, 收到6件申请."""
        return any(word in whole.label + whole.tail for word in self.applications)

    def are_answers(self, whole: Item, parts: list[Item]) -> bool:
        """Whether *parts* are what the answered applications of *whole* came to."""
        return any(word in whole.label for word in self.answered) and self.all_answers(parts)

    def all_answers(self, parts: list[Item]) -> bool:
        """Whether each of *parts* is what an application may come to: of them 属于… is one more, no facet."""
        return all(any(word in part.label for word in self.answers) for part in parts)

    def are_of_outcomes(self, parts: list[Item]) -> bool:
        """Whether each of *parts* is what a review or a lawsuit came to."""
        return all(part.label.strip(" ,").startswith(self.outcomes) for part in parts)

    def are_outcomes(self, parts: list[Item]) -> bool:
        """Whether *parts* are what reviews or lawsuits came to, those still open among them."""
        return self.are_of_outcomes(parts) and any(
            word in part.label for word in self.unfinished for part in parts
        )

    def is_division(self, whole: Item, parts: list[Item]) -> bool:
        """Whether *parts* are all that there can be of *whole*: 自然人25件,法人或其他组织3件."""
        return any(classes.covers(whole, parts) for classes in self.divisions)

    def division(self, whole: Item, parts: list[Item]) -> list[Item] | None:
        """Return the parts at the head of *parts* that are all there can be; None where there are none.

        不予公开12件 and 予以公开45件 are not, where 无法提供27件 follows at once.
        """
        for classes in self.divisions:
            head = parts[: len(classes)]
            if classes.covers(whole, head) and not self._goes_on(head, parts[len(head) :]):
                return head
        return None

    def _goes_on(self, head: list[Item], behind: list[Item]) -> bool:
        """Whether what follows *head* may be one more class of the same whole."""
        if not behind or head[-1].stop or (head[-1].semi and behind[0].kind != "rest"):
            return False
        return same_unit(behind[0], head[-1]) and not self.is_stage(behind[0])

    def are_exclusive(self, parts: list[Item]) -> bool:
        """Whether the pack calls the classes of *parts* exclusive: nothing is in two of them."""
        named = [part for part in parts if part.kind != "rest"]
        return len(named) > 1 and any(classes.parts_apart(named) for classes in self.exclusive)

    def is_of_classes(self, item: Item, parts: list[Item]) -> bool:
        """Whether *item* is of a class of the division that *parts* are of."""
        return any(classes.parts_apart(parts) and classes.names(item) for classes in self.exclusive)

    def counts_classes(self, item: Item) -> bool:
        """Whether *item* says of how many classes something consists: 分为三类."""
        figure = item.figure
        said = any(word in item.label for word in self.dividing)
        return figure is not None and said and figure.exact and figure.unit in self.class_units

    def are_applicants(self, parts: list[Item]) -> bool:
        """Whether *parts* are those who asked, each by what it is."""
        return all(any(word in part.label for word in self.applicants) for part in parts)

    def kind_of(self, part: Item) -> str:
        """Return by what *part* divides what came in: the way, who asked, the answer, a step; or nothing."""
        kinds = (("way", self.request_ways), ("applicant", self.applicants), ("answer", self.answers))
        found = next((kind for kind, words in kinds if any(word in part.label for word in words)), "")
        return "step" if self.is_stage(part) and found != "way" else found

    def is_average(self, item: Item) -> bool:
        """Whether the figure is what falls to each: 平均每单位2.1人."""
        return item.label.strip(" ,;:(").startswith(self.averages)

    @staticmethod
    def are_ordinals(parts: list[Item]) -> bool:
        """Whether *parts* are numbered in order: 第一期92人次,第二期105人次; 七年级147人,八年级160人."""
        found = [_ORDINAL.match(part.label.strip(" ,;:(")) for part in parts]
        numbers = [_number(match) for match in found if match]
        names = {(match["before"], match["after"]) for match in found if match}
        if len(parts) < 2 or len(numbers) < len(parts) or None in numbers:
            return False
        first = numbers[0] or 0
        called = len(names) == 1 or all(
            match and (match["first"] or match["before"].endswith(_NUMBERING)) for match in found
        )
        return called and numbers == list(range(first, first + len(parts)))

    @staticmethod
    def are_years(parts: list[Item]) -> bool:
        """Whether each of *parts* is of a year of its own: 2020年260条,2021年300条."""
        years = [_YEAR.match(part.label.strip(" ,;:(")) for part in parts]
        return len(parts) > 1 and all(years) and len({match[0] for match in years if match}) == len(parts)

    @staticmethod
    def is_of_a_year(item: Item) -> bool:
        """Whether the label begins with a year: 2021年公开266条."""
        return _YEAR.match(item.label.strip(" ,;:(")) is not None

    def are_excepted(self, parts: list[Item]) -> bool:
        """Whether *parts* are an exception and the rest: 除12批转办外,其余36批当场答复."""
        if len(parts) != 2 or parts[1].kind != "rest":
            return False
        first = parts[0]
        return first.label.strip(" ,;:").startswith(self.excepting) and first.tail.strip(" ,").endswith(
            self.excepted
        )

    def are_numbered_of(self, whole: Item, parts: list[Item]) -> bool:
        """Whether *parts* are numbered in order, and *whole* is none of the row: of 一级栏目6个, 二级栏目38个 are none."""
        if not self.are_ordinals(parts):
            return False
        match = _ORDINAL.match(parts[0].label.strip(" ,;:("))
        return match is None or not match["after"] or match["after"] not in whole.label

    def is_remainder(self, part: Item) -> bool:
        """Whether *part* is what the one before it leaves: 主动公开21件,另有3件未公布."""
        return self.is_beside(part) and any(word in part.label + part.tail for word in self.negated)

    def is_channel(self, item: Item) -> bool:
        """Whether the label names a channel; what is published on several counts on each."""
        return any(word in item.label for word in self.channels)

    def is_taken_in(self, whole: Item) -> bool:
        """Whether *whole* is what came in, each by one way: 收到来信120件."""
        return any(word in whole.label for word in (*self.applications, *self.received))

    def intake_doubts(self, whole: Item, parts: list[Item]) -> set[str]:
        """The doubt about parts that are what became of what came in.

        Some may be pending; some last year's, and where the text tells of those, nobody knows.
        """
        came_in = all(
            any(word in whole.label for word in kind) for kind in (self.received, self.applications)
        )
        became = [any(word in part.label for word in self.answers) for part in parts if part.kind != "rest"]
        if not (came_in and len(became) > 1 and all(became)):
            return set()
        told = "".join(x.label + x.tail for item in (whole, *parts) for x in (item, *item.inner))
        return {"stages-unnamed" if any(word in told for word in self.opening) else "pending"}

    def is_of_channels(self, whole: Item) -> bool:
        """Whether *whole* is what all channels make: 各类渠道共计76条, 网站、微信、微博共发布2483条."""
        named = sum(word in whole.label for word in self.channels)
        return named > 1 or any(word in whole.label for word in self.channel_totals)

    def is_facet(self, item: Item) -> bool:
        """Whether the item looks at the whole from another side: 涉及…; 属于已主动公开范围 is an answer."""
        answer = any(word in item.label for word in self.answers) and not self.is_subject(item)
        return item.label.strip(" ,;").startswith(self.facets) and not answer

    def is_subject(self, item: Item) -> bool:
        """Whether the item says what something is about: 涉及土地征收6件."""
        return item.label.strip(" ,;").startswith(self.subjects)

    def is_net(self, item: Item) -> bool:
        """Whether the figure is what is left of a gain and a loss: 净增2件."""
        return any(word in item.label + item.tail for word in self.net)

    def is_left(self, item: Item) -> bool:
        """Whether words without a figure tell of the rest: 其余为其他处理."""
        return item.label.strip(" ,;").startswith(self.other)

    def is_spread(self, item: Item) -> bool:
        """Whether the label says that each name has a figure: 分别."""
        return any(word in item.label for word in self.spread)


@lru_cache(maxsize=8)
def list_words(lexicon: Lexicon) -> ListWords:
    """Return the words of *lexicon* that lists are read by, made once."""
    return ListWords(lexicon)
