"""From the words of the command line to the files to check, in order, none twice, and what is not checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import NamedTuple

from linter.errors import UsageError
from linter.model.unchecked import Reason, Skipped
from linter.read.own import is_copy, is_output
from linter.run.folders import FolderWalker, Walked, glob, is_glob


class Inputs(NamedTuple):
    """The files to check, and what else was met."""

    files: list[str]
    skipped: tuple[Skipped, ...]


def inputs(
    paths: Iterable[str],
    *,
    follow: bool = False,
    left_out: Callable[[str], Reason | None] | None = None,
    listed: bool = False,
) -> Inputs:
    """Return the files that *paths* name: files, folders (searched), globs, - for standard input.

    *left_out* says of a file why it is not checked; None: it is.

    A folder without any file to check, or that cannot be read, stands among the files itself, so
    that somebody says so. Raises UsageError where everything that was named is skipped, but for *listed*:
    a list that a program made may hold nothing to check.
    """
    files: dict[str, str] = {}
    skipped: dict[Skipped, None] = {}
    for path in paths:
        for one in _named(path, follow):
            if isinstance(one, Skipped):
                skipped[one._replace(path=os.path.normpath(one.path))] = None
            elif one != "-" and left_out is not None and (reason := left_out(one)) is not None:
                skipped[Skipped(os.path.normpath(one), reason)] = None
            elif one != "-" and is_output(one) and not (one == path and is_copy(one)):
                skipped[Skipped(os.path.normpath(one), "own output")] = None
            else:
                files.setdefault(os.path.normpath(one), one)
    if skipped and not files and not listed:
        first = next(iter(skipped))
        is_own = first.reason == "own output"
        raise UsageError("only-outputs" if is_own else "all-left-out", path=first.path)
    return Inputs(list(files.values()), tuple(skipped))


def _named(path: str, follow: bool) -> Walked:
    if path == "-" or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        yield from _searched(path, follow)
    elif is_glob(path):
        yield from glob(path, follow) or [path]
    else:
        yield path  # reading it will say what is wrong


def _searched(folder: str, follow: bool) -> Walked:
    empty = True
    for one in FolderWalker(folder, follow).documents():
        empty = empty and isinstance(one, Skipped)
        yield one
    if empty:
        yield folder
