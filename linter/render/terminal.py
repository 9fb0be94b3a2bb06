"""Verdicts for a terminal: findings as a good compiler shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from linter.model.finding import Finding, Outcome, Verdict
from linter.model.twin import Twin
from linter.render.checked import checked
from linter.render.outcomes import grouped
from linter.render.run import Run
from linter.render.shown import shown
from linter.render.tally import Tally, tally
from linter.render.told import Told, about, tell
from linter.render.totals import Ranking, Statistics, TotalsLine
from linter.render.unchecked import closing
from linter.render.visible import visible
from linter.render.words import word
from linter.text.source import Source

_COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}
_COUNTS = (*_COLORS, "undecided", "held", "not_applicable", "waived", "known", "unreadable")
_MANY = 12  # related places that are listed; the rest is counted


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield a chunk for each verdict, and the totals if there was not just one.

    Of many reports those in which nothing was found are counted in one line at the end.
    """
    total, page, statistics = Tally(), _Page(run), Statistics()
    ranking = Ranking()
    first: Verdict | None = None  # nothing was found in it; it is shown if it stays the only one
    clean = 0
    for verdict, chunk in shown(verdicts, page.chunk, run):
        counts = tally(verdict)
        total += counts
        clean += counts.clean
        statistics.add(verdict)
        ranking.add(TotalsLine(verdict.source.path, counts))
        if not counts.clean:
            yield chunk
        first = verdict if counts.clean and total.reports == 1 else None
    if run.statistics:
        yield "".join(f"{line}\n" for line in statistics.lines(run)) + "\n"
    if run.quiet:
        return
    if first is not None:
        yield page.chunk(first)
    if total.reports != 1:
        if ranked := "".join(f"{line}\n" for line in ranking.table(run)):
            yield ranked + "\n"
        reports = f"{word('total', run.language)} {total.reports} {word('reports', run.language)}"
        if clean:
            yield word("clean", run.language).format(clean) + "\n"
        yield f"{page.style(reports, bold=True)}  {page.counts(total)}\n"
    for line in closing(run, total.reports):
        yield f"{line}\n"


class _Page:
    """Writes reports in the language and colours of a run."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def word(self, key: str) -> str:
        return word(key, self.run.language)

    def style(self, text: str, **styles: Any) -> str:
        return click.style(text, **styles) if self.run.color and text else text

    def chunk(self, verdict: Verdict) -> str:
        """Return all that is said of one report."""
        return "\n".join(self.report(verdict)) + "\n\n"

    def report(self, verdict: Verdict) -> Iterator[str]:
        """Yield the lines about one report."""
        path = self.style(visible(verdict.source.path), bold=True)
        if verdict.unreadable is not None:
            mark = self.style(self.word("unreadable"), fg="red", bold=True)
            yield f"{path}  {mark}"
            yield f"    {visible(verdict.unreadable.zh)}"
            yield f"    {visible(verdict.unreadable.en)}"
            return
        yield f"{path}  {visible(verdict.identity.title) or self.word('untitled')}"
        guessed = f" ({self.word('guessed')})"
        if said := about(verdict, self.run):
            yield "    " + " · ".join(words + (guessed if guess else "") for words, guess in said)
        yield "    " + visible(" · ".join(checked(verdict, self.run)))
        for finding in verdict.findings:
            if finding.waived is None:
                yield ""
                yield from self.finding(finding, verdict.source)
        yield ""
        for why, rules in grouped(verdict, Outcome.UNDECIDED, self.run):
            listed = self.word("between").join(rules)
            yield f"{self.word('undecided')}  {listed}  {self.style(why, dim=True)}"
        yield self.counts(tally(verdict))
        if verdict.twin is not None:
            yield from self.twin(verdict, verdict.twin)

    def twin(self, verdict: Verdict, twin: Twin) -> Iterator[str]:
        """Yield what differs from the same report in another file."""
        from linter.render.twins import heading, rest, told  # which few runs ask for

        yield ""
        yield self.style(visible(heading(twin, self.run.language)), bold=True)
        for one in told(verdict, self.run):
            yield f"  {one.mark} {one.kind}  {one.here} {one.ours}  ↔  {one.there} {one.theirs}"
        if more := rest(twin, self.run.language):
            yield f"  {more}"

    def finding(self, finding: Finding, source: Source) -> Iterator[str]:
        """Yield the lines of one finding."""
        told = tell(finding, source, self.run)
        line, _, _ = told.place.partition(":")
        joint = ":" if line.isdigit() else " "
        severity = self.style(self.word(told.severity), fg=_COLORS[told.severity], bold=True)
        where = self.style(f"{visible(source.path)}{joint}{told.place}", bold=True)
        mark = self.style(visible(finding.fingerprint), dim=True)
        yield f"{where}  {severity}  {told.rule} {told.name}  {mark}"
        yield f"    {told.message}"
        yield from self.excerpt(finding, source, line if line.isdigit() else "")
        yield from self.proof(told)

    def excerpt(self, finding: Finding, source: Source, line: str) -> Iterator[str]:
        """Yield the line of the report and the marks under it."""
        from linter.render.excerpt import excerpt  # wcwidth only where there is something to mark

        gutter = f"{line:>7} | "
        related = [one.span for one in finding.related]
        width = self.run.width - len(gutter)
        shown = excerpt(source, finding.span, related, width, self.run.ambiguous_width)
        if shown is None:
            return
        color = _COLORS[finding.severity.word]
        words = self.style(shown.words, fg=color, bold=True)
        yield f"{self.style(gutter, dim=True)}{shown.before}{words}{shown.after}"
        last = source.position(max(finding.span.end - 1, finding.span.start)).line
        more = last > source.position(finding.span.start).line
        note = " " + self.word("to_line").format(last) if more else ""
        bar = self.style(" " * 7 + " | ", dim=True)
        yield f"{bar}{self.style(shown.marks, fg=color)}{note}"

    def proof(self, told: Told) -> Iterator[str]:
        """Yield what proves the finding and what to do."""
        for label, spots in told.related:
            listed = ", ".join(
                f"{spot.brief} {spot.quote}" if spot.quote else spot.brief for spot in spots[:_MANY]
            )
            rest = f" (+{len(spots) - _MANY})" if len(spots) > _MANY else ""
            yield self.line("related", f"{label} {listed}{rest}")
        for place in told.elsewhere:
            yield self.line("related", place)
        if told.arithmetic:
            yield self.line("arithmetic", told.arithmetic)
        for also in told.also:
            yield self.line("also", also)
        for repair in told.repairs:
            yield self.line("repair", repair)
        if told.doubts:
            yield self.line("doubts", "; ".join(told.doubts))
        if told.basis:
            yield self.line("basis", told.basis, dim=True)
        if told.advice:
            yield self.line("advice", told.advice, dim=True)

    def line(self, key: str, text: str, **styles: Any) -> str:
        """Return a labelled line under a finding."""
        return self.style(f"    {self.word(key):<6}  {text}", **styles)

    def counts(self, total: Tally) -> str:
        """Return the counts on one line: the severities always, the rest where there are any."""
        said = []
        for key in _COUNTS:
            number = getattr(total, key)
            if number or key in _COLORS:
                said.append(self.style(f"{self.word(key)} {number}", fg=_COLORS.get(key) if number else None))
        return " · ".join(said)
