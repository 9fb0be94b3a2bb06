"""Verdicts as JUnit XML: a suite a report, a case a rule, so that what holds shows too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from linter.model.finding import Finding, Outcome, RuleOutcome, Verdict
from linter.render.reasons import reason
from linter.render.run import Run
from linter.render.shown import shown
from linter.render.told import Told, tell
from linter.render.unchecked import interrupted, unchecked
from linter.render.visible import visible
from linter.render.words import text_in, word

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML itself
_SKIPPED = (Outcome.UNDECIDED, Outcome.NOT_APPLICABLE)


def render(verdicts: Iterable[Verdict], run: Run) -> Iterator[str]:
    """Yield the head, a suite for each report, the foot."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name={_quoted(run.name)}>\n'
    count = 0
    for _, suite in shown(verdicts, lambda one: _suite(one, run), run):
        count += 1
        yield suite
    cases = [_case(run.name, line, _element("skipped", line)) for line in unchecked(run)]
    if run.interrupted():
        cases.append(_case(run.name, "interrupted", _element("error", interrupted(run, count))))
    if cases:
        yield _cases(run.name, cases)
    yield "</testsuites>\n"


def _suite(verdict: Verdict, run: Run) -> str:
    names = {note.id: note.name for note in run.rules}
    path = visible(verdict.source.path)
    if verdict.unreadable is not None:
        said = text_in({"zh": verdict.unreadable.zh, "en": verdict.unreadable.en}, run.language)
        cases = [_case(path, verdict.unreadable.stage, _element("error", said, ""))]
    else:
        order = sorted(verdict.findings, key=lambda finding: finding.rule)
        found = {rule: list(findings) for rule, findings in groupby(order, key=lambda finding: finding.rule)}
        ruled = {outcome.rule for outcome in verdict.outcomes}
        extra = [RuleOutcome(rule, Outcome.BROKEN) for rule in found if rule not in ruled]
        cases = [
            _case(
                path, _name(outcome, found, names), _body(outcome, found.get(outcome.rule, []), verdict, run)
            )
            for outcome in (*verdict.outcomes, *extra)
        ]
    return _cases(path, cases)


def _cases(name: str, cases: list[str]) -> str:
    counts = " ".join(
        f'{what}s="{sum(f"<{what}" in case for case in cases)}"' for what in ("failure", "error")
    )
    skipped = sum("<skipped" in case for case in cases)
    head = f'<testsuite name={_quoted(name)} tests="{len(cases)}" {counts} skipped="{skipped}">'
    return "\n".join([head, *cases, "</testsuite>\n"])


def _name(outcome: RuleOutcome, found: dict[str, list[Finding]], names: dict[str, str]) -> str:
    name = names.get(outcome.rule) or next((finding.name for finding in found.get(outcome.rule, [])), "")
    return f"{outcome.rule} {name}".strip()


def _body(outcome: RuleOutcome, findings: list[Finding], verdict: Verdict, run: Run) -> str:
    """Return what came of a rule: nothing where it holds, a failure where the run fails of it."""
    if outcome.outcome in _SKIPPED:
        what = word(outcome.outcome.value, run.language)
        return _element("skipped", f"{what}: {reason(outcome.reason, run)}")
    said = [(finding, tell(finding, verdict.source, run)) for finding in findings]
    counted = [(finding, told) for finding, told in said if finding.waived is None]
    if not counted:
        return _element("skipped", said[0][1].waived) if said else ""
    lines = "\n\n".join(_lines(told, verdict) for _, told in counted)
    grave = [told for finding, told in counted if run.threshold and finding.severity >= run.threshold]
    if grave:
        return _element("failure", grave[0].message, lines, type=grave[0].severity)
    return f"<system-out>{_text(lines)}</system-out>"


def _lines(told: Told, verdict: Verdict) -> str:
    where = f"{visible(verdict.source.path)}:{told.place} {told.severity} {told.rule} {told.message}"
    return "\n".join(filter(None, (where, told.arithmetic, told.basis, told.advice)))


def _case(path: str, name: str, body: str) -> str:
    head = f"<testcase classname={_quoted(path)} name={_quoted(name)} file={_quoted(path)}"
    return f"{head}>{body}</testcase>" if body else f"{head}/>"


def _element(tag: str, message: str, text: str = "", **more: str) -> str:
    attributes = "".join(f" {key}={_quoted(value)}" for key, value in {"message": message, **more}.items())
    return f"<{tag}{attributes}>{_text(text)}</{tag}>" if text else f"<{tag}{attributes}/>"


def _quoted(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", visible(text)))


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
