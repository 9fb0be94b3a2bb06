"""The user's cache folder: things that are dear to make, found again by their content.

What lies there is JSON, and of nobody else's making: folder and files are the user's own, and
no other may read or write them. Whatever goes wrong (a folder that cannot be written, a torn
file, two processes at once) costs time and nothing else: what cannot be read is made anew.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from linter.messages import Message

_VERSION = "2"  # raise when the shape of what is stored changes
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_SAFELY = (  # no link is followed, no pipe waited for
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
enabled = True  # --no-cache turns it off for the process


def folder() -> Path:
    """Return the cache folder: $REPORTLINT_CACHE_DIR, or the platform's place for caches."""
    if named := os.environ.get("REPORTLINT_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/AppData/Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "reportlint"


def refused() -> Message | None:
    """Return why the folder is not used; nothing where it is, or where there is none yet."""
    try:
        state = os.stat(folder())
    except OSError:
        return None
    if not _is_mine(state):
        return Message("cache-of-another", folder=folder())
    if hasattr(os, "geteuid") and state.st_mode & _OTHERS_WRITE:
        return Message("cache-open", folder=folder())
    return None


def digest(*parts: str | bytes) -> str:
    """Return a key for content: the same parts, the same version of Python, the same key."""
    return portable(sys.version, *parts)


def portable(*parts: str | bytes) -> str:
    """Return a key for content that is the same on every machine."""
    total = hashlib.sha256(_VERSION.encode())
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()[:40]


def read(name: str) -> bytes | None:
    """Return what was stored under *name*; None if nothing sound, or something of another's, is there."""
    if not enabled or not _own_folder():
        return None
    try:
        with open(os.open(folder() / name, os.O_RDONLY | _SAFELY), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode) or not _is_private(state):
                return None
            data = file.read()
    except OSError:
        return None
    seal, _, content = data.partition(b"\n")
    return content if seal == _seal(content) else None


def write(name: str, content: bytes) -> None:
    """Store *content* under *name*, in one step, so that nobody reads half of it."""
    if not enabled or not _own_folder():
        return
    path = folder() / name
    temporary = f"{path}.{os.getpid()}"
    try:
        _make(path.parent)
        mode = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY
        with open(os.open(temporary, mode, 0o600), "wb") as file:
            file.write(_seal(content) + b"\n" + content)
        os.replace(temporary, path)
    except FileExistsError:
        return
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)


def prune(name: str, most: int) -> None:
    """Take the oldest files out of the folder *name* until those that are left have *most* bytes."""
    found: list[tuple[int, int, str]] = []
    for place, _, files in os.walk(folder() / name):
        for file in files:
            path = os.path.join(place, file)
            with suppress(OSError):
                state = os.stat(path)
                found.append((state.st_mtime_ns, state.st_size, path))
    left = sum(size for _, size, _ in found)
    for _, size, path in sorted(found):
        if left <= most:
            return
        with suppress(OSError):
            os.unlink(path)
            left -= size


def _seal(content: bytes) -> bytes:
    """Return the first line of what is stored: JSON, too."""
    return f'"{hashlib.sha256(content).hexdigest()}"'.encode()


def _own_folder() -> bool:
    """Whether the cache folder, if there is one, is the user's alone; one that others may read is closed."""
    try:
        state = os.stat(folder())
    except FileNotFoundError:
        return True
    except OSError:
        return False
    if not _is_private(state) and _is_mine(state) and not state.st_mode & _OTHERS_WRITE:
        with suppress(OSError):
            os.chmod(folder(), stat.S_IMODE(state.st_mode) & ~_OTHERS)
            return True
    return stat.S_ISDIR(state.st_mode) and _is_private(state)


def _is_mine(state: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or state.st_uid == os.geteuid()


def _is_private(state: os.stat_result) -> bool:
    """Whether a file or folder is the user's own, and closed to others; Windows keeps that elsewhere."""
    return not hasattr(os, "geteuid") or (_is_mine(state) and not state.st_mode & _OTHERS)


def _make(place: Path) -> None:
    """Make the folder *place* within the cache folder, and that."""
    top = folder()
    top.parent.mkdir(parents=True, exist_ok=True)
    for one in (top, *(top / part for part in reversed(place.relative_to(top).parents)), place):
        with suppress(FileExistsError):
            os.mkdir(one, 0o700)
