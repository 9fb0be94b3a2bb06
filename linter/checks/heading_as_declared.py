"""heading_as_declared: a heading is worded as the form, or the preamble, words it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.domain.titles import classifier
from linter.model.check import Check
from linter.model.declared import declarations
from linter.model.finding import Answer, Held, NotApplicable, Problem, Related, Undecided, WordChange
from linter.model.report import Report, Stretch
from linter.records import dataclass
from linter.text.misprint import garbled, overfull
from linter.text.names import bare_name
from linter.text.pattern import Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingAsDeclared(Check):
    """A heading that names a known section has no word doubled, inserted or lost.

    No character of a top heading is wrong or out of place either, where the regime's titles are
    fixed, where the heading is nothing else that is known, and beside the preamble's own wording.
    """

    values = ("heading", "declared")

    patterns: tuple[Pattern, ...]
    endings: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()  # words that may come or go without harm
    fixed: tuple[str, ...] = ()  # regimes whose titles are prescribed
    omissible: tuple[str, ...] = ()  # words that a prescribed title is often shortened by

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each heading of a known section."""
        fixed = report.identity.regime in self.fixed
        top = {id(section) for section in report.sections}
        known = [s for s in report.root.walk() if s.level <= 2 and (s.keys or (fixed and id(s) in top))]
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
            model = next((t for t in near + titles if overfull(section.title, t, self.harmless)), "")
            if id(section) in top and not model:
                held = [spoken[0]] if spoken else []
                held += titles if fixed or section.malformed == "misprint" else []
                free = {*self.harmless, *self.omissible}
                model = next((t for t in held if garbled(section.title, t, free)), "")
            if section.malformed == "wording":
                model = model or (near or titles)[0]
            if not model:
                yield Held(span)
                continue
            if report.unfinished(span):
                yield Undecided("cut-off", span)
                continue
            related = (Related("declared", report.span(spoken[1])),) if spoken else ()
            values = {"heading": section.title, "declared": model}
            yield Problem(
                span, values, related, rewordings=_reworded(report, section.heading, section.title, model)
            )

    def _declared(self, report: Report) -> Iterator[tuple[str, tuple[str, Stretch]]]:
        classify = classifier(report.domain, report.identity.regime)
        for found in declarations(report, self.patterns, self.endings, ()):
            for place in found.names.places:
                name = bare_name(report.flow.text[slice(*place)])
                for key in classify(name)[0]:
                    yield key, (name, Stretch(*place))


def _reworded(report: Report, heading: Stretch, title: str, model: str) -> tuple[WordChange, ...]:
    """Return the title's words as they should be; nothing where they do not stand in the heading as they are."""
    at = report.flow.text.rfind(title, heading.start, heading.end)
    return (WordChange(report.span(Stretch(at, at + len(title))), model),) if at >= 0 else ()
