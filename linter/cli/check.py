"""reportlint check: lint reports and show what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import tee, zip_longest
from pathlib import Path
from typing import IO, Any

import click

from linter import __version__, cache
from linter.cli.inputs import expand
from linter.cli.options import date_option, fail_threshold, output_target, pack_option
from linter.errors import UnreadableError, UsageError
from linter.finding import Outcome, Severity, Unreadable, Verdict
from linter.lint import Given, lint
from linter.read import printable, read
from linter.render import FORMATS, Run, render
from linter.rulepack import Rule, RulePack
from linter.source import Source


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "-f", "form", type=click.Choice(list(FORMATS)), default="terminal", help="Format on standard output.")
@click.option("--output", "-o", "outputs", multiple=True, type=output_target, metavar="[FORMAT:]PATH", help="Write this format to a file, too; may be given several times.")
@click.option("--fail-on", default="error", callback=fail_threshold, metavar="LEVEL", show_default=True, help="error, warning, info or never; ,undecided adds rules that could not be decided.")
@click.option("--select", default="", metavar="IDS", help="Only these rules (ids, names or first letters, comma-separated).")
@click.option("--ignore", default="", metavar="IDS", help="Not these rules.")
@pack_option
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the messages.")
@click.option("--ledger", is_flag=True, help="Tell of every figure what became of it (JSON).")
@click.option("--year", type=click.IntRange(1990, 2100), help="The year reported on.")
@click.option("--body", default="", help="Kind of body: government, department, township, dispatched, authorised.")
@click.option("--published", default="", callback=date_option, metavar="DATE", help="Day of publication, YYYY-MM-DD.")
@click.option("--excerpt", is_flag=True, help="The text is not the whole report.")
@click.option("--today", default=None, callback=date_option, metavar="DATE", help="The day to print as today.")
@click.option("--no-cache", is_flag=True, help="Neither read nor write the user's cache folder.")
def command(paths: tuple[str, ...], form: str, outputs: tuple[tuple[str, Path], ...], fail_on: tuple[Severity | None, bool], select: str, ignore: str, pack: RulePack, lang: Any, ledger: bool, year: int | None, body: str, published: str, excerpt: bool, today: str | None, no_cache: bool) -> None:  # fmt: skip
    """Check reports: files, folders, globs, or - for standard input.

    Exit status: 0 nothing at or above --fail-on; 1 something is; 2 the work could not be done.
    """
    cache.enabled = not no_cache
    if body and body not in {b.id for b in pack.domain.bodies}:
        raise UsageError(f"no kind of body '{body}'; there are {', '.join(b.id for b in pack.domain.bodies)}")
    rules = chosen(pack, select, ignore)
    given = Given(year=year, body=body, published=published or "", excerpt=excerpt)
    tally = _Tally(*fail_on)
    verdicts = tally.watch(_verdicts(expand(paths), pack, given, rules))
    run = Run(
        version=__version__,
        packs=((pack.id, pack.version),),
        today=today,
        language=lang,
        ledger=ledger,
        color=form == "terminal" and _colourful(),
        width=_terminal_width(),
        names=_names(pack),
    )
    sinks: list[tuple[str, IO[str]]] = [(form, sys.stdout)]
    opened = [(kind, path.open("w", encoding="utf-8", newline="\n")) for kind, path in outputs]
    try:
        _pour(verdicts, [*sinks, *opened], run)
    finally:
        for _, file in opened:
            file.close()
    sys.exit(tally.status)


def chosen(pack: RulePack, select: str, ignore: str) -> list[Rule]:
    """Return the rules of *pack* that --select and --ignore leave; unknown words are errors."""

    def named(words: str) -> set[str]:
        found: set[str] = set()
        for word in filter(None, (part.strip() for part in words.split(","))):
            ids = {r.id for r in pack.rules if word in (r.id, r.name) or r.id.startswith(word.upper())}
            if not ids:
                raise UsageError(f"no rule '{word}'")
            found |= ids
        return found

    wanted, unwanted = named(select), named(ignore)
    return [r for r in pack.rules if (not wanted or r.id in wanted) and r.id not in unwanted]


def _verdicts(paths: Iterable[str], pack: RulePack, given: Given, rules: list[Rule]) -> Iterator[Verdict]:
    """Yield the verdict on each path, in order; what cannot be read is a verdict, too."""
    for path in paths:
        try:
            source = _source(path)
        except UnreadableError as error:
            nothing = Source(printable(Path(path)), "")
            yield Verdict(nothing, unreadable=Unreadable(error.zh, error.en, error.stage))
            continue
        yield lint(source, pack, given, rules)


def _source(path: str) -> Source:
    if path == "-":
        return read(Path("-"), data=sys.stdin.buffer.read())
    return read(Path(path))


class _Tally:
    """Watches the verdicts go by and knows the exit status they amount to."""

    def __init__(self, threshold: Severity | None, undecided: bool) -> None:
        self._threshold, self._undecided = threshold, undecided
        self.status = 0

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        for verdict in verdicts:
            worst = verdict.worst()
            failed = worst is not None and self._threshold is not None and worst >= self._threshold
            if self._undecided:
                failed |= any(o.outcome is Outcome.UNDECIDED for o in verdict.outcomes)
            self.status = max(self.status, 2 if verdict.unreadable else int(failed))
            yield verdict


def _pour(verdicts: Iterator[Verdict], sinks: list[tuple[str, IO[str]]], run: Run) -> None:
    """Write the verdicts to every sink as they come, all in step."""
    copies = tee(verdicts, len(sinks))
    streams = [render(copy, form, run) for copy, (form, _) in zip(copies, sinks, strict=True)]
    for chunks in zip_longest(*streams, fillvalue=""):
        for chunk, (_, file) in zip(chunks, sinks, strict=True):
            file.write(chunk)


def _names(pack: RulePack) -> dict[str, dict[str, str]]:
    names = {regime.id: regime.name for regime in pack.domain.regimes}
    return names | {body.id: body.name for body in pack.domain.bodies}


def _colourful() -> bool:
    import os

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _terminal_width() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns
