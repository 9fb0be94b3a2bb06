"""Who does the parts: an engine. Here it is processes of this machine; one that dies loses the report it was at, and no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any, Protocol

from linter.audit.apart import PartProcess
from linter.audit.part import PartWork, identified, part
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
    with closing(PartProcess()) as apart:
        apart.check_one_by_one(work)


def facts_alone(work: PartWork) -> None:
    """Find out who reports in the files of a part whose process died, each in a process that may die."""
    with closing(PartProcess()) as apart:
        apart.identify_one_by_one(work)
