"""Real reports that people have annotated: what is found of what is wrong, and what is accused that is right.

The reports are not in the repository: they are read from `../shared` where it is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from linter.judge.lint import Given, lint
from linter.model.finding import Finding, Severity, Verdict
from linter.read import read
from linter.rulepack import shipped_pack
from linter.text.source import Span
from tests.expectations import ACCUSERS, RULES, SHARED, findings_at, is_excerpt, rows, squeezed_spans, touches

SEEDS, CORPUS = SHARED / "seeds", SHARED / "corpus"
HARD = (Severity.ERROR, Severity.WARNING)


@dataclass
class Score:
    """What came of the annotations: counts by name, and lines for people."""

    faults: int = 0
    found: int = 0
    traps: int = 0
    accused: int = 0
    right: Counter[str] = field(default_factory=Counter)  # findings that an annotation confirms, by severity
    wrong: Counter[str] = field(default_factory=Counter)  # findings at a place that is annotated as right
    open: Counter[str] = field(default_factory=Counter)  # findings at places without annotation
    lines: list[str] = field(default_factory=list)


def present() -> bool:
    """Return whether the real reports are at hand."""
    return (SEEDS / "EXPECTED.tsv").is_file() and (CORPUS / "INDEX.tsv").is_file()


def scored() -> Score:
    """Return the score on all annotated reports."""
    score = Score()
    for number in sorted({row["seed"] for row in rows(SEEDS / "EXPECTED.tsv")}):
        _seed(score, number)
    for row in rows(CORPUS / "INDEX.tsv"):
        _report(score, row["file"], excerpt=is_excerpt(row))
    return score


def _seed(score: Score, number: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    verdict = lint(read(path), shipped_pack())
    expected = [row for row in rows(SEEDS / "EXPECTED.tsv") if row["seed"] == number]
    for row in expected:
        found = list(findings_at(verdict, row["rules"], row["quote"]))
        hard = [f for f in found if f.severity in HARD]
        name = f"{number} {row['rules']} {row['quote'][:20]}"
        if row["verdict"] == "must":
            _fault(score, any(f.severity.word in row["severities"].split() for f in found), name)
        elif row["verdict"] == "not":
            _trap(score, hard, name)
    for finding in _hard(verdict):
        rights = [
            row
            for row in expected
            if row["verdict"] != "not"
            and _is(finding, row["rules"])
            and (not row["quote"] or _at(verdict, finding, row["quote"]))
        ]
        wrongs = [
            row
            for row in expected
            if row["verdict"] == "not"
            and _is(finding, row["rules"])
            and (not row["quote"] or _at(verdict, finding, row["quote"], closely=True))
        ]
        _judge(score, verdict, finding, confirmed=bool(rights), denied=bool(wrongs), debatable=False)


def _report(score: Score, name: str, *, excerpt: bool) -> None:
    verdict = lint(read(CORPUS / name), shipped_pack(), Given(excerpt=excerpt))
    truth = [row for row in rows(CORPUS / "TRUTH.tsv") if row["file"] == name]
    traps = [row for row in rows(CORPUS / "TRAPS.tsv") if row["file"] == name]
    for row in truth:
        if not row["kind"].endswith("?"):
            quote = "" if row["kind"] == "missing-section" else row["quote"]
            found = any(findings_at(verdict, RULES[row["kind"]], quote, related=True))
            _fault(score, found, f"{name[:3]} {row['kind']} {row['quote'][:20]}")
    for row in traps:
        hard = [f for f in findings_at(verdict, ACCUSERS, row["quote"], related=True) if f.severity in HARD]
        _trap(score, hard, f"{name[:3]} {row['quote'][:20]}")
    for finding in _hard(verdict):
        here = [
            row
            for row in truth
            if _is(finding, RULES[row["kind"]])
            and (row["kind"] == "missing-section" or _at(verdict, finding, row["quote"]))
        ]
        wrong = any(_is(finding, ACCUSERS) and _at(verdict, finding, row["quote"]) for row in traps)
        sure = any(not row["kind"].endswith("?") for row in here)
        _judge(score, verdict, finding, confirmed=sure, denied=wrong, debatable=bool(here) and not sure)


def _hard(verdict: Verdict) -> Iterator[Finding]:
    return (finding for finding in verdict.findings if finding.severity in HARD)


def _is(finding: Finding, patterns: str) -> bool:
    names = (finding.rule, *(also.rule for also in finding.also))
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns.split())


def _at(verdict: Verdict, finding: Finding, quote: str, *, closely: bool = False) -> bool:
    spans: list[Span] = [finding.span, *(also.span for also in finding.also)]
    spans += [] if closely else [related.span for related in finding.related]
    places = squeezed_spans(verdict.source.text, quote)
    return any(touches(span, places) for span in spans)


def _fault(score: Score, found: bool, name: str) -> None:
    score.faults += 1
    score.found += found
    if not found:
        score.lines.append(f"MISS {name}")


def _trap(score: Score, hard: list[Finding], name: str) -> None:
    score.traps += 1
    score.accused += bool(hard)
    score.lines += [f"ACCUSED {name}: {f.rule} {f.arithmetic}" for f in hard]


def _judge(
    score: Score, verdict: Verdict, finding: Finding, *, confirmed: bool, denied: bool, debatable: bool
) -> None:
    severity = finding.severity.word
    if confirmed and not denied:
        score.right[severity] += 1
    elif denied:
        score.wrong[severity] += 1
    elif not debatable:
        score.open[severity] += 1
        line = f"{verdict.source.path.rsplit('/')[-1][:12]} {finding.rule} {severity} [{verdict.source.quote(finding.span)[:36]}] {finding.message['zh'][:90]} {finding.arithmetic}"
        score.lines.append(f"OPEN {line}".replace("\n", "⏎"))


def table(score: Score) -> str:
    """Return the score as Markdown."""
    from bench.accuracy.report import percent
    from bench.accuracy.score import wilson

    low, high = wilson(score.found, score.faults)
    text = "| annotated reports | | % (95 %) |\n|---|--:|--:|\n"
    text += f"| faults found | {score.found}/{score.faults} | {percent(low)}–{percent(high)} |\n"
    text += f"| traps accused | {score.accused}/{score.traps} | |\n"
    for severity in ("error", "warning"):
        right, wrong = score.right[severity], score.wrong[severity]
        low, high = wilson(right, right + wrong)
        text += f"| {severity}s that an annotation speaks of: right | {right}/{right + wrong} | {percent(low)}–{percent(high)} |\n"
        text += f"| {severity}s at places without annotation | {score.open[severity]} | |\n"
    return text
