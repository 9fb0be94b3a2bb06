"""What is said of a report at which the program itself failed: what failed and where, never a word of the report."""

from __future__ import annotations

import traceback

from linter.limits import SECONDS, OutOfTimeError
from linter.messages import Message
from linter.model.finding import Unreadable, Verdict
from linter.text.source import Source

_OURS = "linter"


def failed(path: str, error: BaseException) -> Verdict:
    """Return the verdict on the report called *path* that *error* kept from being read, checked or shown."""
    return Verdict(Source(path, ""), unreadable=failure(error))


def failure(error: BaseException) -> Unreadable:
    """Return what is said of *error*: a limit that the report ran into, or a bug with its place."""
    if isinstance(error, MemoryError):
        return Unreadable.of(Message("out-of-memory"), "limit")
    if isinstance(error, OutOfTimeError):
        return Unreadable.of(Message("out-of-time", seconds=SECONDS), "limit")
    what = f"{type(error).__name__}, {_place(error)}"
    return Unreadable.of(Message("program-failed", what=what), "bug")


def _place(error: BaseException) -> str:
    """Return module and line of the innermost of our own frames, or of any where none is."""
    frames = [
        (str(frame.f_globals.get("__name__")), line) for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    ours = [one for one in frames if one[0].partition(".")[0] == _OURS]
    module, line = (ours or frames or [("?", 0)])[-1]
    return f"{module}:{line}"
