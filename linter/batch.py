"""Many reports: the verdict on each, in order, and what they amount to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from linter.errors import UnreadableError
from linter.finding import Outcome, Severity, Unreadable, Verdict
from linter.lint import Given, lint_report
from linter.pairing import Pairing
from linter.parse import parse
from linter.read import printable, read
from linter.records import dataclass
from linter.rulepack.rule import Rule, RulePack
from linter.source import Source

_QUOTES = "\"'“”‘’「」＂＇"


Settings = Callable[[str], tuple[Given, list[Rule]]]


def verdicts(
    paths: Iterable[str],
    pack: RulePack,
    given: Given | None = None,
    rules: list[Rule] | None = None,
    *,
    settings: Settings | None = None,
    previous: str = "",
) -> Iterator[Verdict]:
    """Yield the verdict on each path (- is standard input); what cannot be read is a verdict, too.

    *settings* says of a path what is known of it and which rules it is held against; *previous*
    is the report of the year before. Without it, the reports of a run are paired.
    """
    paths = list(paths)
    known = settings or (lambda _: (given or Given(), list(pack.rules) if rules is None else rules))
    pairing = None
    if previous or (len(paths) > 1 and any(_of_several(known(path)[1]) for path in paths)):
        pairing = Pairing(paths, _read, pack.domain, lambda path: known(path)[0], previous)
    for number, path in enumerate(paths):
        yield _verdict(number, path, pack, known(path), pairing)


def _of_several(rules: list[Rule]) -> bool:
    kinds = (rule.check for rule in rules if rule.enabled)
    return any(getattr(kind, "of_two_years", False) or getattr(kind, "of_a_run", False) for kind in kinds)


def _verdict(
    number: int, path: str, pack: RulePack, known: tuple[Given, list[Rule]], pairing: Pairing | None
) -> Verdict:
    given, rules = known
    source = Source(printable(Path(path)), "")
    try:
        report = pairing.kept(number) if pairing else None
        if report is None:
            source = _read(path)
            report = parse(source, pack.domain, given)
    except UnreadableError as error:
        return Verdict(source, unreadable=Unreadable(error.zh, error.en, error.stage))
    if pairing:
        report = replace(
            report, previous=pairing.previous(number, report), alike=pairing.alike(number, report)
        )
    return lint_report(report, rules)


def _read(path: str) -> Source:
    if path == "-":
        return read(Path("-"), data=sys.stdin.buffer.read())
    if os.path.isdir(path):
        raise UnreadableError("文件夹里没有可检查的文件", "there is no file to check in this folder")
    bare = path.strip(_QUOTES)
    if bare != path and not os.path.exists(path):
        raise UnreadableError(
            f"文件不存在；文件名首尾带有引号，是否应为 {bare}",
            f"there is no such file; its name begins or ends with a quotation mark: did you mean {bare}?",
        )
    return read(Path(path))


@dataclass(slots=True)
class Status:
    """Watches verdicts go by and knows the exit status they amount to: 0, 1, or 2, which beats 1."""

    threshold: Severity | None = Severity.ERROR  # None: no finding fails a run
    undecided: bool = False  # whether a rule that could not be decided fails it
    code: int = 0

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield *verdicts* as they are."""
        for verdict in verdicts:
            self.code = max(self.code, 2 if verdict.unreadable else int(self.fails(verdict)))
            yield verdict

    def fails(self, verdict: Verdict) -> bool:
        """Whether something in *verdict* is at or above the threshold."""
        worst = verdict.worst()
        if worst is not None and self.threshold is not None and worst >= self.threshold:
            return True
        return self.undecided and any(o.outcome is Outcome.UNDECIDED for o in verdict.outcomes)
