"""The user's cache folder: things that are dear to make, found again by their content.

Whatever goes wrong here (a folder that cannot be written, a torn file, two processes at
once) costs time and nothing else: what cannot be read is made anew.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

_VERSION = "1"  # raise when the shape of what is stored changes
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


def digest(*parts: str | bytes) -> str:
    """Return a key for content: the same parts, the same version of Python, the same key."""
    total = hashlib.sha256(f"{_VERSION}:{sys.version}".encode())
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()[:40]


def read(name: str) -> bytes | None:
    """Return what was stored under *name*; None if nothing sound is there."""
    if not enabled:
        return None
    try:
        data = (folder() / name).read_bytes()
    except OSError:
        return None
    seal, content = data[:32], data[32:]
    return content if hashlib.sha256(content).digest() == seal else None


def write(name: str, content: bytes) -> None:
    """Store *content* under *name*, in one step, so that nobody reads half of it."""
    if not enabled:
        return
    path = folder() / name
    temporary = f"{path}.{os.getpid()}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(temporary, "xb") as file:
            file.write(hashlib.sha256(content).digest() + content)
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
