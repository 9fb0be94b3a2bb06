"""Two classes of which the one is what the other is not: 合格90件,不合格10件; 已整改69个,未整改3个."""

from __future__ import annotations

from linter.domain.lexicon import Lexicon
from linter.parse.statements.items import Item
from linter.parse.statements.vocabulary import vocabulary

_HANDLED = ("answered", "unfinished")
_LEFT = ("carried_out", "unfinished_rest")
_AROUND = ' ,;:、的为是了“”"()'


class Sides:
    """What the pack's words say of two classes: whether they are what is so and what is not so."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._negations = tuple(sorted(lexicon.negations, key=len, reverse=True))
        self._given = tuple(sorted(lexicon.given, key=len, reverse=True))
        self._answers = lexicon.answers_given
        self._said = vocabulary(lexicon).said

    def are_two(self, parts: list[Item]) -> bool:
        """Whether *parts* are what is so and what is not so.

        What is so with a word more (主动公开 beside 不予公开) is one class of several, and of answers
        and of what was handled there are more than two.
        """
        if len(parts) != 2 or any(map(self._is_handled, parts)):
            return False
        first, second = (part.label.strip(_AROUND) for part in parts)
        if first.startswith(self._answers) and second.startswith(self._answers):
            return False
        return self._denies(second, first) or self._denies(first, second)

    def begin(self, items: list[Item]) -> bool:
        """Whether *items* begin a list of two: what is so and what is not, or what is so and the rest."""
        if len(items) != 2 or not all(item.counts for item in items):
            return False
        if items[1].kind != "rest":
            return self.are_two(items)
        said = items[1].label + items[1].tail
        handled = self._is_handled(items[0])
        return not handled and self._said(said).isdisjoint(_LEFT)

    def _denies(self, label: str, other: str) -> bool:
        """Whether *label* is *other* denied: 不予保留 beside 予以保留, 水压未达标 beside 水压达标."""
        plain = self._bare(other)
        for word in self._negations:
            before, found, what = label.partition(word)
            if found and what and (plain == before + self._bare(what) or before + what == other):
                return True
        return False

    def _is_handled(self, item: Item) -> bool:
        return not self._said(item.label).isdisjoint(_HANDLED)

    def _bare(self, label: str) -> str:
        return next((label[len(had) :] for had in self._given if label.startswith(had)), label)
