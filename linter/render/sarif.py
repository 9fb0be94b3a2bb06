"""Verdicts as SARIF 2.1.0, for code hosting services and editors; written as they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from linter.model.finding import Finding, Verdict
from linter.render.record import dump
from linter.render.region import logical, region, region_elsewhere, uri
from linter.render.run import Run
from linter.render.sarif_rules import LEVELS, descriptor
from linter.render.shown import shown
from linter.render.told import Told, tell
from linter.render.unchecked import interrupted, unchecked
from linter.render.visible import short, visible
from linter.render.words import bearing, text_in, word
from linter.text.source import Source, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

# What GitHub takes: https://docs.github.com/en/code-security/code-scanning (SARIF support).
MOST_RESULTS = 25_000  # a run
MOST_LOCATIONS = 1_000  # a result
_LINKED = 10  # related places that the message itself leads to

_BRACKETS = re.compile(r"[][()\\]")


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the run with its rules, the results of each report, then the files and what went wrong."""
    yield _head(run)
    indexes = {note.id: number for number, note in enumerate(run.rules)}
    artifacts: list[dict[str, Any]] = []
    troubles: list[dict[str, Any]] = []
    written = left_out = 0

    def results(verdict: Verdict) -> list[str]:
        file = {"uri": uri(verdict.source.path), "index": len(artifacts)}
        findings = verdict.findings[: MOST_RESULTS - written]
        return [dump(_result(one, verdict.source, file, indexes, run)) for one in findings]

    for verdict, said in shown(verdicts, results, run):
        file = {"uri": uri(verdict.source.path), "index": len(artifacts)}
        artifacts.append(_artifact(verdict.source))
        if verdict.unreadable is not None:
            why = {"zh": verdict.unreadable.zh, "en": verdict.unreadable.en}
            troubles.append(_trouble(text_in(why, run.language), verdict.unreadable.stage, file))
        left_out += len(verdict.findings) - len(said)
        joint = ",\n" if written else "\n"
        yield joint + ",\n".join(said) if said else "\n"
        written += len(said)
    if left_out:
        more = {"zh": f"另有 {left_out} 个问题未写入", "en": f"{left_out} more findings are not written"}
        troubles.append(_trouble(text_in(more, run.language), "results", None))
    troubles += [_note(line) for line in unchecked(run)]
    if run.interrupted():
        troubles.append(_trouble(interrupted(run, len(artifacts)), "interrupted", None, level="error"))
    yield _foot(artifacts, troubles)


def _head(run: Run) -> str:
    driver: dict[str, Any] = {
        "name": run.name,
        "version": run.version,
        "language": "zh-CN" if run.language == "zh" else "en-US",
        "properties": {"packs": [f"{id} {version}" for id, version in run.packs]},
        "rules": [descriptor(note, run) for note in run.rules],
    }
    head = dump({"columnKind": "unicodeCodePoints", "tool": {"driver": driver}}).removesuffix("}")
    return f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{head}, "results": ['


def _foot(artifacts: list[dict[str, Any]], troubles: list[dict[str, Any]]) -> str:
    whole = not any(trouble["level"] == "error" for trouble in troubles)
    invocation = {"executionSuccessful": whole, "toolExecutionNotifications": troubles}
    rest = dump({"artifacts": artifacts, "invocations": [invocation]})
    return f"\n], {rest.removeprefix('{')}]}}\n"


def _result(
    finding: Finding, source: Source, file: dict[str, Any], indexes: dict[str, int], run: Run
) -> dict[str, Any]:
    told = tell(finding, source, run)
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in indexes:
        result["ruleIndex"] = indexes[finding.rule]
    result["level"] = LEVELS[finding.severity]
    result["message"] = {"text": _message(told, finding, source, run)}
    location = _location(source, finding.span, file)
    if places := logical(finding):
        location["logicalLocations"] = places
    result["locations"] = [location]
    result["relatedLocations"] = [
        {"id": number, **place} for number, place in enumerate(_related(finding, source, file, run), 1)
    ]
    result["partialFingerprints"] = {"reportlint/v1": finding.fingerprint}
    result["suppressions"] = [_suppression(told)] if finding.waived is not None else []
    result["properties"] = {"arithmetic": finding.arithmetic, "doubts": list(finding.doubts)}
    return result


def _message(told: Told, finding: Finding, source: Source, run: Run) -> str:
    """Say it on one line; links lead to the related places, and nothing else in it is a link."""
    said = [_unlinked(told.message)]
    for key, text in (("arithmetic", told.arithmetic), ("advice", told.advice)):
        if text:
            said.append(f"{word(key, run.language)}: {_unlinked(text)}")
    quotes = [*(source.quote(one.span) for one in finding.related), *(one.quote for one in finding.elsewhere)]
    links = [
        f"[{_BRACKETS.sub(' ', short(quote)).strip() or number}]({number})"
        for number, quote in enumerate(quotes[:_LINKED], 1)
    ]
    if links:
        said.append(f"{word('related', run.language)}: {' '.join(links)}")
    return "\u3000".join(said)


def _unlinked(text: str) -> str:
    return text.replace("](", "]\u2060(")


def _location(source: Source, span: Span, file: dict[str, Any]) -> dict[str, Any]:
    place = region(source, span)
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": file, "region": place}}
    if "startColumn" not in place:  # no lines in such a file: the extracted text, and what its format has
        said = {"charOffset": span.start, "charLength": span.end - span.start}
        location["properties"] = {**said, "origin": source.origin(span)}
    return location


def _related(finding: Finding, source: Source, file: dict[str, Any], run: Run) -> Iterator[dict[str, Any]]:
    """Yield the places that bear on a finding: here, in another file, and those of the same cause."""
    places = [(_location(source, one.span, file), one.label) for one in finding.related]
    for other in finding.elsewhere:
        physical = {"artifactLocation": {"uri": uri(other.path)}, "region": region_elsewhere(other)}
        location: dict[str, Any] = {"physicalLocation": physical}
        if "line" not in other.origin:
            location["properties"] = {"origin": other.origin}
        places.append((location, other.label))
    said = [(location, bearing(label, run.language)) for location, label in places]
    said += [
        (_location(source, one.span, file), f"{bearing('also', run.language)} {one.rule} {one.arithmetic}")
        for one in finding.also
    ]
    for location, text in said[:MOST_LOCATIONS]:
        yield {**location, "message": {"text": visible(text)}}


def _suppression(told: Told) -> dict[str, str]:
    return {"kind": "external", "status": "accepted", "justification": told.waived}


def _artifact(source: Source) -> dict[str, Any]:
    location = {"uri": uri(source.path), "description": {"text": visible(source.path)}}
    artifact: dict[str, Any] = {"location": location}
    if source.sha256:
        artifact["hashes"] = {"sha-256": source.sha256}
    if source.encoding:
        artifact["encoding"] = source.encoding
    return artifact


def _note(text: str) -> dict[str, Any]:
    return _trouble(text, "skipped", None, level="note")


def _trouble(text: str, stage: str, file: dict[str, Any] | None, level: str = "") -> dict[str, Any]:
    level = level or ("error" if file else "warning")
    trouble: dict[str, Any] = {"level": level, "descriptor": {"id": stage}}
    trouble["message"] = {"text": visible(text)}
    if file:
        trouble["locations"] = [{"physicalLocation": {"artifactLocation": file}}]
    return trouble
