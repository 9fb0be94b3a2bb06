"""The parts of a list, gathered from its first item on, and every place where it may end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from linter.parse.statements.complete import lacks_unit
from linter.parse.statements.items import Item
from linter.parse.statements.listing import Listing, same_unit
from linter.parse.statements.listwords import ListWords

LONGEST = 120  # items that a list is followed over: no office divides a figure into more
_MOST_ENDS = 12


def collect(items: list[Item], start: int, whole: Item, tie: str, words: ListWords) -> Listing:
    """Gather the parts from *start* on, and every place where the list may end."""
    lead = items[start - 1] if tie == "lead" else None
    counted = next((x for x in items[max(0, start - 3) : start] if words.counts_classes(x)), None)
    gathering = _Gathering(Listing(whole, [], tie, []), lead, words)
    gathering.two_sided = words.sides.begin(items[start : start + 2])
    gathering.intake = words.is_intake(items[start : start + 2])
    if lead is not None and counted is not None and counted.figure is not None:
        gathering.classes = int(counted.figure.value)
    for item in items[start : start + LONGEST]:
        if not gathering.takes(item):
            break
    return gathering.listing()


class _Gathering:
    """A list on its way: what has been taken, and whether it goes on."""

    classes = 0  # how many the words announce: 分为三类
    two_sided = False  # it begins with what is so and what is not so: 已整改69个,未整改3个
    intake = False  # it begins with what came in and what was there: 当年收到39件,上年结转2件

    def __init__(self, found: Listing, lead: Item | None, words: ListWords) -> None:
        self._found, self._lead, self._words = found, lead, words
        self._bare = found.tie in ("bare", "weak")
        self._sentences = 3 if found.tie == "behind-stop" else 1
        self._undivided = Decimal(0)  # what the nested list has left of its part
        self._nested = False  # a second 其中 divides the last part, up to the next ;
        self._others = False  # a clause without a figure has told of the rest
        self._ended = False  # a sentence of it is over
        self._faceted = False  # the whole is looked at from another side: 涉及…
        if lead is not None:
            found.divides = words.divides(lead)
            found.open = lead.label.strip() in words.open_leads

    def takes(self, item: Item) -> bool:
        """Take *item*, where it is of the list; return whether the list may go on behind it."""
        if item.kind == "ordinal":
            return self._number()
        if item.kind in ("counted", "none") or (item.kind == "total" and self._is_next_whole(item)):
            return False
        if self._found.parts and self._words.closes(item):
            self._found.all_said = True
            return False
        self._leave(item)
        if item.kind == "lead":
            return self._nest()
        if item.kind == "prose":
            self._others = self._words.is_left(item) and not item.stop
            if not self._others and not self._pass(item):
                return False
        elif self._others:
            self._others = False
            if item.counts and item.label.strip(" ,:") in self._words.just_counted:
                item = replace(item, kind="rest")  # 其余为服务事项,计33条
        self._found.open |= item.open and not self._nested
        if item.counts and not self._nested and not self._part(item):
            return False
        goes_on = self._stop(item) if item.stop and self._found.parts else True
        self._nested = self._nested and not item.semi
        self._ended = item.stop and not item.head
        return goes_on

    def listing(self) -> Listing:
        """Return what was gathered."""
        found, parts, lead = self._found, self._found.parts, self._lead
        found.classes = self.classes
        found.spread = any(map(self._words.is_spread, parts if lead is None else [lead, *parts]))
        found.sure = _sure(parts, lead, min([*found.cuts, len(parts)]))
        ended = (n for n, part in enumerate(parts, 1) if part.kind == "rest" and part.semi)
        found.cuts += [*ended, len(parts)]  # 其他219条;微信公开304条
        return found

    def _number(self) -> bool:
        if self._bare or (self._found.parts and not self._found.numbered):
            return False
        self._found.numbered = True
        return True

    def _is_next_whole(self, item: Item) -> bool:
        """Whether a total begins something new."""
        if self._bare or item.head:
            return True
        return same_unit(item, self._found.whole) and not self._is_part(item)

    def _is_part(self, item: Item) -> bool:
        """Whether a figure called 共 is a part by words of its own: 其中网站60条,微信公众号共41条."""
        parts, whole = self._found.parts, self._found.whole
        if not parts or parts[-1].stop or not same_unit(item, whole) or item.shares:
            return False
        assert item.figure is not None and whole.figure is not None
        return item.figure.value < whole.figure.value and self._words.is_called_total(item)

    def _nest(self) -> bool:
        parts, cuts = self._found.parts, self._found.cuts
        if parts:
            cuts.append(len(parts) - 1)
        if self._bare or not parts or self._nested or self._ended:
            return False
        cuts.append(len(parts))
        self._nested = True
        last = parts[-1].figure
        self._undivided = last.value if last else Decimal(0)
        return True

    def _leave(self, item: Item) -> None:
        """Leave a nested list where it has made the whole of its part: 其中甲90条,内含乙65条、丙25条,其余47条."""
        if not (self._nested and item.counts and item.figure and same_unit(item, self._found.whole)):
            return
        if self._undivided:
            self._undivided -= item.figure.value
        else:
            self._nested = False

    def _pass(self, item: Item) -> bool:
        """Pass over words without a figure, where the list may go on behind them."""
        found = self._found
        closed = bool(found.parts) and found.parts[-1].kind == "rest"
        found.gap |= not closed and lacks_unit(item)
        # 其他525条,所有项目全部公开;来信758件: 其他 closes the list.
        if item.stop or self._bare or (closed and not found.numbered):
            found.open |= self._words.is_left(item)
            return False
        return True

    def _part(self, item: Item) -> bool:
        """Take a figure; return whether the list goes on with it."""
        found, words = self._found, self._words
        if item.kind == "total" and not self._is_part(item):
            return True
        if words.is_average(item):
            return True
        if words.restates(item):
            return False  # 在这159条里,50条…
        found.totals |= item.kind == "total"
        if not self._faceted and found.parts and words.is_facet(item) and not words.all_answers(found.parts):
            self._faceted = True
            found.cuts.append(len(found.parts))
        if self._bare and self._steps_on(item):
            return False
        found.parts.append(item)
        return True

    def _steps_on(self, item: Item) -> bool:
        """Whether *item* is a step of handling, at which a list that nothing introduces is over.

        What the next year has to deal with may belong to it: 予以公开16件,…,结转下年度2件.
        """
        found, words = self._found, self._words
        if not words.is_stage(item) or ((self.intake or self.two_sided) and len(found.parts) < 2):
            return False
        if found.parts and words.is_carried_out(item):
            found.cuts.append(len(found.parts))
            return False
        return True

    def _stop(self, item: Item) -> bool:
        """A sentence ends; return whether the list may go on in the next."""
        found = self._found
        if not found.numbered:
            found.first = found.first or len(found.parts)
        found.cuts.append(len(found.parts))
        self._sentences -= 1
        over = (self._bare or found.tie == "behind-stop") and not self._sentences
        headed = item.head and not found.numbered
        return not (over or headed or self._nested or len(found.cuts) > _MOST_ENDS)


def _sure(parts: list[Item], lead: Item | None, most: int) -> int:
    """How many parts certainly belong to the list: those before the first ; that need not be its own.

    ``其中甲2件;乙5件``: 乙 may be something else. ``其中:甲2件;乙5件;丙1件`` is one list. What
    stands alone behind 其中 is a part, whatever divides it again.
    """
    if lead is not None and len(parts) == 1:
        return 1
    own = lead is not None and (lead.opens or not lead.label)
    if own and all(part.semi or part.stop for part in parts[:-1]):
        return most
    return next((n for n, part in enumerate(parts[:most], 1) if part.semi), most)
