"""What the comments in a report say, and where: one for each finding, worst first where they are too many."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.finding import Finding, Severity, Verdict
from linter.records import dataclass
from linter.render.run import Run
from linter.render.told import Told, place, tell
from linter.render.visible import short
from linter.render.words import bearing, word
from linter.text.source import Source, Span

MAX_COMMENTS = 300
_MOST_LISTED = 200  # findings in the summary
_OTHER_PLACES = 2  # with more related places than these a finding is a sum, not a contradiction


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: the words that it is about, its head, and its further lines."""

    span: Span
    head: str
    lines: tuple[str, ...] = ()
    severity: Severity = Severity.INFO


def comments_of(verdict: Verdict, run: Run) -> list[Comment]:
    """Return the comments on a report, in the order of its text."""
    source = verdict.source
    findings = [finding for finding in verdict.findings if finding.waived is None]
    told = [(finding, tell(finding, source, run)) for finding in findings]
    told.sort(key=lambda item: -item[0].severity)
    kept, left_out = told, []
    if len(told) > MAX_COMMENTS:
        kept, left_out = told[: MAX_COMMENTS - 1], told[MAX_COMMENTS - 1 :]
    comments = [_comment(finding, one, run) for finding, one in kept]
    others = [other for finding, one in kept for other in _others(finding, one, source, run)]
    comments += others[: max(0, MAX_COMMENTS - len(comments))] if not left_out else []
    comments.sort(key=lambda comment: comment.span)
    if left_out:
        comments.append(_summary([one for _, one in left_out], source, run))
    return comments


def _comment(finding: Finding, told: Told, run: Run) -> Comment:
    def line(key: str, text: str) -> str:
        return f"{word(key, run.language)}：{text}" if text else ""

    lines = [
        told.message,
        line("arithmetic", "" if told.arithmetic in told.message else told.arithmetic),
        *(line("also", also) for also in told.also),
        *(line("repair", repair) for repair in told.repairs[:3]),
        line("doubts", "；".join(told.doubts)),
        line("basis", told.basis),
        line("advice", told.advice),
    ]
    return Comment(told.span, _head(told, run), tuple(filter(None, lines)), finding.severity)


def _head(told: Told, run: Run) -> str:
    return f"{word(told.severity, run.language)} {told.rule}"


def _others(finding: Finding, told: Told, source: Source, run: Run) -> Iterator[Comment]:
    """Yield short comments at the other places that a contradiction is between."""
    line = source.line_span(finding.span.start)
    elsewhere = {
        related.span: related.label
        for related in finding.related
        if related.label != "also" and not line.start <= related.span.start <= line.end
    }
    if len(elsewhere) > _OTHER_PLACES:
        return
    for span, label in elsewhere.items():
        head = f"{_head(told, run)}（{word('related', run.language)}：{bearing(label, run.language)}）"
        there = f"{word('place', run.language)}：{told.place}　{short(source.quote(finding.span))}"
        yield Comment(span, head, (told.message, there), finding.severity)


def _summary(left_out: list[Told], source: Source, run: Run) -> Comment:
    """Return what is said at the end of the text of the findings for which there was no room."""
    more = len(left_out) - _MOST_LISTED
    head = {
        "zh": f"其余 {len(left_out)} 条问题（批注不超过 {MAX_COMMENTS} 条）",
        "en": f"{len(left_out)} more findings (there are no more than {MAX_COMMENTS} comments)",
    }[run.language]
    lines = [
        f"{_head(told, run)} {place(source, told.span, run.language)}：{told.message}"
        for told in left_out[:_MOST_LISTED]
    ]
    if more > 0:
        lines.append({"zh": f"……另有 {more} 条", "en": f"... and {more} more"}[run.language])
    end = len(source.text.rstrip())
    return Comment(Span(max(0, end - 1), end), head, tuple(lines))
