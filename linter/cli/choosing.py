"""Which files a command checks: what is named, what a list names, and what is left out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from linter.cli.telling import tell
from linter.config.globs import matches
from linter.errors import UsageError
from linter.model.unchecked import Reason
from linter.run.inputs import Inputs, inputs


class Choice(NamedTuple):
    """What the options say of the files to check."""

    lists: tuple[str, ...]  # files with a path a line; - is standard input
    exclude: tuple[str, ...]  # globs
    ignored: bool  # what .gitignore names is left out
    follow: bool
    called: str  # of what comes on standard input

    def files(self, paths: Iterable[str]) -> Inputs:
        """Return the files to check; none where a list leaves none.

        Raises UsageError where neither a path nor a list is named, or a list cannot be read.
        """
        named = [*paths, *(path for one in self.lists for path in _listed(one))]
        if not (named or self.lists):
            raise UsageError("no-path")
        if self.called and "-" not in named:
            raise UsageError("name-without-stdin")
        return inputs(named, follow=self.follow, left_out=self._left_out(), listed=bool(self.lists))

    def tell(self, found: Inputs) -> None:
        """Say on standard error that nothing is to be checked, where that is so: a list may be empty."""
        if not found.files:
            tell("list-left-out" if found.skipped else "list-empty")

    def _left_out(self) -> Callable[[str], Reason | None] | None:
        """Return what says why a file is left out; None where none is."""
        if not (self.exclude or self.ignored):
            return None
        hidden = _ignored() if self.ignored else None

        def reason(path: str) -> Reason | None:
            if any(matches(glob, path) for glob in self.exclude):
                return "excluded"
            return "ignored" if hidden is not None and hidden(path) else None

        return reason


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the options that choose files, as one parameter ``choice``."""

    @click.option(
        "--files-from",
        "lists",
        multiple=True,
        metavar="FILE",
        help="Check the files that FILE names, a path a line (or parted by NUL); -: standard input.",
    )
    @click.option(
        "--exclude",
        multiple=True,
        metavar="GLOB",
        help="Leave out files and folders; * within a folder, ** through folders; several times.",
    )
    @click.option("--respect-gitignore", "ignored", is_flag=True, help="Leave out what .gitignore names.")
    @click.option("--follow", is_flag=True, help="Go into linked folders, too, into none twice.")
    @click.option(
        "--stdin-filename",
        "called",
        default="",
        metavar="NAME",
        help="What standard input is called: for settings and waivers by path, and in outputs.",
    )
    @wraps(command)
    def taken(*args: Any, lists: tuple[str, ...], exclude: tuple[str, ...], ignored: bool, follow: bool, called: str, **others: Any) -> Any:  # fmt: skip
        return command(*args, choice=Choice(lists, exclude, ignored, follow, called), **others)

    return taken


def _listed(file: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError("list-unread", path=file, why=error.strerror) from None
    text = os.fsdecode(data.removeprefix(b"\xef\xbb\xbf"))
    lines = text.split("\0") if "\0" in text else [line.removesuffix("\r") for line in text.split("\n")]
    return [line for line in lines if line]


def _ignored() -> Callable[[str], bool]:
    """Return what says whether a .gitignore between the repository's root and a path names it."""
    from pathspec import GitIgnoreSpec

    specs: dict[str, Any] = {}

    def spec(folder: str) -> Any:
        if folder not in specs:
            file = Path(folder, ".gitignore")
            lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
            specs[folder] = GitIgnoreSpec.from_lines(lines) if lines else None
        return specs[folder]

    def hidden(path: str) -> bool:
        """Whether the nearest .gitignore that speaks of *path*, or of a folder it lies in, names it."""
        whole = os.path.abspath(path)
        folders = [str(one) for one in Path(whole).parents]
        root = next((n for n, one in enumerate(folders) if os.path.exists(os.path.join(one, ".git"))), 0)
        for folder in folders[: root + 1]:
            if (known := spec(folder)) is not None:
                said = known.check_file(os.path.relpath(whole, folder).replace(os.sep, "/")).include
                if said is not None:
                    return bool(said)
        return False

    return hidden
