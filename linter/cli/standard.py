"""Standard output: one writer while reports are read, and no order to a CI runner at any time."""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import ExitStack, redirect_stdout, suppress
from typing import IO, Any

from linter.render.runner import harmless, is_here


class Standard:
    """Standard output for what a run finds: nothing that a library prints meanwhile gets there.

    Use it in a `with`. Machine formats are UTF-8 bytes whatever the locale is.
    """

    def __init__(self, form: str) -> None:
        self._stream: Any = sys.stdout  # None where a program was begun without
        self._encoding = "utf-8"
        if form == "terminal":
            self._encoding = getattr(self._stream, "encoding", None) or "utf-8"
        self._guarded = form != "github" and is_here()  # that format is orders
        self._number: int | None = None
        self._open = ExitStack()
        self.is_terminal = self._stream is not None and self._stream.isatty()
        self.is_file = False  # which may be met again
        with suppress(OSError, ValueError, AttributeError):
            self.is_file = stat.S_ISREG(os.fstat(self._stream.fileno()).st_mode)

    def __enter__(self) -> Standard:
        with suppress(OSError, ValueError, AttributeError):
            if self._stream.fileno() == 1 and sys.platform != "win32":
                self._stream.flush()
                self._number = os.dup(1)
                self._open.callback(self._back)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, 1)
                os.close(nowhere)
        nothing = self._open.enter_context(open(os.devnull, "w", encoding="utf-8"))
        self._open.enter_context(redirect_stdout(nothing))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def _back(self) -> None:
        assert self._number is not None
        os.dup2(self._number, 1)
        os.close(self._number)
        self._number = None

    def write(self, chunk: str) -> None:
        """Write *chunk* at once. Raises OSError where it cannot be: BrokenPipeError where nobody reads on."""
        if not chunk or self._stream is None:
            return
        if self._guarded:
            chunk = harmless(chunk)
        if self._number is not None:
            rest = memoryview(chunk.encode(self._encoding, "backslashreplace"))
            while rest:
                rest = rest[os.write(self._number, rest) :]
        elif self._encoding == "utf-8" and hasattr(self._stream, "buffer"):
            self._stream.flush()
            self._stream.buffer.write(chunk.encode("utf-8", "backslashreplace"))
            self._stream.buffer.flush()
        else:
            self._stream.write(chunk)
            self._stream.flush()


class _Guarded(io.TextIOWrapper):
    """A standard stream that a runner reads along."""

    def write(self, text: str) -> int:
        super().write(harmless(text))
        return len(text)


def guard_streams() -> None:
    """See to it that no name or text on the standard streams orders a runner about."""
    if is_here():
        sys.stdout, sys.stderr = (_guarded(stream) for stream in (sys.stdout, sys.stderr))


def _guarded(stream: IO[str]) -> IO[str]:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    encoding, errors, eager = stream.encoding, stream.errors, stream.line_buffering
    return _Guarded(stream.detach(), encoding=encoding, errors=errors, line_buffering=eager)


def deafen() -> None:
    """Send standard output nowhere, so that nothing complains when Python closes it."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
