"""Many reports: the verdict on each, in order, and what they amount to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from linter.judge.lint import Given
from linter.messages import Message
from linter.model.finding import Outcome, Severity, Unreadable, Verdict
from linter.read import printable
from linter.records import dataclass
from linter.rulepack.rule import Rule, RulePack
from linter.run.answers import Answers, Ask, OwnAnswers, received, start
from linter.run.checker import Checker
from linter.run.questions import ALL_HERE, ALONE, Against, Means
from linter.run.results import Results, called
from linter.run.several import RunFiles, Several
from linter.text.source import Source

_FEW = 16  # files: processes would take longer to start

Settings = Callable[[str], tuple[Given, list[Rule]]]


def verdicts(
    paths: Iterable[str],
    pack: RulePack,
    given: Given | None = None,
    rules: list[Rule] | None = None,
    *,
    settings: Settings | None = None,
    against: Against = ALONE,
    results: Results | None = None,
    means: Means = ALL_HERE,
) -> Iterator[Verdict]:
    """Yield the verdict on each path (- is standard input); what cannot be read is a verdict, too.

    *settings* says of a path what is known of it and which rules it is held against. Without last
    year's report in *against*, the reports of a run are paired. In *results* is what is kept from run to run.
    """
    if rules is not None:
        pack = replace(pack, rules=tuple(rules))
    alike = given or Given(), list(pack.rules)  # for every path
    known = settings or (lambda _: alike)
    answers = Answers(results, means.figures)
    run = RunFiles(list(paths), known, answers)
    own = OwnAnswers(Checker(pack), answers)
    with ExitStack() as stack:
        ask: Ask = own.ask
        taken = means.taken
        if means.jobs > 1 and len(run.paths) >= _FEW:
            from linter.run.pool import Pool

            pool = stack.enter_context(Pool(means.jobs, start, (pack, answers), received))
            ask = lambda questions: pool.map(map(own.here, questions))  # noqa: E731
        if not against.previous and len(run.paths) > 1 and run.of_several():
            several = stack.enter_context(closing(Several(run)))
            several.visit(ask, taken)
            questions, taken = several.tasks(), lambda: None
        else:
            questions = run.tasks(*against)
        for number, found in enumerate(ask(questions)):
            taken()
            yield _named(found, run.paths[number])


def _named(found: Any, path: str) -> Verdict:
    if isinstance(found, Verdict):
        return called(found, path)
    lost = Unreadable.of(Message("process-ended"), "check")
    return Verdict(Source(printable(Path(path)), ""), unreadable=lost)


@dataclass(slots=True)
class Status:
    """Watches verdicts go by and knows the exit status they amount to: 0, 1, or 2, which beats 1."""

    threshold: Severity | None = Severity.ERROR  # None: no finding fails a run
    undecided: bool = False  # whether a rule that could not be decided fails it
    code: int = 0
    unshown: list[Verdict] = field(default_factory=list)

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield *verdicts* as they are."""
        for verdict in verdicts:
            self.code = max(self.code, 2 if verdict.unreadable else int(self.fails(verdict)))
            yield verdict

    def failed(self, verdict: Verdict) -> None:
        """Take note of a report that was checked and could not be shown in some format."""
        self.code = 2
        if verdict not in self.unshown:
            self.unshown.append(verdict)

    def fails(self, verdict: Verdict) -> bool:
        """Whether something in *verdict* is at or above the threshold, or differs from the same report elsewhere."""
        if self.threshold is not None and verdict.twin is not None and verdict.twin.differences:
            return True
        worst = verdict.worst()
        if worst is not None and self.threshold is not None and worst >= self.threshold:
            return True
        return self.undecided and any(o.outcome is Outcome.UNDECIDED for o in verdict.outcomes)
