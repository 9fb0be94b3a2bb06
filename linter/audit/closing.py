"""A ledger is closed: what is gone, what is there, what came back, what is new, and what somebody would not accept.

Only the state, where it is no longer true, and the result of the re-check are written; all else stays as it was filled in.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from linter.audit.book import values
from linter.audit.columns import COLUMNS, RESULTS, STATES
from linter.audit.filled import Filled, LedgerRow, state_of
from linter.audit.form import add_row
from linter.audit.recheck import Rechecked, Seen

OPEN, DONE, REJECTED = 0, 2, 3


class Closed(NamedTuple):
    """What became of the rows, and the waivers to be written."""

    counts: Counter[
        str
    ]  # gone, still, claimed, back, new, unknown, several, waived, bare, fixed; not received: none
    waivers: list[dict[str, Any]]


def close(filled: Filled, found: Rechecked, day: str) -> Closed:
    """Write into the ledger what the re-check found."""
    counts: Counter[str] = Counter()
    waivers: list[dict[str, Any]] = []
    for row in filled.rows:
        seen = found.reports.get(_report(row), [])
        if not seen:
            what, why = "none", ""
        elif len(seen) > 1:
            what, why = "several", ""
        else:
            what, why = _what(row, seen[0], filled.language)
        if state_of(row.told) == REJECTED and what not in ("gone", "unknown", "several"):
            what = _refused(row, found)
            if what == "waived":
                waivers.append(_waiver(row, day))
        counts[what] += 1
        if what != "none":
            _write(filled, row, what, day, why)
    counts["new"] = _add_new(filled, found, day)
    return Closed(counts, waivers)


def _what(row: LedgerRow, seen: Seen, language: str) -> tuple[str, str]:
    """Return what became of a finding, and, where that cannot be told, why."""
    state, result = state_of(row.told), row.told.get("result", "")
    if row.number in seen.findings:
        was_gone = any(result.startswith(said["gone"].partition("{")[0]) for said in RESULTS.values())
        return ("back" if was_gone else "claimed" if state == DONE else "still"), ""
    if seen.decided(row.told.get("rule", "")):
        return "gone", ""
    reason = seen.rules.get(row.told.get("rule", ""), ("", ""))[1]
    return "unknown", reason or row.told.get("rule", "")


def _refused(row: LedgerRow, found: Rechecked) -> str:
    if row.told.get("rule") in found.fixed:
        return "fixed"
    return "waived" if row.told.get("said") and row.told.get("who") else "bare"


def _write(filled: Filled, row: LedgerRow, what: str, day: str, why: str) -> None:
    states = STATES[filled.language]
    state = state_of(row.told)
    if what == "gone" and state not in (DONE, REJECTED):
        filled.put(row.row, "status", states[DONE])
    elif what in ("claimed", "back") and state == DONE:
        filled.put(row.row, "status", states[OPEN])
    said = RESULTS[filled.language][what]
    filled.put(row.row, "result", said.format(day=day, why=why, until=_until(day)))


def _add_new(filled: Filled, found: Rechecked, day: str) -> int:
    """Add below the rows what is found in the reports and is no row yet; return how many."""
    known = {row.number for row in filled.rows}
    last = max((row.row for row in filled.rows), default=filled.head)
    last = max(last, filled.sheet.max_row)
    added = 0
    for seen in (one for several in found.reports.values() if len(several) == 1 for one in several):
        for number, item in seen.findings.items():
            if number not in known:
                added += 1
                result = RESULTS[filled.language]["new"].format(day=day)
                told = values(item, len(filled.rows) + added, filled.language, result=result)
                add_row(filled.sheet, last + added, told, COLUMNS, filled.columns)
    if added:
        _widen(filled, last + added)
    return added


def _widen(filled: Filled, last: int) -> None:
    """Let the filter reach the rows that were added; what it hides stays hidden."""
    sheet = filled.sheet
    if sheet.auto_filter.ref:
        first, _, end = sheet.auto_filter.ref.partition(":")
        letters = "".join(c for c in end if c.isalpha())
        sheet.auto_filter.ref = f"{first}:{letters}{last}"


def _report(row: LedgerRow) -> str:
    return row.number.partition("@")[2]


def _waiver(row: LedgerRow, day: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"fingerprint": row.number.partition("@")[0]}
    if row.told.get("issuer"):
        entry["issuer"] = row.told["issuer"]
    if row.told.get("year", "").isdecimal():
        entry["year"] = int(row.told["year"])
    return {**entry, "reason": row.told["said"], "by": row.told["who"], "until": _until(day)}


def _until(day: str) -> str:
    """Return the day a year later: until then a waiver holds."""
    one = date.fromisoformat(day)
    return one.replace(year=one.year + 1, day=min(one.day, 28) if one.month == 2 else one.day).isoformat()
