"""Where findings go: standard output and files, opened before work starts, put in place when it is done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import tee, zip_longest
from pathlib import Path
from typing import Any

from linter.cli.standard import Standard
from linter.cli.targets import OutputTarget, is_step_summary
from linter.errors import UsageError, unwritten
from linter.messages import Message
from linter.model.finding import Verdict
from linter.read.own import Made, made
from linter.render import COPIES, FILES, Run, render, renderer
from linter.staging import Output, Staged, free, opened


@dataclass(slots=True)
class _Sink:
    """A file to be written in one format; *lost*: it could not be."""

    form: str
    path: Path
    output: Output
    lost: bool = False
    empty: bool = True


class Sinks:
    """Standard output in one format, and files in others. Use it in a `with`: what is not committed is gone."""

    def __init__(self, form: str, targets: Iterable[OutputTarget], count: int) -> None:
        self._form = form
        self._targets = list(targets)
        self._count = count
        self._sinks: list[_Sink] = []
        self._standard = Standard(form)
        self.told: list[
            Message
        ] = []  # what is to be said of the outputs: above all, what could not be written
        self.lost = False  # whether something could not be written where it was to be
        self.is_terminal = self._standard.is_terminal

    def __enter__(self) -> Sinks:
        try:
            for form, path in self._targets:
                self._sinks.append(_Sink(form, path, self._opened(form, path)))
        except UsageError:
            self._discard()
            raise
        self._standard.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._standard.__exit__()
        self._discard()

    def _discard(self) -> None:
        for sink in self._sinks:
            sink.output.discard()

    def _opened(self, form: str, path: Path) -> Output:
        real = os.path.realpath(path)
        if any(real == os.path.realpath(sink.path) for sink in self._sinks):
            raise UsageError("output-twice", path=path)
        if form in COPIES and self._count != 1:
            raise UsageError("copy-of-many", path=path, count=self._count)
        if form in FILES:
            renderer(form)  # says at once what it lacks
        try:
            output = opened(path)
            if is_step_summary(path) and isinstance(output, Staged) and path.is_file():
                before = path.read_bytes()
                output.write(before if before[-1:] in (b"", b"\n") else before + b"\n")
        except OSError as error:
            raise UsageError(unwritten(path, error, option=True)) from None
        return output

    def pour(self, verdicts: Iterator[Verdict], run: Run) -> None:
        """Write the verdicts to every sink as they come; what cannot be written is told, and the others are.

        Where nobody reads standard output any more, the files are still finished; without any,
        BrokenPipeError is raised.
        """
        plain = replace(run, color=False, width=100, kept=True, told=self.told.append)
        own, *copies = tee(verdicts, 1 + len(self._sinks))
        streams: list[Iterator[Any]] = [render(own, self._form, replace(run, kept=self._standard.is_file))]
        for copy, sink in zip(copies, self._sinks, strict=True):
            shown = replace(plain, suffix=sink.path.suffix.lower())
            streams.append(
                renderer(sink.form)(copy, plain) if sink.form in FILES else render(copy, sink.form, shown)
            )
        heard = True
        for first, *others in zip_longest(*streams, fillvalue=""):
            if heard:
                heard = self._said(first)
            for chunk, sink in zip(others, self._sinks, strict=True):
                if chunk and not sink.lost:
                    self._write(sink, chunk)

    def _write(self, sink: _Sink, chunk: str | bytes) -> None:
        try:
            sink.output.write(chunk.encode() if isinstance(chunk, str) else chunk)
            sink.empty = False
        except OSError as error:
            self._lose(sink, error)

    def _lose(self, sink: _Sink, error: OSError) -> None:
        sink.lost = True
        sink.output.discard()
        self.lost = True
        self.told.append(unwritten(sink.path, error, option=True))

    def _said(self, chunk: str) -> bool:
        try:
            self._standard.write(chunk)
        except BrokenPipeError:
            if not self._sinks:
                raise
            return False
        except OSError as error:
            self.lost = True
            self.told.append(Message("stdout-unwritten", why=error.strerror))
            return False
        return True

    def commit(self, interrupted: bool = False) -> None:
        """Put the files in their places; *interrupted*: only where none stood, else beside it."""
        for sink in self._sinks:
            if sink.lost or (sink.empty and sink.form in FILES):  # an empty file is no document
                continue
            aside = interrupted and isinstance(sink.output, Staged) and os.path.lexists(sink.path)
            place = _beside(sink.path) if aside else sink.path
            try:
                stands = sink.output.commit(place)
            except OSError as error:
                self._lose(sink, error)
                continue
            if aside:
                self.told.append(Message("left-as-it-was", path=sink.path, stands=stands))
            elif stands != place:
                self.lost = True
                self.told.append(Message("output-not-replaced", path=sink.path, stands=stands))


def _beside(path: Path) -> Path:
    """Return where what an interrupted run found is put, instead of what an earlier one did."""
    place = path.with_name(f"{path.stem}.interrupted{path.suffix}")
    if not os.path.lexists(place) or (not place.is_symlink() and made(place) is Made.WHOLE):
        return place
    return free(path, "interrupted")
