"""One report linted clean and with faults; what was found of each, and what was said besides."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache

from bench.accuracy.dress import DRESSES, dressed
from bench.accuracy.faults import FAULTS
from bench.accuracy.faults.fault import Fault
from bench.accuracy.marks import plain
from bench.accuracy.model import Document
from bench.accuracy.places import places, quoted
from bench.accuracy.renderings import RENDERINGS, rendered
from bench.accuracy.writing.regimes import YEARS, written
from linter.domain.domain import Domain
from linter.judge.lint import Given, lint
from linter.model.finding import Finding, Verdict
from linter.model.past import past_of
from linter.model.previous import Past
from linter.parse import parse
from linter.read import read_bytes
from linter.rulepack import shipped_pack
from linter.text.folding import fold
from linter.text.numerals import chinese_integer
from linter.text.source import Source, Span

REGIMES = tuple(YEARS)
_NUMERAL = re.compile(r"(?P<digits>\d+(?:\.\d+)?)(?P<ten>万)?|[零〇一二三四五六七八九十百千两]+")


@cache
def _domain() -> Domain:
    return shipped_pack().domain


@dataclass(frozen=True)
class Job:
    """A report to make, by its number, and the faults to put into it."""

    seed: int
    number: int
    kinds: tuple[str, ...] = ()

    @property
    def regime(self) -> str:
        """The regime of the report."""
        return REGIMES[self.number % len(REGIMES)]

    @property
    def rendering(self) -> str:
        """The format in which it is read."""
        return RENDERINGS[self.number // len(REGIMES) % len(RENDERINGS)]

    @property
    def dress(self) -> str:
        """The script and width in which it is written."""
        return DRESSES[self.number // len(REGIMES) // len(RENDERINGS) % len(DRESSES)]

    def document(self) -> Document:
        """Return the clean report."""
        return written(random.Random(f"{self.seed} {self.number}"), self.regime, _domain())

    def fault(self, kind: str, document: Document) -> Fault | None:
        """Return the report with a fault of this kind, if it has a place for one."""
        return FAULTS[kind](random.Random(f"{self.seed} {self.number} {kind}"), document)


@dataclass(frozen=True)
class Said:
    """A finding, as far as it is counted and listed."""

    rule: str
    severity: str
    quote: str
    message: str
    line: str


@dataclass(frozen=True)
class Result:
    """What came of one fault."""

    kind: str
    rendering: str
    found: tuple[str, ...]  # the rules that found it
    in_place: bool
    proposed: bool  # a repair was
    repaired: bool
    besides: tuple[Said, ...]  # findings that the clean report did not have and the fault does not explain
    told: str  # for the list of misses


@dataclass(frozen=True)
class Trial:
    """What came of one report."""

    job: Job
    false: tuple[Said, ...]
    results: tuple[Result, ...] = ()
    rules: tuple[str, ...] = field(default=())  # the rules that applied to the clean report


def source_of(document: Document, rendering: str, dress: str) -> Source:
    """Return what the linter reads of a report."""
    file = rendered(dressed(document, dress), rendering)
    return read_bytes(file.data, file.name)


def run(job: Job) -> Trial:
    """Lint a report, clean and with each of its faults."""
    document = job.document()
    clean = verdict(job, document)
    known = {(f.rule, f.message["zh"]) for f in clean.findings}
    results = []
    for kind in job.kinds:
        fault = job.fault(kind, document)
        if fault is not None:
            results.append(result(job, kind, fault, known))
    applied = tuple(sorted(o.rule for o in clean.outcomes if o.outcome.value in ("holds", "broken")))
    expected = [
        *document.facts.get("expected", "").split(),
        *(["W014"] if job.dress == "traditional" else []),
    ]
    false = tuple(said(clean, f) for f in clean.findings if f.rule not in expected)
    return Trial(job, false, tuple(results), applied)


def verdict(
    job: Job, document: Document, previous: Document | None = None, given: Given | None = None
) -> Verdict:
    """Return the linter's verdict on a report."""
    pack = shipped_pack()
    past = past_of_document(job, previous) if previous else None
    return lint(source_of(document, job.rendering, job.dress), pack, given, previous=past)


def past_of_document(job: Job, document: Document) -> Past:
    """Return what is kept of last year's report."""
    return past_of(parse(source_of(document, job.rendering, job.dress), shipped_pack().domain))


def said(verdict: Verdict, finding: Finding) -> Said:
    """Return what is listed of a finding."""
    source = verdict.source
    line = source.line_span(finding.span.start)
    start = max(line.start, finding.span.start - 60)
    return Said(
        finding.rule, finding.severity.word, source.quote(finding.span)[:40], f"{finding.message['zh']} {finding.arithmetic}"[:120],
        source.text[start : min(line.end, start + 200)],
    )  # fmt: skip


def result(job: Job, kind: str, fault: Fault, known: set[tuple[str, str]]) -> Result:
    """Return what came of one fault."""
    seen = verdict(job, fault.document, fault.previous, Given(**fault.given) if fault.given else None)
    fresh = [f for f in seen.findings if (f.rule, f.message["zh"]) not in known]
    right = [f for f in fresh if {f.rule, *(a.rule for a in f.also)} & set(fault.rules)]
    where, first = spots(fault, job, seen.source)
    placed = [f for f in right if not where or any(_touch(a, b) for a in named(f) for b in where)]
    rules = {f.rule for f in right} | {a.rule for f in right for a in f.also}
    return Result(
        kind, job.rendering, tuple(sorted(rules & set(fault.rules))), bool(placed),
        any(f.repairs for f in right), any(_restores(f, first, fault.right) for f in right),
        tuple(said(seen, f) for f in fresh if f not in right and f.rule not in fault.follows), told(fault, seen, where),
    )  # fmt: skip


def told(fault: Fault, seen: Verdict, where: Iterable[Span]) -> str:
    """Return the line of a fault, for people."""
    for span in where:
        line = seen.source.line_span(span.start)
        start = max(line.start, span.start - 90)
        return f"[{seen.source.quote(span)[:30]}] right: {fault.right} || {seen.source.text[start : min(line.end, start + 240)]}"
    return f"anywhere; marks {fault.marks} quotes {fault.quotes}"


def spots(fault: Fault, job: Job, source: Source) -> tuple[list[Span], Span | None]:
    """Return every place of the fault in the text that was read, and that of its first mark."""
    shown = dressed(fault.document, job.dress)
    known = places(shown, source.text) if fault.marks else {}
    found = [known[mark] for mark in fault.marks if mark in known]
    first = known.get(fault.marks[0]) if fault.marks else None
    for quote in map(plain, fault.quotes):
        found += quoted(source.text, quote) or quoted(source.folded, fold(quote))
    if (fault.marks or fault.quotes) and not found:
        found.append(Span(-2, -2))  # lost: nothing is in place
    return found, first


def named(finding: Finding) -> list[Span]:
    """Return every place that a finding names."""
    repaired = [change.figure.span for repair in finding.repairs[:1] for change in repair.changes]
    return [finding.span, *(r.span for r in finding.related), *(a.span for a in finding.also), *repaired]


def _touch(a: Span, b: Span) -> bool:
    return a.start <= b.end and b.start <= a.end


def _restores(finding: Finding, place: Span | None, right: str) -> bool:
    changes = [change for repair in finding.repairs[:1] for change in repair.changes]
    return any(place and _touch(c.figure.span, place) and _value(c.to) == _value(right) for c in changes)


def _value(text: str) -> Fraction | None:
    """Return the figure at the beginning of *text*, which may have a unit behind it."""
    found = _NUMERAL.match(text.replace(",", ""))
    if found is None:
        return None
    if found["digits"]:
        return Fraction(found["digits"]) * (10_000 if found["ten"] else 1)
    value = chinese_integer(found[0])
    return None if value is None else Fraction(value)
