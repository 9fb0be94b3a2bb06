"""Stocks: what there was, what came, what went, and what there is: 原有220项,新增49项,取消19项,现有250项."""

from __future__ import annotations

from collections.abc import Iterator

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.relation import Relation, State, total
from linter.parse.statements.items import Item
from linter.parse.statements.sentences import has
from linter.parse.statements.vocabulary import vocabulary

_LEAST = 2  # figures of a stock besides what there is in the end


def stock_relations(sentence: list[Item], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield that what there was, with what came and without what went, is what there is.

    Where nothing is said to have gone, some may have gone all the same: what is left is then held
    against nobody for being less. What adds up over the years (累计) loses nothing.
    """
    for at, item in enumerate(sentence):
        opening = _figure(item)
        less = at + 1 < len(sentence) and sentence[at + 1].label.strip(" ,").startswith(lexicon.deducted)
        if opening is None or not (_opens(item, lexicon) or less):
            continue
        came, went = _before(sentence[:at], item, lexicon), list[Figure]()
        for step in _of_unit(sentence[at:], opening):
            came += [one for one in step.changes if one.label.strip(" ,、").endswith(lexicon.stock_gain)]
            went += [one for one in step.changes if one.label.strip(" ,、").endswith(lexicon.stock_loss)]
            if step is item or step.figure is None:
                continue
            if has(step, lexicon, "stock_loss"):
                went.append(step.figure)
            elif has(step, lexicon, "stock_after"):
                yield from _relation(opening, came, went, step, lexicon)
                return
            elif has(step, lexicon, "stock_gain") or _behind_base(step, sentence, lexicon):
                came.append(step.figure)
            else:
                break


def _opens(item: Item, lexicon: Lexicon) -> bool:
    """Whether *item* is what there was: 原有220项, 2021年底累计公开722条."""
    then = has(item, lexicon, "stock_then") and has(item, lexicon, "stock_ever")
    return has(item, lexicon, "stock_before") or then


def _before(items: list[Item], opening: Item, lexicon: Lexicon) -> list[Figure]:
    """Return what came, where it is told first: 新增49条,加上历年公开的162条,累计211条."""
    if not items or not opening.label.strip(" ,").startswith(lexicon.stock_added):
        return []
    last = items[-1]
    return [last.figure] if last.counts and last.figure and has(last, lexicon, "stock_gain") else []


def _relation(
    opening: Figure, came: list[Figure], went: list[Figure], last: Item, lexicon: Lexicon
) -> Iterator[Relation]:
    assert last.figure is not None
    figures = (opening, *came, *went, last.figure)
    if len(came) + len(went) < 1 or not all(figure.exact for figure in figures):
        return
    relation = Relation("sum", (opening, *came), (last.figure, *went), "stock", place=last.figure.span)
    fewer = total(relation.right) < total(relation.left)
    lossless = went or has(last, lexicon, "stock_ever")
    if relation.evaluate().state is State.HOLDS or lossless or not fewer:
        yield relation


def _figure(item: Item) -> Figure | None:
    return item.figure if item.counts or item.kind == "counted" else None


def _of_unit(items: list[Item], opening: Figure) -> Iterator[Item]:
    """Yield those of *items* that count what the first one does: 40个栏目, 新设7个."""
    for item in items:
        if item.figure is not None and _figure(item) is not None:
            units = item.figure.unit, opening.unit
            if units[0].startswith(units[1]) or units[1].startswith(units[0]):
                yield item


def _behind_base(step: Item, sentence: list[Item], lexicon: Lexicon) -> bool:
    """Whether the words behind the figure before *step* say that it came: 在原有40个栏目基础上新设7个."""
    at = next(n for n, item in enumerate(sentence) if item is step)
    before = sentence[at - 1].tail if at and not step.label.strip(" ,") else ""
    return "stock_gain" in vocabulary(lexicon).said(before)
