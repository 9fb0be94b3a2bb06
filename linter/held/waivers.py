"""Waivers: findings that somebody answers for, until a day; kept beside the reports, never in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from typing import Any

from linter.config.globs import matches
from linter.model.finding import Finding, Verdict
from linter.records import dataclass
from linter.rulepack.rule import RulePack
from linter.text.folding import fold


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

    def covers(self, verdict: Verdict) -> bool:
        """Whether the entry speaks of this report."""
        if self.path and not matches(self.path, verdict.source.path, os.path.dirname(self.file) or "."):
            return False
        identity = verdict.identity
        if self.issuer and fold(self.issuer) != fold(identity.issuer):
            return False
        return self.year is None or self.year == identity.year


@dataclass(slots=True)
class Waivers:
    """Watches verdicts go by, waives what is to be waived, and knows what became of each entry."""

    pack: RulePack
    today: str
    by_folder: dict[str, tuple[Waiver, ...]]
    whole: bool = True  # all rules are run: an entry without a finding is one that is not needed
    _used: dict[Waiver, int] = field(default_factory=dict)
    _seen: set[Waiver] = field(default_factory=set)
    _refused: set[Waiver] = field(default_factory=set)

    def watch(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """Yield *verdicts*, their findings waived."""
        for verdict in verdicts:
            entries = [w for w in self.by_folder.get(folder_of(verdict.source.path), ()) if w.covers(verdict)]
            if not verdict.unreadable:  # an entry that names no report may be meant for any other
                self._seen.update(one for one in entries if one.path or one.issuer)
            findings = tuple(self._judged(finding, entries) for finding in verdict.findings)
            yield replace(verdict, findings=findings) if entries else verdict

    def _judged(self, finding: Finding, entries: list[Waiver]) -> Finding:
        fitting = [one for one in entries if _fits(one, finding)]
        for one in fitting:
            self._used[one] = self._used.get(one, 0) + 1
        rule = self.pack.rule(finding.rule)
        if rule is not None and not rule.waivable:
            self._refused.update(fitting)
            return finding
        valid = next((one for one in fitting if one.until >= self.today), None)
        if valid is None:
            return finding
        said = {"kind": "waiver", "reason": valid.reason, "by": valid.by, "until": valid.until}
        return replace(finding, waived=said)

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
