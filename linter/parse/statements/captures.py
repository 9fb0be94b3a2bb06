"""What a match of a sentence pattern holds: its figures by name, the way each goes, and the years it names."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.domain import symbols
from linter.domain.lexicon import Direction, Lexicon
from linter.model.figure import Figure
from linter.model.report import Report, Stretch
from linter.parse.statements.row import Row
from linter.text.pattern import Match

_BEFORE = "before"  # a word for the year before that of the figure
_FAR = 40  # characters before a figure in which its clause begins
_CLAUSE = re.compile(
    rf"[\n。;,:!?](?:[{symbols.YEARS}]|[^\n。;,:!?{symbols.ALL}])[^\n。;,:!?{symbols.ALL}]*\Z"
)


class DirectionWord(NamedTuple):
    """A word that says which way a figure goes, and where it stands in the flow."""

    way: Direction
    stretch: Stretch


class Capture(NamedTuple):
    """A figure of a match, and the last word before it that says which way something goes, if one does."""

    figure: Figure
    word: DirectionWord | None
    own: bool  # no other figure stands between the word and this one


class Captures(NamedTuple):
    """What a match holds: its figures and the words of its gaps by name, and all that says a direction."""

    figures: dict[str, Capture]
    words: tuple[DirectionWord, ...]
    gaps: dict[str, str]
    now: int | None  # the year under the name now_year, or with which the clause of the figure now begins
    years: tuple[int | str, ...]  # every other year; that before the figure's own is a word

    @property
    def of_one(self) -> bool:
        """Whether both figures are of the same: the words of the second stand among those of the first."""
        again = self.gaps.get("again", "")
        return again in self.gaps.get("what", again)


class Years(NamedTuple):
    """What the years of a match say of a comparison."""

    named: bool  # another year than the report's is
    clear: bool  # and it is one, before that of the figure


def captures(match: Match, row: Row, report: Report) -> Captures:
    """Return what *match* of the *row* of *report* holds."""
    lexicon = report.domain.lexicon
    figures: dict[str, Capture] = {}
    words: list[DirectionWord] = []
    gaps: dict[str, str] = {}
    years: dict[str, list[int | str]] = {}
    own = False
    for start, end, group in sorted((*match.span(group), group) for group in match.names):
        if start < 0:
            continue
        name = group.rpartition("__")[0]
        text = row.text[start:end]
        if (figure := row.figure(start)) is not None and end == start + 1:
            figures.setdefault(name, Capture(figure, words[-1] if words else None, own))
            own = False
        elif name == "direction":
            words.append(DirectionWord(lexicon.direction[text], row.stretch(start, end)))
            own = True
        elif name in ("what", "again"):
            gaps[name] = text
        elif (year := _year(text, row.stretch(start, end), report, lexicon)) is not None:
            years.setdefault("now_year" if name == "now_year" else "", []).append(year)
    now = next((year for year in years.get("now_year", ()) if isinstance(year, int)), None)
    if now is None and "now" in figures:
        now = _clause_year(min(match.span(group)[0] for group in _named(match, "now")), row, report)
    return Captures(figures, tuple(words), gaps, now, tuple(years.get("", ())))


def _named(match: Match, name: str) -> list[str]:
    """Return the groups of *match* under *name* that hold something."""
    return [group for group in match.names if group.rpartition("__")[0] == name and match.span(group)[0] >= 0]


def _clause_year(at: int, row: Row, report: Report) -> int | None:
    """Return the year with which the clause of the figure *at* begins: 2023年度总计5万元, 上年总计5万元."""
    found = _CLAUSE.search(row.text, max(at - _FAR, 0), at)
    if found is None:
        return None
    start = found.start() + 1
    if row.text[start] in symbols.YEARS:
        first = row.stretch(start, start + 1).start
        return int(report.flow.text[first : first + 4])
    this = report.identity.year
    last = row.text.startswith(report.domain.lexicon.last_year, start)
    return this - 1 if this is not None and last else None


def _year(text: str, stretch: Stretch, report: Report, lexicon: Lexicon) -> int | str | None:
    """Return the year that *text* is; None where it is none, or the report's own year is not known."""
    if text[:1] and text[0] in symbols.YEARS:
        return int(report.flow.text[stretch.start : stretch.start + 4])
    if text in lexicon.year_on_year:
        return _BEFORE
    this = report.identity.year
    if text in lexicon.last_year:
        return this - 1 if this else _BEFORE
    return this if text in lexicon.this_year else None


def years_of(caught: Captures, report: Report) -> Years:
    """Return what the years of a match say of a comparison."""
    own = caught.now or report.identity.year or 0
    others = {year for year in caught.years if isinstance(year, int) and year != own}
    named = _BEFORE in caught.years or bool(others)
    late = caught.now is not None and any(year >= caught.now for year in others)
    return Years(named, len(others) < 2 and not late)
