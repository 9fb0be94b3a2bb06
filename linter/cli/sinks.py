"""Where output goes: standard output and files, opened before work starts, written in step."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import tee, zip_longest
from pathlib import Path
from typing import IO, Any

from linter.errors import UsageError
from linter.model.finding import Verdict
from linter.render import FILES, Run, render, renderer

Target = tuple[str, Path]  # format, path


class Sinks:
    """Standard output in one format, and files in others. Use it in a `with`."""

    def __init__(self, form: str, targets: Iterable[Target], inputs: Iterable[str]) -> None:
        self._form = form
        self._targets = list(targets)
        paths = list(inputs)
        self._count = len(paths)
        self._inputs = {os.path.realpath(path) for path in paths if path != "-"}
        self._files: list[tuple[str, IO[Any]]] = []
        self._open = ExitStack()

    def __enter__(self) -> Sinks:
        try:
            for form, path in self._targets:
                self._files.append((form, self._open.enter_context(self._opened(form, path))))
        except UsageError:
            self._close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def _close(self) -> None:
        names = [file.name for form, file in self._files if form in FILES]
        self._open.close()
        for name in names:
            if os.path.isfile(name) and not os.path.getsize(name):  # an empty file is no document
                os.unlink(name)

    def _opened(self, form: str, path: Path) -> IO[Any]:
        real = os.path.realpath(path)
        if real in self._inputs:
            raise UsageError(f"--output {path}: this is a report to be checked; it would be overwritten")
        if any(real == os.path.realpath(file.name) for _, file in self._files):
            raise UsageError(f"--output {path}: named twice")
        if form == "docx" and self._count != 1:
            raise UsageError(f"--output {path}: comments go into one report, and these are {self._count}")
        try:
            if form in FILES:
                renderer(form)  # says at once what it lacks
                return path.open("ab")  # what is there stays there until there is something better
            return path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"--output {path}: cannot be written ({error.strerror})") from None

    def pour(self, verdicts: Iterator[Verdict], run: Run) -> None:
        """Write the verdicts to every sink as they come.

        Where nobody reads standard output any more, the files are still finished; without any,
        BrokenPipeError is raised.
        """
        plain = replace(run, color=False, width=100)
        own, *copies = tee(verdicts, 1 + len(self._files))
        streams: list[Iterator[Any]] = [render(own, self._form, run)]
        for copy, (form, _) in zip(copies, self._files, strict=True):
            streams.append(renderer(form)(copy, plain) if form in FILES else render(copy, form, plain))
        heard = True
        for first, *others in zip_longest(*streams, fillvalue=""):
            if heard:
                heard = self._said(first)
            for chunk, (form, file) in zip(others, self._files, strict=True):
                if chunk and form in FILES:
                    file.truncate(0)
                if chunk:
                    file.write(chunk)

    def _said(self, chunk: str) -> bool:
        try:
            sys.stdout.write(chunk)
            sys.stdout.flush()
        except BrokenPipeError:
            if not self._files:
                raise
            deafen()
            return False
        return True


def deafen() -> None:
    """Send standard output nowhere, so that nothing complains when Python closes it."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
