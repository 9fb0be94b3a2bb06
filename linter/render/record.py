"""A verdict as plain data: what JSON says of it."""

from __future__ import annotations

import json
import re
from typing import Any

from linter.model.arithmetic import written
from linter.model.elsewhere import Elsewhere
from linter.model.figure import FormCell, plain
from linter.model.finding import Entry, Finding, Repair, RuleOutcome, Verdict
from linter.model.relation import Relation
from linter.model.twin import Twin
from linter.render.run import Run
from linter.render.tally import figures
from linter.render.words import text_in
from linter.text.source import Source, Span

SCHEMA_VERSION = 1

# JSON lets these stand as they are; a terminal, an editor, an old reader or a CI runner may act on them.
_RISKY = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|#(?=#\\w*\\[)")


def dump(value: Any) -> str:
    """Return *value* as JSON on one line, with the characters as they are but for those that act."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), default=str)
    return _RISKY.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in match[0])


def tool(run: Run) -> dict[str, Any]:
    """Return who made the output."""
    packs = [{"id": id, "version": version} for id, version in run.packs]
    return {"name": run.name, "version": run.version, "packs": packs}


def course(run: Run) -> dict[str, Any]:
    """Return what was configured and not checked, which files are of one body and year, and whether the run came to its end."""
    return {
        "configuration": run.configuration and run.configuration._asdict(),
        "skipped": skipped(run),
        "repeated": [one._asdict() for one in run.repeats()],
        "interrupted": run.interrupted(),
    }


def skipped(run: Run) -> list[dict[str, Any]]:
    """Return what was met and not checked: files by name, others by suffix and count."""
    return [
        {"path": one.path, "reason": one.reason}
        | ({} if one.suffix is None else {"suffix": one.suffix, "count": one.files})
        for one in run.skipped
    ]


def report(verdict: Verdict, run: Run) -> dict[str, Any]:
    """Return all that is said of one report; of one that could not be read, only why."""
    source, identity = verdict.source, verdict.identity
    if verdict.unreadable is not None:
        texts = {"zh": verdict.unreadable.zh, "en": verdict.unreadable.en}
        message = text_in(texts, run.language)
        return {"path": source.path, "error": {"message": message, "stage": verdict.unreadable.stage}}
    said: dict[str, Any] = {
        "path": source.path,
        "sha256": source.sha256,
        "format": source.format,
        "encoding": source.encoding,
        "error": None,
        "pack": verdict.pack,
        "title": identity.title,
        "issuer": identity.issuer,
        "body": identity.body,
        "year": identity.year,
        "regime": identity.regime,
        "published": identity.published,
        "excerpt": identity.excerpt,
        "whole": verdict.whole.state,
        "whole_reason": verdict.whole.reason,
        "guessed": list(identity.guessed),
        "rules": [_rule(outcome) for outcome in verdict.outcomes],
        "figures": figures(verdict),
    }
    if run.ledger:
        said["ledger"] = [_entry(entry, source) for entry in verdict.ledger]
        said["relations"] = [
            _relation(f"r{number}", rule, relation, source)
            for number, (rule, relation) in enumerate(verdict.relations, 1)
        ]
    if verdict.twin is not None:
        said["same_as"] = _twin(verdict.twin, source)
    said["findings"] = [_finding(finding, source, run) for finding in verdict.findings]
    return said


def _twin(twin: Twin, source: Source) -> dict[str, Any]:
    differences = [
        {
            "kind": one.kind,
            "side": one.way,
            "cell": _cell(one.cell),
            "here": _where(source, one.here),
            "there": _elsewhere(one.there),
        }
        for one in twin.differences
    ]
    return {
        "path": twin.path,
        "sha256": twin.sha256,
        "format": twin.format,
        "same": not differences,
        "compared": {"headings": twin.sections, "cells": twin.cells, "words": twin.words},
        "unread": list(twin.unread),
        "differences": differences,
    }


def _where(source: Source, span: Span) -> dict[str, Any]:
    return {
        "start": _point(source, span.start),
        "end": _point(source, span.end),
        "quote": source.quote(span),
        "origin": source.origin(span),
    }


def _elsewhere(place: Elsewhere) -> dict[str, Any]:
    ends = (("start", place.start, place.span.start), ("end", place.end, place.span.end))
    points = {
        name: {"line": point.line, "column": point.column, "offset": offset} for name, point, offset in ends
    }
    return {"path": place.path, **points, "quote": place.quote, "origin": place.origin}


def _point(source: Source, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}


def _cell(cell: FormCell | None) -> dict[str, str] | None:
    return None if cell is None else {"table": cell.table, "row": cell.row, "column": cell.column}


def _rule(outcome: RuleOutcome) -> dict[str, str]:
    said = {"rule": outcome.rule, "outcome": outcome.outcome.value}
    return {**said, "reason": outcome.reason} if outcome.reason else said


def _entry(entry: Entry, source: Source) -> dict[str, Any]:
    figure = entry.figure
    return {
        "where": {**_where(source, figure.span), "cell": _cell(figure.cell)},
        "printed": figure.printed
        if figure.known
        else source.quote(figure.span),  # masked, where it is personal
        "value": plain(figure.value) if figure.known else "",
        "unit": figure.unit,
        "known": figure.known or None,
        "state": entry.state,
        "part": entry.part or None,
        "relations": list(entry.relations),
    }


def _relation(id: str, rule: str, relation: Relation, source: Source) -> dict[str, Any]:
    first = next(iter(relation.figures), None)
    place = relation.place or (first.span if first else Span(0, 0))
    return {
        "id": id,
        "rule": rule,
        "outcome": relation.evaluate().state.value,
        "arithmetic": written(relation),
        "membership": relation.membership._asdict() if relation.membership else None,
        "where": _where(source, place),
    }


def _finding(finding: Finding, source: Source, run: Run) -> dict[str, Any]:
    where = {**_where(source, finding.span), "section": list(finding.section), "cell": _cell(finding.cell)}
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.word,
        "doubts": list(finding.doubts),
        "message": text_in(finding.message, run.language),
        "basis": finding.basis,
        "advice": text_in(finding.advice, run.language),
        "where": where,
        "at": _where(source, finding.at) if finding.at else None,
        "related": [
            *({"label": one.label, "where": _where(source, one.span)} for one in finding.related),
            *({"label": one.label, "where": _elsewhere(one)} for one in finding.elsewhere),
        ],
        "arithmetic": finding.arithmetic,
        "stated": finding.stated,
        "computed": finding.computed,
        "also": [
            {"rule": also.rule, "arithmetic": also.arithmetic, "where": _where(source, also.span)}
            for also in finding.also
        ],
        "repairs": [_repair(repair, source) for repair in finding.repairs],
        "waived": finding.waived,
    }


def _repair(repair: Repair, source: Source) -> dict[str, Any]:
    changes = [
        {
            "where": {**_where(source, change.figure.span), "cell": _cell(change.figure.cell)},
            "from": change.figure.printed,
            "to": change.to,
            "because": change.because,
        }
        for change in repair.changes
    ]
    return {"confidence": repair.confidence, "set": changes}
