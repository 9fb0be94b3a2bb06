"""How much processor time one report may take: whatever it holds, the others of a run are still checked.

Sizes are bounded where files are read; this is for what is small and dear all the same. A timer of
the system counts the time of the processor, not of the clock, so that a busy machine refuses
nothing. It ends Python code in the main thread. In a process that checks reports for another the
system ends, a little later, whatever does not heed the timer: a library that does not return.
Where there are no such timers (Windows, another thread) the bounds of sizes are all there is.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

SECONDS = 60  # of the processor, for one report: its reading and checking, and again for each output
_AGAIN = 1  # seconds after which the timer strikes again, where a library caught what it raised
_GRACE = 30  # seconds more until the system ends the process


class OutOfTimeError(BaseException):
    """The processor time is over. No `except Exception` on the way may take it for its own."""


@contextmanager
def limited() -> Iterator[None]:
    """Raise OutOfTimeError where what stands in the `with` takes more than SECONDS of the processor."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    armed = True

    def strike(_signal: int, _frame: FrameType | None) -> None:
        if armed:
            raise OutOfTimeError

    before = signal.signal(signal.SIGPROF, strike)
    signal.setitimer(signal.ITIMER_PROF, SECONDS, _AGAIN)
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def guard_process() -> None:
    """Let the system end this process where it takes SECONDS and a grace of the processor from now on."""
    try:
        import resource
    except ImportError:  # Windows: nothing of the kind
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = int(used.ru_utime + used.ru_stime + SECONDS + _GRACE) + 1
    with suppress(ValueError, OSError):
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (least, hard))
