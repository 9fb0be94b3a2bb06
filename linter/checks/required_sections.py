"""required_sections: every section that the layout of the report's regime requires is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from linter.domain.domain import Layout, SectionSpec
from linter.model.finding import Answer, Held, Problem, Undecided
from linter.model.report import Report, Section
from linter.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredSections:
    """A required section is there, under an outermost heading that names it.

    Where the layout is free: under any heading, or in a sentence that its evidence recognises.

    Doubt `customary`: only what is wanted, but no one's duty, is missing.
    """

    values: ClassVar = ("names", "missing")
    doubts: ClassVar = ("customary",)

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer that names all that is missing."""
        layout = report.domain.layout(report.identity.regime)
        if layout is None:
            yield Undecided("year unknown")
            return
        missing = [s for s in layout.sections if s.required != "no" and not _there(s, layout, report)]
        if not missing:
            yield Held(report.whole)
            return
        names = "、".join(section.title for section in missing)
        customary = all(section.required == "warning" for section in missing)
        doubts = frozenset({"customary"} if customary else ())
        yield Problem(report.whole, {"names": names, "missing": str(len(missing))}, doubts=doubts)


def _has_parts(layout: Layout, section: Section) -> bool:
    return any(spec.key in section.keys and spec.subsections for spec in layout.sections)


def _there(spec: SectionSpec, layout: Layout, report: Report) -> bool:
    if layout.ordered:
        # A heading below another section counts, but not below one that has parts of that name itself.
        nested = [c for s in report.sections if not _has_parts(layout, s) for c in s.walk()]
        return any(spec.key in section.keys for section in (*report.sections, *nested))
    if any(spec.key in section.keys for section in report.root.walk()):
        return True
    return any(
        report.kind_at(match.start()) not in ("TABLE", "META", "TITLE", "RESIDUE")
        for pattern in spec.evidence
        for match in pattern.finditer(report.flow.text)
    )
