"""The program as a process of its own, forked from this one, where it is loaded already."""

from __future__ import annotations

import ctypes
import io
import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from linter.cli import main

PATIENCE = 300.0  # seconds until a run counts as hung


@dataclass
class Ended:
    """How a run ended: the status as `subprocess` has it, and what it said."""

    status: int
    out: bytes
    errors: str


class Process:
    """A run of the program in *folder*, begun at once."""

    def __init__(self, args: Sequence[str], folder: Path, *, most: int = 0, plain: bool = False) -> None:
        self._out, self._errors = (
            folder / name for name in (f".out-{time.monotonic_ns()}", f".err-{time.monotonic_ns()}")
        )
        self.pid = os.fork()
        if not self.pid:
            self._run(args, folder, most, plain)

    def _run(self, args: Sequence[str], folder: Path, most: int, plain: bool) -> None:
        status = 1
        try:
            os.setpgid(0, 0)
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            for number, path in ((1, self._out), (2, self._errors)):
                file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                os.dup2(file, number)
            sys.stdout, sys.stderr = (
                io.TextIOWrapper(os.fdopen(number, "wb", closefd=False), "utf-8") for number in (1, 2)
            )
            os.chdir(folder)
            if most:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            if plain:
                _without_rights()
            sys.argv = ["reportlint", *args]
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(bool(end.code))
        except KeyboardInterrupt:
            status = 128 + signal.SIGINT
        except BaseException:  # what Python itself would print and end with
            sys.excepthook(*sys.exc_info())
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            os._exit(status)

    def wait_a_while(self, seconds: float) -> bool:
        """Wait so long, and return whether the run is still alive."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return False
            time.sleep(0.002)
        return True

    def ended(self) -> Ended:
        """Wait for the end; a run that hangs is killed, and ends with -9."""
        if self.wait_a_while(PATIENCE):
            os.kill(self.pid, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        ended = Ended(status, self._out.read_bytes(), self._errors.read_text("utf-8", "replace"))
        for path in (self._out, self._errors):
            path.unlink()
        return ended


def _without_rights() -> None:
    """Take from root what lets it read and write every file (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH)."""
    if not hasattr(ctypes.CDLL(None), "capset") or os.geteuid():
        return
    libc = ctypes.CDLL(None, use_errno=True)
    head, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    libc.capget(head, sets)
    sets[0] &= ~0b110
    if libc.capset(head, sets):
        raise OSError(ctypes.get_errno(), "capset")
