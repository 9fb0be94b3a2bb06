"""required_sections: every section that the layout of the report's regime requires is there."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, Problem, Undecided
from linter.model.report import Report
from linter.model.sections import missing_sections
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredSections(Check):
    """A required section is there, under an outermost heading that names it.

    Where the layout is free: under any heading, or in a sentence that its evidence recognises.

    What may stand behind the place where the text breaks off is not told of.

    Doubt `customary`: only what is wanted, but no one's duty, is missing.
    """

    values = ("names", "missing")
    doubts = ("customary",)

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer that names all that is missing, of what is a duty if any of that is."""
        layout = report.domain.layout(report.identity.regime)
        if layout is None:
            yield Undecided("year unknown")
            return
        missing = [spec for spec in missing_sections(report, layout) if spec.required != "no"]
        told = [spec for spec in missing if spec.key not in report.wholeness.beyond]
        if not told:
            yield Undecided("cut-off") if missing else Held(report.whole)
            return
        duties = [spec for spec in told if spec.required == "yes"]
        named = duties or told
        values = {"names": "、".join(spec.title for spec in named), "missing": str(len(named))}
        yield Problem(report.whole, values, doubts=frozenset(() if duties else {"customary"}))
