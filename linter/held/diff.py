"""Two runs compared, as their JSON tells of them: what is new, gone, changed, still there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, Literal

from linter.errors import UsageError
from linter.held.bodies import whose
from linter.records import dataclass

DiffState = Literal["new", "gone", "changed", "same"]
Record = dict[str, Any]
# What stands for the reports that an interrupted run did not come to; in JSON Lines it is the last line.
_INTERRUPTED: Record = {
    "path": "",
    "error": {"message": "检查中断，并非全部报告 / interrupted, not all reports", "stage": "interrupted"},
}
_SHOWN = ("severity", "message", "arithmetic", "waived")


@dataclass(frozen=True, slots=True)
class FindingDiff:
    """A finding of one run or of both, and what became of it."""

    state: DiffState
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


def compared(before: list[Record], after: list[Record]) -> Iterator[FindingDiff]:
    """Yield each finding of both runs.

    Reports are paired by body and year, else by path; two single ones with each other. Of what an
    interrupted run did not come to nothing is known: neither new nor gone.
    """
    if len(before) == len(after) == 1:
        yield from _findings(after[0]["path"], before[0], after[0])
        return
    cut = _is_cut(before), _is_cut(after)
    for old, new in paired(before, after):
        if (old is None and cut[0]) or (new is None and cut[1]):
            continue
        shown = new or old
        assert shown is not None
        yield from _findings(shown["path"], old, new)


def paired(before: list[Record], after: list[Record]) -> Iterator[tuple[Record | None, Record | None]]:
    """Yield the reports of both runs in pairs; one that has none stands alone.

    Of several of one body and year those of the same path are a pair, then those of the same name.
    """
    pairs: dict[int, int] = {}
    for alike in (_body_and_path, _body_and_name, _body, _path):
        taken, free = set(pairs.values()), dict[object, list[int]]()
        for number, new in enumerate(after):
            if number not in taken:
                free.setdefault(alike(new), []).append(number)
        for number, old in enumerate(before):
            key = alike(old)
            if number not in pairs and key and free.get(key):
                pairs[number] = free[key].pop(0)
    yield from ((old, after[pairs[n]] if n in pairs else None) for n, old in enumerate(before))
    taken = set(pairs.values())
    yield from ((None, new) for n, new in enumerate(after) if n not in taken)


def _body(report: Record) -> object:
    return whose(report.get("issuer"), report.get("year"))


def _path(report: Record) -> object:
    return report["path"]


def _body_and_path(report: Record) -> object:
    return (body, _path(report)) if (body := _body(report)) else None


def _body_and_name(report: Record) -> object:
    return (body, PurePath(report["path"]).name) if (body := _body(report)) else None


def _findings(path: str, before: Record | None, after: Record | None) -> Iterator[FindingDiff]:
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
        yield FindingDiff(_state(was, finding), path, was, finding)
    for mark, finding in old.items():
        if mark not in pairs.values():
            yield FindingDiff("gone", path, finding, None)


def _state(before: Record | None, after: Record) -> DiffState:
    if before is None:
        return "new"
    return "same" if all(before.get(key) == after.get(key) for key in _SHOWN) else "changed"


def _base(fingerprint: str) -> str:
    return fingerprint.partition(":")[0]


def _is_error(finding: Record | None) -> bool:
    return finding is not None and finding["severity"] == "error" and finding.get("waived") is None


def _is_cut(reports: list[Record]) -> bool:
    errors = (report.get("error") for report in reports)
    return any(isinstance(error, dict) and error.get("stage") == "interrupted" for error in errors)


def stored(path: Path) -> list[Record] | None:
    """Return the reports of the JSON or JSON Lines output in *path*; None if it is something else."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
    except OSError as error:
        raise UsageError("cannot-read-path", path=path, why=error.strerror) from None
    if not text.lstrip().startswith("{"):
        return None
    try:
        whole = json.loads(text)
        reports = whole.get("reports", [whole])
    except (ValueError, RecursionError):
        whole = None
        try:
            reports = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError):
            raise UsageError("neither-report-nor-results", path=path) from None
    if isinstance(whole, dict) and whole.get("interrupted") is True and "reports" in whole:
        reports = [*reports, _INTERRUPTED]
    if not all(_is_report(report) for report in reports):
        raise UsageError("no-results", path=path)
    return list(reports)


def _is_report(report: Any) -> bool:
    if not isinstance(report, dict) or not isinstance(report.get("path"), str):
        return False
    findings = report.get("findings", [])
    keys = {"fingerprint", "rule", "severity", "message", "where"}
    if not isinstance(findings, list) or not all(isinstance(f, dict) and keys <= set(f) for f in findings):
        return False
    return all(isinstance(f[key], str) for f in findings for key in ("fingerprint", "rule", "severity"))
