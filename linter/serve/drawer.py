"""The private folder that holds the files of a window: gone when it closes, or when the next one opens."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be taken away
    fcntl = None  # type: ignore[assignment]

_PREFIX = "reportlint-window-"
_LOCK = "open"
_MOST_BYTES_OF_NAME = 180
_NAMELESS = "未命名"


class Drawer:
    """A folder that only its owner can look into. Use it in a `with`: at its end nothing is left."""

    def __init__(self, base: Path | None = None) -> None:
        self._base = base or Path(tempfile.gettempdir())
        self._lock: IO[bytes] | None = None
        self.path = Path()

    def __enter__(self) -> Drawer:
        sweep(self._base)
        while self._lock is None:
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._base))  # 0700, ours
            self._lock = _locked(self.path / _LOCK)
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            self._lock.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def room(self, name: str) -> Path:
        """Return where a file that the user calls *name* is to stand: alone in a new folder."""
        folder = self.path / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        return folder / base_name(name)

    def empty(self, file: Path) -> None:
        """Take away the folder that `room` made for *file*."""
        if file.parent.parent == self.path:
            shutil.rmtree(file.parent, ignore_errors=True)


def base_name(name: str) -> str:
    """Return a name for a file that leads nowhere: no folder, no drive, nothing unseen, and not too long."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip().strip(".")
    stem, dot, suffix = kept.rpartition(".")
    if not dot or len(suffix) > 8:
        stem, suffix = kept, ""
    room = _MOST_BYTES_OF_NAME - len(suffix.encode()) - 1
    stem = stem.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore").strip()
    return f"{stem or _NAMELESS}.{suffix}" if suffix else stem or _NAMELESS


def sweep(base: Path) -> None:
    """Take away the folders of windows that ended without closing; those of open ones stay."""
    for folder in base.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            state = folder.lstat()
            if stat.S_ISDIR(state.st_mode) and _is_own(state) and not _is_open(folder / _LOCK):
                shutil.rmtree(folder, ignore_errors=True)


def _locked(lock: Path) -> IO[bytes] | None:
    """Return *lock*, held; None where another window that is just opening has swept it away."""
    file = lock.open("wb")
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX)
    if lock.exists():
        return file
    file.close()
    return None


def _is_own(state: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or state.st_uid == os.getuid()


def _is_open(lock: Path) -> bool:
    """Whether a window holds the lock. Raises FileNotFoundError where there is none yet."""
    if fcntl is None:
        try:
            lock.unlink()
        except PermissionError:
            return True
        return False
    with lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False
