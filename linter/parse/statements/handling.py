"""What the pack's words say of handling: what came in and how, what became of it, and what is left."""

from __future__ import annotations

from linter.domain.lexicon import Lexicon
from linter.parse.statements.complements import Sides
from linter.parse.statements.items import Item
from linter.parse.statements.vocabulary import vocabulary


class HandlingWords:
    """What the words beside a figure say of applications, letters, reviews, and their handling."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.said = vocabulary(lexicon).said
        self.sides = Sides(lexicon)
        self._no_stages = (*lexicon.outcomes, *lexicon.refusals)

    def is_spread(self, item: Item) -> bool:
        """Whether the label says that each name has a figure: 分别."""
        return "spread" in self.said(item.label)

    def is_stage(self, item: Item) -> bool:
        """Whether the item is a step of handling, which follows another and is no part of it."""
        said = self.said(item.label)
        if "stages" not in said or "spread" in said or item.kind == "rest":
            return False
        return not item.label.strip().startswith(self._no_stages)

    def is_intake(self, parts: list[Item]) -> bool:
        """Whether *parts* are what came in and what was there before: together, what was to be done."""
        if len(parts) != 2:
            return False
        said = self.said(parts[0].label) | self.said(parts[1].label)
        return "carried_in" in said and "received" in said

    def is_received(self, item: Item) -> bool:
        """Whether the figure is of what came in this year."""
        return "received" in self.said(item.label)

    def is_carried_in(self, item: Item) -> bool:
        """Whether the figure is of what the year before left over."""
        return "carried_in" in self.said(item.label)

    def is_carried_out(self, item: Item) -> bool:
        """Whether the figure is of what the next year has to deal with."""
        return "carried_out" in self.said(item.label + item.tail)

    def is_of(self, lead: Item, whole: Item) -> bool:
        """Whether *lead* may speak of *whole*: 在已办结的申请中 speaks of no figure of what came in."""
        label = lead.label.strip(" ,:")
        done = label.endswith("中") and "answered" in self.said(label)
        return not done or not self.is_received(whole) or "answered" in self.said(whole.label)

    def are_ways(self, whole: Item, parts: list[Item]) -> bool:
        """Whether *parts* are the ways by which applications, the *whole*, came in: each by one of them."""
        return self.comes_in(whole) and self._each("request_ways", parts)

    def comes_in(self, whole: Item) -> bool:
        """Whether *whole* counts what comes in by one way each: applications, letters, questions."""
        said = self.said(whole.label + whole.tail)
        return "applications" in said or "taken_in" in said

    def are_applications(self, whole: Item) -> bool:
        """Whether *whole* counts what was asked for: 收到申请6件, 收到6件申请."""
        return "applications" in self.said(whole.label + whole.tail)

    def is_taken_in(self, whole: Item) -> bool:
        """Whether *whole* is what came in, each by one way: 收到来信120件."""
        said = self.said(whole.label)
        return "applications" in said or "received" in said

    def are_answers(self, whole: Item, parts: list[Item]) -> bool:
        """Whether *parts* are what the answered applications of *whole* came to."""
        return "answered" in self.said(whole.label) and self.all_answers(parts)

    def all_answers(self, parts: list[Item]) -> bool:
        """Whether each of *parts* is what an application may come to: of them 属于… is one more, no facet."""
        return self._each("answers", parts)

    def are_of_outcomes(self, parts: list[Item]) -> bool:
        """Whether each of *parts* is what a review or a lawsuit came to."""
        return all(part.label.strip(" ,").startswith(self.lexicon.outcomes) for part in parts)

    def are_outcomes(self, parts: list[Item]) -> bool:
        """Whether *parts* are what reviews or lawsuits came to, those still open among them."""
        return self.are_of_outcomes(parts) and any("unfinished" in self.said(part.label) for part in parts)

    def kind_of(self, part: Item) -> str:
        """Return by what *part* divides what came in: the way, who asked, the answer, a step; or nothing."""
        said = self.said(part.label)
        kinds = (("way", "request_ways"), ("applicant", "applicants"), ("answer", "answers"))
        found = next((kind for kind, name in kinds if name in said), "")
        return "step" if self.is_stage(part) and found != "way" else found

    def intake_doubts(self, whole: Item, parts: list[Item]) -> set[str]:
        """The doubt about parts that are what became of what came in.

        Some may be pending; some last year's, and where the text tells of those, nobody knows.
        """
        if not {"received", "applications"} <= self.said(whole.label):
            return set()
        became = [part for part in parts if part.kind != "rest"]
        if len(became) < 2 or not self.all_answers(became):
            return set()
        told = "".join(x.label + x.tail for item in (whole, *parts) for x in (item, *item.inner))
        return {"stages-unnamed" if "carried_in" in self.said(told) else "pending"}

    def _each(self, name: str, parts: list[Item]) -> bool:
        return all(name in self.said(part.label) for part in parts)
