"""Each report as a JSON document on a line of its own, without totals: for a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.finding import Verdict
from linter.render.record import SCHEMA_VERSION, dump, report, tool
from linter.render.run import Run


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield a line for each report; each says on its own who made it."""
    head = {"schema_version": SCHEMA_VERSION, "tool": tool(run), "today": run.today}
    for verdict in verdicts:
        yield dump({**head, **report(verdict, run)}) + "\n"
