"""Markdown for a step's summary: the totals, a line a report, the worst first, then the findings in that order, errors first.

GitHub takes 1 MiB a step and drops the whole of a longer one: what does not fit is told by its number.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from typing import Any

from linter.model.finding import Verdict
from linter.render.markdown import environment, page
from linter.render.run import Run
from linter.render.shown import shown
from linter.render.tally import Tally, tally
from linter.render.totals import SEVERITIES, TotalsLine
from linter.render.unchecked import closing
from linter.render.words import word

MOST_BYTES = 1_000_000
_TABLE = 300_000  # of these, for the table


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield nothing as verdicts come, and the whole at last: its first lines are known last."""
    templates = environment(run)
    template = templates.get_template("summary-report.md.j2")
    lines: list[TotalsLine] = []
    kept: list[tuple[tuple[int, ...], str]] = []  # the worst that there is room for, in order
    total, room, left = Tally(), MOST_BYTES - _TABLE, 0

    def show(verdict: Verdict) -> str:
        found = any(one.waived is None for one in verdict.findings)
        return template.render(**_errors_first(page(verdict, run))) if found or verdict.unreadable else ""

    for verdict, said in shown(verdicts, show, run):
        counts = tally(verdict)
        total += counts
        line = TotalsLine(verdict.source.path, counts)
        lines.append(line)
        if said:
            insort(kept, ((*line.rank, len(lines)), said))
            room -= len(said.encode())
        while room < 0:
            room += len(kept.pop()[1].encode())
            left += 1
        yield ""
    found = sorted((line for line in lines if not line.counts.clean), key=lambda line: line.rank)
    rows, size = [], 0
    for line in found:
        size += len(line.path.encode("utf-8", "replace")) * 2 + 60
        if size > _TABLE:
            break
        rows.append(line)
    yield templates.get_template("summary.md.j2").render(
        total=total,
        rows=rows,
        more=word("more_reports", run.language).format(len(found) - len(rows))
        if len(found) > len(rows)
        else "",
        clean=word("clean", run.language).format(len(lines) - len(found)) if len(lines) > len(found) else "",
        closing=list(closing(run, total.reports)),
    )
    yield from (said for _, said in kept)
    if left:
        yield word("summary_cut", run.language).format(left) + "\n"


def _errors_first(page: dict[str, Any]) -> dict[str, Any]:
    return {**page, "findings": sorted(page["findings"], key=lambda one: SEVERITIES.index(one.severity))}
