"""What a format must know beside the verdicts: who speaks, in which language, and how wide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any, Literal

from linter.messages import Message
from linter.model.finding import Severity, Verdict
from linter.model.unchecked import Configuration, Repeat, Skipped
from linter.records import dataclass

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What the formats for machines say of a rule, whether or not it found anything."""

    id: str
    name: str
    severity: Severity
    message: Mapping[str, str]  # with its placeholders
    basis: str = ""
    advice: Mapping[str, str] = field(default_factory=dict)
    bad: str = ""  # an example that breaks it
    tags: tuple[str, ...] = ()
    pack: str = ""
    precision: str = ""  # very-high, high, medium, low, where it was measured


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the linter, as far as its output shows it.

    *names* says what a pack calls the ids in verdicts (regimes, bodies, rules), by language; an
    id that is not in it stands for itself. *rules* are those that were asked for; *threshold* is the severity
    from which the run fails (None: never). *closing* is asked when all verdicts have come, and
    tells what only then is known of the run; *interrupted* and *repeats* likewise.
    """

    version: str = ""
    packs: tuple[tuple[str, str], ...] = ()  # id, version
    today: str | None = None
    language: Language = "zh"
    ledger: bool = False
    color: bool = False
    width: int = 80
    ambiguous_width: int = 1
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    name: str = "reportlint"
    rules: tuple[RuleNote, ...] = ()
    threshold: Severity | None = Severity.ERROR
    template: Path | None = None  # of the user's own
    closing: Callable[[], Mapping[str, Any]] = dict
    total: int = 0  # files there are to check
    skipped: tuple[Skipped, ...] = ()
    interrupted: Callable[[], bool] = bool
    repeats: Callable[[], Sequence[Repeat]] = tuple
    configuration: Configuration | None = None
    waiver_files: tuple[str, ...] = ()
    comment_date: str = ""  # the day that comments in a Word document bear; none: that of *today*
    quiet: bool = False  # nothing but findings on standard output
    statistics: bool = False  # how often each rule found something, behind the rest
    redact: bool = False  # what rules mask is masked in local outputs, too
    kept: bool = False  # in a file, which may be met again
    suffix: str = ""  # of that file
    tracked: bool = False  # words that have one repair only are changed in a Word copy, as tracked changes
    failed: Callable[[Verdict], None] = lambda _: None  # told of each verdict that could not be shown
    told: Callable[[Message], None] = lambda _: None  # told, in words, what is to be said of an output

    def called(self, id: str) -> str:
        """Return what people call *id* in the language of the run."""
        names = self.names.get(id, {})
        return names.get(self.language) or names.get("zh") or id

    def title(self, rule: str) -> str:
        """Return what people call *rule* in the language of the run; nothing where no pack says."""
        return self.names.get(rule, {}).get(self.language, "")
