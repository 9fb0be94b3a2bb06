"""Each report as a JSON document on a line of its own, without totals: for a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from linter.model.finding import Verdict
from linter.render.record import SCHEMA_VERSION, dump, report, skipped, tool
from linter.render.run import Run
from linter.render.shown import shown
from linter.render.unchecked import interrupted


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield a line for each report; each says on its own who made it.

    The first one says what was configured and skipped; an interruption is the last line, an error without a path.
    """
    head = {"schema_version": SCHEMA_VERSION, "tool": tool(run), "today": run.today}
    count = 0
    for count, (_, said) in enumerate(shown(verdicts, lambda one: report(one, run), run), 1):
        first: dict[str, Any] = {"skipped": skipped(run)} if count == 1 and run.skipped else {}
        if count == 1 and run.configuration:
            first["configuration"] = run.configuration._asdict()
        yield dump({**head, **said, **first}) + "\n"
    if run.interrupted():
        error = {"message": interrupted(run, count), "stage": "interrupted"}
        yield dump({**head, "path": "", "error": error, "interrupted": True}) + "\n"
