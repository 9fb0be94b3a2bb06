"""What can go wrong and be put right by the user.

    LinterError
    ├── UnreadableError   a report cannot be read; the other reports are still checked
    ├── RulePackError     a rule pack cannot be understood; the run stops, and all that is wrong is told
    └── UsageError        a word of the command line or the configuration means nothing

Anything else that is raised is a bug of this program: the verdict on the one report (judge/failure.py).
"""

from __future__ import annotations


class LinterError(Exception):
    """Something the user can put right; its text says what and, where known, how."""


class UnreadableError(LinterError):
    """A report that cannot be read, with the stage that gave up (read, recognise, parse)."""

    def __init__(self, zh: str, en: str, *, stage: str = "read") -> None:
        super().__init__(f"{zh} / {en}")
        self.zh = zh
        self.en = en
        self.stage = stage


class RulePackError(LinterError):
    """A rule pack that cannot be understood: file, line, what, and a guess at what was meant."""

    def __init__(self, file: str, line: int | None, what: str) -> None:
        super().__init__(f"{file}:{line}: {what}" if line else f"{file}: {what}")
        self.file = file
        self.line = line
        self.what = what
        self.others: tuple[RulePackError, ...] = ()  # what else is wrong with the same pack


class UsageError(LinterError):
    """A command line or configuration that asks for something there is not."""
