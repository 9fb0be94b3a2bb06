"""What a match of a sentence pattern holds: its figures by name, the way each goes, and the years it names."""

from __future__ import annotations

from typing import NamedTuple

from linter.domain import symbols
from linter.domain.lexicon import Lexicon, Way
from linter.model.figure import Figure
from linter.model.report import Stretch
from linter.parse.row import Row
from linter.text.pattern import Match


class Word(NamedTuple):
    """A word that says which way a figure goes, and where it stands in the flow."""

    way: Way
    stretch: Stretch


class Capture(NamedTuple):
    """A figure of a match, and the last word before it that says which way something goes, if one does."""

    figure: Figure
    word: Word | None
    own: bool  # no other figure stands between the word and this one


class Captures(NamedTuple):
    """What a match holds. *words* are all those of a direction, *years* the symbols or words of its years."""

    figures: dict[str, Capture]
    words: tuple[Word, ...]
    years: tuple[str, ...]

    @property
    def names_another_year(self) -> bool:
        """Whether a year other than that of the report is named."""
        return any(year != symbols.THIS_YEAR for year in self.years)


def captures(match: Match, row: Row, lexicon: Lexicon) -> Captures:
    """Return what *match* of the *row* holds."""
    figures: dict[str, Capture] = {}
    words: list[Word] = []
    years: list[str] = []
    own = False
    for start, end, name in sorted((*match.span(group), group) for group in match.names):
        if start < 0:
            continue
        kind = name.rpartition("__")[0]
        text = row.text[start:end]
        if (figure := row.figure(start)) is not None:
            figures.setdefault(kind, Capture(figure, words[-1] if words else None, own))
            own = False
        elif text in lexicon.direction and kind == "direction":
            words.append(Word(lexicon.direction[text], row.stretch(start, end)))
            own = True
        elif text[0] in symbols.YEARS or text in lexicon.last_year:
            years.append(text[0] if text[0] in symbols.YEARS else symbols.LAST_YEAR)
    return Captures(figures, tuple(words), tuple(years))
