"""One target's run: what fails is sorted by where it failed, told once, kept, and the search goes on."""

from __future__ import annotations

import hashlib
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from linter.errors import LinterError

SLOW = 5.0  # seconds of this process's own time


class TooSlowError(Exception):
    """An input took longer than SLOW."""


def _too_slow(*_: Any) -> None:
    raise TooSlowError


class Campaign:
    """Calls a target; an error that tells its user what to put right is no failure."""

    def __init__(self, name: str, one: Callable[[bytes], None], found: Path) -> None:
        self._name, self._one, self._found = name, one, found
        self._seen: set[str] = set()
        signal.signal(signal.SIGVTALRM, _too_slow)

    def __call__(self, data: bytes) -> None:
        """Run the target on *data*."""
        signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
        try:
            self._one(data)
        except LinterError:
            pass
        except Exception as error:  # whatever it is: that is what is looked for
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self._keep(error, data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _keep(self, error: Exception, data: bytes) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [f"{Path(f.filename).name}:{f.name}:{f.lineno}" for f in frames if "/linter/" in f.filename]
        if isinstance(error, TooSlowError):  # it may be caught anywhere below what is slow
            ours = [place.rpartition(":")[0] for place in ours[:6]]
        where = " < ".join(reversed(ours[-4:]))
        key = f"{type(error).__name__} {where}"
        if key in self._seen:
            return
        self._seen.add(key)
        self._found.mkdir(parents=True, exist_ok=True)
        name = f"{self._name}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
        (self._found / name).write_bytes(data)
        (self._found / f"{name}.txt").write_text(
            "".join(traceback.format_exception(error)), encoding="utf-8", errors="replace"
        )
        print(f"FOUND {name}: {key}: {str(error)[:200]!r} ({len(data)} bytes)", file=sys.stderr, flush=True)
