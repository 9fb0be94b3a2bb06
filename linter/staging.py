"""A file that is written beside its place and put there whole, or not at all.

Until `commit` nothing is changed at the place; what ends the program before that leaves no more
than a hidden file beside it, which the next one to write there takes away. The place keeps its
mode and owner; a link that stands there is replaced, and what it leads to is not touched.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import Protocol
from weakref import WeakSet

from linter.errors import UsageError, unwritten

try:
    import fcntl
except ImportError:  # Windows, where nobody can take away a file that is open
    fcntl = None  # type: ignore[assignment]

_STREAM = re.compile(r"/dev/(?:fd/|std(?=in|out|err))(\d+|in|out|err)|/proc/self/fd/(\d+)")
_NUMBERS = {"in": 0, "out": 1, "err": 2}


class Output(Protocol):
    """Where bytes go: a file to be, or a stream."""

    def write(self, data: bytes) -> None:
        """Write *data* behind what was written."""

    def commit(self, place: Path | None = None) -> Path:
        """Put what was written in its place, or at another *place*; return where it stands."""

    def discard(self) -> None:
        """Forget what was written; after `commit` nothing is left to do."""


def opened(place: Path) -> Output:
    """Return what writes to *place*. Raises OSError where that cannot be."""
    number = stream_number(place)
    if number is not None:
        return Stream(os.dup(number), place)
    with suppress(FileNotFoundError):
        mode = os.stat(place).st_mode
        if stat.S_ISBLK(mode):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            return Stream(os.open(place, os.O_WRONLY), place)
    return Staged(place)


def stream_number(place: Path) -> int | None:
    """Return which of the program's own open files *place* names: /dev/stdout is 1."""
    match = _STREAM.fullmatch(os.path.abspath(place))
    if match is None:
        return None
    word = match[1] or match[2]
    return _NUMBERS[word] if word in _NUMBERS else int(word)


class Stream:
    """A pipe, a device, an open file: what is written is there at once."""

    def __init__(self, number: int, place: Path) -> None:
        self._file = os.fdopen(number, "wb", buffering=0)
        self._place = place

    def write(self, data: bytes) -> None:
        """Write *data*, in as many steps as it takes."""
        _write(self._file, data)

    def commit(self, place: Path | None = None) -> Path:
        """Close the stream."""
        self._file.close()
        return self._place

    def discard(self) -> None:
        """Close the stream."""
        self._file.close()


class Staged:
    """A file beside *place*, hidden until it is whole."""

    def __init__(self, place: Path) -> None:
        self._place = place
        before = _state(place)
        if before is not None and not os.access(place, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        _sweep(place)
        self._path, number = _created(place)
        if before is not None:
            _like(number, before)
        self._file = os.fdopen(number, "wb", buffering=0)
        _alive.add(self)

    def write(self, data: bytes) -> None:
        """Write *data* behind what was written."""
        _write(self._file, data)

    def let_go(self) -> None:
        """Close the file in a process that was forked from the one which writes it: the lock is that one's."""
        self._file.close()

    def commit(self, place: Path | None = None) -> Path:
        """Put the file in its place, or at another *place*, as one step; return where it stands.

        Where that cannot be replaced (it is open in another program, say), the file stays beside it
        under a name of its own, which is returned.
        """
        target = place or self._place
        with suppress(OSError):  # not every file system can
            os.fsync(self._file.fileno())
        if fcntl is None:
            self._file.close()  # a file that is open cannot be renamed there
        try:
            os.replace(self._path, target)
        except OSError:
            target = free(target, "new")
            os.replace(self._path, target)
        self._file.close()
        return target

    def discard(self) -> None:
        """Take the file away; after `commit` there is none."""
        with suppress(OSError):  # what is left to be written may find no room
            self._file.close()
        with suppress(OSError):
            os.unlink(self._path)


_alive: WeakSet[Staged] = WeakSet()


def _let_go() -> None:
    for one in _alive:
        one.let_go()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def _write(file: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) or 0 :]


def free(place: Path, word: str) -> Path:
    """Return a name beside *place*, with *word* in it, that is not taken."""
    names = (f".{word}{number or ''}{place.suffix}" for number in range(10_000))
    return next(path for name in names if not os.path.lexists(path := place.with_name(place.stem + name)))


def replaced(place: Path, text: str) -> Path:
    """Put *text* at *place*, whole; return where it stands. Raises UsageError where that cannot be."""
    output: Output | None = None
    try:
        output = opened(place)
        output.write(text.encode())
        return output.commit()
    except OSError as error:
        raise UsageError(unwritten(place, error)) from None
    finally:
        if output is not None:
            output.discard()


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Keep others out who would read *place* and write it anew at the same time."""
    if fcntl is None:
        yield
        return
    folder = os.open(place.absolute().parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # not every file system can
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _state(place: Path) -> os.stat_result | None:
    """Return the state of the file at *place*; None where there is none of its own."""
    try:
        state = os.lstat(place)
    except FileNotFoundError:
        return None
    return state if stat.S_ISREG(state.st_mode) else None


def _like(number: int, before: os.stat_result) -> None:
    """Give an open file the owner and mode of the one that stood there, as far as we may."""
    if not hasattr(os, "fchown"):
        return
    own = os.fstat(number)
    with suppress(OSError):
        if (own.st_uid, own.st_gid) != (before.st_uid, before.st_gid):
            os.fchown(number, before.st_uid, before.st_gid)
    with suppress(OSError):
        os.fchmod(number, stat.S_IMODE(before.st_mode))


def _prefix(place: Path) -> str:
    return f".{place.name[:40]}.reportlint-"


def _created(place: Path) -> tuple[str, int]:
    """Return a new file beside *place*, which nobody takes away while it is open."""
    while True:
        path = str(place.with_name(f"{_prefix(place)}{secrets.token_hex(4)}"))
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        number = os.open(path, flags, 0o666)
        if fcntl is None:
            return path, number
        with suppress(OSError):
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(number).st_nlink:  # else another one took it for left behind, a moment ago
            return path, number
        os.close(number)


def _sweep(place: Path) -> None:
    """Take away what a run that was killed has left beside *place*."""
    with suppress(OSError):
        names = os.listdir(place.parent)
        for name in names:
            if name.startswith(_prefix(place)):
                with suppress(OSError):
                    _take_away(str(place.with_name(name)))


def _take_away(path: str) -> None:
    if fcntl is None:
        os.unlink(path)  # fails where it is open
        return
    number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails where its run is alive
        os.unlink(path)
    finally:
        os.close(number)
