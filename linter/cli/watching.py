"""reportlint check --watch: the same check again whenever a file has changed, until Ctrl-C."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

import click

_PAUSE = 0.5  # seconds between two looks
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"

FileStates = dict[str, tuple[int, int]]


def watch(words: Iterable[str], files: Callable[[], Iterable[str]], said: str) -> int:
    """Run the program with *words* now and after each change of *files*; return its last exit status.

    *said* is told between two runs. Each run is a process of its own, so that none keeps what another read.
    """
    command = [sys.executable, "-m", "linter", *words]
    status = 0
    try:
        while True:
            before = state(files())
            if sys.stdout.isatty():
                click.echo(_CLEAR, nl=False)
            status = subprocess.run(command, check=False).returncode
            click.echo(said, err=True)
            while state(files()) == before:
                time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return status


def state(files: Iterable[str]) -> FileStates:
    """Return when each file was changed last, and its size; what is not there has none."""
    found: FileStates = {}
    for file in files:
        try:
            told = os.stat(file)
        except OSError:
            continue
        found[file] = (told.st_mtime_ns, told.st_size)
    return found
