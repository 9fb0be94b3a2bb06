"""What is known of a list and the parts that were taken for it: each fact found once, when asked for."""

from __future__ import annotations

from functools import cached_property

from linter.parse.statements.complete import (
    all_classes,
    completeness,
    lacks_unit,
    leaves_room,
    misses_by_a_digit,
    nearly,
    own_share,
    shares_whole,
    total_of,
)
from linter.parse.statements.items import Item
from linter.parse.statements.listing import LOOSE, Listing, same_unit
from linter.parse.statements.listwords import ListWords
from linter.parse.statements.overlaps import counted_twice

_NEAR = 1000  # of four parts or more the sum misses their whole by less than one in so many
_LARGE = 100  # below it any number is near any other
_TELLING = 1000  # a number below it is one digit away from many others


class Evidence:
    """A list and the parts that were taken for it, and what is known of them."""

    def __init__(self, listing: Listing, parts: list[Item], words: ListWords) -> None:
        self.listing, self.parts, self.words = listing, parts, words
        assert listing.whole.figure is not None
        self.whole = listing.whole.figure.value
        self.total = total_of(parts)

    @cached_property
    def said(self) -> str:
        """What speaks for the list being whole."""
        return completeness(self.listing, self.parts, self.words)

    @cached_property
    def alike(self) -> bool:
        """Whether every part counts what the whole does."""
        return all(same_unit(part, self.listing.whole) for part in self.parts)

    @cached_property
    def other_things(self) -> bool:
        """Whether no part counts what the whole does: 2期, 分别有22人、24人."""
        whole, pieces = self.listing.whole, self.words.pieces
        assert whole.figure is not None
        if self.listing.tie == "before":
            return False
        units = {part.figure.unit for part in self.parts if part.figure}
        like = whole.figure.unit in pieces and units & pieces
        return not like and not any(same_unit(part, whole) for part in self.parts)

    @cached_property
    def rest(self) -> bool:
        """Whether a part is called the rest."""
        return any(part.kind == "rest" for part in self.parts)

    @cached_property
    def shares(self) -> bool:
        """Whether the parts' shares make 100."""
        return shares_whole(self.parts)

    @cached_property
    def left_out(self) -> bool:
        """Whether the parts' shares lack of 100 what the parts lack of their whole: a class may go unnamed."""
        whole = self.listing.whole.figure
        assert whole is not None
        return not self.shares and all(map(own_share, self.parts)) and leaves_room(whole, self.parts)

    @cached_property
    def missed_narrowly(self) -> bool:
        """Whether several parts miss their whole by so little that they must be all of it."""
        gap = abs(self.total - self.whole)
        return self.alike and len(self.parts) > 3 and (2 * gap + 1) * _NEAR <= self.whole

    @cached_property
    def twice(self) -> str:
        """Why a thing may count in two parts: `counted-once`, `overlap`, or nothing."""
        return counted_twice(self.listing, self.parts, self.words)

    @cached_property
    def of_one_pack_kind(self) -> bool:
        """Whether the pack calls the classes exclusive: ways in, applicants, answers, outcomes, grades."""
        words = self.words
        whole, parts = self.listing.whole, self.parts
        handled = words.are_ways(whole, parts) or words.are_answers(whole, parts) or words.are_outcomes(parts)
        return handled or words.are_exclusive(parts)

    @cached_property
    def came_to(self) -> set[str]:
        """The doubt about parts that are what became of what came in."""
        return self.words.intake_doubts(self.listing.whole, self.parts)

    @cached_property
    def far_off(self) -> bool:
        """Whether the list is far from its whole in the text and in number."""
        return self.listing.tie == "far" and abs(self.total - self.whole) * 5 > self.whole

    @cached_property
    def classed(self) -> bool:
        """Whether classes far from their whole are a little more than it: 主要类别情况."""
        excess = self.total - self.whole
        return (
            self.listing.tie == "far" and 0 < excess * 5 <= self.whole and all_classes(self.parts, self.words)
        )

    @cached_property
    def sure(self) -> bool:
        """Whether anything speaks for the list being whole."""
        return bool(self.said)

    @cached_property
    def staged(self) -> bool:
        """Whether parts are steps of handling, of which none need be a part."""
        spread = self.listing.spread and self.alike
        stages = any(map(self.words.is_stage, self.parts)) and not self.words.are_exclusive(self.parts)
        return stages and not (self.sure or spread or self.words.is_intake(self.parts))

    @cached_property
    def apart(self) -> bool:
        """Whether the list is in a sentence of its own, behind a figure that is no total."""
        listing = self.listing
        behind = listing.tie == "lead" and listing.whole.stop and listing.whole.kind == "part"
        return behind and not (self.sure or all(map(self.words.is_class, self.parts)))

    @cached_property
    def gap(self) -> bool:
        """Whether a number without its unit stands among the parts, and may be what is missing."""
        return self.total < self.whole and (self.listing.gap or any(map(lacks_unit, self.listing.parts)))

    @cached_property
    def exceeded(self) -> bool:
        """Whether there is a part though the whole is none."""
        return not self.whole and self.total > 0

    @cached_property
    def kinds(self) -> bool:
        """Whether the parts are named as kinds (…类), or as things that are one or the other."""
        whole = self.listing.whole.figure
        assert whole is not None
        apart = whole.unit not in self.words.overlapping and all(map(self.words.is_channel, self.parts))
        return apart or (len(self.parts) > 2 and all(map(self.words.is_kind, self.parts)))

    @cached_property
    def ordinals(self) -> bool:
        """Whether the parts are the first, the second … of what the sentence counts: 3期, 第一期92人次,…."""
        words = self.words
        whole = self.listing.whole
        loose = self.listing.tie in ("bare", *LOOSE)  # 2021年266条,2022年367条,…: each is one of a row
        years = words.are_years(self.parts) and not (loose and words.is_of_a_year(whole))
        return words.are_numbered_of(whole, self.parts) or years

    @cached_property
    def all_ordinals(self) -> bool:
        """Whether there are as many of them as the sentence says."""
        return self.ordinals and len(self.parts) in self.listing.announced

    @cached_property
    def named(self) -> bool:
        """Whether three parts or more are classes that exclude one another, or two are all there can be."""
        words = self.words
        several = len(self.parts) > 2 and words.are_exclusive(self.parts)
        exclusive = several or words.is_division(self.listing.whole, self.parts)
        among = words.is_of_classes(self.listing.whole, self.parts)  # it is itself one of them
        behind = self.listing.tie in ("bare", "weak")
        told = (
            exclusive
            or self.excepted
            or self.ordinals
            or self.remainder
            or self.two_sided
            or (self.said_all and len(self.parts) > 1)
        )
        return behind and self.alike and not among and (told or self.missed_narrowly)

    @cached_property
    def excepted(self) -> bool:
        """Whether the parts are an exception and the rest: 除12批转办外,其余36批."""
        return self.words.are_excepted(self.parts)

    @cached_property
    def two_sided(self) -> bool:
        """Whether the parts are what is so and what is not so: 合格, 不合格."""
        return self.alike and self.words.sides.are_two(self.parts)

    @cached_property
    def said_all(self) -> bool:
        """Whether words behind the list say that there is nothing else."""
        return self.listing.all_said

    @cached_property
    def loose(self) -> bool:
        """Whether the figures only stand side by side, and none is a whole by its own words."""
        return self.listing.tie in ("bare", "weak") and not self.words.is_total(
            self.listing.whole, self.parts
        )

    @cached_property
    def closes_near(self) -> bool:
        """Whether figures that end with the rest all but make the one before them: 门诊量38763,普通26168,…,其余7032."""
        whole = self.listing.whole.figure
        assert whole is not None
        near = nearly(whole, self.parts) or (self.whole >= _TELLING and misses_by_a_digit(whole, self.parts))
        rest = len(self.parts) > 2 and self.parts[-1].kind == "rest"
        return self.alike and rest and self.whole >= _LARGE and near and not self.listing.open

    @cached_property
    def some_unnamed(self) -> bool:
        """Whether the parts are classes of a division of the pack that has more of them: 一季度, 二季度."""
        words, whole = self.words, self.listing.whole
        summed = self.listing.tie == "before" and "weak_totals" not in words.said(whole.label)
        told = self.listing.divides or summed
        return self.alike and self.total < self.whole and not told and words.are_some(whole, self.parts)

    @cached_property
    def enumerated(self) -> bool:
        """Whether the words of the whole name its parts, one by one: 复议、诉讼共24件,其中复议18件,诉讼6件."""
        return self.words.enumerates(self.listing.whole, self.parts)

    @cached_property
    def counted(self) -> bool:
        """Whether there are as many parts as the words say that there are classes."""
        return self.alike and len(self.parts) == self.listing.classes > 1

    @cached_property
    def remainder(self) -> bool:
        """Whether the last of two parts is what the first leaves: 主动公开21件,另有3件未公布."""
        return len(self.parts) == 2 and self.alike and self.words.is_remainder(self.parts[1])

    @cached_property
    def slipped(self) -> bool:
        """Whether one wrong digit makes the difference from a large whole."""
        whole = self.listing.whole.figure
        assert whole is not None
        return self.alike and self.whole >= _TELLING and misses_by_a_digit(whole, self.parts)

    @cached_property
    def in_pieces(self) -> bool:
        """Whether parts in several units of the same things (条, 篇, 件) are together more than their whole."""
        listing, whole = self.listing, self.listing.whole.figure
        units = {part.figure.unit for part in self.parts if part.figure}
        if listing.tie not in ("lead", "bracket") or len(units) < 2 or listing.open or listing.nested:
            return False
        assert whole is not None
        all_pieces = {whole.unit, *units} <= self.words.pieces
        return all_pieces and all_classes(self.parts, self.words) and self.total > self.whole

    @cached_property
    def joined(self) -> bool:
        """Whether the parts before their total are one row of figures: 31个部门、12个乡镇共43家单位."""
        last = self.parts[-1]
        return all(part.pause for part in self.parts[:-1]) and not (last.pause or last.opens)
