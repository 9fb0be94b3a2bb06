"""What of the findings is shown, and in which order; none of it changes the exit status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import wraps
from typing import Any, NamedTuple

import click

from linter.cli.mistakes import OneOf
from linter.model.finding import Severity, Verdict

_LEVELS = [severity.word for severity in reversed(Severity)]


class Showing(NamedTuple):
    """What the options say of the output."""

    least: str  # severity; empty: all
    sort: str
    quiet: bool
    statistics: bool

    def of(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield *verdicts* with what is to be shown of them, in the order asked for.

        To be sorted by what was found they are all kept until the last has come.
        """
        if self.least:
            verdicts = map(self._reduced, verdicts)
        if self.sort == "path":
            return iter(sorted(verdicts, key=lambda one: one.source.path))
        return iter(sorted(verdicts, key=_rank)) if self.sort == "severity" else iter(verdicts)

    def _reduced(self, verdict: Verdict) -> Verdict:
        findings = tuple(one for one in verdict.findings if one.severity.word in _LEVELS[: self._depth])
        return replace(verdict, findings=findings)

    @property
    def _depth(self) -> int:
        return _LEVELS.index(self.least) + 1


def show_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the options that say what is shown, as one parameter ``showing``."""

    @click.option(
        "--min-severity",
        "least",
        type=OneOf(_LEVELS),
        default=None,
        help="Show only findings from this severity on; what fails the run is --fail-on.",
    )
    @click.option(
        "--sort",
        type=OneOf(["given", "path", "severity"]),
        default="given",
        show_default=True,
        help="Order of the reports: as they are named, by path, or the worst first.",
    )
    @click.option("--quiet", "-q", is_flag=True, help="Nothing but findings on standard output.")
    @click.option(
        "--statistics", is_flag=True, help="How often each rule found something (terminal, concise)."
    )
    @wraps(command)
    def taken(*args: Any, least: str | None, sort: str, quiet: bool, statistics: bool, **others: Any) -> Any:
        return command(*args, showing=Showing(least or "", sort, quiet, statistics), **others)

    return taken


def named(verdicts: Iterable[Verdict], called: str) -> Iterator[Verdict]:
    """Yield *verdicts*; the one on standard input is that of the file *called* so, where a name is given."""
    for verdict in verdicts:
        if called and verdict.source.path == "-":
            yield replace(verdict, source=replace(verdict.source, path=called))
        else:
            yield verdict


def _rank(verdict: Verdict) -> tuple[int, ...]:
    counts = [0, 0, 0]
    for one in verdict.findings:
        if one.waived is None:
            counts[_LEVELS.index(one.severity.word)] += 1
    return (-int(verdict.unreadable is not None), *(-number for number in counts))
