"""Statements: what the report's sentences say with figures, and the relations they yield."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.domain.lexicon import Lexicon
from linter.model.figure import Figure
from linter.model.relation import Relation
from linter.model.report import Flow, Line, Report
from linter.model.views import SENTENCES
from linter.parse.statements.averages import average_relations
from linter.parse.statements.balances import balance_relations
from linter.parse.statements.chains import chain_relations
from linter.parse.statements.growth import growth_relations
from linter.parse.statements.inturn import shares_in_turn
from linter.parse.statements.items import Item, read_items
from linter.parse.statements.listing import Reading
from linter.parse.statements.lists import list_relations
from linter.parse.statements.patterned import pattern_relations
from linter.parse.statements.possible import hundred_relations, possible_relations
from linter.parse.statements.rates import rate_relations
from linter.parse.statements.restated import restated_relations
from linter.parse.statements.returns import return_relations
from linter.parse.statements.same import same_relations
from linter.parse.statements.sentences import sentences
from linter.parse.statements.shares import lone_shares, share_relations
from linter.parse.statements.stocks import stock_relations
from linter.parse.statements.sums import read_listings, sum_relations
from linter.parse.statements.targets import target_relations
from linter.parse.statements.wrapped import undecided, wrapped
from linter.parse.statements.yearrow import year_row_relations
from linter.text.source import Span


def read_statements(report: Report) -> Report:
    """Return *report* with the relations of its sentences."""
    headings = frozenset(heading.start for heading in report.headings)
    lexicon = report.domain.lexicon
    lines = _blocks(report)
    blocks = [read_items(report.flow, each, headings, report.domain, report.identity.year) for each in lines]
    figures = sorted(
        (*report.figures, *(figure for items in blocks for figure in _figures(items))),
        key=lambda figure: figure.span,
    )
    report = replace(report, figures=tuple(figures))
    patterned = pattern_relations(report)
    relations: list[Relation] = []
    cut: list[Span] = []
    for block, items in zip(lines, blocks, strict=True):
        cut += wrapped(report, block, headings)
        readings = read_listings(items, lexicon)
        relations += sum_relations(readings, report.flow)
        turned = list(shares_in_turn(items, readings, lexicon))
        relations += turned
        stated = {each.stated.span for each in turned if each.stated}
        relations += (
            each
            for each in share_relations(items, readings, lexicon)
            if each.stated is None or each.stated.span not in stated
        )
        relations += lone_shares(items, readings, lexicon)
        spoken = list(sentences(items))
        relations += _of_sentences(spoken, readings, report.flow, lexicon)
        relations += restated_relations(spoken, report.flow, lexicon)
        relations += patterned.within(report.flow, block)
        relations += balance_relations(spoken, lexicon)
        relations += list_relations(items, report.flow, lexicon)
        relations += chain_relations(items, report.flow, lexicon)
        relations += possible_relations(items, readings, lexicon)
        relations += hundred_relations(items, lexicon)
    relations += same_relations(blocks, report.flow, lexicon, report.identity.year)
    relations = list(undecided(patterned.alone(relations), cut))
    return replace(report, relations=(*report.relations, *relations), cut=tuple(sorted(cut)))


def _of_sentences(
    spoken: list[list[Item]], readings: list[Reading], flow: Flow, lexicon: Lexicon
) -> Iterator[Relation]:
    """Yield what the rates, averages, targets, stocks and changes of each sentence demand."""
    owners = {id(part): reading.whole for reading in readings for part in reading.parts}
    for sentence in spoken:
        if not any(item.figure for item in sentence):
            continue
        yield from rate_relations(sentence, owners, flow, lexicon)
        yield from return_relations(sentence, owners, lexicon)
        yield from growth_relations(sentence, lexicon)
        yield from year_row_relations(sentence, lexicon)
        yield from average_relations(sentence, flow, lexicon)
        yield from target_relations(sentence, flow, lexicon)
        yield from stock_relations(sentence, lexicon)


def _figures(items: list[Item]) -> Iterator[Figure]:
    """Yield every figure of *items*, brackets included, in reading order."""
    for item in items:
        if item.figure is not None:
            yield item.figure
        yield from (*item.shares, *item.changes)
        yield from _figures(item.inner)


def _blocks(report: Report) -> list[list[Line]]:
    """Return the lines of the preamble and of each outermost section: the unit of reading."""
    starts = sorted(section.extent.start for section in report.root.children)
    blocks: list[list[Line]] = [[] for _ in range(len(starts) + 1)]
    at = 0
    for line in report.lines:
        while at < len(starts) and line.stretch.start >= starts[at]:
            at += 1
        if SENTENCES.holds(line):
            blocks[at].append(line)
    return [block for block in blocks if block]
