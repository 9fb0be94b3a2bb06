"""forbidden: none of the patterns occurs where it must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any, Literal

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, WordChange
from linter.model.report import Report, Stretch
from linter.model.views import PAGE, PROSE, View
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span
from linter.text.patterns import excused, matches

_VIEWS = {"text": PROSE, "report": PAGE, "everything": View()}
_NEAR = 1000  # what of a sentence is looked at: a hostile one is as long as the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden(Check):
    """The text matches none of the patterns, but for what the exceptions let pass.

    A group named `at` in a pattern is what a finding points at; without one, the match.
    Doubt `mild`: it matches a pattern of the milder ones only.
    """

    values = ("text", "masked")
    doubts = ("mild",)

    patterns: tuple[Pattern, ...]
    mild: tuple[Pattern, ...] = ()
    where: Literal["text", "report", "everything"] = "text"
    sections: tuple[str, ...] = ()  # keys; empty: anywhere
    not_after: tuple[str, ...] = ()  # words straight before a match that make it right
    not_before: tuple[str, ...] = ()  # words straight after a match that make it right
    unless: tuple[Pattern, ...] = ()  # a match of these in the same sentence makes it right
    allowed: tuple[Pattern, ...] = ()  # a match within a match of these is right
    rewrite: dict[str, str] = field(
        default_factory=dict
    )  # characters of a match that the only repair changes

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each match, left to right."""
        text = report.flow.text
        if not text.strip():
            yield NotApplicable("no text")
            return
        found: dict[int, tuple[Stretch, frozenset[str]]] = {}
        for patterns, doubts in ((self.patterns, frozenset[str]()), (self.mild, frozenset({"mild"}))):
            for match in matches(patterns, text):
                stretch = _place(match)
                if self._counts(report, stretch):
                    found.setdefault(stretch.start, (stretch, doubts))
        reached = 0
        for start in sorted(found):
            stretch, doubts = found[start]
            if start < reached:  # inside what was found already
                continue
            reached = stretch.end
            span = report.span(stretch)
            quote = report.source.quote(span)
            masked = quote[:3] + "*" * max(0, len(quote) - 5) + quote[-2:]
            values = {"text": quote, "masked": masked}
            yield Problem(span, values, doubts=doubts, rewordings=tuple(self._reworded(report, stretch)))
        if not found:
            yield Held(report.whole)

    def _reworded(self, report: Report, stretch: Stretch) -> Iterator[WordChange]:
        for at in range(*stretch) if self.rewrite else ():
            if (to := self.rewrite.get(report.flow.text[at])) is not None:
                yield WordChange(report.span(Stretch(at, at + 1)), to)

    def _counts(self, report: Report, stretch: Stretch) -> bool:
        text = report.flow.text
        if stretch.end <= stretch.start or not _VIEWS[self.where].has(report, stretch.start):
            return False
        if any(text.endswith(word, 0, stretch.start) for word in self.not_after):
            return False
        if any(text.startswith(word, stretch.end) for word in self.not_before):
            return False
        if self.sections and not any(
            section.keys & set(self.sections) for section in report.path(report.span(stretch))
        ):
            return False
        if excused(text, *stretch, self.allowed):
            return False
        start, end = report.sentence(stretch)
        near = report.flow.text[max(start, stretch.start - _NEAR) : min(end, stretch.end + _NEAR)]
        return not any(pattern.search(near) for pattern in self.unless)


def _place(match: Any) -> Stretch:
    return Stretch(*(group_span(match, "at") or match.span()))
