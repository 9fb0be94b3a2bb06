"""A process of its own for what opens a PDF, so that it may come to grief: limited in time and memory.

A stream of half a megabyte can hold gigabytes, and no library is safe from that; here the
system sets the limits, and whatever goes wrong is that process's end and nobody else's.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

TIMEOUT = 120  # seconds by the clock, a last guard: the processor's are limited inside to a quarter
MAX_MEMORY = 1 << 30
MAX_SECONDS = 30

_HERE = str(Path(__file__).resolve().parents[3])  # what the program is imported from
_FAULTS = (1, -getattr(signal, "SIGSEGV", 11))  # an exception that nobody thought of, in Python or a library


class FailedError(Exception):
    """The process failed by a fault of its own program."""


class TooMuchError(Exception):
    """The process was ended: what it was to do took more than is allowed."""


def answer(module: str, data: bytes, *arguments: str) -> bytes:
    """Return what the program *module* writes when it is given *data*."""
    # Not by multiprocessing: that would run the program's own main module again.
    path = os.pathsep.join([_HERE, *(folder for folder in sys.path if folder)])
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", module, *arguments],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT,
            check=False,
            env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        )
    except (subprocess.TimeoutExpired, OSError, MemoryError):
        raise TooMuchError from None
    if done.returncode:
        raise (FailedError if done.returncode in _FAULTS else TooMuchError)
    return done.stdout


def limit() -> None:
    """Set the limits of this process."""
    try:
        import resource
    except ImportError:  # no such limits on this system; the parent watches the clock
        return
    for what, most in (
        ("RLIMIT_AS", MAX_MEMORY),
        ("RLIMIT_CPU", MAX_SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        kind = getattr(resource, what)
        hard = resource.getrlimit(kind)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (least, hard))
        except (ValueError, OSError):
            continue  # a limit that this system does not know how to set
