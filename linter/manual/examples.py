"""A pack's own examples, run: what a rule claims of itself is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from linter.errors import UnreadableError
from linter.judge.lint import Given, lint, lint_report
from linter.messages import Message
from linter.model.alike import Alike
from linter.model.finding import Finding, Outcome, RuleOutcome, Verdict
from linter.model.past import past_of
from linter.model.report import Report
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
    why: Message


def run_example(rule: Rule, example: Example, pack: RulePack, folder: Path = Path()) -> Verdict:
    """Return the verdict of *rule* alone on the report of *example*, a file in *folder* where it is one."""
    previous = None
    if example.previous:
        before = Source(f"{rule.id}-last-year.txt", example.previous)
        previous = past_of(parse(before, pack.domain, Given(body=example.body, issuer=example.issuer)))
    alike = _alike(rule, example, pack) if example.other else None
    return lint(_source(rule, example, folder), pack, _given(example), [rule], previous, alike)


def _given(example: Example) -> Given:
    return Given(example.year, example.body, example.issuer, example.published)


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
    reports = _Reports(pack)
    for rule in pack.rules:
        if not rule.enabled:
            continue
        for example in (*rule.examples.good, *rule.examples.bad):
            if why := _why(rule, example, pack, folder, reports):
                yield Failure(rule, example, why)


class _Reports:
    """The reports of texts that several examples share: each is parsed once."""

    def __init__(self, pack: RulePack) -> None:
        self._pack = pack
        every = (one for rule in pack.rules for one in (*rule.examples.good, *rule.examples.bad))
        self._often = {key for key, times in Counter(map(self._key, every)).items() if times > 1}
        self._parsed: dict[object, Report] = {}

    def verdict(self, rule: Rule, example: Example) -> Verdict | None:
        """Return the verdict of *rule* on the report of *example*; None where it has to be run by itself."""
        key = self._key(example)
        if key not in self._often or example.file or example.previous or example.other:
            return None
        if key not in self._parsed:
            try:
                self._parsed[key] = parse(_source(rule, example, Path()), self._pack.domain, _given(example))
            except UnreadableError:
                return None
        return lint_report(self._parsed[key], [rule])

    def _key(self, example: Example) -> object:
        return example.report, tuple(example.notes.items()), _given(example)


def _why(rule: Rule, example: Example, pack: RulePack, folder: Path, reports: _Reports) -> Message | None:
    """Return what is wrong with the example; nothing where it is as it says."""
    try:
        verdict = reports.verdict(rule, example) or run_example(rule, example, pack, folder)
    except UnreadableError as error:
        return Message("example-unread", file=example.file, why=error)
    good = any(example is one for one in rule.examples.good)
    if verdict.unreadable:
        return Message("good-unread" if good else "bad-unread", why=verdict.unreadable)
    return _good(verdict) if good else _bad(verdict, example)


def _good(verdict: Verdict) -> Message | None:
    if verdict.findings:
        return Message("good-has-finding", finding=_said(verdict.findings[0]))
    outcome = verdict.outcomes[0]
    if outcome.outcome is not Outcome.HOLDS:
        return Message("good-proves-nothing", outcome=_outcome(outcome))
    return None


def _bad(verdict: Verdict, example: Example) -> Message | None:
    if not verdict.findings:
        outcome = verdict.outcomes[0]
        return Message("bad-without-finding", outcome=_outcome(outcome))
    fitting = [f for f in verdict.findings if _fits(f, verdict.source, example)]
    if not fitting:
        first = verdict.findings[0]
        place = verdict.source.quote(first.span)
        return Message(
            "bad-points-elsewhere", place=place, severity=first.severity.word, finding=_said(first)
        )
    return None


def _outcome(one: RuleOutcome) -> Message:
    if one.outcome is Outcome.HOLDS:
        return Message("outcome-holds")
    if one.outcome is Outcome.BROKEN:
        return Message("outcome-broken")
    is_undecided = one.outcome is Outcome.UNDECIDED
    return Message("outcome-undecided" if is_undecided else "outcome-not-applicable", reason=one.reason)


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
