"""same_name: the body goes by its name. same_word: the report is called what its title calls it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from difflib import SequenceMatcher

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related, Undecided
from linter.model.report import Report, Stretch
from linter.model.views import PAGE
from linter.records import dataclass
from linter.text.pattern import Pattern, group_span

_ALIKE = 0.75  # of the letters: less is another body, one that is among those of the report
_SHORTEST = 6  # letters of a name in which a changed one tells


@dataclass(frozen=True, slots=True, kw_only=True)
class SameName(Check):
    """Where *patterns* find a name of the body (group `name`) that is almost its own, it is its own.

    So is what its own name makes with one of *swaps*, a word for another: 规划与自然资源局.
    """

    values = ("name", "issuer")

    patterns: tuple[Pattern, ...] = ()
    swaps: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each place."""
        issuer = "".join(report.identity.issuer.split())
        if len(issuer) < _SHORTEST:
            yield Undecided("no name") if not issuer else NotApplicable("the name is too short to be told")
            return
        found: dict[int, Answer] = {}
        for match in (m for pattern in self.patterns for m in pattern.finditer(report.flow.text)):
            start, end = group_span(match, "name") or match.span()
            name = "".join(match["name"].split())
            if not PAGE.has(report, start) or issuer.endswith(name) or name.endswith(issuer):
                continue
            alike = SequenceMatcher(None, name, issuer, autojunk=False).ratio() >= _ALIKE
            if alike:
                found.setdefault(start, self._problem(report, Stretch(start, end), issuer))
        for wrong in self._swapped(issuer):
            at = report.flow.text.find(wrong)
            while at >= 0:
                if PAGE.has(report, at):
                    found.setdefault(at, self._problem(report, Stretch(at, at + len(wrong)), issuer))
                at = report.flow.text.find(wrong, at + 1)
        yield from (found[at] for at in sorted(found))
        if not found:
            yield Held(report.whole)

    def _swapped(self, issuer: str) -> Iterator[str]:
        for word, others in self.swaps.items():
            if issuer.count(word) == 1 and not issuer.startswith(word):
                yield from (issuer.replace(word, other) for other in others)

    def _problem(self, report: Report, place: Stretch, issuer: str) -> Problem:
        span = report.span(place)
        title = (Related("title", report.span(report.title)),) if report.title else ()
        return Problem(span, {"name": report.source.quote(span), "issuer": issuer}, title)


@dataclass(frozen=True, slots=True, kw_only=True)
class SameWord(Check):
    """Where *patterns* find a word for the report (group `word`), it is the one of its title."""

    values = ("word", "own")

    patterns: tuple[Pattern, ...]
    title: tuple[Pattern, ...]  # find the word in the title

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each place."""
        heading = report.text(report.title) if report.title else ""
        told = next((match for pattern in self.title if (match := pattern.search(heading))), None)
        if told is None or report.title is None:
            yield NotApplicable("the title does not say")
            return
        places = 0
        for match in (m for pattern in self.patterns for m in pattern.finditer(report.flow.text)):
            start, end = group_span(match, "word") or match.span()
            if not PAGE.has(report, start) or start < report.title.end:
                continue
            places += 1
            span = report.span(Stretch(start, end))
            if match["word"] == told["word"]:
                yield Held(span)
            else:
                values = {"word": match["word"], "own": told["word"]}
                yield Problem(span, values, (Related("title", report.span(report.title)),))
        if not places:
            yield NotApplicable("no heading says")
