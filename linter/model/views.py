"""What of a report is looked at: each view leaves out the lines that are of other kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.report import Line, Report, Stretch


class View:
    """The lines of a report but for those of the kinds *left_out*."""

    def __init__(self, *left_out: str) -> None:
        self.left_out = frozenset(left_out)

    def holds(self, line: Line) -> bool:
        """Whether the view has *line*."""
        return line.kind not in self.left_out

    def has(self, report: Report, offset: int) -> bool:
        """Whether the character *offset* of the report's flow stands in a line of the view."""
        return report.kind_at(offset) not in self.left_out

    def lines(self, report: Report, stretch: Stretch | None = None) -> Iterator[Line]:
        """Yield the lines of the view, those that begin in *stretch* where one is given."""
        lines: Iterable[Line] = report.lines if stretch is None else report.lines_in(stretch)
        return filter(self.holds, lines)


PAGE = View("RESIDUE")  # the report and the fields of the page around it
EVERYTHING = View("RESIDUE", "META")  # the report, tables too
PROSE = View("RESIDUE", "META", "TABLE")  # … without tables
BODY = View("RESIDUE", "META", "TABLE", "TITLE")  # … and without its title
SENTENCES = View("RESIDUE", "META", "TABLE", "TITLE", "DATE", "SIGNATURE")  # … nor who signs it, and when
CONTENT = View("RESIDUE", "META", "TITLE", "DATE", "SIGNATURE")  # what sections hold: sentences and tables
