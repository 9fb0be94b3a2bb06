"""What differs between a report and the same report in another file, in words."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.finding import Verdict
from linter.model.twin import Difference, Twin
from linter.records import dataclass
from linter.render.run import Language, Run
from linter.render.told import origin_place, place
from linter.render.visible import short
from linter.render.words import WORDS, word

MOST = 200  # differences that are listed; JSON has all


@dataclass(frozen=True, slots=True)
class ToldDifference:
    """A difference as people are told of it: what it is of, where and what in the one file, where and what in the other."""

    mark: str
    kind: str
    here: str
    ours: str
    there: str
    theirs: str

    @property
    def line(self) -> str:
        """All of it on one line."""
        return f"{self.mark} {self.kind}  {self.here} {self.ours} ↔ {self.there} {self.theirs}"


_MARKS = {"here": "-", "there": "+", "both": "~"}


def heading(twin: Twin, language: Language) -> str:
    """Return what was compared, and how much differs."""
    count = len(twin.differences)
    key = "twin_differs" if count else "twin_same"
    said = word(key, language).format(
        count=count,
        path=twin.path,
        format=twin.format,
        sections=twin.sections,
        cells=twin.cells,
        words=twin.words,
    )
    unseen = [word(f"twin_{name}", language) for name in twin.unread if f"twin_{name}" in WORDS]
    return f"{said}{word('twin_unread', language).format(word('between', language).join(unseen)) if unseen else ''}"


def told(verdict: Verdict, run: Run) -> Iterator[ToldDifference]:
    """Yield the differences of *verdict* from its twin, as many as are listed."""
    twin = verdict.twin
    for one in twin.differences[:MOST] if twin is not None else ():
        yield _told(one, verdict, run.language)


def _told(one: Difference, verdict: Verdict, language: Language) -> ToldDifference:
    kind = word(f"twin_{one.kind}", language)
    if one.cell is not None:
        labels = (one.cell.row_label or one.cell.row, one.cell.column_label or one.cell.column)
        kind = f"{kind} {' / '.join(filter(None, labels))}"
    nothing = word("twin_nothing", language)
    blank = word("twin_blank", language)
    source = verdict.source
    ours, theirs = source.quote(one.here), one.there.quote
    return ToldDifference(
        _MARKS[one.way],
        kind,
        place(source, one.here, language),
        _quoted(ours) if ours.strip() else blank if one.cell else nothing,
        origin_place(one.there.origin, language),
        _quoted(theirs) if theirs.strip() else blank if one.cell else nothing,
    )


def _quoted(words: str) -> str:
    return f"“{short(' '.join(words.split()))}”"


def rest(twin: Twin, language: Language) -> str:
    """Return how many more differences there are than are listed, or nothing."""
    more = len(twin.differences) - MOST
    return word("twin_more", language).format(more) if more > 0 else ""
