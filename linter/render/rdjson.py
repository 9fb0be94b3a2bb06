"""Verdicts as Reviewdog Diagnostic Format, a JSON object: what reviewdog posts as review comments."""

from __future__ import annotations

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

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the object's head, its diagnostics as reports come, and its end."""
    yield dump({"source": {"name": run.name}}).removesuffix("}") + ', "diagnostics": ['
    joint, count = "\n", 0
    for _, found in shown(verdicts, lambda one: _diagnostics(one, run), run):
        count += 1
        yield "".join((joint if not number else ",\n") + dump(one) for number, one in enumerate(found))
        joint = ",\n" if found else joint
    if run.interrupted():
        yield joint + dump(
            {"message": interrupted(run, count), "location": {"path": ""}, "severity": "ERROR"}
        )
    yield "\n]}\n"


def _diagnostics(verdict: Verdict, run: Run) -> list[dict[str, Any]]:
    path = unquote(uri(verdict.source.path))
    if verdict.unreadable is not None:
        why = text_in({"zh": verdict.unreadable.zh, "en": verdict.unreadable.en}, run.language)
        return [{"message": visible(why), "location": {"path": path}, "severity": "ERROR"}]
    return [_diagnostic(one, verdict.source, path, run) for one in verdict.findings if one.waived is None]


def _diagnostic(finding: Finding, source: Source, path: str, run: Run) -> dict[str, Any]:
    told, place = tell(finding, source, run), region(source, finding.span)
    lines = [told.message, told.cell or told.section if "startColumn" not in place else ""]
    lines += ["" if told.arithmetic in told.message else told.arithmetic, told.advice]
    return {
        "message": "\n".join(filter(None, lines)),
        "location": {"path": path, "range": _range(source, finding, place)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "original_output": finding.fingerprint,
    }


def _range(source: Source, finding: Finding, place: dict[str, int]) -> dict[str, Any]:
    """Return lines and columns; reviewdog's columns count bytes of UTF-8 from 1, ours characters."""
    found: dict[str, Any] = {"start": {"line": place["startLine"]}}
    if "startColumn" not in place or source.locate is not None:
        return found  # no lines, or markup whose own lines are not at hand
    position = source.position(finding.span.start)
    line = source.text.rfind("\n", 0, finding.span.start) + 1
    found["start"]["column"] = len(source.text[line : finding.span.start].encode("utf-8", "replace")) + 1
    last = source.text.rfind("\n", 0, finding.span.end) + 1
    end = source.position(finding.span.end)
    found["end"] = {
        "line": end.line,
        "column": len(source.text[last : finding.span.end].encode("utf-8", "replace")) + 1,
    }
    assert position.line == place["startLine"]
    return found
