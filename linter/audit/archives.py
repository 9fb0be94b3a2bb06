"""The reports in a ZIP archive: what they are called, and their bytes, however the archive lies about itself.

Nothing is unpacked to a disk: a name that leads elsewhere is a name and no more.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from linter.errors import UnreadableError
from linter.model.unchecked import Skipped
from linter.read import MAX_BYTES
from linter.read.suffixes import READ, is_document, suffix_of

JOINT = "!"  # between the name of an archive and that of a report in it
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, OSError,
           ValueError, KeyError)  # fmt: skip
_UTF8 = 0x800  # a flag: the name is UTF-8
_LOCKED = 0x1
_MOST = 200_000  # members
_RATIO = 200  # that an archive may unpack to, times its own size
_SMALL = 100_000_000  # bytes that any archive may unpack to
_JUNK = ("__MACOSX/",)


class Member(NamedTuple):
    """A report in an archive: its name, and the number of its entry."""

    name: str
    entry: int


def members(archive: str) -> Iterator[Member | Skipped]:
    """Yield what an archive holds, in its order. Raises UnreadableError on one that cannot be opened, or is a bomb."""
    infos = _opened(archive, *_state(archive)).infolist()
    size = sum(info.file_size for info in infos)
    if len(infos) > _MOST or size > max(_SMALL, _RATIO * os.path.getsize(archive)):
        raise UnreadableError("archive-bomb", count=len(infos), size=size // 1_000_000)
    others: Counter[str] = Counter()
    for index, info in enumerate(infos):
        name = name_of(info)
        base = name.rstrip("/").rpartition("/")[2]
        if info.is_dir() or name.startswith(_JUNK):
            continue
        if base.startswith((".", "~$")) or base.lower().partition(".")[0] == "readme":
            if is_document(base):
                yield Skipped(f"{archive}{JOINT}{name}", "ignored")
        elif suffix_of(base) in READ:
            yield Member(name, index)
        elif is_document(base):
            yield Skipped(f"{archive}{JOINT}{name}", "format")
        else:
            others[suffix_of(base)] += 1
    for suffix, count in sorted(others.items()):
        yield Skipped(archive, "format", suffix, count)


def content(archive: str, index: int) -> bytes:
    """Return the bytes of an entry; raise UnreadableError where they cannot be had or are too many."""
    try:
        opened = _opened(archive, *_state(archive))
        info = opened.infolist()[index]
        if info.flag_bits & _LOCKED:
            raise UnreadableError("archive-encrypted")
        with opened.open(info) as file:
            data = file.read(MAX_BYTES + 1)
    except (*_BROKEN, IndexError, RuntimeError) as error:
        raise UnreadableError("archived-file-unread", why=str(error)) from None
    if len(data) > MAX_BYTES:
        raise UnreadableError("archived-file-too-big", most=MAX_BYTES // 1_000_000)
    return data


def name_of(info: zipfile.ZipInfo) -> str:
    """Return the name of an entry: UTF-8 where that is said or so, else GBK, as Windows in Chinese writes it."""
    name = info.filename.replace("\\", "/")
    if info.flag_bits & _UTF8:
        return name
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/").split("\0")[0]
        except UnicodeDecodeError:
            continue
    return name


def _state(archive: str) -> tuple[int, int]:
    try:
        state = os.stat(archive)
    except OSError as error:
        raise UnreadableError("archive-unread", why=error.strerror) from None
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=4)
def _opened(archive: str, _changed: int, _size: int) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(archive)
    except _BROKEN as error:
        raise UnreadableError("archive-damaged", why=str(error)) from None
