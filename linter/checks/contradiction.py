"""contradiction: two sentences that cannot both be true do not stand in one report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related
from linter.model.report import Report, Stretch
from linter.model.views import PROSE
from linter.records import dataclass
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Check):
    """Where a sentence says the premise, none says what it rules out."""

    values = ("text", "premise")

    premise: tuple[Pattern, ...]
    excludes: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()  # in the sentence that seems ruled out

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at each sentence that the premise rules out."""
        stated = next(self._sentences(report, self.premise), None)
        if stated is None:
            yield NotApplicable("the premise is not stated")
            return
        premise, end = stated
        found = False
        for stretch, _ in self._sentences(report, self.excludes):
            if stretch == premise:  # what it says of others stands behind it
                stretch = Stretch(end, premise.end)
            text = report.text(stretch)
            ruled_out = any(pattern.search(text) for pattern in self.excludes)
            if not ruled_out or any(pattern.search(text) for pattern in self.unless):
                continue
            found = True
            span = report.span(stretch)
            values = {"text": report.source.quote(span), "premise": report.text(premise)}
            yield Problem(span, values, (Related("premise", report.span(premise)),))
        if not found:
            yield Held(report.span(premise))

    @staticmethod
    def _sentences(report: Report, patterns: tuple[Pattern, ...]) -> Iterator[tuple[Stretch, int]]:
        """Yield each sentence with a match, and where the first match in it ends."""
        matches: list[Any] = [m for p in patterns for m in p.finditer(report.flow.text)]
        seen: set[Stretch] = set()
        for match in sorted(matches, key=lambda m: m.start()):
            sentence = report.sentence(Stretch(*match.span()))
            if sentence in seen or not PROSE.has(report, match.start()):
                continue
            if report.heading_at(match.start()):
                continue
            seen.add(sentence)
            yield sentence, match.end()
