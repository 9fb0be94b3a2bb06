"""A rule and a rule pack, as values."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal

from linter.domain.domain import Domain
from linter.model.check import Check
from linter.model.finding import Severity
from linter.records import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """The regimes and kinds of body a rule is for; empty means all."""

    regimes: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A small report that proves a rule: good holds; bad is broken, *at* exactly these words."""

    report: str = ""
    at: str = ""
    message: str = ""
    severity: str = ""
    year: int | None = None
    body: str = ""
    issuer: str = ""
    published: str = ""
    previous: str = ""  # the report of the year before
    notes: dict[str, int] = field(default_factory=dict)  # what the file holds beside the text
    other: str = ""  # the report of another body in the same run
    file: str = ""  # in place of the report: a real one, by its path from the folder of the pack


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of a rule, each kind at least once."""

    good: tuple[Example, ...]
    bad: tuple[Example, ...]


Merge = Literal["each", "per-section", "per-table", "once"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what must hold, for whom, how grave it is, what to say and what proves it."""

    id: str
    name: str
    kind: str
    severity: Severity
    message: dict[str, str]
    check: Check
    examples: Examples
    title: dict[str, str] = field(default_factory=dict)  # what it looks at, in two to ten characters
    doubts: dict[str, str] = field(default_factory=dict)  # doubt → severity word or "undecided"
    when: When = When()
    needs: tuple[str, ...] = ()
    report: Merge = "each"
    waivable: bool = True
    enabled: bool = True
    basis: str = ""
    advice: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    file: str = ""
    line: int = 0
    pack: str = ""  # the id of the pack whose reports it is for


@dataclass(frozen=True, slots=True)
class Measured:
    """How many of the faults put into reports a rule found, and how many clean reports it spoke of."""

    faults: int
    found: int
    reports: int
    false_alarms: int


@dataclass(frozen=True, slots=True)
class RulePack:
    """The rules for one sort of report and what the pack knows of it, in catalogue order."""

    id: str
    version: str
    title: dict[str, str]
    domain: Domain
    rules: tuple[Rule, ...]
    measured: dict[str, Measured] = field(default_factory=dict)  # by rule
    seal: str = ""  # stands for all that the pack and the program are made of; empty: nothing does
    others: tuple[RulePack, ...] = ()  # further kinds of report; their rules stand among the rules

    @property
    def domains(self) -> tuple[Domain, ...]:
        """What is known of each kind of report, this pack's first."""
        return (self.domain, *(other.domain for other in self.others))

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """The id and version of each pack, this one's first."""
        return ((self.id, self.version), *((other.id, other.version) for other in self.others))

    def rule(self, id: str) -> Rule | None:
        """Return the rule with this id or name, or None."""
        return next((r for r in self.rules if id in (r.id, r.name)), None)

    def names(self) -> dict[str, dict[str, str]]:
        """Return what the pack calls its rules, regimes and kinds of body, by language."""
        names = {rule.id: rule.title for rule in self.rules if rule.title}
        for domain in reversed(self.domains):
            names |= {regime.id: regime.name for regime in domain.regimes}
            names |= {body.id: body.name for body in domain.bodies}
        return names
