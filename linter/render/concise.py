"""A line a finding, as editors and `grep` like it: file:line:column: severity rule message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.finding import Finding, Verdict
from linter.render.run import Run
from linter.render.runner import harmless
from linter.render.shown import shown
from linter.render.tally import Tally, tally
from linter.render.told import tell
from linter.render.totals import Statistics, totals
from linter.render.unchecked import closing
from linter.render.visible import visible
from linter.render.words import text_in, word
from linter.text.source import Source


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the lines of each report as it comes, then the totals."""
    total, statistics = Tally(), Statistics()
    for verdict, said in shown(verdicts, lambda one: _lines(one, run), run):
        total += tally(verdict)
        statistics.add(verdict)
        if said:
            yield said
    if run.statistics:
        yield "".join(f"{line}\n" for line in statistics.lines(run))
    if not run.quiet:
        yield totals(total, run) + "\n"
        yield from (f"{line}\n" for line in closing(run, total.reports))


def _lines(verdict: Verdict, run: Run) -> str:
    path = visible(verdict.source.path)
    if verdict.unreadable is not None:
        why = text_in({"zh": verdict.unreadable.zh, "en": verdict.unreadable.en}, run.language)
        return f"{path}: {word('unreadable', run.language)} {_one_line(why)}\n"
    return "".join(_line(one, verdict.source, path, run) for one in verdict.findings if one.waived is None)


def _line(finding: Finding, source: Source, path: str, run: Run) -> str:
    told = tell(finding, source, run)
    number, _, _ = told.place.partition(":")
    where = f"{path}:{told.place}" if number.isdigit() else f"{path}: {told.place}"
    sums = f" ({told.arithmetic})" if told.arithmetic and told.arithmetic not in told.message else ""
    said = f"{word(told.severity, run.language)} {told.rule} {told.message}{sums} [{finding.fingerprint}]"
    return harmless(f"{where}: {_one_line(said)}") + "\n"


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())
