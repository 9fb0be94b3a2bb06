"""How far a long run is, on a terminal: shown on standard error when it takes more than two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from linter.model.finding import Verdict

_PATIENCE = 2.0  # seconds before anything is shown
_PACE = 0.1  # seconds between two states
_WIDTH = 24


def shown(verdicts: Iterable[Verdict], total: int, seen: bool) -> Iterator[Verdict]:
    """Yield *verdicts*, with a bar on standard error where a person waits there.

    Not where findings are *seen* to come on the same terminal: they are the progress.
    """
    if total < 2 or not sys.stderr.isatty() or seen:
        yield from verdicts
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


def bar(done: int, total: int) -> str:
    """Return ``[####    ]  12/345``."""
    full = _WIDTH * done // total
    return f"[{'#' * full}{' ' * (_WIDTH - full)}] {done:>{len(str(total))}}/{total}"
