"""leftover_year: no sentence begins with a year that was left over from an earlier report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report, Stretch
from linter.model.views import SENTENCES
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span
from linter.text.patterns import matches

_MARKS = "。;!?\n"
_NEAR = 1000  # what of a paragraph is looked at: one line may hold a whole report


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftoverYear(Check):
    """A sentence that begins with a year tells of the report's year, and a plan is of a later one.

    Only the year before the report's is taken for a leftover: older ones are history. It stands
    at the beginning of a sentence, and neither that sentence nor its neighbours set it beside the
    report's own year. Doubt `perhaps-history`: the rest of the paragraph does, or the sentence
    tells of what may well have been in the year before; so, too, where it tells of the year after
    as if that were over.
    """

    values = ("text", "year", "report_year")
    doubts = ("perhaps-history",)

    starts: tuple[Pattern, ...]  # with a group `year`
    plans: tuple[Pattern, ...] = ()  # with a group `year`: what is to be done in it
    untils: tuple[Pattern, ...] = ()  # with a group `year`: up to whose end something is told
    sections: tuple[str, ...]  # keys
    plan_sections: tuple[str, ...] = ()  # keys
    unless: tuple[Pattern, ...] = ()  # a match in the sentence lets its year stand
    perhaps: tuple[Pattern, ...] = ()  # a match in the sentence leaves a doubt
    ahead: tuple[Pattern, ...] = ()  # a match in the sentence says that the year after is meant; none: it is

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each sentence that begins with a year."""
        year = report.identity.year
        if year is None:
            yield Undecided("year unknown")
            return
        answers: dict[Stretch, Answer] = {}
        for match, plan in self._openings(report):
            begin, end = group_span(match, "year") or match.span()
            stated, place = int(match["year"]), Stretch(begin, end + 1)
            if not plan and not year - 1 <= stated <= year + bool(self.ahead):
                continue
            excused = plan or self._excused(report, place, year)
            if stated > year and not plan:
                excused = excused is True or self._is_ahead(report, place) or None
            wrong = stated == year if plan else stated != year and excused is not True
            span = report.span(place)
            values = {"text": report.source.quote(span), "year": str(stated), "report_year": str(year)}
            doubts = frozenset({"perhaps-history"} if excused is None else ())
            if wrong or place not in answers:
                answers[place] = Problem(span, values, doubts=doubts) if wrong else Held(span)
        problems = [answer for answer in answers.values() if isinstance(answer, Problem)]
        if len(problems) > 2 and 2 * len(problems) > len(answers):
            yield Undecided(
                "most sentences tell of the year before: the report's year is in doubt", problems[0].span
            )
        else:
            yield from (*answers.values(), *self._to_come(report, year)) or [
                NotApplicable("no sentence begins with a year")
            ]

    def _to_come(self, report: Report, year: int) -> Iterator[Answer]:
        """Yield a problem at each year to whose end a report tells of things before it has begun."""
        for match in matches(self.untils, report.flow.text):
            begin, end = group_span(match, "year") or match.span()
            if int(match["year"]) > year and SENTENCES.has(report, begin):
                span = report.span(Stretch(begin, end + 1))
                yield Problem(
                    span, {"text": report.source.quote(span), "year": match["year"], "report_year": str(year)}
                )

    def _openings(self, report: Report) -> Iterator[tuple[Any, bool]]:
        """Yield what matches, and whether as a plan; all but plans at the beginning of a sentence."""
        text = report.flow.text
        run_in = {heading.end for heading in report.headings}
        for patterns, keys, plan in (
            (self.starts, self.sections, False),
            (self.plans, self.plan_sections, True),
        ):
            for match in matches(patterns, text):
                at = match.start()
                first = at == 0 or text[at - 1] in _MARKS or at in run_in
                if not (first or plan) or not SENTENCES.has(report, at):
                    continue
                path = report.path(report.span(Stretch(*match.span())))
                if any(section.keys & set(keys) for section in path):
                    yield match, plan

    def _is_ahead(self, report: Report, place: Stretch) -> bool:
        start, end = report.sentence(place)
        sentence = report.flow.text[max(start, place.start - _NEAR) : min(end, place.end + _NEAR)]
        path = report.path(report.span(place))
        planned = any(section.keys & set(self.plan_sections) for section in path)
        return planned or any(pattern.search(sentence) for pattern in self.ahead)

    def _excused(self, report: Report, place: Stretch, year: int) -> bool | None:
        """Return whether the year may stand; None: there is a doubt."""
        text = report.flow.text
        start, end = report.sentence(place)
        sentence = text[max(start, place.start - _NEAR) : min(end, place.end + _NEAR)]
        before = text[max(0, place.start - _NEAR) : place.start].rpartition("\n")[2]
        after = text[place.start : place.start + _NEAR].partition("\n")[0]
        near = "".join(before.split("。")[-2:] + after.split("。")[:2])
        if any(pattern.search(sentence) for pattern in self.unless):
            return True
        # One year's figures beside another's are a comparison; without figures there is nothing to compare.
        if str(year) in (near if _counts(report, Stretch(start, end)) else sentence):
            return True
        if str(year) in before + after or any(pattern.search(sentence) for pattern in self.perhaps):
            return None
        return False


def _counts(report: Report, sentence: Stretch) -> bool:
    """Whether the sentence tells of figures."""
    start, end = report.span(sentence)
    first = bisect_left(report.figures, start, key=lambda figure: figure.span.start)
    return first < len(report.figures) and report.figures[first].span.start < end
