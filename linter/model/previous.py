"""What a report needs of the one of the year before: small, so that it can be kept for a whole run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from linter.model.elsewhere import Elsewhere
from linter.model.figure import Figure
from linter.model.finding import Identity, NotApplicable, Undecided
from linter.records import dataclass
from linter.text.sketch import Sketch

_DIGITS = re.compile(r"\d+")


def same_words(label: str) -> str:
    """Return the words before a figure without their digits: years go, what is counted stays."""
    return _DIGITS.sub("", label)


@dataclass(frozen=True, slots=True)
class PastFigure:
    """A figure of last year's report, and its place there."""

    figure: Figure
    place: Elsewhere


@dataclass(frozen=True, slots=True)
class PastTable:
    """The cells, by row and column, of a table; *glued* are rows whose figures were cut apart."""

    version: str
    whole: bool
    cells: Mapping[tuple[str, str], PastFigure] = field(default_factory=dict)
    glued: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Past:
    """The report of the year before, as far as this year's is held against it."""

    path: str
    identity: Identity
    tables: Mapping[str, PastTable] = field(default_factory=dict)
    totals: Mapping[tuple[str, str], tuple[PastFigure, ...]] = field(default_factory=dict)  # words, unit
    sections: Mapping[str, Sketch] = field(default_factory=dict)
    headings: Mapping[str, Elsewhere] = field(default_factory=dict)  # of the sections; "": the title
    text: Sketch = field(default_factory=Sketch)


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Why it cannot be told which report is last year's."""

    reason: str


def past_or_why(previous: Past | Unpaired | None) -> Past | Undecided | NotApplicable:
    """Return last year's report, or the answer of a check that has none to compare with."""
    if previous is None:
        return NotApplicable("no report of the year before is at hand")
    return Undecided(previous.reason) if isinstance(previous, Unpaired) else previous
