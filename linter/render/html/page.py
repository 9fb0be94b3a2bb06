"""What the page shows of one report: first sight, text with marks, findings, what was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linter.model.arithmetic import written
from linter.model.finding import Outcome, Verdict
from linter.model.relation import State
from linter.records import dataclass
from linter.render.checked import checked
from linter.render.html.cases import Case, Group, groups, proposals
from linter.render.html.first import First, first
from linter.render.html.sheet import SheetNotes, sheet
from linter.render.html.text import HtmlBlock, blocks
from linter.render.marked import Tail, Target
from linter.render.outcomes import places
from linter.render.reasons import reason
from linter.render.run import RuleNote, Run
from linter.render.tally import Tally, parted, tally
from linter.render.told import Spot, about
from linter.render.twins import ToldDifference, heading, told
from linter.render.visible import visible
from linter.render.words import text_in
from linter.text.source import Source, Span

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_PROOFS = 2  # of a figure, in the words that appear over it
_MOST_SUMS = 30  # of a rule, in the list of what held
_MOST_SPOTS = 12  # of a rule that could not tell


@dataclass(frozen=True, slots=True)
class Checked:
    """A rule that was checked: its id, what it looks for, the arithmetic, the places it could not tell."""

    rule: str
    gloss: str
    sums: tuple[str, ...] = ()
    more: int = 0
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the template shows of one report."""

    number: int
    path: str
    title: str
    counts: Tally
    first: First
    about: list[tuple[str, bool]]
    checked: tuple[str, ...]
    groups: list[Group]
    blocks: Iterator[HtmlBlock]
    figures: dict[str, int]
    undecided: list[tuple[str, list[Checked]]]
    held: list[Checked]
    not_applicable: list[tuple[str, list[Checked]]]
    sheet: SheetNotes
    twin: str  # what was held against the same report in another file; nothing where there is none
    differences: tuple[ToldDifference, ...]

    @property
    def lead(self) -> Case | None:
        """The finding to begin with; none where all are waived."""
        return next((group.cases[0] for group in self.groups if group.kind != "waived"), None)


def page(verdict: Verdict, number: int, run: Run, taken: set[str]) -> ReportPage:
    """Return what is shown of *verdict*, the report of that *number*; *taken*: ids the file has."""
    source, counts, seen = verdict.source, tally(verdict), parted(verdict)
    found = groups(verdict, run, taken)
    cases = [case for group in found for case in group.cases]
    targets = [*_targets(cases, source, number), *_unsure(verdict, number, run), *_ticks(verdict)]
    glosses = {note.id: note for note in run.rules}
    return ReportPage(
        number=number,
        path=visible(source.path),
        title=visible(verdict.identity.title),
        counts=counts,
        first=first(counts, seen["verified"], run.language),
        about=about(verdict, run),
        checked=checked(verdict, run),
        groups=found,
        blocks=blocks(source, verdict.layout, targets, run.language),
        figures=seen,
        undecided=_by_reason(verdict, Outcome.UNDECIDED, run, glosses),
        held=_held(verdict, run, glosses),
        not_applicable=_by_reason(verdict, Outcome.NOT_APPLICABLE, run, glosses),
        sheet=sheet(verdict, found, run),
        twin=heading(verdict.twin, run.language) if verdict.twin else "",
        differences=tuple(told(verdict, run)),
    )


def _targets(cases: list[Case], source: Source, number: int) -> list[Target]:
    """Return the places to mark, the worst first, so that they lie outside; related ones behind them."""
    found = [
        Target(
            _without_end(source, case.told.span),
            case.kind,
            case.mark,
            Tail(case.kind, str(case.number), case.id),
        )
        for case in cases
    ]
    spans = {spot.span for case in cases for _, spots in case.told.related for spot in spots}
    spans |= {span for case in cases for _, _, span in case.also}
    changes = list(proposals(cases))
    spans |= {change.span for _, change, _ in changes}
    related = [Target(span, "related", anchor(number, span)) for span in sorted(spans)]
    fixes = [
        Target(change.span, "", "", Tail("fix" if sure else "maybe", change.to, case.id))
        for case, change, sure in changes
    ]
    return [*found, *related, *fixes]


def anchor(number: int, span: Span) -> str:
    """Return the id of a place that a finding speaks of."""
    return f"r{number}-p{span.start}-{span.end}"


def _unsure(verdict: Verdict, number: int, run: Run) -> Iterator[Target]:
    """Yield the places where a rule could not tell."""
    for one in verdict.outcomes:
        if one.outcome is Outcome.UNDECIDED:
            for spot in places(one, verdict.source, run.language)[:_MOST_SPOTS]:
                yield Target(spot.span, "related", anchor(number, spot.span))


def _ticks(verdict: Verdict) -> Iterator[Target]:
    """Yield a tick for each verified figure, with what proves it; none where another sum is in doubt."""
    for entry in verdict.ledger:
        if entry.state == "verified":
            links = [verdict.relations[int(id[1:]) - 1] for id in entry.relations]
            if any(relation.evaluate().state is not State.HOLDS for _, relation in links):
                continue
            proofs = [f"{rule} {written(relation)}" for rule, relation in links]
            hint = visible("；".join(proofs[:_PROOFS]))
            yield Target(entry.figure.span, "verified", tail=Tail("tick", ""), hint=hint)


def _held(verdict: Verdict, run: Run, notes: dict[str, RuleNote]) -> list[Checked]:
    sums: dict[str, list[str]] = {}
    for rule, relation in verdict.relations:
        if relation.evaluate().state is State.HOLDS and (said := written(relation)):
            sums.setdefault(rule, []).append(visible(said))
    rules = [one.rule for one in verdict.outcomes if one.outcome is Outcome.HOLDS]
    return [_checked(rule, run, notes, list(dict.fromkeys(sums.get(rule, ())))) for rule in rules]


def _by_reason(
    verdict: Verdict, outcome: Outcome, run: Run, notes: dict[str, RuleNote]
) -> list[tuple[str, list[Checked]]]:
    """Return the rules with that outcome by reason in words, each reason once, in first order."""
    reasons: dict[str, list[Checked]] = {}
    for one in verdict.outcomes:
        if one.outcome is outcome:
            why = visible(reason(one.reason, run))
            spots = places(one, verdict.source, run.language)
            reasons.setdefault(why, []).append(
                replace(_checked(one.rule, run, notes, []), spots=spots[:_MOST_SPOTS])
            )
    return list(reasons.items())


def _checked(rule: str, run: Run, notes: dict[str, RuleNote], sums: list[str]) -> Checked:
    note = notes.get(rule)
    broken = _PLACEHOLDER.sub("…", text_in(note.message, run.language)) if note else ""
    gloss = run.title(rule) or broken  # what is said of a broken rule misleads where it held
    more = max(0, len(sums) - _MOST_SUMS)
    return Checked(visible(rule), visible(gloss), tuple(sums[:_MOST_SUMS]), more)


def _without_end(source: Source, span: Span) -> Span:
    """Return *span* without the blanks at its end, so that its number stands behind its words."""
    return Span(span.start, span.start + len(source.quote(span).rstrip()))
