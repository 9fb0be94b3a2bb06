"""Bounds for what runs on a user's word: a template that never ends, or fills the memory, is stopped."""

from __future__ import annotations

import contextlib
import ctypes
import threading
from collections.abc import Iterable, Iterator

try:
    import resource
except ImportError:  # Windows has none: there memory is bounded by the output alone
    resource = None  # type: ignore[assignment]

SECONDS = 60.0
CHARACTERS = 50_000_000
_MEMORY = 2**30  # bytes, beyond what is in use


class OutOfBoundsError(Exception):
    """More time, memory or output was asked for than there is."""


def bounded(chunks: Iterable[str]) -> str:
    """Return *chunks* as one text. Raises OutOfBoundsError where that takes too much."""
    made, length = [], 0
    with limits():
        for chunk in chunks:
            made.append(chunk)
            length += len(chunk)
            if length > CHARACTERS:
                raise OutOfBoundsError(f"it writes more than {CHARACTERS} characters")
    return "".join(made)


@contextlib.contextmanager
def limits() -> Iterator[None]:
    """Hold what runs inside to SECONDS and some memory. Raises OutOfBoundsError."""
    with _time(SECONDS), _memory():
        try:
            yield
        except MemoryError:
            raise OutOfBoundsError("it needs too much memory") from None


class _LateError(BaseException):
    """Raised from outside, where nothing in a template catches it."""


@contextlib.contextmanager
def _time(seconds: float) -> Iterator[None]:
    """Stop this thread after *seconds*, wherever in Python code it is."""
    thread = ctypes.c_ulong(threading.get_ident())
    stop = ctypes.pythonapi.PyThreadState_SetAsyncExc
    timer = threading.Timer(seconds, stop, (thread, ctypes.py_object(_LateError)))
    timer.daemon = True
    timer.start()
    try:
        yield
    except _LateError:
        raise OutOfBoundsError(f"it takes more than {seconds:g} seconds") from None
    finally:
        timer.cancel()


@contextlib.contextmanager
def _memory() -> Iterator[None]:
    """Hold the process to what it uses now and some more, where the system can."""
    used = _used()
    if resource is None or used is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = used + _MEMORY
    if soft != resource.RLIM_INFINITY:
        wanted = min(wanted, soft)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _used() -> int | None:
    """Return the bytes of address space in use (Linux)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            pages = int(file.read().split()[0])
    except (OSError, ValueError):
        return None
    return pages * resource.getpagesize()
