"""What was checked of a report, in a few words: figures, tables, and what could not be."""

from __future__ import annotations

from linter.model.finding import Verdict
from linter.render.reasons import doubt
from linter.render.run import Run
from linter.render.tally import parted
from linter.render.words import word


def checked(verdict: Verdict, run: Run) -> tuple[str, ...]:
    """Return what was checked of the report: its figures, its tables, and whether it is whole."""
    if verdict.unreadable is not None:
        return ()
    return tuple(
        part for part in (_figures(verdict, run), _tables(verdict, run), _whole(verdict, run)) if part
    )


def _figures(verdict: Verdict, run: Run) -> str:
    counts = parted(verdict)
    done = counts["verified"] + counts["broken"]
    if not counts["total"]:
        return word("no_figures", run.language)
    if not done:
        return word("figures_unchecked", run.language).format(counts["total"])
    said = word("figures_checked", run.language).format(total=counts["total"], done=done)
    for key in ("suspected", "involved"):
        if counts[key]:
            said += word(f"figures_{key}", run.language).format(counts[key])
    return said


def _tables(verdict: Verdict, run: Run) -> str:
    read = len(verdict.layout.tables)
    unread = max(0, sum(line.table for line in verdict.layout.lines) - read)
    said = word("tables_read", run.language).format(read) if read else ""
    left = word("tables_unread", run.language).format(unread) if unread else ""
    return word("listing", run.language).join(part for part in (said, left) if part)


def _whole(verdict: Verdict, run: Run) -> str:
    if verdict.whole.state == "yes":
        return ""
    why = doubt(verdict.whole.reason, run)
    return word(f"whole_{verdict.whole.state}", run.language).format(why)
