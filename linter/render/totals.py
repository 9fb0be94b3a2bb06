"""What is said of a whole run: one line of counts, a line a report, the worst first, and a line a rule."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from linter.model.finding import Verdict
from linter.render.run import Run
from linter.render.tally import Tally
from linter.render.visible import short, visible
from linter.render.words import word

SEVERITIES = ("error", "warning", "info")
MOST_LINES = 20  # reports in the table at a run's end: who wants more has the other formats


class TotalsLine(NamedTuple):
    """A report in the table: its path and its counts."""

    path: str
    counts: Tally

    @property
    def rank(self) -> tuple[int, ...]:
        """Sorts the worst to the front; what could not be read is the worst."""
        counts = self.counts
        return (-counts.unreadable, -counts.error, -counts.warning, -counts.info)


class Statistics:
    """Counts, while verdicts go by, how often each rule found something, and in how many reports."""

    def __init__(self) -> None:
        self.findings: Counter[str] = Counter()
        self.reports: Counter[str] = Counter()
        self.worst: dict[str, str] = {}

    def add(self, verdict: Verdict) -> None:
        """Count the findings of one report that are not waived."""
        found = [one for one in verdict.findings if one.waived is None]
        self.findings.update(one.rule for one in found)
        self.reports.update({one.rule for one in found})
        for one in found:
            worst = self.worst.get(one.rule)
            if worst is None or SEVERITIES.index(one.severity.word) < SEVERITIES.index(worst):
                self.worst[one.rule] = one.severity.word

    def lines(self, run: Run) -> Iterator[str]:
        """Yield a head and a line a rule, the most frequent first: findings, reports, severity, rule, title."""
        if not self.findings:
            return
        heads = [word(key, run.language) for key in ("findings_count", "reports_count", "severity", "rule")]
        yield "  ".join(heads)
        for rule, number in sorted(self.findings.items(), key=lambda item: (-item[1], item[0])):
            severity = word(self.worst[rule], run.language)
            title = visible(run.title(rule))
            yield f"{number:>6}  {self.reports[rule]:>6}  {severity}  {visible(rule)} {title}".rstrip()


def totals(total: Tally, run: Run) -> str:
    """Return the counts of a run on one line."""
    parts = [f"{word(key, run.language)} {getattr(total, key)}" for key in SEVERITIES]
    parts += [
        f"{word(key, run.language)} {number}"
        for key in ("undecided", "waived", "known", "unreadable")
        if (number := getattr(total, key))
    ]
    return f"{total.reports} {word('reports', run.language)}: {' · '.join(parts)}"


class Ranking:
    """Keeps, while verdicts go by, the reports in which most was found: the worst first."""

    def __init__(self) -> None:
        self._lines: list[TotalsLine] = []
        self._found = 0

    def add(self, line: TotalsLine) -> None:
        """Rank one report; one in which nothing was found has no line."""
        if not line.counts.clean:
            self._found += 1
            insort(self._lines, line, key=lambda one: one.rank)
            del self._lines[MOST_LINES:]

    def table(self, run: Run) -> Iterator[str]:
        """Yield a head and a line a report, then how many more there are; nothing for fewer than two."""
        if self._found < 2:
            return
        yield "  ".join([*(word(key, run.language) for key in SEVERITIES), word("report", run.language)])
        for line in self._lines:
            if line.counts.unreadable:
                cells = word("unreadable", run.language)
            else:
                cells = "  ".join(f"{getattr(line.counts, key):>4}" for key in SEVERITIES)
            yield f"{cells}  {short(visible(line.path), 120)}"
        if self._found > len(self._lines):
            yield word("more_reports", run.language).format(self._found - len(self._lines))
