"""Figures of several years in one sentence, and what is said of one of them against another.

2021年266条,2022年367条,2023年871条,2023年比2022年增加504条; 2007年、2008年分别为652条、700条,2008年同比增长7.4%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.relation import Relation
from linter.parse.statements.changes import ToldChange, against, as_rate
from linter.parse.statements.items import Item
from linter.parse.statements.quantities import finder
from linter.parse.statements.vocabulary import vocabulary

_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_COMPARED = re.compile(r"比|较")
_LEAST = 2  # years of a row


def year_row_relations(sentence: list[Item], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield what *sentence* tells of one year of its row against another: the difference or the rate."""
    told = [change for item in sentence for change in _changes(item) if _YEAR.search(change.label)]
    row = _row(sentence, lexicon) if told else {}
    for change in told if len(row) >= _LEAST else ():
        yield from _told(change, row, lexicon)


def _changes(item: Item) -> Iterator[Figure]:
    """Yield the figures of *item* that may tell of a change, each with the words before it."""
    yield from item.changes
    if item.figure is not None and _COMPARED.search(item.label):
        yield item.figure


def _row(sentence: list[Item], lexicon: Lexicon) -> dict[int, Figure]:
    """Return the figure of each year; none where a year has two, or they count different things."""
    said = vocabulary(lexicon).said
    row: dict[int, Figure] = {}
    named: list[int] = []  # years whose figures follow in turn: 2017、2018、2019年分别为…
    for item in sentence:
        words = item.label.strip(" ,;:、")
        years = [int(year) for year in _YEAR.findall(words)] if not _COMPARED.search(words) else []
        if item.figure is None:
            named += years
        elif len(years) >= _LEAST:
            named = years
        if not item.counts or item.figure is None or not item.figure.exact or _COMPARED.search(words):
            continue
        turned = bool(named) and (not words or "spread" in said(words))
        own = len(years) == 1 and words.startswith(str(years[0]))
        if not (turned or own):
            continue
        year = named.pop(0) if turned else years[0]
        if year in row or item.figure.unit != next(iter(row.values()), item.figure).unit:
            return {}
        row[year] = item.figure
    return row


def _told(change: Figure, row: dict[int, Figure], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield what *change* says of two years of *row*: 2023年比2022年增加504条, 2009年同比增长8.6%."""
    words = change.label
    years = [int(year) for year in _YEAR.findall(words)]
    ways = {lexicon.direction[word] for word in finder(tuple(lexicon.direction)).findall(words)}
    if not _COMPARED.search(words) or len(years) > _LEAST or len(ways) != 1 or not change.exact:
        return
    now, then = years[0], years[1] if len(years) > 1 else years[0] - 1
    if now not in row or then not in row or then >= now:
        return
    falls = ways == {"down"}
    rate = as_rate(change, lexicon.multiples)
    if rate is None and change.unit != row[now].unit:
        return
    signed = replace(rate, value=-rate.value) if rate and falls else rate
    yield from against(row[now], row[then], [ToldChange(change, falls, signed)])
