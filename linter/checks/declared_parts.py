"""declared_parts: the preamble's "consists of six parts" agrees with its own list and the headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.domain.titles import classifier
from linter.model.check import Check
from linter.model.declared import Declaration, declarations
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related, Undecided
from linter.model.report import Report, Section, Stretch
from linter.records import dataclass
from linter.text.names import Names, bare_name
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredParts(Check):
    """The number of parts declared is the number of those named there and of the headings."""

    values = ("stated", "headings", "named")

    patterns: tuple[Pattern, ...] = ()  # none: the pack's `parts`
    endings: tuple[str, ...] = ()
    closers: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()  # words for an annexed table, which may be counted as a part

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each declaration that states a number."""
        found = False
        for declared in declarations(
            report, self.patterns or report.domain.parts, self.endings, self.closers
        ):
            if declared.stated is None:
                continue
            found = True
            yield self._answer(report, declared, declared.stated)
        if not found:
            yield NotApplicable("no number of parts is declared")

    def _answer(self, report: Report, declared: Declaration, stated: int) -> Answer:
        span = report.span(declared.stated_at)
        names, sections = declared.names, report.sections
        named_wrong = len(names.places) > 1 and (
            stated < names.least - self._twins(report, names) or (not declared.open and stated > names.most)
        )
        headings = self._heading_counts(report, declared, sections)
        known = report.wholeness.state != "no" and any(s.number for s in sections)  # else some may be missed
        wrong = known and len(sections) > 1 and stated not in headings
        if wrong and not named_wrong and report.wholeness.state == "unknown" and stated > min(headings):
            return Undecided("maybe-cut", span)
        if not wrong and not named_wrong:
            return Held(span)
        related = [Related("declared", report.span(Stretch(*place))) for place in names.places]
        if wrong:
            related += [Related("heading", report.span(s.heading)) for s in sections]
        # What was counted is said: where the preamble names the annex, it is a part of the body, too.
        shown = len(sections) if len(sections) in headings else max(headings)
        values = {
            "stated": str(stated),
            "headings": "" if report.wholeness.state == "no" else str(shown),
            "named": str(names.least) if len(names.places) > 1 else "",
        }
        return Problem(span, values, tuple(related), stated=str(stated), computed=str(shown))

    def _twins(self, report: Report, names: Names) -> int:
        """How often two names in a row name one section: 行政复议情况、行政诉讼情况."""
        classify = classifier(report.domain, report.identity.regime)
        keys = [classify(bare_name(report.flow.text[slice(*place)]))[0] for place in names.places]
        return sum(1 for one, following in pairwise(keys) if one & following)

    def _heading_counts(
        self, report: Report, declared: Declaration, sections: tuple[Section, ...]
    ) -> set[int]:
        """The numbers of parts that the headings make.

        An annex counts if the preamble names it; where the preamble names no parts, it may count.
        """
        annexes = [s for s in sections if any(word in s.title for word in self.annex)]
        names = [report.flow.text[slice(*place)] for place in declared.names.places]
        if len(names) > 1 and names:
            named = sum(1 for name in names if any(word in name for word in self.annex))
            return (
                {len(sections) - len(annexes) + named, len(sections)}
                if not named
                else {len(sections) - len(annexes) + named}
            )
        counts = {len(sections), len(sections) - len(annexes)}
        if report.tables and not annexes:
            counts.add(len(sections) + 1)
        return counts
