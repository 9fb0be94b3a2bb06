"""The program's own outputs, known again by the mark that they bear.

The mark ends a text: a line, or a comment where the format has some, with a digest of what stands
before it. A DOCX and an XLSX have it among their properties, with a digest of the other parts. So it
can be told whether somebody has worked on an output since: then it holds what no run can make again.
JSON and SARIF name the program at their beginning. A table in CSV has room for no mark: it is known by
its columns' names, and nobody can tell whether it was worked on.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum
from typing import BinaryIO

from linter.errors import UnreadableError
from linter.read.encoding import decode
from linter.read.suffixes import suffix_of

NAME = "reportlint"
PROPERTIES = "docProps/custom.xml"
# These parts change with the mark itself.
UNSEALED = frozenset((PROPERTIES, "[Content_Types].xml", "_rels/.rels"))

_LENGTH = 16  # digits of a digest
_LARGEST = 200_000_000
_TAIL = 400
_HEAD = 2000
_WORD = (".docx", ".docm")
_PDF = ".pdf"
_PACKAGES = (*_WORD, ".xlsx", ".xlsm")
# No output is called like these: such files need not be looked into.
_FOREIGN = frozenset((".doc", ".dot", ".wps", ".wpt", ".xls", ".xlt", ".et", ".ett"))
_MARK = re.compile(rf"^(?:-- |<!-- ){NAME} \S+ ([0-9a-f]{{{_LENGTH}}})(?: -->)?$", re.MULTILINE)
_VALUE = re.compile(rf'name="{NAME}"[^>]*>\s*<[^>]*>[^<]* ([0-9a-f]{{{_LENGTH}}})</')
_PAPER = re.compile(
    rb"%% " + NAME.encode() + rb" \S+ ([0-9a-f]{16})\n\Z"
)  # a comment behind the end of a PDF
_JSON = re.compile(rf'\{{"schema_version": \d+, "tool": \{{"name": "{NAME}"'.encode())
_SARIF = re.compile(rf'\{{"\$schema": .{{1,300}}"tool": \{{"driver": \{{"name": "{NAME}"'.encode(), re.DOTALL)
_BASELINE = b'{"schema_version": 1, "findings": ['
_CSV = b"\xef\xbb\xbfpath,issuer,year,pack,body,severity,rule,title,message,"
_GENERATOR = f'<meta name="generator" content="{NAME} '.encode()


class Made(Enum):
    """Whether a file is an output of this program."""

    NO = 0
    CHANGED = 1  # made by it, but worked on since, or not whole
    WHOLE = 2


def mark(version: str, digest: str) -> str:
    """Return the words of the mark."""
    return f"{NAME} {version} {digest}"


class Digest:
    """The digest of a text, made as it is written; how lines end is no part of it."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def add(self, text: str) -> None:
        """Take *text* in."""
        self._sum.update(text.replace("\r", "").encode("utf-8", "surrogatepass"))

    def __str__(self) -> str:
        return self._sum.hexdigest()[:_LENGTH]


def mark_of_paper(version: str, data: bytes) -> bytes:
    """Return the mark that stands behind *data*, a PDF: a comment."""
    digest = hashlib.sha256(data).hexdigest()[:_LENGTH]
    return f"%% {mark(version, digest)}\n".encode()


def digest_of_parts(parts: Iterable[tuple[str, bytes]]) -> str:
    """Return the digest of a package, whatever order its parts have."""
    sums = sorted((name, hashlib.sha256(data).hexdigest()) for name, data in parts if name not in UNSEALED)
    return hashlib.sha256(repr(sums).encode()).hexdigest()[:_LENGTH]


def made(path: str | os.PathLike[str]) -> Made:
    """Return whether the file at *path* is an output of this program; NO where it cannot be read."""
    with suppress(OSError, ValueError):
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode) or state.st_size > _LARGEST:
            return Made.NO
        with open(path, "rb") as file:
            if suffix_of(os.fspath(path)) in _PACKAGES:
                file.seek(max(0, state.st_size - 66_000))
                listed = PROPERTIES.encode() in file.read()  # the parts are listed at the end
                file.seek(0)
                return _package(file.read()) if listed else Made.NO
            if suffix_of(os.fspath(path)) == _PDF:
                file.seek(max(0, state.st_size - _TAIL))
                return _paper(file.read(), file)
            head = file.read(_HEAD)
            file.seek(max(0, state.st_size - _TAIL))
            marked = NAME.encode() in file.read().replace(b"\0", b"")
            if marked:
                file.seek(0)
                if (found := _text(file.read())) is not Made.NO:
                    return found
            if _JSON.match(head) or _SARIF.match(head):
                return Made.WHOLE
            return Made.CHANGED if _GENERATOR in head or head.startswith(_CSV) else Made.NO
    return Made.NO


def is_baseline(path: str | os.PathLike[str]) -> bool:
    """Whether the file at *path* is a baseline."""
    with suppress(OSError), open(path, "rb") as file:
        return file.read(len(_BASELINE)) == _BASELINE
    return False


def _paper(tail: bytes, file: BinaryIO) -> Made:
    """Return whether a PDF that ends in *tail* bears the mark; one that was worked on since ends otherwise."""
    found = _PAPER.search(tail)
    if found is None:
        return Made.NO
    file.seek(0)
    data = file.read()
    data = data[: len(data) - len(found[0])]
    return Made.WHOLE if hashlib.sha256(data).hexdigest()[:_LENGTH] == found[1].decode() else Made.CHANGED


def is_copy(path: str | os.PathLike[str]) -> bool:
    """Whether the file at *path* would be a report with comments: named outright it is one to check."""
    return suffix_of(os.fspath(path)) in (*_WORD, _PDF)


def is_output(path: str | os.PathLike[str]) -> bool:
    """Whether the file at *path* is an output, or a baseline, and no report.

    A report with comments that somebody has worked on since is a report again.
    """
    suffix = suffix_of(os.fspath(path))
    if suffix in _FOREIGN:
        return False
    found = made(path)
    return (
        found is Made.WHOLE or (found is Made.CHANGED and suffix not in (*_WORD, _PDF)) or is_baseline(path)
    )


def _text(data: bytes) -> Made:
    try:
        text = decode(data)[0].replace("\r", "")
    except UnicodeError:
        return Made.NO
    found = None
    for found in _MARK.finditer(text):  # noqa: B007 - the last one counts
        pass
    if found is None:
        return Made.NO
    digest = Digest()
    digest.add(text[: found.start()])
    return Made.WHOLE if str(digest) == found[1] and not text[found.end() :].strip() else Made.CHANGED


def _package(data: bytes) -> Made:
    from linter.read.package import Package  # lxml, which few runs need

    try:
        package = Package(data)
        value = _VALUE.search(package.part(PROPERTIES).decode("utf-8", "replace"))
        if value is None:
            return Made.NO
        digest = digest_of_parts((name, package.part(name)) for name in package.names)
    except UnreadableError:
        return Made.NO
    return Made.WHOLE if digest == value[1] else Made.CHANGED
