"""The reports that one process read last: years of one body often lie side by side."""

from __future__ import annotations

from collections import deque

from linter.model.report import Report
from linter.run.pairing import Who

_MOST = 8  # reports


class Neighbours:
    """Remembers a few reports, and finds among them the one of the year before."""

    def __init__(self) -> None:
        self._last: deque[tuple[Who, str, Report]] = deque(maxlen=_MOST)

    def add(self, who: Who, path: str, report: Report) -> None:
        """Remember a report; the oldest is forgotten."""
        self._last.append((who, path, report))

    def before(self, who: Who) -> tuple[str, Report] | None:
        """Return path and report of the year before *who*; None where there is none, or more than one."""
        if not who.certain or who.year is None:
            return None
        wanted = who.body, who.year - 1
        found = [
            (path, report)
            for one, path, report in self._last
            if one.certain and (one.body, one.year) == wanted
        ]
        return found[0] if len(found) == 1 else None
