"""Where output goes: standard output and files, opened before work starts, written in step."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import tee, zip_longest
from pathlib import Path
from typing import IO

from linter.errors import UsageError
from linter.finding import Verdict
from linter.render import Run, render

Target = tuple[str, Path]  # format, path


class Sinks:
    """Standard output in one format, and files in others. Use it in a `with`."""

    def __init__(self, form: str, targets: Iterable[Target], inputs: Iterable[str]) -> None:
        self._form = form
        self._targets = list(targets)
        self._inputs = {os.path.realpath(path) for path in inputs if path != "-"}
        self._files: list[tuple[str, IO[str]]] = []
        self._open = ExitStack()

    def __enter__(self) -> Sinks:
        try:
            for form, path in self._targets:
                self._files.append((form, self._open.enter_context(self._opened(path))))
        except UsageError:
            self._open.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def _opened(self, path: Path) -> IO[str]:
        real = os.path.realpath(path)
        if real in self._inputs:
            raise UsageError(f"--output {path}: this is a report to be checked; it would be overwritten")
        if any(real == os.path.realpath(file.name) for _, file in self._files):
            raise UsageError(f"--output {path}: named twice")
        try:
            return path.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"--output {path}: cannot be written ({error.strerror})") from None

    def pour(self, verdicts: Iterator[Verdict], run: Run) -> None:
        """Write the verdicts to every sink as they come.

        Where nobody reads standard output any more, the files are still finished; without any,
        BrokenPipeError is raised.
        """
        sinks: list[tuple[str, IO[str]]] = [(self._form, sys.stdout), *self._files]
        plain = replace(run, color=False, width=100)
        copies = tee(verdicts, len(sinks))
        streams = [
            render(copy, form, run if file is sys.stdout else plain)
            for copy, (form, file) in zip(copies, sinks, strict=True)
        ]
        heard = True
        for first, *others in zip_longest(*streams, fillvalue=""):
            if heard:
                heard = self._said(first)
            for chunk, (_, file) in zip(others, self._files, strict=True):
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
