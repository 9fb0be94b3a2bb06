"""All reports as one JSON document, a report a line, the totals last: it is written as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.finding import Verdict
from linter.render.record import SCHEMA_VERSION, course, dump, report, tool
from linter.render.run import Run
from linter.render.tally import Tally, summary, tally


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the document's head, each report, and the summary."""
    head = dump({"schema_version": SCHEMA_VERSION, "tool": tool(run), "today": run.today})
    yield head.removesuffix("}") + ', "reports": ['
    total, joint = Tally(), "\n"
    for verdict in verdicts:
        yield joint + dump(report(verdict, run))
        total, joint = total + tally(verdict), ",\n"
    said = {**summary(total), **run.closing()}
    yield f'\n], {dump(course(run)).removeprefix("{").removesuffix("}")}, "summary": {dump(said)}}}\n'
