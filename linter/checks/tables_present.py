"""required_table: a table of the form is there. promised_annex: what the text says is annexed is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.model.check import Check
from linter.model.finding import Answer, Held, NotApplicable, Problem, Undecided
from linter.model.report import Report, Section, Stretch
from linter.model.views import PROSE
from linter.records import dataclass
from linter.text.pattern import Pattern

_LOOSE = re.compile(r"(?:^|(?<=[\s|]))\d[\d,.]*(?=[\s|]|$)")
_FIGURES_OF_A_TABLE = 10  # free-standing: a table stands there, though its head is lost


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredTable(Check):
    """A table of one of the forms named stands in the text."""

    values = ("table",)

    forms: tuple[str, ...]
    name: str = ""

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield one answer."""
        found = [t for t in report.tables if t.form and t.form.id in self.forms]
        caption = next((line for line in report.lines if report.text(line.stretch) == self.name), None)
        if found:
            yield Held(report.span(found[0].stretch))
        elif caption and self.name:
            yield Undecided("lost-table", report.span(caption.stretch))
        else:
            yield Problem(report.whole, {"table": self.name})


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredTables(Check):
    """A table of each of these forms (id: name) stands in the text."""

    values = ("table",)
    doubts = ("lost-table", "empty-section")

    forms: dict[str, str]
    sections: dict[str, str]  # id of a form: key of the section it belongs in
    least: int = 30  # characters under the heading; where less stands, the copy has lost something

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield an answer for each form."""
        there = {t.form.id: t for t in report.tables if t.form}
        for id, name in self.forms.items():
            if id in there:
                yield Held(report.span(there[id].stretch))
                continue
            if self.sections.get(id) in report.wholeness.beyond:
                yield Undecided("cut-off")
                continue
            section = next((s for s in report.sections if self.sections.get(id) in s.keys), None)
            place = report.span(section.heading) if section else report.whole
            if section and _has_unread_table(report, section):
                yield Undecided("lost-table", place)
                continue
            body = report.text(report.body(section)).strip() if section else ""
            if len(_LOOSE.findall(body)) >= _FIGURES_OF_A_TABLE:
                doubts = {"lost-table"}
            else:
                doubts = {"empty-section"} if section and len(body) < self.least else set()
            yield Problem(place, {"table": name}, doubts=frozenset(doubts))


def _has_unread_table(report: Report, section: Section) -> bool:
    """Whether a table stands in *section* that is of no form: it may be the one."""
    body = report.body(section)
    return any(t.form is None and body.start <= t.stretch.start < body.end for t in report.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedAnnex(Check):
    """Where a heading or sentence promises an annexed table, a table stands in the text."""

    values = ("text",)

    promises: tuple[Pattern, ...]

    def check(self, report: Report) -> Iterator[Answer]:
        """Yield a problem at the first promise if the report holds no table at all."""
        matches = [
            match
            for pattern in self.promises
            for match in pattern.finditer(report.flow.text)
            if PROSE.has(report, match.start())
        ]
        if not matches:
            yield NotApplicable("nothing is promised")
            return
        first = min(matches, key=lambda match: match.start())
        span = report.span(Stretch(*first.span()))
        if report.tables:
            yield Held(span)
        else:
            yield Problem(span, {"text": report.source.quote(span)})
