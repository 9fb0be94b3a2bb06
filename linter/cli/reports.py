"""What a command says of one file after another, where each may fail alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from linter.errors import LinterError, UnreadableError
from linter.judge.failure import failure
from linter.limits import OutOfTimeError, limited
from linter.messages import Message
from linter.model.finding import Unreadable, Verdict


def told(paths: Iterable[Path], lines: Callable[[Path], Iterable[str]]) -> int:
    """Print the *lines* about each file and return the exit status: 2 where one could not be read, else 0."""
    status = 0
    for path in paths:
        try:
            with limited():
                said = list(lines(path))
        except UnreadableError as error:
            status, said = 2, []
            _tell_unread(path, error)
        except LinterError:
            raise
        except (Exception, OutOfTimeError) as error:
            why = failure(error)
            status, said = 2, []
            _tell_unread(path, why)
        for line in said:
            click.echo(line)
    return status


def tell_unshown(verdicts: Iterable[Verdict]) -> None:
    """Say on standard error which reports some format could not show, and why."""
    for one in verdicts:
        if one.unreadable:
            _tell_unread(one.source.path, one.unreadable)


def _tell_unread(path: object, why: Unreadable | UnreadableError) -> None:
    click.echo(Message("unread-report", path=path, zh=why.zh, en=why.en).said("en"), err=True)
