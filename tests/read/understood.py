"""What is understood of a report, without where in the file it stands: by it one report is held against itself in other files."""

from __future__ import annotations

from typing import NamedTuple

from linter.judge.lint import lint_report
from linter.model.finding import Finding, Outcome
from linter.model.report import Report
from linter.model.table import FilledForm
from linter.parse import parse
from linter.rulepack import RulePack
from linter.text.source import Source

# Only a file that can have open revisions, formulas or scanned pages is held against the rules on them.
OF_THE_FILE = {"W019", "W020", "W021"}


class Seen(NamedTuple):
    """What is understood of a report, without where in the file it stands."""

    sections: list[tuple[int, str, frozenset[str]]]
    tables: list[object]
    findings: list[object]
    outcomes: dict[str, tuple[Outcome, str]]
    identity: object


def seen(source: Source, pack: RulePack) -> Seen:
    report = parse(source, pack.domain)
    verdict = lint_report(report, pack.rules)
    assert all(source.origin(finding.span) for finding in verdict.findings)
    return Seen(
        [(section.level, "".join(section.title.split()), section.keys) for section in report.root.walk()],
        [_table(table.filled) for table in report.tables if table.filled],
        [_finding(report, finding) for finding in verdict.findings if finding.rule not in OF_THE_FILE],
        {one.rule: (one.outcome, one.reason) for one in verdict.outcomes if one.rule not in OF_THE_FILE},
        report.identity,
    )


def _table(filled: FilledForm) -> object:
    return [
        [
            (cell.place, cell.missing, cell.figure and (cell.figure.printed, cell.figure.value))
            for cell in row.cells
        ]
        for row in filled.rows
    ]


def _finding(report: Report, finding: Finding) -> object:
    source = report.source
    return (
        finding.rule, finding.severity, finding.message, source.quote(finding.span), finding.arithmetic,
        finding.cell, finding.doubts, finding.also and [(also.rule, also.arithmetic) for also in finding.also],
        [(related.label, "".join(source.quote(related.span).split())) for related in finding.related],
        [(repair.confidence, [(change.figure.printed, change.to) for change in repair.changes]) for repair in finding.repairs],
    )  # fmt: skip
