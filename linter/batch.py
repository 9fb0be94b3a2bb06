"""Many reports: the verdict on each, in order, and what they amount to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from linter.errors import UnreadableError
from linter.finding import Outcome, Severity, Unreadable, Verdict
from linter.lint import Given, lint
from linter.read import printable, read
from linter.rulepack.rule import Rule, RulePack
from linter.source import Source

_QUOTES = "\"'“”‘’「」＂＇"


def verdicts(
    paths: Iterable[str], pack: RulePack, given: Given | None = None, rules: list[Rule] | None = None
) -> Iterator[Verdict]:
    """Yield the verdict on each path (- is standard input); what cannot be read is a verdict, too."""
    for path in paths:
        try:
            source = _read(path)
        except UnreadableError as error:
            nothing = Source(printable(Path(path)), "")
            yield Verdict(nothing, unreadable=Unreadable(error.zh, error.en, error.stage))
            continue
        yield lint(source, pack, given, rules)


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
