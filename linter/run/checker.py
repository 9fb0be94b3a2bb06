"""One report of a run at a time: who reports, and the verdict, held against others of the run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from linter.errors import LinterError, UnreadableError
from linter.judge.failure import failed
from linter.judge.lint import lint_report, outcomes_of
from linter.limits import OutOfTimeError, limited
from linter.model.alike import Alike
from linter.model.finding import Unreadable, Verdict
from linter.model.past import past_of
from linter.model.previous import Past, Unpaired
from linter.model.report import Report
from linter.parse import Given
from linter.parse.kinds import understood
from linter.read import printable, read
from linter.rulepack.rule import RulePack
from linter.run.copies import compared, print_of
from linter.run.neighbours import Neighbours
from linter.run.pairing import who
from linter.run.questions import AloneVerdict, Facts, Identify, OpenedFile, Task, Visit, Visited
from linter.text.source import Source

_KEPT = 64  # reports that stay in memory between finding out who they are and checking them
_PASTS = 256  # reports of which that is kept which next year's is held against
_QUOTES = "\"'“”‘’「」＂＇"


class Checker:
    """Checks reports with one pack; keeps a few of those it has read, as others are held against them.

    *load* reads what a path names; without it, the file there.
    """

    def __init__(
        self, pack: RulePack, kept: int = _KEPT, load: Callable[[str], Source] | None = None
    ) -> None:
        self._pack = pack
        self._load = load or _read
        self._room = kept
        self._rules = {rule.id: rule for rule in pack.rules}
        self._reports: dict[OpenedFile, Report] = {}
        self._pasts: dict[OpenedFile, Past] = {}
        self._neighbours = Neighbours()

    def answer(self, question: Identify | Visit | Task) -> Facts | Visited | Verdict:
        """Return what is asked for; a bug at a report is the verdict on it."""
        try:
            with limited():
                if isinstance(question, Task):
                    return self.check(question)
                if isinstance(question, Visit):
                    return self.visit(question)
                return self.facts(question.reading)
        except LinterError:
            raise
        except (Exception, OutOfTimeError) as error:
            return failed(printable(Path(question.reading.path)), error)

    def facts(self, reading: OpenedFile) -> Facts | Verdict:
        """Return who reports; where the file cannot be read, the verdict: trying again may take a minute."""
        report = self._parsed(reading, figures=False)
        return report if isinstance(report, Verdict) else _facts(report)

    def visit(self, question: Visit) -> Visited | Verdict:
        """Return all that the report tells alone, or with the one of the year before that was read just now.

        Where the file cannot be read, the verdict.
        """
        report = self._parsed(question.reading)
        if isinstance(report, Verdict):
            return report
        if question.reading.path == "-" or len(self._reports) < self._room:
            self._reports[question.reading] = report
        rules = [self._rules[id] for id in question.rules]
        of_a_run = [rule for rule in rules if rule.check.of_a_run]
        of_two_years = [rule for rule in rules if rule.check.of_two_years]
        facts = _facts(report)
        last = self._neighbours.before(facts.who) if of_two_years else None
        self._neighbours.add(facts.who, question.reading.path, report)
        if last is not None:
            report = replace(report, previous=past_of(last[1]))
        alone = AloneVerdict(
            verdict=lint_report(report, rules),
            company=outcomes_of(of_a_run, replace(report, alike=Alike(1))),
            unpaired=None if last else outcomes_of(of_two_years, replace(report, previous=Unpaired(""))),
            before=last[0] if last else "",
        )
        return Visited(facts, alone)

    def check(self, task: Task) -> Verdict:
        """Return the verdict; what cannot be read is a verdict, too."""
        report = self._reports.pop(task.reading, None) or self._parsed(task.reading)
        if isinstance(report, Verdict):
            return report
        if task.awaited and len(self._pasts) < _PASTS:
            self._pasts[task.reading] = past_of(report)
        report = replace(report, previous=self._previous(task, report), alike=self._alike(task, report))
        verdict = lint_report(report, [self._rules[id] for id in task.rules])
        if task.same is None:
            return verdict
        from linter.judge.twins import twin_of  # which few runs ask for

        return replace(verdict, twin=twin_of(report, self._at(task.same)))

    def _previous(self, task: Task, report: Report) -> Past | Unpaired | None:
        if not isinstance(task.before, OpenedFile):
            return task.before
        past = self._pasts.pop(task.before, None)
        past = past if past is not None else past_of(self._at(task.before))
        year = report.identity.year
        if year is None or past.identity.year != year - 1:
            return Unpaired("the report given as last year's is not of the year before")
        return past

    def _alike(self, task: Task, report: Report) -> Alike | None:
        if task.others is None:
            return None
        if task.like is None:
            return Alike(task.others)
        return compared(report, self._at(task.like), task.others)

    def _at(self, reading: OpenedFile) -> Report:
        return self._reports.get(reading) or self._understood(self._load(reading.path), reading.given)

    def _parsed(self, reading: OpenedFile, figures: bool = True) -> Report | Verdict:
        """Return the report, or the verdict that it cannot be read, for which its text is not kept."""
        source = Source(printable(Path(reading.path)), "")
        try:
            source = self._load(reading.path)
            return self._understood(source, reading.given, figures)
        except UnreadableError as error:
            bare = replace(source, text="", locate=None, original=None)
            return Verdict(bare, unreadable=Unreadable.of(error.message, error.stage))

    def _understood(self, source: Source, given: Given, figures: bool = True) -> Report:
        return understood(source, self._pack.domains, given, figures=figures)


def _facts(report: Report) -> Facts:
    return Facts(who(report.identity, report.domain.id), print_of(report), report.source.sha256)


def _read(path: str) -> Source:
    return load(path)


def load(path: str) -> Source:
    """Return what a person reads at *path* (- is standard input); raise UnreadableError."""
    if path == "-":
        return read(Path("-"), data=sys.stdin.buffer.read())
    if os.path.isdir(path):
        raise _empty(path)
    bare = path.strip(_QUOTES)
    if bare != path and not os.path.exists(path):
        raise UnreadableError("quoted-file-missing", bare=bare)
    return read(Path(path))


def _empty(folder: str) -> UnreadableError:
    """Return the error for a folder that stands among the files: nothing in it is checked."""
    try:
        os.listdir(folder)
    except PermissionError:
        return UnreadableError("folder-forbidden")
    except OSError as error:
        reason = error.strerror or str(error)
        return UnreadableError("folder-unread", why=reason)
    return UnreadableError("folder-without-reports")
