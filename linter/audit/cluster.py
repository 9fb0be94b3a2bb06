"""Who does the parts: the workers of a cluster, through a scheduler of Dask. They write to a folder that all of them share.

A worker that is lost costs the part that it was at: the scheduler gives it to another one. Parts have names that follow from what
is in them and appear whole, so one that is done twice is there once.
"""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from linter import __version__
from linter.audit.apart import PartProcess
from linter.audit.options import Options
from linter.audit.parcel import program
from linter.audit.part import PartWork
from linter.audit.progress import Progress
from linter.audit.store import Store
from linter.audit.worker import SharedContext, WorkerGreeting, WorkerRefusal, done, greeted, sent
from linter.errors import UsageError
from linter.messages import Message

try:
    from distributed import Client, Future, wait
except ImportError:
    raise UsageError("dask-extra") from None

_PATIENCE = "20s"  # until the scheduler answers, and until there is a worker
_AHEAD = 2  # parts that are given out for each thread of the workers: one in work, one waiting
_SILENCE = 30  # seconds without a part after which it is looked whether there is a worker


class DaskEngine:
    """The workers of the scheduler at *address*; parts are yielded as they are done."""

    def __init__(self, address: str, store: Store, options: Options, show: Progress) -> None:
        self._address, self._show, self._store, self._options = address, show, store, options
        self._given: SharedContext | None = None

    def __enter__(self) -> DaskEngine:
        """Raise UsageError where the scheduler cannot be reached, or a worker is not fit for the work."""
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it says is said by us
        try:
            self._client = Client(self._address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError("no-scheduler", address=self._address, why=_first(error)) from None
        try:
            self._greet()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        with suppress(OSError, TimeoutError):
            self._client.close()
        if self._given is not None:
            Path(self._given.parcel).unlink(missing_ok=True)

    def identify(self, works: Iterable[PartWork]) -> Iterator[PartWork]:
        """Find out who reports in the files of the parts."""
        yield from self._done("identify", works)

    def check(self, works: Iterable[PartWork]) -> Iterator[PartWork]:
        """Check the reports of the parts."""
        yield from self._done("check", works)

    def _greet(self) -> None:
        self._given = sent(self._store, self._options)
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise UsageError("no-worker", address=self._address) from None
        for worker, said in self._client.run(greeted, self._given, on_error="return").items():
            if isinstance(said, WorkerGreeting):
                self._verify(said)
            else:  # a program that has no such function, or none at all
                raise UsageError(_other(worker, _first(said)))

    def _verify(self, said: WorkerGreeting) -> None:
        if said.program != program():
            raise UsageError(_other(said.machine, said.version))
        if said.unseen:
            raise UsageError("store-not-shared", machine=said.machine, why=said.unseen)

    def _done(self, step: str, works: Iterable[PartWork]) -> Iterator[PartWork]:
        source, running = iter(works), dict[Future, PartWork]()
        try:
            while True:
                while len(running) < self._room() and (work := next(source, None)) is not None:
                    running[self._given_out(step, work)] = work
                if not running:
                    return
                for future in self._ended(running):
                    work = running.pop(future)
                    self._take(step, work, future)
                    yield work
        finally:  # whoever asked went away: what is waiting is not begun
            self._client.cancel(list(running), force=True)

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return _AHEAD * max(1, sum(threads.values()))

    def _given_out(self, step: str, work: PartWork) -> Future:
        work = work._replace(place=os.path.abspath(work.place))
        key = f"reportlint-{step}-{Path(work.place).name}-{secrets.token_hex(6)}"
        return self._client.submit(done, step, work, self._given, key=key, pure=False)

    def _ended(self, running: Iterable[Future]) -> list[Future]:
        while True:
            try:
                with self._client.as_current():
                    return list(wait(list(running), timeout=_SILENCE, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                if not self._client.scheduler_info()["workers"]:
                    self._show.say("no_worker")

    def _take(self, step: str, work: PartWork, future: Future) -> None:
        """See to it that a part is there. Raises UsageError where a worker is not fit, or the scheduler is gone."""
        if future.status == "finished":
            said: WorkerRefusal | None = future.result()
            if said is None:
                return
            self._verify(said.greeting)
            if os.access(said.missing, os.R_OK):
                raise UsageError("report-not-seen", machine=said.greeting.machine, path=said.missing)
        elif future.cancelled():
            raise UsageError("connection-lost", address=self._address)
        # A file that went away meanwhile, or a part at which several workers died: that is told as on one machine.
        apart = PartProcess()
        try:
            getattr(apart, step)(work)
        finally:
            apart.close()


def _other(worker: str, what: str) -> Message:
    return Message("another-program", worker=worker, what=what, version=__version__)


def _first(error: Any) -> str:
    text = str(error).strip().splitlines()
    return text[0] if text else type(error).__name__
