"""The sign-off sheet: one page that says what was checked, by what, and what is left to decide."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from linter.model.finding import Verdict
from linter.records import dataclass
from linter.render.html.cases import Case, Group
from linter.render.html.words import listed, phrase
from linter.render.record import dump
from linter.render.run import RuleNote, Run
from linter.render.told import about
from linter.render.visible import short, visible

# What fits on one page of A4 whatever stands in it.
_MOST_OPEN, _MOST_WAIVED, _MOST_WORDS = 10, 3, 64


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """What the sheet says beside the counts; of long lists, the first and how many more."""

    sha256: str
    kind: str
    packs: str
    rules: str
    open: tuple[Case, ...]
    more: str
    waived: tuple[tuple[Case, str], ...]
    more_waived: str


def sheet(verdict: Verdict, found: list[Group], run: Run) -> SheetNotes:
    """Return what the sheet of *verdict* says, with its findings as *found* on the page."""
    cases = [case for group in found for case in group.cases]
    left = [case for case in cases if not case.told.waived]
    waived = [case for case in cases if case.told.waived]
    rest = left[_MOST_OPEN:]
    counts = [
        phrase(f"{kind}_n", run.language, number)
        for kind in ("error", "warning", "info")
        if (number := sum(case.kind == kind for case in rest))
    ]
    hidden = len(waived) - _MOST_WAIVED
    packs = [one for one in run.packs if verdict.pack in ("", one[0])] or run.packs
    rules = [note for note in run.rules if note.pack in ("", verdict.pack)]
    waived_n = phrase("waived_n", run.language, hidden)
    return SheetNotes(
        sha256=visible(verdict.source.sha256),
        kind=listed([words for words, _ in about(verdict, run)], run.language),
        packs=listed(
            [f"{run.name} {run.version}", *(f"{id} {version}" for id, version in packs)], run.language
        ),
        rules=phrase("sheet_rules", run.language).format(len(rules), digest(rules)) if rules else "",
        open=tuple(left[:_MOST_OPEN]),
        more=phrase("sheet_more", run.language).format(len(rest), listed(counts, run.language))
        if rest
        else "",
        waived=tuple((case, short(case.told.waived, _MOST_WORDS)) for case in waived[:_MOST_WAIVED]),
        more_waived=phrase("sheet_more", run.language).format(hidden, waived_n) if hidden > 0 else "",
    )


def digest(rules: Iterable[RuleNote]) -> str:
    """Return a short hash of the rules that were asked for: the same rules, the same digest."""
    said = [
        [note.id, note.name, note.severity.word, dict(note.message), note.basis, dict(note.advice)]
        for note in rules
    ]
    return hashlib.sha256(dump(said).encode("utf-8", "replace")).hexdigest()[:16]
