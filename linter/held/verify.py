"""Holds every finding of a JSON output against the file that it speaks of: no grammar, no rules, no pack.

What a finding quotes must stand in the file at its place, and what it reckons must come out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from linter.errors import UnreadableError
from linter.held.diff import Record
from linter.held.recompute import fault, numbers
from linter.judge.failure import failure
from linter.limits import OutOfTimeError, limited
from linter.messages import Message
from linter.read import read
from linter.records import dataclass
from linter.text.folding import fold
from linter.text.source import Source, Span

_BROKEN = (LookupError, TypeError, AttributeError, ValueError, ArithmeticError)  # of others' JSON


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a JSON output says and its file does not bear out."""

    path: str
    finding: str  # rule and fingerprint; empty: the report itself
    what: Message
    failed: bool = False  # the program itself did: nothing was found out


def faults(reports: list[Record], root: Path) -> Iterator[Fault]:
    """Yield what is wrong in *reports*, whose paths count from *root*."""
    for report in reports:
        if not report.get("error"):
            try:
                yield from _report(report, root)
            except _BROKEN as error:
                yield Fault(
                    report["path"], "", Message("report-not-whole", error=type(error).__name__, why=error)
                )


def _report(report: Record, root: Path) -> Iterator[Fault]:
    path = report["path"]
    try:
        data = (root / path).read_bytes()
        with limited():
            source = read(root / path, data=data)
    except (OSError, ValueError, UnreadableError) as error:
        yield Fault(path, "", Message("cannot-read", why=error))
        return
    except (Exception, OutOfTimeError) as error:
        why = failure(error)
        yield Fault(path, "", Message("unreadable", zh=why.zh, en=why.en), failed=True)
        return
    if hashlib.sha256(data).hexdigest() != report.get("sha256"):
        yield Fault(path, "", Message("another-file"))
    for finding in report.get("findings", ()):
        name = f"{finding.get('rule')} {finding.get('fingerprint')}"
        for what in _finding(finding, source):
            yield Fault(path, name, what)
    for entry in (*report.get("ledger", ()), *report.get("relations", ())):
        for what in _where(entry["where"], source):
            yield Fault(path, "", what)


def summary_faults(whole: Record) -> Iterator[Fault]:
    """Yield the totals that the findings themselves do not add up to."""
    counts: Counter[str] = Counter()
    for report in whole["reports"]:
        counts["reports"] += 1
        counts["unreadable"] += bool(report.get("error"))
        for finding in report.get("findings", ()):
            counts[str(finding["severity"]) if finding.get("waived") is None else "waived"] += 1
    said = whole.get("summary")
    said = said if isinstance(said, dict) else {}
    for key in ("reports", "error", "warning", "info", "unreadable", "waived"):
        if said.get(key, 0) != counts[key]:
            yield Fault("summary", "", Message("wrong-total", key=key, right=counts[key], said=said.get(key)))


def _finding(finding: Record, source: Source) -> Iterator[Message]:
    try:
        places = [finding["where"], *(one["where"] for one in (*finding["related"], *finding["also"]))]
        changes = [change for repair in finding["repairs"] for change in repair["set"]]
        for where in (*places, *(change["where"] for change in changes)):
            yield from _where(where, source)
        for change in changes:
            if fold(change["from"]) not in fold(change["where"]["quote"]):
                yield Message("repair-elsewhere", what=change["from"], quote=change["where"]["quote"])
        for one in (finding, *finding["also"]):
            if one["arithmetic"] and (wrong := fault(one["arithmetic"])):
                yield Message("arithmetic-wrong", arithmetic=one["arithmetic"], wrong=wrong)
        if finding["arithmetic"]:
            yield from _mentioned(finding)
    except _BROKEN as error:
        yield Message("finding-not-whole", error=type(error).__name__, why=error)


_SCALES = (1, 100, 1000, 10**4, 10**8)  # sums in 万元 are written in them, their value is in 元


def _mentioned(finding: Record) -> Iterator[Message]:
    """Stated and computed are numbers of the arithmetic."""
    shown = numbers(finding["arithmetic"])
    known = {number * scale for number in shown for scale in _SCALES}
    for key in ("stated", "computed"):
        try:
            if finding[key] is not None and abs(Decimal(finding[key])) not in known:
                yield Message("no-number-of", key=key, value=finding[key], arithmetic=finding["arithmetic"])
        except InvalidOperation:
            yield Message("value-no-number", key=key, value=finding[key])


def _says(quote: str, text: str) -> bool:
    """Whether *quote* is *text*, or *text* with stars for what is not to be shown."""
    if quote == text:
        return True
    pairs = list(zip(quote, text, strict=False))
    return len(quote) == len(text) and quote[:1] == text[:1] and all(a in ("*", b) for a, b in pairs)


def _where(where: Record, source: Source) -> Iterator[Message]:
    """Offsets, lines, columns, the place in the file and the words must say the same."""
    if where.get("path") not in (None, source.path):
        return  # it lies in another file
    start, end = where["start"]["offset"], where["end"]["offset"]
    for point in (where["start"], where["end"]):
        before = source.text[: point["offset"]]
        line, column = before.count("\n") + 1, point["offset"] - before.rfind("\n")
        if (point["line"], point["column"]) != (line, column):
            yield Message("place-is", said=f"{point['line']}:{point['column']}", right=f"{line}:{column}")
    if not _says(where["quote"], source.text[start:end]):
        yield Message("quoted-where", quote=where["quote"], stands=source.text[start:end])
    elif source.origin(Span(start, end)) != where["origin"]:
        yield Message("stands-elsewhere", quote=where["quote"], origin=where["origin"])
