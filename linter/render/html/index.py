"""The overview of several reports: a line each, the worst first."""

from __future__ import annotations

from linter.records import dataclass
from linter.render.html.page import ReportPage
from linter.render.tally import Tally


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A report's line: which it is, its counts, and the finding to begin with."""

    number: int
    path: str
    title: str
    counts: Tally
    kind: str
    lead_id: str = ""
    lead: str = ""

    @classmethod
    def of(cls, page: ReportPage) -> IndexEntry:
        """Return the line of *page*, which need not be kept for it."""
        lead = page.lead
        said = (lead.id, lead.told.message) if lead else ("", "")
        return cls(page.number, page.path, page.title, page.counts, page.first.kind, *said)


def worst_first(entries: list[IndexEntry]) -> list[IndexEntry]:
    """Return *entries*: what could not be read, then by errors, warnings, notes; else as they came."""
    return sorted(
        entries,
        key=lambda one: (-one.counts.unreadable, -one.counts.error, -one.counts.warning, -one.counts.info),
    )
