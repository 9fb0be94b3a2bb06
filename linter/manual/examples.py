"""A pack's own examples, run: what a rule claims of itself is so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from linter.errors import UnreadableError
from linter.judge.lint import Given, lint
from linter.model.alike import Alike
from linter.model.finding import Finding, Outcome, Unreadable, Verdict
from linter.model.past import past_of
from linter.parse import parse
from linter.read import read
from linter.records import dataclass
from linter.rulepack import Example, Rule, RulePack
from linter.run.copies import Copies, print_of
from linter.text.source import Source


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not prove its rule, and why."""

    rule: Rule
    example: Example
    why: str


def run_example(rule: Rule, example: Example, pack: RulePack, folder: Path = Path()) -> Verdict:
    """Return the verdict of *rule* alone on the report of *example*, a file in *folder* where it is one."""
    given = Given(example.year, example.body, example.issuer, example.published)
    previous = None
    if example.previous:
        before = Source(f"{rule.id}-last-year.txt", example.previous)
        previous = past_of(parse(before, pack.domain, Given(body=example.body, issuer=example.issuer)))
    alike = _alike(rule, example, pack) if example.other else None
    return lint(_source(rule, example, folder), pack, given, [rule], previous, alike)


def _source(rule: Rule, example: Example, folder: Path) -> Source:
    """Return what the example is of; raise UnreadableError where it is a file that cannot be read."""
    if example.file:
        return read(folder / example.file)
    return Source(f"{rule.id}.txt", example.report, notes=example.notes)


def _alike(rule: Rule, example: Example, pack: RulePack) -> Alike | None:
    texts = ((f"{rule.id}.txt", example.report), (f"{rule.id}-other.txt", example.other))
    reports = [parse(Source(*text), pack.domain) for text in texts]
    copies = Copies()
    for number, report in enumerate(reports):
        copies.add(number, print_of(report))
    return copies.alike(0, reports.__getitem__)


def failures(pack: RulePack, folder: Path = Path()) -> Iterator[Failure]:
    """Yield every example of *pack*, which stands in *folder*, that is not as it says: good holds, bad is broken there."""
    for rule in pack.rules:
        if not rule.enabled:
            continue
        for example in (*rule.examples.good, *rule.examples.bad):
            if why := _why(rule, example, pack, folder):
                yield Failure(rule, example, why)


def _why(rule: Rule, example: Example, pack: RulePack, folder: Path) -> str:
    """Return what is wrong with the example; nothing where it is as it says."""
    try:
        verdict = run_example(rule, example, pack, folder)
    except UnreadableError as error:
        return f"the example {example.file} cannot be read: {_reason(error, pack)}"
    good = any(example is one for one in rule.examples.good)
    if verdict.unreadable:
        return f"{'good' if good else 'bad'} example cannot be read: {_reason(verdict.unreadable, pack)}"
    return _good(verdict) if good else _bad(verdict, example)


def _reason(error: UnreadableError | Unreadable, pack: RulePack) -> str:
    """Return why a report cannot be read, in the languages in which the pack's author is told."""
    return f"{error.zh} / {error.en}" if pack.domain.language == "zh" else error.en


def _good(verdict: Verdict) -> str:
    if verdict.findings:
        return f"good example has a finding: {_said(verdict.findings[0])}"
    outcome = verdict.outcomes[0]
    if outcome.outcome is not Outcome.HOLDS:
        return f"good example proves nothing: {outcome.outcome.value} ({outcome.reason})"
    return ""


def _bad(verdict: Verdict, example: Example) -> str:
    if not verdict.findings:
        outcome = verdict.outcomes[0]
        return f"bad example has no finding: {outcome.outcome.value} ({outcome.reason})"
    fitting = [f for f in verdict.findings if _fits(f, verdict.source, example)]
    if not fitting:
        first = verdict.findings[0]
        place = verdict.source.quote(first.span)
        return f"bad example points at {place!r} ({first.severity.word}): {_said(first)}"
    return ""


def _fits(finding: Finding, source: Source, example: Example) -> bool:
    at = source.text.find(example.at)
    touches = not example.at or (finding.span.start < at + len(example.at) and at < finding.span.end)
    return (
        touches
        and example.severity in ("", finding.severity.word)
        and example.message in ("", *finding.message.values())
    )


def _said(finding: Finding) -> str:
    return next(iter(finding.message.values()))
