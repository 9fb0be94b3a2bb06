"""All reports as one JSON document, a report a line, the totals last: it is written as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.finding import Verdict
from linter.render.record import SCHEMA_VERSION, course, dump, report, tool
from linter.render.run import Run
from linter.render.shown import shown
from linter.render.tally import Tally, summary, tally


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the document's head, each report, and the summary."""
    head = dump({"schema_version": SCHEMA_VERSION, "tool": tool(run), "today": run.today})
    yield head.removesuffix("}") + ', "reports": ['
    total, joint = Tally(), "\n"
    for verdict, said in shown(verdicts, lambda one: dump(report(one, run)), run):
        yield joint + said
        total, joint = total + tally(verdict), ",\n"
    closed = {**summary(total), **run.closing()}
    yield f'\n], {dump(course(run)).removeprefix("{").removesuffix("}")}, "summary": {dump(closed)}}}\n'
