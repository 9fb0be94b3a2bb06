"""What a run is to take in: files, folders, globs, lists and archives become entries, each opened by its locator."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from linter.audit.archives import JOINT, Member, content, members
from linter.errors import UnreadableError, UsageError
from linter.model.unchecked import Skipped
from linter.read import printable, read
from linter.read.suffixes import suffix_of
from linter.run.checker import load
from linter.run.inputs import inputs
from linter.run.results import content_of
from linter.text.source import Source

_ARCHIVE = ".zip"


class SourceEntry(NamedTuple):
    """A report to take in: what it is called, and how it is opened, in this process or another one."""

    path: str
    locator: str

    @property
    def place(self) -> str:
        """What sorts entries as a walk meets them: in a folder its files first, then its folders."""
        *folders, name = self.path.split("/")
        return "".join(f"\x02{folder}\x01" for folder in folders) + f"\x01{name}"

    def digest(self) -> str:
        """Return the hash of its content; empty where it cannot be read: reading it will say why."""
        file, index = _opened(self.locator)
        if index is None:
            return content_of(file)
        try:
            return hashlib.sha256(content(file, index)).hexdigest()
        except UnreadableError:
            return ""


class Taken(NamedTuple):
    """All that is to be taken in, and what else was met."""

    entries: list[SourceEntry]
    skipped: list[Skipped]


def taken(paths: Iterable[str], *, follow: bool = False) -> Taken:
    """Return what *paths* name. Raises UsageError where that is nothing, or standard input."""
    paths = list(paths)
    if "-" in paths:
        raise UsageError("audit-takes-files")
    found = inputs(paths, follow=follow)
    archives = [
        one.path for one in found.skipped if suffix_of(one.path) == _ARCHIVE and one.reason == "format"
    ]
    entries: dict[str, SourceEntry] = {}
    skipped = [one for one in found.skipped if one.path not in archives]
    named = [path for path in found.files if suffix_of(path) == _ARCHIVE]
    for path in found.files:
        if path not in named and not (os.path.isdir(path) and _holds(path, archives)):
            entries.setdefault(printable(Path(path)), SourceEntry(printable(Path(path)), _locator(path)))
    for archive in (*named, *archives):
        for one in _members(archive):
            if isinstance(one, Skipped):
                skipped.append(one)
            else:
                entries.setdefault(one.path, one)
    return Taken(sorted(entries.values(), key=lambda one: one.place), skipped)


def listed(file: str) -> list[str]:
    """Return the paths that a list names, one a line. Raises UsageError where it cannot be read."""
    try:
        lines = Path(file).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("list-unread", path=file, why=error) from None
    return [line.strip() for line in lines if line.strip()]


def opened(locator: str, path: str) -> Source:
    """Return what a person reads at *locator*, under the name *path*; raise UnreadableError."""
    file, index = _opened(locator)
    if index is not None:
        return read(Path(path), data=content(file, index))
    if suffix_of(file) == _ARCHIVE:
        list(members(file))  # says what is wrong with it, if anything
    return replace(load(file), path=path)


def file_of(locator: str) -> str:
    """Return the file that *locator* leads to: the report, or the archive that it is in."""
    return _opened(locator)[0]


def _members(archive: str) -> Iterator[SourceEntry | Skipped]:
    shown = printable(Path(archive))
    try:
        for one in members(archive):
            if isinstance(one, Member):
                yield SourceEntry(f"{shown}{JOINT}{one.name}", _locator(archive, one.entry))
            else:
                yield one
    except UnreadableError:
        yield SourceEntry(shown, _locator(archive))


def _holds(folder: str, archives: list[str]) -> bool:
    return any(Path(archive).is_relative_to(os.path.normpath(folder)) for archive in archives)


def _locator(file: str, index: int | None = None) -> str:
    return json.dumps([os.fsencode(os.path.abspath(file)).hex(), index])


def _opened(locator: str) -> tuple[str, int | None]:
    name, index = json.loads(locator)
    return os.fsdecode(bytes.fromhex(name)), index
