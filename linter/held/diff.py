"""Two runs compared, as their JSON tells of them: what is new, gone, changed, still there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from linter.errors import UsageError
from linter.records import dataclass

State = Literal["new", "gone", "changed", "same"]
Record = dict[str, Any]
_SHOWN = ("severity", "message", "arithmetic", "waived")


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding of one run or of both, and what became of it."""

    state: State
    path: str
    before: Record | None
    after: Record | None

    @property
    def finding(self) -> Record:
        """The finding as it is now; as it was, where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def fails(self) -> bool:
        """Whether it is an error now that was none before."""
        return _is_error(self.after) and not _is_error(self.before)


def compared(before: list[Record], after: list[Record]) -> Iterator[Difference]:
    """Yield each finding of both runs; reports are paired by path, and two single ones with each other."""
    if len(before) == len(after) == 1:
        yield from _findings(after[0]["path"], before[0], after[0])
        return
    old, new = ({report["path"]: report for report in reports} for reports in (before, after))
    for path in dict.fromkeys((*old, *new)):
        yield from _findings(path, old.get(path), new.get(path))


def _findings(path: str, before: Record | None, after: Record | None) -> Iterator[Difference]:
    if any(report and report.get("error") for report in (before, after)):
        return  # nothing is known of one of them: neither new nor gone
    old = {finding["fingerprint"]: finding for finding in (before or {}).get("findings", ())}
    new = {finding["fingerprint"]: finding for finding in (after or {}).get("findings", ())}
    pairs = {mark: mark for mark in new if mark in old}
    for mark in new:  # a repeat may have changed places with another
        if mark not in pairs:
            free = [other for other in old if other not in pairs.values() and _base(other) == _base(mark)]
            if free:
                pairs[mark] = free[0]
    for mark, finding in new.items():
        was = old[pairs[mark]] if mark in pairs else None
        yield Difference(_state(was, finding), path, was, finding)
    for mark, finding in old.items():
        if mark not in pairs.values():
            yield Difference("gone", path, finding, None)


def _state(before: Record | None, after: Record) -> State:
    if before is None:
        return "new"
    return "same" if all(before.get(key) == after.get(key) for key in _SHOWN) else "changed"


def _base(fingerprint: str) -> str:
    return fingerprint.partition(":")[0]


def _is_error(finding: Record | None) -> bool:
    return finding is not None and finding["severity"] == "error" and finding.get("waived") is None


def stored(path: Path) -> list[Record] | None:
    """Return the reports of the JSON or JSON Lines output in *path*; None if it is something else."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from None
    if not text.lstrip().startswith("{"):
        return None
    try:
        whole = json.loads(text)
        reports = whole.get("reports", [whole])
    except (ValueError, RecursionError):
        try:
            reports = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise UsageError(f"{path}: neither a report nor the JSON output of `check`") from None
    if not all(_is_report(report) for report in reports):
        raise UsageError(f"{path}: not the JSON output of `check`")
    return list(reports)


def _is_report(report: Any) -> bool:
    if not isinstance(report, dict) or not isinstance(report.get("path"), str):
        return False
    findings = report.get("findings", [])
    keys = {"fingerprint", "rule", "severity", "message", "where"}
    if not isinstance(findings, list) or not all(isinstance(f, dict) and keys <= set(f) for f in findings):
        return False
    return all(isinstance(f[key], str) for f in findings for key in ("fingerprint", "rule", "severity"))
