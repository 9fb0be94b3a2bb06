"""From the words of the command line to the files to read, in order, none twice."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

# What a folder is searched for; a file named outright is read whatever it is called.
_SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".doc", ".wps", ".xlsx", ".xls", ".et", ".pdf")


def expand(paths: Iterable[str], leave_out: Iterable[str | os.PathLike[str]] = ()) -> Iterator[str]:
    """Yield the files that *paths* name: files, folders (searched), globs, - for standard input.

    What a folder or glob finds of *leave_out* (the run's own output, made before) is no report.
    A folder without any file to check is yielded itself, so that somebody says so.
    """
    seen: set[str] = set()
    own = {os.path.realpath(path) for path in leave_out}
    for path in paths:
        for found in _expand(path):
            key = os.path.normpath(found)
            if key not in seen and (found == path or os.path.realpath(found) not in own):
                seen.add(key)
                yield found


def _expand(path: str) -> Iterator[str]:
    if path == "-" or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        yield from list(_inside(path)) or [path]
    elif any(mark in path for mark in "*?["):
        import glob

        matches = sorted(glob.glob(path, recursive=True))
        yield from (m for m in matches if os.path.isfile(m)) if matches else [path]
    else:
        yield path  # reading it will say what is wrong


def _inside(path: str) -> Iterator[str]:
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(_SUFFIXES) and not name.lower().startswith((".", "~$", "readme")):
                yield os.path.join(folder, name)
