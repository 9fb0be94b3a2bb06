"""Who does the parts: an engine. Here it is processes of this machine; one that dies loses the report it was at, and no other."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from linter.audit.options import Options
from linter.audit.part import (
    PartEntry,
    PartWork,
    checked,
    facts_of,
    identified,
    no_facts,
    part,
    unchecked,
    write,
    write_facts,
)
from linter.limits import guard_process
from linter.run.pool import Lost, Pool

Do = Callable[[PartWork], None]
_METHOD = "spawn"  # a process that is forked has what the database's threads left, and not the threads


class Engine(Protocol):
    """Does parts, each once and whole, and yields each when it is written."""

    def identify(self, works: Iterable[PartWork]) -> Iterator[PartWork]:
        """Find out who reports in the files of the parts."""

    def check(self, works: Iterable[PartWork]) -> Iterator[PartWork]:
        """Check the reports of the parts."""


class LocalEngine:
    """Processes of this machine, so many of them; the parts are yielded in their order."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def __enter__(self) -> LocalEngine:
        return self

    def __exit__(self, *_: object) -> None:
        """Have nothing to end: each step begins processes of its own."""

    def identify(self, works: Iterable[PartWork]) -> Iterator[PartWork]:
        """Find out who reports in the files of the parts."""
        yield from _done(works, self._jobs, _identifier, identified, facts_alone)

    def check(self, works: Iterable[PartWork]) -> Iterator[PartWork]:
        """Check the reports of the parts."""
        yield from _done(works, self._jobs, _checker, part, part_alone)


def _done(
    works: Iterable[PartWork], jobs: int, start: Callable[[Any], Any], here: Do, alone: Do
) -> Iterator[PartWork]:
    if jobs == 1:
        for work in works:
            here(work)
            yield work
        return
    given: deque[PartWork] = deque()  # only a few are taken up before their turn
    with Pool(jobs, start, None, lambda _: None, _METHOD, singly=True) as pool:
        for answer in pool.map(_noted(works, given)):
            work = given.popleft()
            if isinstance(answer, Lost):
                alone(work)
            yield work


def _noted(works: Iterable[PartWork], given: deque[PartWork]) -> Iterator[PartWork]:
    for work in works:
        given.append(work)
        yield work


def _checker(_: None) -> Callable[[PartWork], bytes]:
    def work(one: PartWork) -> bytes:
        part(one, guard_process)
        return b""

    return work


def _identifier(_: None) -> Callable[[PartWork], bytes]:
    def work(one: PartWork) -> bytes:
        identified(one, guard_process)
        return b""

    return work


def part_alone(work: PartWork) -> None:
    """Do a part whose process died again, each report in a process that may die."""
    with Pool(1, _single, work.options, pickle.loads, _METHOD) as pool:
        answers = zip(work.pieces, pool.map(work.pieces), strict=True)
        write(work, [unchecked(piece) if isinstance(answer, Lost) else answer for piece, answer in answers])


def facts_alone(work: PartWork) -> None:
    """Find out who reports in the files of a part whose process died, each in a process that may die."""
    questions = [work._replace(pieces=(piece,)) for piece in work.pieces]
    with Pool(1, _single_facts, None, pickle.loads, _METHOD) as pool:
        answers = zip(work.pieces, pool.map(questions), strict=True)
        rows = [no_facts(piece, work) if isinstance(answer, Lost) else answer for piece, answer in answers]
    write_facts(work, rows)


def _single(options: Options) -> Callable[[PartEntry], bytes]:
    def work(piece: PartEntry) -> bytes:
        (rows,) = checked([piece], options, guard_process)
        return pickle.dumps(rows, protocol=5)  # from process to process, never to a file

    return work


def _single_facts(_: None) -> Callable[[PartWork], bytes]:
    return lambda work: pickle.dumps(facts_of(work, guard_process)[0], protocol=5)
