"""Chains of ordinals in running text: 一是 … 二是 … 三是 …, without a gap and without a repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.relation import Relation
from linter.model.report import Flow, Stretch
from linter.parse.statements.items import Item
from linter.parse.statements.lists import ordinal
from linter.records import dataclass

_SPOKEN = ("一是", "一要", "一则", "一第")  # styles as lists.py gives them: they stand in running text


_SENTENCE_END = re.compile(r"[。!?\n]")


@dataclass(slots=True)
class _Chain:
    figures: list[Figure] = field(default_factory=list)
    last: int = 0
    end: int = 0  # of its last ordinal, in the flow
    repeated: bool = False  # its last number stood twice: the next may be one too high


def chain_relations(items: list[Item], flow: Flow, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield for each chain that its numbers follow one another.

    A chain inside a chain counts for itself. Where the copy leaves words out (〔……〕) between
    two numbers, the one between them may be among those words: the chain is read anew.
    """
    omissions = lexicon.omissions
    open_chains: list[_Chain] = []
    for item in items:
        if item.kind != "ordinal" or item.head:
            continue
        number, style = ordinal(item.label)
        if number is None or not style.startswith(_SPOKEN):
            continue
        at = Stretch(item.start, item.start + len(item.label))
        figure = Figure(Decimal(number), item.label, flow.span(at))
        yield from _next(open_chains, number, figure, at, flow, omissions)
    yield from _closed(open_chains)


def _next(
    chains: list[_Chain], number: int, figure: Figure, at: Stretch, flow: Flow, omissions: tuple[str, ...]
) -> Iterator[Relation]:
    """Add *figure* to the chain that it continues, begin one with 1, or end one that it breaks."""
    if (
        number == 1
        and chains
        and chains[-1].last == 1
        and not _SENTENCE_END.search(flow.text, chains[-1].end, at.start)
    ):
        first = chains[-1]
        yield Relation("chain", (*first.figures, figure), (), "ordinals", stated=figure, place=figure.span)
        first.figures, first.end, first.repeated = [figure], at.end, True
        return
    if number == 1:
        chains.append(_Chain([figure], 1, at.end))
        return
    while chains:
        chain = chains[-1]
        follows = number == chain.last + 1 or (chain.repeated and number == chain.last + 2)
        if follows or not any(c.last + 1 == number for c in chains):
            left_out = any(word in flow.text[chain.end : at.start] for word in omissions)
            if not follows and (left_out or number < chain.last):
                yield from _closed(chains)
                return
            chain.figures = [figure] if chain.repeated else [*chain.figures, figure]
            chain.last, chain.end, chain.repeated = number, at.end, False
            if not follows:
                figures = tuple(chain.figures)
                yield Relation("chain", figures, (), "ordinals", stated=figure, place=figure.span)
                chain.figures = [figure]
            return
        yield from _closed([chains.pop()])


def _closed(chains: list[_Chain]) -> Iterator[Relation]:
    while chains:
        figures = tuple(chains.pop().figures)
        if len(figures) > 1:
            yield Relation("chain", figures, (), "ordinals", place=figures[-1].span)
