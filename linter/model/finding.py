"""What a check says, what a finding is, and the verdict on one report: data and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field, replace
from enum import Enum, IntEnum
from typing import Any, NamedTuple

from linter.messages import Message
from linter.model.elsewhere import Elsewhere
from linter.model.figure import Figure, FormCell
from linter.model.layout import NO_LAYOUT, ShownLayout
from linter.model.relation import Relation
from linter.model.twin import Twin
from linter.model.wholeness import Wholeness
from linter.records import dataclass
from linter.text.source import Source, Span


class Severity(IntEnum):
    """info < warning < error. An error is something that arithmetic or the law proves."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word used in YAML, JSON and on the command line."""
        return self.name.lower()


class Outcome(Enum):
    """What came of one rule on one report; exactly one of the four."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that bears on a finding, and in a word how: part, declared, total …"""

    label: str
    span: Span


class WordChange(NamedTuple):
    """Words that can be put right in one way only: where they stand, and what should stand there."""

    span: Span
    to: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check saw amiss: a place and the values that a message may mention; no name yet."""

    span: Span
    values: dict[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    doubts: frozenset[str] = frozenset()
    relation: Relation | None = None
    arithmetic: str = ""
    stated: str | None = None
    computed: str | None = None
    cell: FormCell | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    rewordings: tuple[WordChange, ...] = ()  # the only way to put its words right


@dataclass(frozen=True, slots=True)
class Held:
    """A check compared something and it was right; *span* says where.

    *relation* is what held, where it is none of the report alone.
    """

    span: Span
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """A check could not tell, and why: neither right nor wrong."""

    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A check does not apply to this report, and why."""

    reason: str


Answer = Problem | Held | Undecided | NotApplicable


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of a repair: what it is, what it should be, and what speaks for it."""

    figure: Figure
    to: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """A smallest set of changes that makes the broken relations hold."""

    confidence: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Also:
    """A further broken rule with the same cause as a finding's."""

    rule: str
    arithmetic: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem under a rule's id and severity: what users read."""

    fingerprint: str
    rule: str
    name: str
    severity: Severity
    message: dict[str, str]  # by language
    basis: str
    advice: dict[str, str]
    span: Span
    section: tuple[str, ...] = ()
    cell: FormCell | None = None
    doubts: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    arithmetic: str = ""
    stated: str | None = None
    computed: str | None = None
    also: tuple[Also, ...] = ()
    repairs: tuple[Repair, ...] = ()
    waived: dict[str, Any] | None = None
    elsewhere: tuple[Elsewhere, ...] = ()  # places in other files
    relation: Relation | None = None  # what it says is broken
    rewordings: tuple[WordChange, ...] = ()
    at: Span | None = None  # what the one repair there is changes, where that is another place


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """The outcome of one rule on one report, with the reason where it did not hold or break."""

    rule: str
    outcome: Outcome
    reason: str = ""
    spans: tuple[Span, ...] = ()  # where it could not tell, if that is at some place


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of the report and what became of it: verified, broken, undecided, unlinked or unread.

    *part* of a broken one: ``suspected``, where a finding would change it, or only ``involved``.
    """

    figure: Figure
    state: str
    relations: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a report could not be read, in both languages, and the stage that gave up."""

    zh: str
    en: str
    stage: str

    @classmethod
    def of(cls, message: Message, stage: str) -> Unreadable:
        """Return what *message* says of the report."""
        return cls(message.said("zh"), message.said("en"), stage)

    def said(self, language: str) -> str:
        """Return the text in *language*."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Identity:
    """What the report says of itself, as read or guessed; *guessed* names the guesses."""

    title: str = ""
    issuer: str = ""
    body: str = ""
    year: int | None = None
    regime: str = ""
    published: str = ""
    excerpt: bool = False
    guessed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that was found out about one report: what every format renders."""

    source: Source
    identity: Identity = Identity()
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[RuleOutcome, ...] = ()
    relations: tuple[tuple[str, Relation], ...] = ()  # id of the rule that judges it, relation
    ledger: tuple[Entry, ...] = ()
    unreadable: Unreadable | None = None
    layout: ShownLayout = NO_LAYOUT
    whole: Wholeness = Wholeness()
    pack: str = ""  # the id of the pack that it was held against
    twin: Twin | None = None  # the same report in another file, and what differs there
    states: Mapping[str, int] = field(default_factory=dict)  # how many figures, by state, and by state:part

    def worst(self) -> Severity | None:
        """Return the highest severity of the findings that are not waived."""
        return max((f.severity for f in self.findings if f.waived is None), default=None)

    def without_figures(self) -> Verdict:
        """Return the verdict without ledger, relations and layout: small, with all that is told of findings."""
        findings = tuple(replace(one, relation=None) for one in self.findings)
        tables = tuple(
            table._replace(columns=(), rows=()) for table in self.layout.tables
        )  # how many, at least
        return replace(
            self,
            findings=findings,
            relations=(),
            ledger=(),
            layout=ShownLayout(tables=tables),
            states=self.figures(),
        )

    def figures(self) -> Mapping[str, int]:
        """Return how many figures there are in each state, and how many of a state are a part of it."""
        if not self.ledger:
            return self.states
        counts = Counter(entry.state for entry in self.ledger)
        counts.update(f"{entry.state}:{entry.part}" for entry in self.ledger if entry.part)
        return dict(counts)
