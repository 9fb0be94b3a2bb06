"""Many reports: the verdict on each, in order, and what they amount to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import field, replace
from pathlib import Path
from typing import Any, NamedTuple

from linter.judge.lint import Given
from linter.limits import guard_process
from linter.model.finding import Outcome, Severity, Unreadable, Verdict
from linter.model.previous import Unpaired
from linter.read import printable
from linter.records import dataclass
from linter.rulepack.rule import Rule, RulePack
from linter.run.checker import ALONE, Against, Checker, Facts, Identify, OpenedFile, Task
from linter.run.copies import Copies
from linter.run.pairing import paired
from linter.run.results import Results, bare, called, content_of
from linter.text.source import Source

_FEW = 16  # files: processes would take longer to start

Settings = Callable[[str], tuple[Given, list[Rule]]]
Ask = Callable[[Iterable[Any]], Iterator[Any]]


def verdicts(
    paths: Iterable[str],
    pack: RulePack,
    given: Given | None = None,
    rules: list[Rule] | None = None,
    *,
    settings: Settings | None = None,
    against: Against = ALONE,
    jobs: int = 1,
    results: Results | None = None,
) -> Iterator[Verdict]:
    """Yield the verdict on each path (- is standard input); what cannot be read is a verdict, too.

    *settings* says of a path what is known of it and which rules it is held against. Without last
    year's report in *against*, the reports of a run are paired. Up to *jobs*
    processes check them, and in *results* is what is kept from run to run.
    """
    if rules is not None:
        pack = replace(pack, rules=tuple(rules))
    known = settings or (lambda _: (given or Given(), list(pack.rules)))
    run = _Run(list(paths), known, results)
    own = _Own(Checker(pack), results)
    with ExitStack() as stack:
        ask: Ask = own.ask
        if jobs > 1 and len(run.paths) >= _FEW:
            from linter.run.pool import Pool

            pool = stack.enter_context(Pool(jobs, _start, (pack, results), _received))
            ask = lambda questions: pool.map(map(own.here, questions))  # noqa: E731
        for number, found in enumerate(ask(run.tasks(ask, *against))):
            yield _named(found, run.paths[number])


class KeptAnswer(NamedTuple):
    """In place of a question: its answer, which is kept."""

    answer: Any


class _Own:
    """Answers in this process."""

    def __init__(self, checker: Checker, results: Results | None) -> None:
        self._checker, self._results = checker, results

    def ask(self, questions: Iterable[Any]) -> Iterator[Any]:
        """Yield the answer to each question."""
        for question in questions:
            yield question.answer if isinstance(question, KeptAnswer) else self._answer(question)

    def here(self, question: Any) -> Any:
        """Answer what no other process can: what is kept, and what standard input holds."""
        from linter.run.pool import Ready

        if isinstance(question, KeptAnswer):
            return Ready(question.answer)
        return Ready(self._answer(question)) if question.reading.path == "-" else question

    def _answer(self, question: Identify | Task) -> Facts | Verdict:
        answer = self._checker.answer(question)
        if self._results and question.key:
            _keep(self._results, question, answer)
        return answer


def _start(setup: tuple[RulePack, Results | None]) -> Callable[[Any], bytes]:
    """Return how a process of its own answers a question."""
    import pickle

    pack, results = setup
    checker = Checker(pack, kept=0)  # another process may be asked for the verdict

    def work(question: Identify | Task) -> bytes:
        guard_process()
        answer = checker.answer(question)
        if results:
            _keep(results, question, answer)
        return pickle.dumps(bare(answer), protocol=5)  # from process to process, never to a file

    return work


def _received(content: bytes) -> Any:
    import pickle

    return pickle.loads(content)


def _keep(results: Results, question: Identify | Task, answer: Facts | Verdict) -> None:
    """Keep an answer if the file still was what the key stands for; what cannot be read is tried again."""
    sha256 = answer.source.sha256 if isinstance(answer, Verdict) else answer.sha256
    if question.key and sha256 == question.sha256 and not getattr(answer, "unreadable", None):
        results.put(question.key, answer)


def _named(found: Any, path: str) -> Verdict:
    if isinstance(found, Verdict):
        return called(found, path)
    lost = Unreadable(
        "检查此文件的进程中途终止（例如内存或时间用尽，或被强制结束），此文件未检查",
        "the process that checked this file ended early (out of memory or time, say, or killed): it was not checked",
        "check",
    )
    return Verdict(Source(printable(Path(path)), ""), unreadable=lost)


class _Run:
    """The files of one run, and what is to be asked about them."""

    def __init__(self, paths: list[str], known: Settings, results: Results | None) -> None:
        self.paths = paths
        self._known = known
        self._results = results
        self._contents: dict[str, str] = {}

    def tasks(self, ask: Ask, previous: str, same_as: str) -> Iterator[Task | KeptAnswer]:
        """Yield what is to be asked about each report, or the verdict that is kept."""
        before: dict[int, int | Unpaired] = {}
        copies = Copies()
        unread: dict[int, Verdict] = {}
        if not previous and len(self.paths) > 1 and self._of_several():
            facts = dict(enumerate(ask(map(self._identify, range(len(self.paths))))))
            sound = {number: one for number, one in facts.items() if isinstance(one, Facts)}
            unread = {number: one for number, one in facts.items() if isinstance(one, Verdict)}
            before = paired({number: one.who for number, one in sound.items()})
            for number, one in sound.items():
                copies.add(number, one.kept)
        awaited = {place for place in before.values() if isinstance(place, int)}
        for number in range(len(self.paths)):
            if number in unread:
                yield KeptAnswer(unread.pop(number))
                continue
            last: OpenedFile | Unpaired | None = OpenedFile(previous, Given()) if previous else None
            if number in before:
                place = before[number]
                last = self._reading(place) if isinstance(place, int) else place
            others, like = copies.nearest(number) or (None, None)
            task = Task(
                reading=self._reading(number),
                rules=tuple(rule.id for rule in self._known(self.paths[number])[1]),
                before=last,
                like=None if like is None else self._reading(like),
                others=others,
                same=self._reading(number)._replace(path=same_as) if same_as else None,
                awaited=number in awaited,
            )
            yield self._looked_up(task)

    def _of_several(self) -> bool:
        """Whether a rule holds a report against others."""
        return any(
            rule.enabled and (rule.check.of_two_years or rule.check.of_a_run)
            for rules in {id(rules): rules for rules in (self._known(p)[1] for p in self.paths)}.values()
            for rule in rules
        )

    def _reading(self, number: int) -> OpenedFile:
        path = self.paths[number]
        return OpenedFile(path, self._known(path)[0])

    def _identify(self, number: int) -> Identify | KeptAnswer:
        question = Identify(self._reading(number))
        if self._results is None or not (content := self._content(question.reading)):
            return question
        key = self._results.key("facts", content, repr(question.reading.given))
        kept = self._results.get(key, Facts)
        return KeptAnswer(kept) if kept else question._replace(key=key, sha256=content)

    def _looked_up(self, task: Task) -> Task | KeptAnswer:
        if self._results is None or task.same or not (content := self._content(task.reading)):
            return task
        parts = ["verdict", content, repr(task.reading.given), ",".join(task.rules), str(bool(task.others))]
        for other in (task.before, task.like):
            if isinstance(other, OpenedFile):
                there = self._content(other)
                if not there:
                    return task
                parts += [there, repr(other)]
            else:
                parts.append(repr(other))
        key = self._results.key(*parts)
        kept = self._results.get(key, Verdict)
        return KeptAnswer(kept) if kept else task._replace(key=key, sha256=content)

    def _content(self, reading: OpenedFile) -> str:
        if reading.path not in self._contents:
            self._contents[reading.path] = content_of(reading.path)
        return self._contents[reading.path]


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
