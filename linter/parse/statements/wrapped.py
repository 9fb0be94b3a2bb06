"""Sentences that a line end cuts: what stands in them may be half of what the report says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from linter.grammar.headings import headings as headings_of
from linter.model.relation import Relation, State
from linter.model.report import Line, Report, Stretch
from linter.text.brackets import CLOSING, OPENING
from linter.text.source import Span

_CLOSED = tuple('。；！？：;:!?.…)）”"》|')
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}[是要]|[(第#|]"
)  # what is no rest of a sentence, but for headings
_END = re.compile(r"[。!?！？]")
_MOST_LINES = 4  # that a sentence may run over, behind the one it begins in
_PAIR = 2
_LEAST, _MOST = 15, 80  # characters of a line that is full; more are a paragraph


def wrapped(report: Report, lines: list[Line], headings: frozenset[int]) -> list[Span]:
    """Return the sentences of *lines* that run over the end of a line which closes nothing."""
    flow, heads = report.flow, headings_of(report.domain.grammars["report"])
    found = [flow.span(rest) for line in lines if (rest := _rest(flow.text, line.stretch)) is not None]
    for place, (line, following) in enumerate(pairwise(lines)):
        if line.stretch.start in headings or following.stretch.start in headings:
            continue
        if "TABLE" in (line.kind, following.kind):
            continue
        next_line = flow.text[slice(*following.stretch)].lstrip()
        if _BEGINS.match(next_line) or heads.kind(next_line):
            continue
        ends, begins = flow.span(line.stretch).end, flow.span(following.stretch).start
        printed = report.source.text[flow.span(line.stretch).start : ends].split("\n")
        if not any(_goes_on(one, next_line) for one in printed[-_PAIR:]) or printed[-1].rstrip().endswith(
            _CLOSED
        ):
            continue  # of a line that was broken anew the last may be a word
        if report.source.text.count("\n", ends, begins) < 2:  # a blank line ends a paragraph
            behind = lines[place + 1 : place + 1 + _MOST_LINES]
            tail = [one.stretch for one in takewhile(lambda one: one.kind != "TABLE", behind)]
            found.append(flow.span(_sentence(flow.text, line.stretch, tail)))
    return _joined(sorted(found))


def _goes_on(line: str, following: str) -> bool:
    """Whether what the last printed *line* of a paragraph says goes on in the next paragraph."""
    line = line.rstrip()
    if not _LEAST <= len(line) <= _MOST or line.endswith(_CLOSED):
        return False
    return len(line) * 4 >= min(len(following), _MOST) * 3  # as wide as what follows, or it is a heading


def _sentence(text: str, line: Stretch, tail: list[Stretch]) -> Stretch:
    """The sentence that *line* begins, through lines of *tail* that close nothing, as far as its first stop."""
    begins = max((m.end() for m in _END.finditer(text, *line)), default=line.start)
    for one in tail:
        stop = _END.search(text, *one)
        if stop:
            return Stretch(begins, stop.end())
        if text[slice(*one)].rstrip().endswith(_CLOSED):
            return Stretch(begins, one.end)
    return Stretch(begins, tail[-1].end)


def _joined(spans: list[Span]) -> list[Span]:
    """Return *spans*, in order, with those that overlap made one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _rest(text: str, line: Stretch) -> Stretch | None:
    """The rest of a sentence that *line* begins with: it closes a bracket that was opened before; None: none."""
    stop = _END.search(text, *line)
    end = stop.end() if stop else line.end
    depth = 0
    for char in text[line.start : end]:
        depth += (char in OPENING) - (char in CLOSING)
        if depth < 0:
            return Stretch(line.start, end)
    return None


def undecided(relations: Iterable[Relation], sentences: Sequence[Span]) -> Iterator[Relation]:
    """Yield *relations*; one that is broken in a sentence cut by a line end is open. A table's cell stands in none."""
    starts = [sentence.start for sentence in sentences]

    def cut(span: Span) -> bool:
        at = bisect_right(starts, span.start) - 1
        return at >= 0 and span.start < sentences[at].end

    for relation in relations:
        broken = sentences and relation.evaluate().state is State.BROKEN
        if broken and any(figure.cell is None and cut(figure.span) for figure in relation.figures):
            relation = replace(relation, open="line-end")
        yield relation
