"""What an output may not be written over."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from linter.errors import UsageError
from linter.read.own import Made, is_baseline, made
from linter.read.suffixes import is_document, suffix_of
from linter.staging import stream_number

OutputTarget = tuple[str, Path]  # format, path
_Id = tuple[int, int]

# Files that people write for this program.
_WRITTEN = frozenset((".yaml", ".yml", ".toml", ".j2", ".jinja", ".jinja2", ".lark"))


def verify(
    targets: Iterable[OutputTarget],
    inputs: Iterable[str],
    guarded: Iterable[tuple[str, str | Path | None]],
    force: bool,
) -> None:
    """Raise UsageError where a target would take the place of something that must not be lost.

    That is a report to be checked, a file that the run is told of (*guarded*, each with its option), and,
    but for *force*, a document that is none of this program's outputs or was changed since.
    A file is the same whatever it is called, through links too.
    """
    there = [(path, id) for _, path in targets if (id := _id(path)) is not None]
    if not there:
        return
    reports = {id for path in inputs if path != "-" and (id := _id(path)) is not None}
    told = {id: option for option, path in guarded if path and (id := _id(path)) is not None}
    for path, id in there:
        if id in reports:
            raise UsageError("output-is-report", path=path)
        if id in told:
            raise UsageError("output-is-input", path=path, option=told[id])
        if not force and _is_dear(path):
            raise UsageError("output-is-dear", path=path)


def is_step_summary(path: Path) -> bool:
    """Whether GitHub shows this file as a step's summary: what others wrote into it is kept, and added to."""
    named = os.environ.get("GITHUB_STEP_SUMMARY")
    return bool(named) and os.path.realpath(path) == os.path.realpath(str(named))


def _is_dear(path: Path) -> bool:
    suffix = suffix_of(path.name)
    if path.stat().st_size == 0 or is_step_summary(path):
        return False  # an empty file holds nothing to lose; what a step's summary holds stays
    if is_document(path.name):
        return made(path) is not Made.WHOLE
    return suffix in _WRITTEN or is_baseline(path)


def _id(path: str | Path) -> _Id | None:
    """Return what a file is known by under all its names; None where there is no regular file."""
    if stream_number(Path(path)) is not None or not os.path.isfile(path):
        return None
    state = os.stat(path)
    return state.st_dev, state.st_ino
