"""Verdicts that are kept: of a file that has not changed, under rules that have not, nothing is found out anew.

A verdict is kept under what it depends on: the content of the file, what is known of it, the
rules, the program, and the content of the reports that it was held against. What cannot be read
back is no harm: it is found out again.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

from linter import cache, codec
from linter.model.finding import Verdict
from linter.read import MAX_BYTES, printable

_FOLDER = "results"
_MOST_BYTES = 256_000_000  # of all that is kept
_LARGEST = 8_000_000  # of one verdict


class Results:
    """What is kept for one state of the rules and the program, which *seal* stands for."""

    def __init__(self, seal: str) -> None:
        self._seal = seal

    def key(self, *parts: str) -> str:
        """Return the name under which that is kept which depends on *parts*."""
        name = cache.digest(self._seal, *parts)
        return f"{_FOLDER}/{name[:2]}/{name}"

    def get(self, key: str, kind: type) -> Any:
        """Return what is kept under *key*, of that *kind*; None: there is nothing sound."""
        content = self.read(key)
        if content is None:
            return None
        try:
            return codec.decoded(content, kind)
        except codec.CodecError:
            return None

    def put(self, key: str, value: object) -> None:
        """Keep *value* under *key*."""
        try:
            self.write(key, codec.encoded(bare(value)))
        except codec.CodecError:
            return

    def read(self, key: str) -> bytes | None:
        """Return the bytes that are kept under *key*; None: there are none."""
        return cache.read(key) if key else None

    def write(self, key: str, content: bytes) -> None:
        """Keep *content* under *key*; now and then make room."""
        if not key or len(content) > _LARGEST:
            return
        cache.write(key, content)
        if key.rpartition("/")[2].startswith("00"):
            cache.prune(_FOLDER, _MOST_BYTES)


def bare(value: Any) -> Any:
    """Return *value* as it is kept and sent: a verdict without what can be made again from its text."""
    return replace(value, source=replace(value.source)) if isinstance(value, Verdict) else value


def called(verdict: Verdict, path: str) -> Verdict:
    """Return a kept verdict as that of the file at *path*: another one may have the same content."""
    name = printable(Path(path))
    if verdict.source.path == name:
        return verdict
    return replace(verdict, source=replace(verdict.source, path=name))


def content_of(path: str) -> str:
    """Return what stands for the content of a file; empty where there is no regular file to read."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return ""
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return ""
    return hashlib.sha256(data).hexdigest()
