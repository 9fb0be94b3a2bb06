"""How far a long run is: a bar on a terminal after two seconds, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from linter.model.finding import Verdict

_PATIENCE = 2.0  # seconds before anything is shown
_PACE = 0.1  # seconds between two states
_WIDTH = 24
_LINES = 15.0  # seconds between two lines where nobody sees a bar


class ProgressBar:
    """Says on standard error how many reports were read: a bar on a terminal, else lines."""

    def __init__(self, total: int, quiet: bool = False) -> None:
        self._total, self._done = total, 0
        self._says = total > 1 and not quiet
        self._bar = sys.stderr.isatty()
        self._due = time.monotonic() + (_PATIENCE if self._bar else _LINES)
        self._drawn = False

    def taken(self) -> None:
        """Take note of a report that was read."""
        self._done += 1
        if self._says and (now := time.monotonic()) >= self._due:
            state = f"{self._done}/{self._total}\n"
            sys.stderr.write("\r" + bar(self._done, self._total) if self._bar else f"reportlint: {state}")
            sys.stderr.flush()
            self._drawn = self._bar
            self._due = now + (_PACE if self._bar else _LINES)

    def watch(self, verdicts: Iterable[Verdict], *, seen: bool) -> Iterator[Verdict]:
        """Yield *verdicts*; where they are *seen* to come on the same terminal, they are the progress."""
        try:
            for verdict in verdicts:
                if seen:
                    self._clear()
                    self._says = False
                yield verdict
        finally:
            self._clear()

    def _clear(self) -> None:
        if self._drawn:
            sys.stderr.write("\r" + " " * len(bar(self._total, self._total)) + "\r")
            sys.stderr.flush()
            self._drawn = False


def bar(done: int, total: int) -> str:
    """Return ``[####    ]  12/345``."""
    full = _WIDTH * done // total
    return f"[{'#' * full}{' ' * (_WIDTH - full)}] {done:>{len(str(total))}}/{total}"
