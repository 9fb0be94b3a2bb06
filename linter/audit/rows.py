"""A verdict becomes the rows of a store's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from linter.audit.options import Rules
from linter.audit.shared import subjects
from linter.domain.domain import Domain
from linter.held.bodies import named
from linter.judge.failure import failed
from linter.limits import OutOfTimeError, limited
from linter.model.finding import Finding, Verdict
from linter.model.previous import Unpaired
from linter.render.record import dump, report
from linter.render.redacted import redacted
from linter.run.questions import Task

StoreRow = dict[str, Any]
StoreRows = dict[str, list[StoreRow]]


def rows_of(verdict: Verdict, task: Task, rules: Rules, names: Mapping[str, str]) -> StoreRows:
    """Return the rows that tell of *verdict*; *names* says what files are called.

    What rules mask is masked. Where the rows cannot be made, the verdict is that it failed.
    """
    try:
        with limited():
            return _rows(redacted(verdict, rules.run), task, rules, names)
    except (Exception, OutOfTimeError) as error:
        return _rows(failed(verdict.source.path, error), task, rules, names)


def lost(path: str, zh: str, en: str, stage: str, sha256: str = "") -> StoreRow:
    """Return the row of a report about which nothing is known but why."""
    return {"path": path, "sha256": sha256, "stage": stage, "message_zh": zh, "message_en": en}


def _rows(verdict: Verdict, task: Task, rules: Rules, names: Mapping[str, str]) -> StoreRows:
    path = names[task.reading.path]
    if (why := verdict.unreadable) is not None:
        return {"unreadable": [lost(path, why.zh, why.en, why.stage, verdict.source.sha256)]}
    said = report(verdict, rules.run)
    stated = subjects(verdict.pack, verdict.source, said["ledger"])
    region = region_of(named(said["issuer"]), rules.pack.domains, verdict.pack)
    return {
        "reports": [{**_report(verdict, said), **_against(task, names), "region": region, "path": path}],
        "findings": [
            {"path": path, "number": number, **_finding(finding, record)}
            for number, (finding, record) in enumerate(
                zip(verdict.findings, said["findings"], strict=True), 1
            )
        ],
        "outcomes": [{"path": path, "reason": "", **one} for one in said["rules"]],
        "figures": [
            {"path": path, **_figure(one), "subject": stated.get(number)}
            for number, one in enumerate(said["ledger"])
        ],
    }


def region_of(issuer: str, domains: Iterable[Domain], pack: str) -> str:
    """Return the region that the name *issuer* begins with, as the pack says; nothing where it begins with none."""
    patterns = next((domain.regions for domain in domains if domain.id == pack), ())
    for pattern in patterns:
        if match := pattern.search(issuer):
            return str(match["region"])
    return ""


def _report(verdict: Verdict, said: StoreRow) -> StoreRow:
    states = Counter(relation.evaluate().state.value for _, relation in verdict.relations)
    outcomes = Counter(one.outcome.value for one in verdict.outcomes)
    kept = ("sha256", "format", "encoding", "pack", "title", "issuer", "body", "year", "regime", "published",
            "excerpt", "whole", "whole_reason", "guessed")  # fmt: skip
    return {
        **{key: said[key] for key in kept},
        "issuer_key": named(said["issuer"]),
        "figures": said["figures"]["total"],
        "figures_verified": said["figures"]["verified"],
        "figures_broken": said["figures"]["broken"],
        "relations": states["holds"] + states["broken"],
        "relations_broken": states["broken"],
        "rules_held": outcomes["holds"],
        "rules_broken": outcomes["broken"],
        "rules_undecided": outcomes["undecided"],
        "rules_not_applicable": outcomes["not_applicable"],
    }


def _against(task: Task, names: Mapping[str, str]) -> StoreRow:
    before = task.before
    return {
        "before_path": names[before.path] if before and not isinstance(before, Unpaired) else None,
        "before_reason": before.reason if isinstance(before, Unpaired) else None,
        "like_path": names[task.like.path] if task.like else None,
    }


def _finding(finding: Finding, record: StoreRow) -> StoreRow:
    where = record["where"]
    return {
        **{key: record[key] for key in ("fingerprint", "rule", "name", "severity", "doubts", "basis", "arithmetic",
                                        "stated", "computed")},
        "message_zh": finding.message.get("zh", ""),
        "message_en": finding.message.get("en", ""),
        "advice_zh": finding.advice.get("zh", ""),
        "advice_en": finding.advice.get("en", ""),
        "line": where["start"]["line"],
        "column": where["start"]["column"],
        "start": where["start"]["offset"],
        "end": where["end"]["offset"],
        "quote": where["quote"],
        "section": where["section"],
        "record": dump(record),
    }  # fmt: skip


def _figure(entry: StoreRow) -> StoreRow:
    start, cell = entry["where"]["start"], entry["where"]["cell"] or {}
    return {
        "line": start["line"],
        "column": start["column"],
        "start": start["offset"],
        "printed": entry["printed"],
        "value": str(entry["value"]),
        "unit": entry["unit"],
        "state": entry["state"],
        "role": entry["part"],
        **{f"cell_{key}": cell.get(key) for key in ("table", "row", "column")},
        "relations": entry["relations"],
    }
