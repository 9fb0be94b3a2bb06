"""What the comments in a report say, and where: one for each cause, worst first where they are too many."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.finding import Finding, Severity, Verdict
from linter.records import dataclass
from linter.render.causes import by_cause
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
    groups = by_cause(finding for finding in verdict.findings if finding.waived is None)
    told = [[(finding, tell(finding, source, run)) for finding in group] for group in groups]
    told.sort(key=lambda group: -group[0][0].severity)
    kept, left_out = told, []
    if len(told) > MAX_COMMENTS:
        kept, left_out = told[: MAX_COMMENTS - 1], told[MAX_COMMENTS - 1 :]
    comments = [_comment(group, source, run) for group in kept]
    comments.sort(key=lambda comment: comment.span)
    if left_out:
        comments.append(_summary([one for group in left_out for _, one in group], source, run))
    return comments


def _comment(group: list[tuple[Finding, Told]], source: Source, run: Run) -> Comment:
    """Return what is said of one cause: the gravest finding, and in a line each of the others it explains."""

    def line(key: str, text: str) -> str:
        return f"{word(key, run.language)}：{text}" if text else ""

    (finding, told), *others = group
    lines = [
        told.message,
        line("arithmetic", "" if told.arithmetic in told.message else told.arithmetic),
        *(line("related", place) for place in _elsewhere(finding, source, run)),
        *(line("also", also) for also in told.also),
        *(line("also", f"{other.rule} {other.message}") for _, other in others),
        *(line("repair", repair) for repair in told.repairs[:3]),
        line("doubts", "；".join(told.doubts)),
        line("basis", told.basis),
        line("advice", told.advice),
    ]
    return Comment(told.span, _head(told, run), tuple(filter(None, lines)), finding.severity)


def _head(told: Told, run: Run) -> str:
    return f"{word(told.severity, run.language)} {told.rule}"


def _elsewhere(finding: Finding, source: Source, run: Run) -> Iterator[str]:
    """Yield the other places, in other lines, that a contradiction is between."""
    line = source.line_span(finding.span.start)
    elsewhere = {
        related.span: related.label
        for related in finding.related
        if related.label != "also" and not line.start <= related.span.start <= line.end
    }
    if len(elsewhere) > _OTHER_PLACES:
        return
    for span, label in elsewhere.items():
        said = short(source.quote(span))
        yield f"{bearing(label, run.language)} {place(source, span, run.language)}　{said}"


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
