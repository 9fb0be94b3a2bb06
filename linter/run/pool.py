"""Processes that work side by side: answers come in the order of the questions, a few at a time.

A process that dies loses the piece of work it was at, and no other; whoever asked is told which.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

_RUN = 8  # questions that a process is given together: what belongs together is often a neighbour
_AHEAD = 32  # questions a process that may be answered before their turn

Work = Callable[[Any], bytes]  # what a process does with a question


class Lost(NamedTuple):
    """In place of an answer: the process that worked at *question* died."""

    question: Any


class Ready(NamedTuple):
    """In place of a question: its answer, known already."""

    answer: Any


class _Worker:
    def __init__(self, method: str | None, start: Callable[[Any], Work], setup: Any) -> None:
        context: Any = get_context(method)
        self.here, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there, start, setup), daemon=True)
        self.process.start()
        there.close()
        self.questions: deque[tuple[int, Any]] = deque()

    def give(self, run: list[tuple[int, Any]]) -> None:
        self.questions.extend(run)
        with suppress(OSError):  # it died: that is seen when its answer is awaited
            self.here.send([question for _, question in run])

    def end(self) -> None:
        self.here.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Up to *count* processes; each does what ``start(setup)`` returns, and *read* reads its answers.

    Both are sent to the process, however it is started: *start* is a function of a module. *singly*: a process has
    one question at a time, as is right where each takes long; else it has some waiting.
    """

    def __init__(
        self,
        count: int,
        start: Callable[[Any], Work],
        setup: Any,
        read: Callable[[bytes], Any],
        method: str | None = None,
        *,
        singly: bool = False,
    ) -> None:
        self._count, self._read = count, read
        self._run, self._most = (1, 1) if singly else (_RUN, 2)
        self._new: Callable[[], _Worker] = lambda: _Worker(method, start, setup)
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        while self._workers:
            self._workers.pop().end()

    def map(self, questions: Iterable[Any]) -> Iterator[Any]:
        """Yield the answer to each question, in their order; `Lost` for one that killed its process.

        However many there are, only a few are taken up before their turn.
        """
        source = enumerate(questions)
        waiting: deque[tuple[int, Any]] = deque()
        done: dict[int, Any] = {}
        turn, taken, more = 0, 0, True
        while more or turn < taken:
            while more and taken - turn < self._count * _AHEAD:
                if not (more := (item := next(source, None)) is not None):
                    break
                assert item is not None
                taken += 1
                if isinstance(item[1], Ready):
                    done[item[0]] = item[1].answer
                else:
                    waiting.append(item)
            self._hand_out(waiting)
            if turn < taken and turn not in done:
                self._await(waiting, done)
            while turn in done:
                yield done.pop(turn)
                turn += 1

    def _hand_out(self, waiting: deque[tuple[int, Any]]) -> None:
        size = min(self._run, -(-len(waiting) // self._count))
        while waiting:
            worker = next((one for one in self._workers if len(one.questions) < self._most), None)
            if worker is None:
                if len(self._workers) == self._count:
                    return
                worker = self._new()
                self._workers.append(worker)
            worker.give([waiting.popleft() for _ in range(min(size, len(waiting)))])

    def _await(self, waiting: deque[tuple[int, Any]], done: dict[int, Any]) -> None:
        """Wait until there is an answer, and take those that are there."""
        busy = {worker.here: worker for worker in self._workers if worker.questions}
        ready: list[Any] = wait(list(busy))
        for worker in (busy[here] for here in ready):
            number, question = worker.questions.popleft()
            try:
                done[number] = self._read(worker.here.recv_bytes())
            except (EOFError, OSError):
                done[number] = Lost(question)
                waiting.extendleft(reversed(worker.questions))
                self._workers.remove(worker)
                worker.end()


def _serve(there: Connection, start: Callable[[Any], Work], setup: Any) -> None:
    """Answer until nobody asks any more. Signals to end are the asker's: it ends its processes itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):  # by a handler: what is ignored, programs begun here would ignore, too
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: None)
    work = start(setup)
    parent = parent_process()
    assert parent is not None
    with suppress(EOFError, OSError):
        while there in wait([there, parent.sentinel]):
            for question in there.recv():
                there.send_bytes(work(question))
