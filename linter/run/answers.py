"""Who answers what is asked about reports: this process, or one of several; what is found out is kept.

From process to process, and from run to run, a visited report goes as two lines of JSON: the facts, and the verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from linter import codec
from linter.limits import guard_process
from linter.model.finding import Verdict
from linter.rulepack.rule import RulePack
from linter.run.checker import Checker
from linter.run.questions import AloneVerdict, Facts, Task, Visit, Visited
from linter.run.results import Results, bare

Question = Visit | Task
Ask = Callable[[Iterable[Any]], Iterator[Any]]


class KeptAnswer(NamedTuple):
    """In place of a question: its answer, which is kept."""

    answer: Any


class VisitRecord(NamedTuple):
    """A visited report: its facts, and the verdict as far as it alone tells it, and what the codec made of that."""

    facts: Facts
    alone: AloneVerdict | None
    content: bytes = b""


class Answers(NamedTuple):
    """How questions are answered: where answers are kept, and whether with all figures and what became of each."""

    results: Results | None = None
    figures: bool = True

    def of(self, checker: Checker, question: Question) -> VisitRecord | Verdict:
        """Return the answer, which is kept."""
        answer = checker.answer(question)
        assert not isinstance(answer, Facts)
        if isinstance(answer, Visited):
            alone = answer.alone._replace(verdict=self._told(answer.alone.verdict))
            return VisitRecord(answer.facts, alone, self._kept_visit(question, answer.facts, alone))
        told = self._told(answer)
        self.keep(question, told)
        return told

    def keep(self, question: Question, told: Verdict) -> None:
        """Keep the verdict that answers *question*."""
        if self.results and _holds(question, told.source.sha256) and told.unreadable is None:
            self.results.put(question.key, told)

    def _kept_visit(self, question: Question, facts: Facts, alone: AloneVerdict) -> bytes:
        """Keep a visit; of a verdict that depends on another file only the facts, which do not."""
        if not self.results or not _holds(question, facts.sha256):
            return b""
        try:
            content = b"" if alone.before else codec.encoded(alone._replace(verdict=bare(alone.verdict)))
            self.results.write(question.key, codec.encoded(facts) + b"\n" + content)
        except codec.CodecError:
            return b""
        return content

    def _told(self, verdict: Verdict) -> Verdict:
        return verdict if self.figures else verdict.without_figures()


def _holds(question: Question, sha256: str) -> bool:
    """Whether the file still was what the key stands for."""
    return bool(question.key) and sha256 == question.sha256


def kept_visit(results: Results, key: str) -> VisitRecord | None:
    """Return what is kept of a visited report; None: there is nothing sound."""
    content = results.read(key)
    facts, end, alone = (content or b"").partition(b"\n")
    try:
        return VisitRecord(codec.decoded(facts, Facts), None, alone) if end else None
    except codec.CodecError:
        return None


class OwnAnswers:
    """Answers in this process."""

    def __init__(self, checker: Checker, answers: Answers) -> None:
        self._checker, self._answers = checker, answers

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

    def _answer(self, question: Question) -> VisitRecord | Verdict:
        return self._answers.of(self._checker, question)


def start(setup: tuple[RulePack, Answers]) -> Callable[[Any], bytes]:
    """Return how a process of its own answers a question."""
    import pickle

    pack, answers = setup
    checker = Checker(pack, kept=0)  # another process may be asked for the verdict

    def work(question: Question) -> bytes:
        guard_process()
        answer = answers.of(checker, question)
        return pickle.dumps(_packed(answer), protocol=5)  # from process to process, never to a file

    return work


def _packed(answer: VisitRecord | Verdict) -> VisitRecord | Verdict:
    if isinstance(answer, Verdict):
        kept: Verdict = bare(answer)
        return kept
    if answer.alone is None or answer.content:
        return answer._replace(alone=None)
    alone = answer.alone._replace(verdict=bare(answer.alone.verdict))
    try:
        return answer._replace(alone=None, content=codec.encoded(alone))
    except codec.CodecError:
        return answer._replace(alone=alone)


def received(content: bytes) -> Any:
    """Return what a process answered."""
    import pickle

    return pickle.loads(content)
