"""The streams of an OLE2 container (.doc, .xls, .wps, .et, an object in a document): whether one is there from end to end.

Of a torn or made-up container LibreOffice makes a document all the same: it takes the bytes for
text. So the container is followed first, from its header by its tables to its directory and on to
the stream.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_HEADER = 512
_FIRST_TABLES = 109  # sectors of the table that the header itself names
_END = 0xFFFFFFFA  # from here on a number stands for no sector
_STREAM, _ROOT = 2, 5
_SHORT = 64  # bytes of a sector of the root's stream, in which short streams lie


class _Entry(NamedTuple):
    name: str
    kind: int
    first: int
    size: int
    beside: tuple[int, int]  # entries of the same storage, as a tree
    inside: int  # the tree of the entries of this storage


def has_stream(data: bytes, *names: str) -> bool:
    """Whether the container *data* has a stream of one of these *names*, and all its sectors."""
    try:
        container = _Container(data)
        asked = {name.lower() for name in names}  # a container does not hold to the case of names
        return any(one.name.lower() in asked and container.holds(one) for one in container.entries)
    except (struct.error, IndexError, ValueError):
        return False


def stream_of(data: bytes, name: str) -> bytes:
    """Return the stream *name* of the container *data*; nothing where there is none, or not all of it."""
    try:
        container = _Container(data)
        found = next((one for one in container.entries if one.name.lower() == name.lower()), None)
        return container.content(found) if found and container.holds(found) else b""
    except (struct.error, IndexError, ValueError):
        return b""


def names_of(data: bytes) -> frozenset[str]:
    """Return the names, in small letters, of what stands at the top of the container *data*, not in a storage of another object."""
    try:
        return frozenset(one.name.lower() for one in _Container(data).top())
    except (struct.error, IndexError, ValueError):
        return frozenset()


class _Container:
    """The tables and the directory of a container. Raises IndexError, ValueError where they are torn."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift: int
        (shift,) = struct.unpack_from("<H", data, 30)
        tables, directory = struct.unpack_from("<II", data, 44)
        self._shortest: int = struct.unpack_from("<I", data, 56)[0]
        if shift not in (9, 12) or tables > len(data) >> shift:
            raise ValueError("no sectors of such a size, or more tables than sectors")
        self._size = 1 << shift
        self._next: list[int] = []
        for number in self._table_sectors(tables):
            self._next += self._numbers(number)
        self.entries = [entry for number in self._chain(directory) for entry in self._directory(number)]
        self._root = next(entry for entry in self.entries if entry.kind == _ROOT) if self.entries else None

    def holds(self, stream: _Entry) -> bool:
        """Whether every sector of *stream* lies in the file."""
        if stream.kind != _STREAM or not stream.size:
            return False
        if stream.size >= self._shortest:
            return sum(1 for _ in self._chain(stream.first)) * self._size >= stream.size
        root = self._root
        if root is None or stream.size > root.size:
            return False
        return sum(1 for _ in self._chain(root.first)) * self._size >= root.size

    def top(self) -> Iterator[_Entry]:
        """Yield the entries of the root."""
        waiting, met = [self._root.inside] if self._root else [], set[int]()
        while waiting:
            number = waiting.pop()
            if (
                0 < number < len(self.entries) and number not in met
            ):  # the root is the first, and not in itself
                met.add(number)
                waiting += self.entries[number].beside
                yield self.entries[number]

    def content(self, stream: _Entry) -> bytes:
        """Return the bytes of *stream*, whose sectors all lie in the file."""
        if stream.size >= self._shortest or self._root is None:
            return b"".join(map(self._sector, self._chain(stream.first)))[: stream.size]
        pieces = b"".join(map(self._sector, self._chain(self._root.first)))
        first: int = struct.unpack_from("<I", self._data, 60)[0]
        following = [number for sector in self._chain(first) for number in self._numbers(sector)]
        made, number = bytearray(), stream.first
        while len(made) < stream.size:
            made += pieces[number * _SHORT : (number + 1) * _SHORT].ljust(_SHORT, b"\0")
            number = following[number]
        return bytes(made[: stream.size])

    def _sector(self, number: int) -> bytes:
        start = max(_HEADER, self._size) + number * self._size
        if start >= len(self._data):
            raise IndexError(number)
        return self._data[start : start + self._size]

    def _numbers(self, number: int) -> tuple[int, ...]:
        sector = self._sector(number)
        return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])

    def _table_sectors(self, count: int) -> list[int]:
        """Return the sectors that hold the table of which sector follows which."""
        found = list(struct.unpack_from(f"<{_FIRST_TABLES}I", self._data, 76))
        further, left = struct.unpack_from("<II", self._data, 68)
        while further < _END and left and len(found) < count:
            *numbers, further = self._numbers(further)
            found += numbers
            left -= 1
        return [number for number in found[:count] if number < _END]

    def _chain(self, number: int) -> Iterator[int]:
        for _ in range(len(self._next) + 1):
            if number >= _END:
                return
            self._sector(number)
            yield number
            number = self._next[number]
        raise ValueError("a chain of sectors without end")

    def _directory(self, number: int) -> Iterator[_Entry]:
        sector = self._sector(number)
        for at in range(0, len(sector) - 127, 128):
            length, kind = struct.unpack_from("<HB", sector, at + 64)
            left, right, inside = struct.unpack_from("<III", sector, at + 68)
            first, size = struct.unpack_from("<II", sector, at + 116)
            name = sector[at : at + min(64, max(0, length - 2))].decode("utf-16-le", "replace")
            yield _Entry(name, kind, first, size, (left, right), inside)
