"""complete_text: the text goes on to the last section of its layout."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report
from linter.records import dataclass

_LONGEST = 40  # characters of a heading


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteText(Check):
    """A text whose end is not seen does not stop before the last section of a layout of fixed order."""

    values = ("last", "names")

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer, at the last heading of the text; it names the sections that are not met."""
        whole, layout = report.wholeness, report.domain.layout(report.identity.regime)
        if whole.state == "yes":
            yield Held(report.whole)
        elif whole.state == "no" or layout is None:
            yield Undecided(whole.reason)
        elif not layout.ordered:
            yield NotApplicable("the layout is free")
        elif not whole.beyond:
            yield Undecided(whole.reason)
        else:
            last = report.sections[-1] if report.sections else None
            span = report.span(last.heading) if last else report.whole
            heading = "".join(report.source.quote(span).split()).rstrip("。：:；;") if last else ""
            unmet = [
                s.title
                for s in layout.sections
                if s.key in whole.beyond and not (last and s.key in last.keys)
            ]
            yield Problem(span, {"last": heading[:_LONGEST], "names": "、".join(unmet)})
