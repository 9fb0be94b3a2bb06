"""A table of the findings for a spreadsheet or a database: RFC 4180, UTF-8 with a mark so that Excel knows it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from linter.model.finding import Finding, Verdict
from linter.render.run import Run
from linter.render.shown import shown
from linter.render.told import tell
from linter.render.unchecked import interrupted
from linter.render.visible import visible
from linter.render.words import text_in
from linter.text.source import Source

# The names are those of the JSON output, where it has them.
COLUMNS = (
    "path", "issuer", "year", "pack", "body", "severity", "rule", "title", "message", "arithmetic", "quote",
    "section", "place", "line", "column", "doubts", "basis", "advice", "fingerprint", "waived", "error",
)  # fmt: skip
_MARK = "\ufeff"
_FORMULA = "=+-@\t\r"


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the head, then the rows of each report: one a finding, or one that says why it was not read."""
    yield _MARK + _written([COLUMNS])
    count = 0
    for _, said in shown(verdicts, lambda one: _rows(one, run), run):
        count += 1
        if said:
            yield said
    if run.interrupted():
        yield _written([_row({"error": interrupted(run, count)})])


def _rows(verdict: Verdict, run: Run) -> str:
    identity = verdict.identity
    of_report: dict[str, object] = {
        "path": verdict.source.path,
        "issuer": identity.issuer,
        "year": identity.year or "",
        "pack": verdict.pack,
        "body": identity.body,
    }
    if verdict.unreadable is not None:
        why = text_in({"zh": verdict.unreadable.zh, "en": verdict.unreadable.en}, run.language)
        return _written([_row({**of_report, "error": why})])
    return _written(_row({**of_report, **_finding(one, verdict.source, run)}) for one in verdict.findings)


def _finding(finding: Finding, source: Source, run: Run) -> dict[str, object]:
    told, start = tell(finding, source, run), source.position(finding.span.start)
    return {
        "severity": finding.severity.word,
        "rule": finding.rule,
        "title": told.name,
        "message": told.message,
        "arithmetic": finding.arithmetic,
        "quote": source.quote(finding.span),
        "section": "/".join(finding.section),
        "place": " ".join(filter(None, (told.line, told.cell))),
        "line": start.line,
        "column": start.column,
        "doubts": " ".join(finding.doubts),
        "basis": finding.basis,
        "advice": told.advice,
        "fingerprint": finding.fingerprint,
        "waived": told.waived,
    }


def _row(values: dict[str, object]) -> list[str]:
    return [_cell(values.get(column, "")) for column in COLUMNS]


def _cell(value: object) -> str:
    """Return a cell's text; one that a spreadsheet would take for a formula stays text."""
    text = visible(str(value))
    return f"'{text}" if text.startswith(tuple(_FORMULA)) else text


def _written(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
