"""balanced: brackets and quotation marks stand in pairs, and no mark is doubled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from linter.model.check import Check
from linter.model.finding import Answer, Held, Problem, Undecided
from linter.model.report import Line, Report, Stretch
from linter.model.views import PROSE
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span
from linter.text.patterns import matches

_ORDINALS = frozenset("0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩abcdefghijABCDEFGHIJivxIVX")
_LOST = 40  # so many marks without a partner are the work of a converter
_TWICE = 10  # and so many doubled ones


class _Mark(NamedTuple):
    character: str
    at: int  # in the flow
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Balanced(Check):
    """Every closing mark has its opening one, and the other way round.

    A pair may span paragraphs: a line may have been broken, and a long quotation has an opening
    mark (`repeated`) at each of its paragraphs and one closing mark.
    """

    values = ("text",)
    doubts = ("omission", "cut")

    pairs: tuple[str, ...]
    doubled: tuple[Pattern, ...] = ()
    context: int = 12
    reach: int = 12  # lines that a pair may span
    repeated: str = ""

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each mark without its partner and at each doubled one."""
        lines = list(PROSE.lines(report))
        marks = [mark for number, line in enumerate(lines) for mark in self._alone_in(report, number, line)]
        alone = [
            mark
            for mark in self._alone(marks)
            if not self._goes_on(report, mark, lines) and not self._ends_in_a_table(report, mark)
        ]
        if len(alone) > _LOST:
            yield Undecided("the marks of this copy were lost", report.whole)
            alone = []
        for mark in alone:
            line = lines[mark.line]
            opens = any(mark.character == pair[0] for pair in self.pairs)
            start = mark.at if opens else max(line.stretch.start, mark.at - self.context)
            end = min(line.stretch.end, mark.at + self.context) if opens else mark.at + 1
            stretch = Stretch(start, end)
            span = report.span(stretch)
            yield Problem(
                span,
                {"text": report.source.quote(span)},
                doubts=self._doubts(report, line, mark.at, opens=opens),
            )
        doubled = self._doubled(report)
        if len(doubled) > _TWICE:
            yield Undecided("the marks of this copy were doubled", report.whole)
            doubled = []
        for stretch in doubled:
            near = report.text(Stretch(max(0, stretch.start - 4), stretch.end + 2))
            yield Problem(report.span(stretch), {"text": near.replace("\n", "")})
        if not alone and not doubled:
            yield Held(report.whole)

    def _doubled(self, report: Report) -> list[Stretch]:
        found = matches(self.doubled, report.flow.text)
        places = (Stretch(*(group_span(match, "at") or match.span())) for match in found)
        return [place for place in places if PROSE.has(report, place.start)]

    def _goes_on(self, report: Report, mark: _Mark, lines: list[Line]) -> bool:
        """Whether the next paragraph takes the quotation up with the same mark."""
        if mark.character not in self.repeated or mark.line + 1 == len(lines):
            return False
        return report.text(lines[mark.line + 1].stretch).lstrip().startswith(mark.character)

    def _ends_in_a_table(self, report: Report, mark: _Mark) -> bool:
        """Whether the partner stands in the table beside the line: a note of its head, broken over lines."""
        at = bisect_right(report.lines, mark.at, key=lambda line: line.stretch.start) - 1
        for pair in self.pairs:
            if mark.character in pair:
                beside = at + 1 if mark.character == pair[0] else at - 1
                partner = pair[1] if mark.character == pair[0] else pair[0]
                if 0 <= beside < len(report.lines) and report.lines[beside].kind == "TABLE":
                    return partner in report.text(report.lines[beside].stretch)
        return False

    def _doubts(self, report: Report, line: Line, at: int, *, opens: bool) -> frozenset[str]:
        doubts = set()
        if report.leaves_out(report.text(report.sentence(Stretch(at, at + 1)))):
            doubts.add("omission")
        # A copy that ends, or begins, in the middle of a sentence has lost the partner that comes later, or came before.
        edge = line.stretch.end >= len(report.flow.text.rstrip()) if opens else line.stretch.start == 0
        if edge and (report.wholeness.state == "no" or report.unfinished(report.span(line.stretch))):
            doubts.add("cut")
        return frozenset(doubts)

    def _alone_in(self, report: Report, number: int, line: Line) -> Iterator[_Mark]:
        """The marks that have no partner in their own line, in order."""
        text = report.text(line.stretch)
        closing = {pair[1]: pair[0] for pair in self.pairs}
        waiting: list[_Mark] = []
        alone: list[_Mark] = []
        open_now = dict.fromkeys(closing.values(), 0)
        if open_now.keys().isdisjoint(text) and closing.keys().isdisjoint(text):
            return
        for at, character in enumerate(text):
            if character not in open_now and character not in closing:
                continue
            mark = _Mark(character, line.stretch.start + at, number)
            if character in open_now:
                open_now[character] += 1
                waiting.append(mark)
            elif open_now[closing[character]]:
                # What opened after the partner and did not close has no partner.
                while waiting[-1].character != closing[character]:
                    open_now[waiting[-1].character] -= 1
                    alone.append(waiting.pop())
                waiting.pop()
                open_now[closing[character]] -= 1
            elif not _list_label(text, at):
                alone.append(mark)
        yield from sorted([*alone, *waiting], key=lambda mark: mark.at)

    def _alone(self, marks: list[_Mark]) -> list[_Mark]:
        """Pair what is left over lines; return what has no partner even so."""
        closing = {pair[1]: pair[0] for pair in self.pairs}
        waiting: dict[str, list[_Mark]] = {character: [] for character in closing.values()}
        alone: list[_Mark] = []
        for mark in marks:
            if mark.character in waiting:
                waiting[mark.character].append(mark)
                continue
            before = waiting[closing[mark.character]]
            if before and mark.line - before[-1].line <= self.reach:
                before.pop()
            else:
                alone.append(mark)
        return sorted([*alone, *(m for rest in waiting.values() for m in rest)], key=lambda mark: mark.at)


def _list_label(text: str, at: int) -> bool:
    """Whether a closing bracket only ends a list label: ``1)``, ``二)``, ``a)``."""
    if text[at] != ")":
        return False
    start = at
    while start and at - start < 4 and text[start - 1] in _ORDINALS:
        start -= 1
    return 0 < at - start <= 3 and (start == 0 or text[start - 1] in " 。;:,、!?》”")
