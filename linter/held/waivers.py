"""Waivers: findings that somebody answers for, until a day; kept beside the reports, never in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from typing import Any

from linter.config.globs import matches
from linter.held.bodies import named, whose
from linter.model.finding import Finding, Verdict
from linter.records import dataclass
from linter.rulepack.rule import RulePack


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry: which finding, in which report, why, by whom, until when."""

    reason: str
    by: str
    until: str
    fingerprint: str = ""
    rule: str = ""
    path: str = ""  # a glob that counts from the file's folder
    issuer: str = ""
    year: int | None = None
    file: str = ""
    line: int = 0

    @property
    def bare(self) -> bool:
        """Whether it does not say for which report it was given."""
        return bool(self.fingerprint) and not (self.path or self.issuer or self.year)

    def covers(self, verdict: Verdict) -> bool:
        """Whether the entry speaks of this report."""
        if self.path and not matches(self.path, verdict.source.path, os.path.dirname(self.file) or "."):
            return False
        identity = verdict.identity
        if self.issuer and named(self.issuer) != named(identity.issuer):
            return False
        return self.year is None or self.year == identity.year


@dataclass(slots=True)
class Waivers:
    """Watches verdicts go by, waives what is to be waived, and knows what became of each entry.

    An entry that is a bare fingerprint waives only what it hits in the reports of one body and year.
    """

    pack: RulePack
    today: str
    by_folder: dict[str, tuple[Waiver, ...]]
    whole: bool = True  # all rules are run: an entry without a finding is one that is not needed
    _used: dict[Waiver, int] = field(default_factory=dict)
    _seen: set[Waiver] = field(default_factory=set)
    _refused: set[Waiver] = field(default_factory=set)
    _hit: dict[Waiver, set[object]] = field(default_factory=dict)  # by bare entries: bodies and years

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield *verdicts*, their findings waived.

        From the first that a bare entry hits they wait for the last: it may have the same fault.
        """
        waiting: list[Verdict] = []
        for verdict in verdicts:
            hit = self._hits(verdict)
            if waiting or hit:
                waiting.append(verdict)
            else:
                yield self._waived(verdict)
        yield from map(self._waived, waiting)

    def _entries(self, verdict: Verdict) -> list[Waiver]:
        return [one for one in self.by_folder.get(folder_of(verdict.source.path), ()) if one.covers(verdict)]

    def _hits(self, verdict: Verdict) -> bool:
        """Whether a bare entry hits a finding; the report's body and year are set down."""
        found = {finding.fingerprint for finding in verdict.findings}
        hits = [one for one in self._entries(verdict) if one.bare and one.fingerprint in found]
        body = whose(verdict.identity.issuer, verdict.identity.year) or verdict.source.path
        for one in hits:
            self._hit.setdefault(one, set()).add(body)
        return bool(hits)

    def _waived(self, verdict: Verdict) -> Verdict:
        entries = self._entries(verdict)
        if not verdict.unreadable:  # an entry that names no report may be meant for any other
            self._seen.update(one for one in entries if one.path or one.issuer)
        findings = tuple(self._judged(finding, entries) for finding in verdict.findings)
        return replace(verdict, findings=findings) if entries else verdict

    def _judged(self, finding: Finding, entries: list[Waiver]) -> Finding:
        fitting = [one for one in entries if _fits(one, finding)]
        for one in fitting:
            self._used[one] = self._used.get(one, 0) + 1
        rule = self.pack.rule(finding.rule)
        if rule is not None and not rule.waivable:
            self._refused.update(fitting)
            return finding
        valid = next((o for o in fitting if o.until >= self.today and not self._ambiguous(o)), None)
        if valid is None:
            return finding
        said = {"kind": "waiver", "reason": valid.reason, "by": valid.by, "until": valid.until}
        return replace(finding, waived=said)

    def _ambiguous(self, one: Waiver) -> bool:
        return len(self._hit.get(one, ())) > 1

    def states(self) -> list[dict[str, Any]]:
        """Return each entry and what became of it; to be asked when all verdicts have gone by."""
        entries = dict.fromkeys(one for waivers in self.by_folder.values() for one in waivers)
        return [_said(one, self._state(one), self._used.get(one, 0)) for one in entries]

    def _state(self, one: Waiver) -> str:
        if one.rule and self.pack.rule(one.rule) is None:
            return "unknown"
        if one in self._refused:
            return "refused"
        if one.until < self.today:
            return "expired"
        if self._ambiguous(one):
            return "ambiguous"
        if one in self._used:
            return "used"
        return "unused" if self.whole and one in self._seen else "not-asked"


def _fits(one: Waiver, finding: Finding) -> bool:
    return (
        one.fingerprint == finding.fingerprint
        if one.fingerprint
        else one.rule in (finding.rule, finding.name)
    )


def _said(one: Waiver, state: str, findings: int) -> dict[str, Any]:
    keys = ("fingerprint", "rule", "path", "issuer", "year", "reason", "by", "until", "file", "line")
    said = {key: value for key in keys if (value := getattr(one, key))}
    return {**said, "state": state, "findings": findings}


def folder_of(path: str) -> str:
    """Return the folder whose waivers hold for the report at *path*."""
    return "." if path == "-" else os.path.dirname(path) or "."
