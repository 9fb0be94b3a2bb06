"""The findings of one report as a page lists them: the worst first, those of one rule together."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.finding import Finding, Repair, Severity, Verdict
from linter.records import dataclass
from linter.render.run import Run
from linter.render.told import Told, place, tell
from linter.render.visible import short, visible
from linter.render.words import slip, sums
from linter.text.source import Source, Span

_MOST_FIXES = 4  # of a finding: where any part of a long list may be the wrong one, JSON has them all


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A figure that a repair changes: where, what is printed, what should be, why."""

    span: Span
    place: str
    printed: str
    to: str
    because: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair: how sure it is (the word's key) and its changes."""

    sure: str
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A finding with its number on the page, its anchors, and the section it is filed under."""

    number: int
    id: str  # of its card; its words have the same with m- for f-
    told: Told
    fingerprint: str
    section: str
    quote: str
    fixes: tuple[Fix, ...]
    more_fixes: int
    also: tuple[tuple[str, str, Span], ...]  # rule, arithmetic, place

    @property
    def mark(self) -> str:
        """The anchor of its words in the text."""
        return "m" + self.id[1:]

    @property
    def kind(self) -> str:
        """Its looks: its severity, or ``waived``."""
        return "waived" if self.told.waived else self.told.severity


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule and one severity, which share what is to be said of the rule."""

    kind: str
    cases: tuple[Case, ...]

    @property
    def told(self) -> Told:
        """What is said of the first: rule, basis and advice are those of all."""
        return self.cases[0].told


def groups(verdict: Verdict, run: Run, taken: set[str]) -> list[Group]:
    """Return the findings, grouped; *taken* are the ids of the page, to which theirs are added."""
    ranked: dict[tuple[int, str], list[Finding]] = {}
    for finding in verdict.findings:
        rank = 1 if finding.waived is not None else -finding.severity
        ranked.setdefault((rank, finding.rule), []).append(finding)
    found: list[Group] = []
    number = 0
    for (rank, _), findings in sorted(ranked.items(), key=lambda item: (item[0][0], item[1][0].span)):
        cases = []
        for finding in findings:
            number += 1
            cases.append(_case(number, finding, verdict.source, run, taken))
        kind = "waived" if rank > 0 else Severity(-rank).word
        found.append(Group(kind, tuple(cases)))
    return found


def _case(number: int, finding: Finding, source: Source, run: Run, taken: set[str]) -> Case:
    fingerprint = visible(finding.fingerprint)
    return Case(
        number,
        _free(f"f-{fingerprint}", taken),
        tell(finding, source, run),
        fingerprint,
        short(finding.section[0], 40) if finding.section else "",
        short(source.quote(finding.span), 40),
        tuple(_fix(repair, source, run) for repair in finding.repairs[:_MOST_FIXES]),
        max(0, len(finding.repairs) - _MOST_FIXES),
        tuple(
            (visible(also.rule), visible(sums(also.arithmetic, run.language)), also.span)
            for also in finding.also
        ),
    )


def _free(id: str, taken: set[str]) -> str:
    """Return *id*, or the first like it that the page does not have yet."""
    bare = "".join(char if char.isalnum() or char in "-_.:" else "-" for char in id)
    free, n = bare, 1
    while free in taken:
        n += 1
        free = f"{bare}.{n}"
    taken.add(free)
    return free


def _fix(repair: Repair, source: Source, run: Run) -> Fix:
    changes = tuple(
        ShownChange(
            change.figure.span,
            place(source, change.figure.span, run.language),
            visible(change.figure.printed),
            visible(change.to),
            visible(slip(change.because, run.language)),
        )
        for change in repair.changes
    )
    return Fix(repair.confidence, changes)


def proposals(cases: list[Case]) -> Iterator[tuple[Case, ShownChange, bool]]:
    """Yield each change that a finding proposes, once, with whether it is the only or likely one."""
    for case in cases:
        sure = bool(case.fixes) and case.fixes[0].sure in ("only", "likely")
        seen: set[tuple[Span, str]] = set()
        for fix in case.fixes[:1] if sure else case.fixes:
            for change in fix.changes:
                if (change.span, change.to) not in seen:
                    seen.add((change.span, change.to))
                    yield case, change, sure


def line_of(told: Told) -> str:
    """Return where a finding is, for people: section or cell, and the line."""
    return " · ".join(filter(None, (told.cell or told.section, told.line)))
