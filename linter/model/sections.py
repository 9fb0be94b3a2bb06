"""Which of its layout's sections a report has."""

from __future__ import annotations

from linter.domain.domain import Layout, SectionSpec
from linter.model.report import Report, Section
from linter.model.views import BODY


def missing_sections(report: Report, layout: Layout) -> list[SectionSpec]:
    """Return the sections of *layout* that *report* does not have, in the layout's order.

    In a fixed order a section stands under a heading that names it; in a free one a sentence that
    its evidence recognises will do.
    """
    return [spec for spec in layout.sections if not _there(spec, layout, report)]


def _has_parts(layout: Layout, section: Section) -> bool:
    return any(spec.key in section.keys and spec.subsections for spec in layout.sections)


def _there(spec: SectionSpec, layout: Layout, report: Report) -> bool:
    if layout.ordered:
        # A heading below another section counts, but not below one that has parts of that name itself.
        nested = [c for s in report.sections if not _has_parts(layout, s) for c in s.walk()]
        # Where no heading is outermost, too few stand there to tell which are.
        sections = (*report.sections, *nested) or tuple(report.root.walk())
        return any(spec.key in section.keys for section in sections)
    if any(spec.key in section.keys for section in report.root.walk()):
        return True
    return any(
        BODY.has(report, match.start())
        for pattern in spec.evidence
        for match in pattern.finditer(report.flow.text)
    )
