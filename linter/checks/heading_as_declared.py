"""heading_as_declared: a heading is worded as the form, or the preamble, words it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from linter.finding import Answer, Held, NotApplicable, Problem, Related
from linter.parse.declared import declarations
from linter.parse.names import bare_name
from linter.parse.sections import classifier
from linter.pattern import Pattern
from linter.records import dataclass
from linter.report import Report, Stretch

_SHORTEST = 4  # of a title that is held against a misprint
_REGION = 5  # characters within which some changed places
_LOST = 2  # characters


def garbled(heading: str, title: str, free: set[str]) -> bool:
    """Whether *heading* is *title* with a character wrong or lost, or a few out of place."""
    if heading == title or len(title) < _SHORTEST or heading[:1] != title[:1] or not heading:
        return False
    first = next((n for n, (a, b) in enumerate(zip(heading, title, strict=False)) if a != b), None)
    if first is None:
        return False  # one begins the other
    tail = 0
    while tail < min(len(heading), len(title)) - first and heading[-1 - tail] == title[-1 - tail]:
        tail += 1
    written, meant = heading[first : len(heading) - tail], title[first : len(title) - tail]
    if not tail or written in free or meant in free:
        return False
    if len(written) == len(meant):
        return len(meant) == 1 or (len(meant) <= _REGION and sorted(written) == sorted(meant))
    return not written and len(meant) <= _LOST


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingAsDeclared:
    """A heading that names a known section has no word doubled, inserted or lost.

    Where the regime's titles are fixed, no character of a top heading is wrong or out of place either.
    """

    values: ClassVar = ("heading", "declared")
    doubts: ClassVar = ()

    patterns: tuple[Pattern, ...]
    endings: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()  # words that may come or go without harm
    fixed: tuple[str, ...] = ()  # regimes whose titles are prescribed
    omissible: tuple[str, ...] = ()  # words that a prescribed title is often shortened by

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each heading of a known section."""
        fixed = report.identity.regime in self.fixed
        top = report.sections
        known = [s for s in report.root.walk() if s.level <= 2 and (s.keys or (fixed and s in top))]
        if not known:
            yield NotApplicable("no known sections")
            return
        declared = dict(self._declared(report))
        accepted = {spec.key: spec.accepted for spec in report.domain.specs(report.identity.regime)}
        for section in known:
            span = report.span(section.heading)
            keys = sorted(section.keys) or [spec.key for spec in report.domain.specs(report.identity.regime)]
            titles = [t for key in keys for t in accepted.get(key, ())]
            if section.title in titles:
                yield Held(span)
                continue
            spoken = next((declared[key] for key in section.keys if key in declared), None)
            near = [spoken[0]] if spoken and spoken[0] in titles else []
            model = next((t for t in near + titles if self._slip(section.title, t)), "")
            if fixed and section in top:
                free = {*self.harmless, *self.omissible}
                model = model or next((t for t in near + titles if garbled(section.title, t, free)), "")
            if section.malformed == "wording":
                model = model or (near or titles)[0]
            if not model:
                yield Held(span)
                continue
            related = (Related("declared", report.span(spoken[1])),) if spoken else ()
            yield Problem(span, {"heading": section.title, "declared": model}, related)

    def _declared(self, report: Report) -> Iterator[tuple[str, tuple[str, Stretch]]]:
        classify = classifier(report.domain, report.identity.regime)
        for found in declarations(report, self.patterns, self.endings, ()):
            for place in found.names.places:
                name = bare_name(report.flow.text[slice(*place)])
                for key in classify(name)[0]:
                    yield key, (name, Stretch(*place))

    def _slip(self, heading: str, model: str) -> bool:
        """Whether *heading* is *model* with one piece doubled or one stray character put in."""
        extra = len(heading) - len(model)
        if not 1 <= extra <= 4:
            return False
        common = 0
        while common < len(model) and heading[common] == model[common]:
            common += 1
        for start in range(common, -1, -1):
            if heading[start + extra :] != model[start:]:
                break
            piece = heading[start : start + extra]
            if piece in self.harmless:
                return False
            doubled = extra > 1 and (
                heading[:start].endswith(piece) or heading[start + extra :].startswith(piece)
            )
            if doubled or (extra == 1 and 0 < start < len(model)):
                return piece not in self.harmless
        return False
