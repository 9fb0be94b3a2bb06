"""Verdicts as a GitLab Code Quality report (the part of Code Climate's format that GitLab reads)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from linter.model.finding import Finding, Severity, Verdict
from linter.render.record import dump
from linter.render.region import region, uri
from linter.render.run import Run
from linter.render.shown import shown
from linter.render.told import tell
from linter.render.unchecked import interrupted
from linter.render.visible import visible
from linter.render.words import text_in
from linter.text.source import Source

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield a list of issues: one a finding that is not waived, and one for what could not be read."""
    yield "["
    joint, count = "\n", 0
    for _, issues in shown(verdicts, lambda one: _issues(one, run), run):
        count += 1
        yield "".join((joint if not number else ",\n") + dump(one) for number, one in enumerate(issues))
        joint = ",\n" if issues else joint
    if run.interrupted():
        yield joint + dump(_issue("interrupted", interrupted(run, count), "blocker", "", {"begin": 1}, ""))
    yield "\n]\n"


def _issues(verdict: Verdict, run: Run) -> list[dict[str, Any]]:
    path = unquote(uri(verdict.source.path))
    if verdict.unreadable is not None:
        why = text_in({"zh": verdict.unreadable.zh, "en": verdict.unreadable.en}, run.language)
        return [_issue(verdict.unreadable.stage, visible(why), "blocker", path, {"begin": 1}, "")]
    seen: Counter[str] = Counter()  # GitLab drops what has the fingerprint of another issue
    issues = []
    for finding in verdict.findings:
        if finding.waived is None:
            seen[finding.fingerprint] += 1
            again = str(seen[finding.fingerprint]) if seen[finding.fingerprint] > 1 else ""
            issues.append(_of_finding(finding, verdict.source, path, again, run))
    return issues


def _of_finding(finding: Finding, source: Source, path: str, again: str, run: Run) -> dict[str, Any]:
    told, place = tell(finding, source, run), region(source, finding.span)
    sums = f" ({told.arithmetic})" if told.arithmetic and told.arithmetic not in told.message else ""
    lines = {"begin": place["startLine"]}
    if "endLine" in place:
        lines["end"] = place["endLine"]
    return _issue(
        finding.rule,
        told.message + sums,
        _SEVERITIES[finding.severity],
        path,
        lines,
        finding.fingerprint + again,
    )


def _issue(
    rule: str, said: str, severity: str, path: str, lines: dict[str, int], mark: str
) -> dict[str, Any]:
    unique = hashlib.sha256("\0".join((path, rule, mark)).encode("utf-8", "replace")).hexdigest()
    return {
        "type": "issue",
        "check_name": rule,
        "description": said,
        "severity": severity,
        "fingerprint": unique,
        "location": {"path": path, "lines": lines},
    }
