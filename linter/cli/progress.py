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


def shown(verdicts: Iterable[Verdict], total: int, seen: bool, quiet: bool = False) -> Iterator[Verdict]:
    """Yield *verdicts*, and say on standard error how far they are: a bar on a terminal, else lines.

    Not where findings are *seen* to come on the same terminal: they are the progress.
    """
    if total < 2 or seen or quiet:
        yield from verdicts
        return
    if not sys.stderr.isatty():
        yield from _told(verdicts, total)
        return
    due = time.monotonic() + _PATIENCE
    drawn = False
    try:
        for done, verdict in enumerate(verdicts, 1):
            now = time.monotonic()
            if now >= due:
                sys.stderr.write("\r" + bar(done, total))
                sys.stderr.flush()
                due, drawn = now + _PACE, True
            yield verdict
    finally:
        if drawn:
            sys.stderr.write("\r" + " " * len(bar(total, total)) + "\r")
            sys.stderr.flush()


def _told(verdicts: Iterable[Verdict], total: int) -> Iterator[Verdict]:
    due = time.monotonic() + _LINES
    for done, verdict in enumerate(verdicts, 1):
        if time.monotonic() >= due:
            sys.stderr.write(f"reportlint: {done}/{total}\n")
            sys.stderr.flush()
            due = time.monotonic() + _LINES
        yield verdict


def bar(done: int, total: int) -> str:
    """Return ``[####    ]  12/345``."""
    full = _WIDTH * done // total
    return f"[{'#' * full}{' ' * (_WIDTH - full)}] {done:>{len(str(total))}}/{total}"
