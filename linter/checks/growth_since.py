"""growth_since: a rate of growth fits the figure that last year's report printed under the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from linter.model.arithmetic import written
from linter.model.check import Check
from linter.model.figure import Figure, plain
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related, Undecided
from linter.model.previous import Past, past_or_why, same_words
from linter.model.relation import Relation, State, rounding_doubts
from linter.model.report import Report
from linter.records import dataclass
from linter.text.pattern import Pattern

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthSince(Check):
    """A figure, right after it by how many per cent it grew, and last year's figure of the same words."""

    values = ("total", "stated", "computed", "previous", "last_year")
    doubts = ("directed-rounding",)
    of_two_years = True

    rises: tuple[Pattern, ...]  # what stands between the figure and its rate
    falls: tuple[Pattern, ...]
    shortest: int = 6  # characters of a figure's words; fewer name too many things

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each rate that last year's report has a figure for."""
        past = past_or_why(report.previous)
        if not isinstance(past, Past):
            yield past
            return
        judged = {r.stated.span for r in report.relations if r.stated and r.right}  # against a figure here
        said = sorted((f for f in report.figures if f.cell is None), key=lambda figure: figure.span)
        for now, rate in pairwise(said):
            if rate.span not in judged and (signed := self._rate(report, now, rate)) is not None:
                yield self._against(now, signed, past)

    def _rate(self, report: Report, now: Figure, rate: Figure) -> Figure | None:
        """Return *rate* with its sign where it is said of *now*."""
        percent = rate.printed.endswith(("%", "％")) and not now.printed.endswith(("%", "％"))
        if not percent or not now.unit or len(same_words(now.label)) < self.shortest:
            return None
        between = _BLANKS.sub("", report.source.folded[now.span.end : rate.span.start])
        if any(pattern.search(between) for pattern in self.falls):
            return replace(rate, value=-rate.value)
        return rate if any(pattern.search(between) for pattern in self.rises) else None

    def _against(self, now: Figure, rate: Figure, past: Past) -> Answer:
        found = past.totals.get((same_words(now.label), now.unit), ())
        if not found:
            return NotApplicable("last year's report has no such figure")
        if len({one.figure.value for one in found}) > 1:
            return Undecided("last year's report has several such figures", rate.span)
        then = found[0]
        relation = Relation("growth", (now,), (then.figure,), "growth", stated=rate)
        evaluation = relation.evaluate()
        if evaluation.state is State.UNDECIDED or evaluation.computed is None:
            return Undecided(evaluation.reason, rate.span)
        if evaluation.state is State.HOLDS:
            return Held(rate.span, relation)
        return Problem(
            rate.span,
            {
                "total": now.printed,
                "stated": rate.printed,
                "computed": plain(evaluation.computed),
                "previous": past.path,
                "last_year": then.figure.printed,
            },
            (Related("whole", now.span),),
            rounding_doubts(relation),
            relation,
            arithmetic=written(relation),
            stated=plain(rate.value),
            computed=plain(evaluation.computed),
            elsewhere=(then.place,),
        )
