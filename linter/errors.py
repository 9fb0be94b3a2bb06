"""What can go wrong and be put right by the user.

    LinterError
    ├── UnreadableError   a report cannot be read; the other reports are still checked
    ├── RulePackError     a rule pack cannot be understood; the run stops, and all that is wrong is told
    └── UsageError        a word of the command line or the configuration means nothing

Anything else that is raised is a bug of this program: the verdict on the one report (judge/failure.py).
"""

from __future__ import annotations

import errno
from typing import Any

from linter.messages import Message

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class LinterError(Exception):
    """Something the user can put right; its text says what and, where known, how.

    It is raised with the id of a message and what that mentions, or with the message itself.
    """

    def __init__(self, what: str | Message, /, **params: Any) -> None:
        self.message = what if isinstance(what, Message) else Message(what, **params)
        super().__init__(self.message)

    def said(self, language: str) -> str:
        """Return the text in *language*."""
        return self.message.said(language)


class UnreadableError(LinterError):
    """A report that cannot be read, with the stage that gave up (read, recognise, parse)."""

    def __init__(self, what: str | Message, /, *, stage: str = "read", **params: Any) -> None:
        super().__init__(what, **params)
        self.stage = stage

    @property
    def zh(self) -> str:
        """What is said in Chinese."""
        return self.said("zh")

    @property
    def en(self) -> str:
        """What is said in English."""
        return self.said("en")

    def __str__(self) -> str:
        return str(Message("unreadable", zh=self.zh, en=self.en))


class RulePackError(LinterError):
    """A rule pack that cannot be understood: file, line, what, and a guess at what was meant."""

    def __init__(self, file: str, line: int | None, what: str | Message, /, **params: Any) -> None:
        self.file = file
        self.line = line
        self.what = what if isinstance(what, Message) else Message(what, **params)
        super().__init__("in-file", place=f"{file}:{line}" if line else file, what=self.what)
        self.others: tuple[RulePackError, ...] = ()  # what else is wrong with the same pack


class UsageError(LinterError):
    """A command line or configuration that asks for something there is not."""


def unwritten(path: object, error: OSError, *, option: bool = False) -> Message:
    """Return why a file could not be written; *option*: it is one that --output names."""
    if error.errno in NO_ROOM:
        return Message("no-room-for-output" if option else "no-room", path=path, why=error.strerror)
    return Message("output-unwritten" if option else "cannot-write", path=path, why=error.strerror)
