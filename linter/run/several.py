"""The files of one run: each is read once, then those are paired and asked about again that are held against others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from linter.judge.lint import Given
from linter.model.finding import Verdict
from linter.model.previous import Unpaired
from linter.rulepack.rule import Rule
from linter.run.answers import Answers, Ask, KeptAnswer, VisitRecord, kept_visit
from linter.run.copies import Copies
from linter.run.pairing import Who, paired
from linter.run.questions import OpenedFile, Task, Visit
from linter.run.results import content_of
from linter.run.spool import Spool


class RunFiles:
    """The files of one run, what is known of each, and what is kept of it."""

    def __init__(
        self, paths: list[str], known: Callable[[str], tuple[Given, list[Rule]]], answers: Answers
    ) -> None:
        self.paths = paths
        self._known = known
        self.answers = answers
        self._results = answers.results
        self._told = "with figures" if answers.figures else "without"
        self._contents: dict[str, str] = {}
        self._rules: tuple[list[Rule], tuple[str, ...]] = [], ()  # of the last file, and their ids

    def of_several(self) -> bool:
        """Whether a rule holds a report against others."""
        return any(
            rule.enabled and (rule.check.of_two_years or rule.check.of_a_run)
            for rules in {id(rules): rules for rules in (self._known(p)[1] for p in self.paths)}.values()
            for rule in rules
        )

    def reading(self, number: int) -> OpenedFile:
        """Return the file at that place of the run."""
        path = self.paths[number]
        return OpenedFile(path, self._known(path)[0])

    def rules(self, number: int) -> tuple[str, ...]:
        """Return the ids of the rules that the file at that place is held against."""
        rules = self._known(self.paths[number])[1]
        if rules is not self._rules[0]:
            self._rules = rules, tuple(rule.id for rule in rules)
        return self._rules[1]

    def tasks(self, previous: str, same_as: str) -> Iterator[Task | KeptAnswer]:
        """Yield what is to be asked about each report, none of which is held against others of the run."""
        for number in range(len(self.paths)):
            reading = self.reading(number)
            task = Task(
                reading=reading,
                rules=self.rules(number),
                before=OpenedFile(previous, Given()) if previous else None,
                same=reading._replace(path=same_as) if same_as else None,
            )
            yield self.looked_up(task)

    def visit(self, number: int) -> Visit | KeptAnswer:
        """Return what is to be asked about a report first, or the answer that is kept."""
        question = Visit(self.reading(number), self.rules(number))
        if self._results is None or not (content := self._content(question.reading)):
            return question
        parts = ["visit", content, repr(question.reading.given), ",".join(question.rules), self._told]
        key = self._results.key(*parts)
        kept = kept_visit(self._results, key)
        return KeptAnswer(kept) if kept else question._replace(key=key, sha256=content)

    def looked_up(self, task: Task) -> Task | KeptAnswer:
        """Return the verdict that is kept, or else the question, with what its answer is to be kept under."""
        if self._results is None or task.same or not (content := self._content(task.reading)):
            return task
        parts = ["verdict", content, repr(task.reading.given), ",".join(task.rules), self._told]
        parts.append(str(bool(task.others)))
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


class Several:
    """The reports of a run that are held against one another."""

    def __init__(self, run: RunFiles) -> None:
        self._run = run
        self._whos: dict[int, Who] = {}
        self._copies = Copies()
        self._others: dict[int, object] = {}  # verdicts on what cannot be read, and processes that died
        self._spool = Spool()
        self._count = 0  # visited
        self._interrupted = False

    def close(self) -> None:
        """Give back what was held for the run."""
        self._spool.close()

    def visit(self, ask: Ask, taken: Callable[[], object]) -> None:
        """Have each report read; *taken* is called for each. An interrupt leaves it at those that were."""
        try:
            self._visit(ask, taken)
        except KeyboardInterrupt:
            self._interrupted = True

    def _visit(self, ask: Ask, taken: Callable[[], object]) -> None:
        for number, answer in enumerate(ask(map(self._run.visit, range(len(self._run.paths))))):
            if isinstance(answer, VisitRecord):
                self._whos[number] = answer.facts.who
                self._copies.add(number, answer.facts.kept)
                self._spool.put(number, answer.alone, answer.content)
            else:
                self._others[number] = answer
            self._count = number + 1
            taken()

    def tasks(self) -> Iterator[Task | KeptAnswer]:
        """Yield the verdict on each report, or what is to be asked where it is held against another one."""
        if self._interrupted:
            yield from self._told_alone()
            return
        before = paired(self._whos)
        awaited = {place for place in before.values() if isinstance(place, int)}
        for number in range(self._count):
            if number in self._others:
                yield KeptAnswer(self._others.pop(number))
                continue
            last = before.get(number)
            others, like = self._copies.nearest(number) or (None, None)
            verdict = self._alone(number, last, others, like)
            if verdict is not None and not isinstance(last, int):
                yield KeptAnswer(verdict)
                continue
            question = self._run.looked_up(self._task(number, last, others, like, number in awaited))
            if verdict is None or isinstance(question, KeptAnswer):
                yield question
                continue
            self._run.answers.keep(question, verdict)
            yield KeptAnswer(verdict)

    def _alone(
        self, number: int, last: int | Unpaired | None, others: int | None, like: int | None
    ) -> Verdict | None:
        """Return the verdict that the visit told, where it was held against what it is to be held against."""
        alone = self._spool.take(number)
        before = self._run.paths[last] if isinstance(last, int) else ""
        if alone is None or like is not None or alone.before != before:
            return None
        return alone.told(others, last if isinstance(last, Unpaired) else None)

    def _told_alone(self) -> Iterator[KeptAnswer]:
        """Yield what is known of the reports that were read before an interrupt: nothing is asked any more."""
        for number in range(self._count):
            alone = self._spool.take(number)
            if alone is None and number not in self._others:
                return
            yield KeptAnswer(self._others[number] if alone is None else alone.verdict)

    def _task(
        self, number: int, last: int | Unpaired | None, others: int | None, like: int | None, awaited: bool
    ) -> Task:
        return Task(
            reading=self._run.reading(number),
            rules=self._run.rules(number),
            before=self._run.reading(last) if isinstance(last, int) else last,
            like=None if like is None else self._run.reading(like),
            others=others,
            awaited=awaited,
        )
