"""A process of its own for parts, wherever processes may be begun: one that dies loses the report it was at, and no other.

A library that shares out work runs it in threads of its own processes, where no limit of time holds and a crash takes what
else is there with it. So a part is done by a child, which is asked through its standard input and answers on its output.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

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


class DiedError(Exception):
    """The child died before it answered."""


class PartProcess:
    """A child that does parts; one that died is begun anew."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def check(self, work: PartWork) -> None:
        """Check the reports of *work* and write the part."""
        try:
            self._ask("part", work)
        except DiedError:
            self.check_one_by_one(work)

    def check_one_by_one(self, work: PartWork) -> None:
        """Check the reports of *work*, at one of which a process died, each alone, and write the part."""
        write(work, [self._one("checked", work, n, unchecked) for n in range(len(work.pieces))])

    def identify(self, work: PartWork) -> None:
        """Find out who reports in the files of *work*, and write it."""
        try:
            self._ask("identified", work)
        except DiedError:
            self.identify_one_by_one(work)

    def identify_one_by_one(self, work: PartWork) -> None:
        """Find out who reports in the files of *work*, each alone, and write it."""

        def lost(piece: PartEntry) -> Any:
            return no_facts(piece, work)

        write_facts(work, [self._one("facts", work, n, lost) for n in range(len(work.pieces))])

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            self._child.wait()
            self._child = None

    def _one(self, step: str, work: PartWork, number: int, lost: Callable[[Any], Any]) -> Any:
        piece = work.pieces[number]
        try:
            return self._ask(step, work._replace(pieces=(piece,)))
        except DiedError:
            return lost(piece)

    def _ask(self, step: str, work: PartWork) -> Any:
        if self._child is None:
            words = [sys.executable, "-c", f"from {__name__} import serve; serve()"]
            self._child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._child.stdin is not None and self._child.stdout is not None
        try:
            pickle.dump((step, work), self._child.stdin)  # from process to process, never to a file
            self._child.stdin.flush()
            return pickle.load(self._child.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.close()
            raise DiedError from None


_STEPS: dict[str, Callable[[PartWork], Any]] = {
    "part": lambda work: part(work, guard_process),
    "identified": lambda work: identified(work, guard_process),
    "checked": lambda work: checked(work.pieces, work.options, guard_process)[0],
    "facts": lambda work: facts_of(work, guard_process)[0],
}


def serve() -> None:
    """Answer until nobody asks any more. What libraries print goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the asker ends its child
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while True:
        try:
            step, work = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        answer = pickle.dumps(_STEPS[step](work))
        try:
            answers.write(answer)
            answers.flush()
        except BrokenPipeError:  # nobody is there any more
            os._exit(0)
