"""What the words of one cell say: a figure without its notes, a name, or a kind of nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from linter.model.table import Missing
from linter.parse.tables.cellwords import CellWords
from linter.parse.tables.notes import NOTE
from linter.text.folding import INVISIBLE
from linter.text.raised import without_mark

_BLANK = re.compile(rf"[\s{INVISIBLE}]+")
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_AFTER_FIGURE = re.compile(r"(?<=\d)\s+(?=[^\W\d])")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?!\d)")
_NAME = re.compile(r"[\u4e00-\u9fff]|[^\W\d_]{3}")
_SLIP = re.compile(r"[-+]?\d(?:[\d,.]*\d)?[^\d.,、)]{1,2}")
_PIECES = 4  # letters
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_MOST_KEPT, _LONGEST_KEPT = 4096, 200  # texts of cells, and characters of one


class CellText(NamedTuple):
    """What stands in a cell, and from where to where in its text."""

    words: str  # without blanks and without the mark of a note
    start: int
    end: int
    number: str = ""
    missing: Missing = ""
    named: bool = False  # words that can name a row or a column
    figure: bool = False  # a figure, or what may be one


class CellTexts:
    """Reads the text of cells; what the labels of forms are is asked again in every table."""

    def __init__(self, words: CellWords) -> None:
        self._words = words
        self._read: dict[tuple[str, bool], CellText] = {}

    def read(self, text: str, whole: bool) -> CellText:
        """Return what *text* says; *whole*: it stands in one piece, so that its parts have a place."""
        if len(text) > _LONGEST_KEPT:
            return self._look(text, whole)
        found = self._read.get((text, whole))
        if found is None:
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            found = self._read[text, whole] = self._look(text, whole)
        return found

    def _look(self, text: str, whole: bool) -> CellText:
        start, end, number, missing = self._content(text, whole)
        words = without_mark(_BLANK.sub("", text))
        named = missing == "unreadable" and _NAME.search(words) is not None and not _SLIP.fullmatch(words)
        figure = bool(number) or (not named and _DIGIT.search(words) is not None)
        return CellText(words, start, end, number, missing, named, figure)

    def _content(self, text: str, whole: bool) -> tuple[int, int, str, Missing]:
        """Return from where to where its figure stands, and that without its notes, or a kind of nothing."""
        end = len(text)
        if not _BLANK.sub("", text):
            return 0, 0, "", "blank"
        bare = without_mark(_UNSEEN.sub("", text).strip().strip("*").strip())
        figure = _AFTER_FIGURE.sub("", NOTE.sub("", bare) if len(bare) > 3 else bare).strip()
        if self._words.number(figure) is not None and ("," not in figure or _GROUPED.match(figure)):
            at = text.find(figure) if whole else -1
            return (at, at + len(figure), figure, "") if at >= 0 else (0, end, figure, "")
        if whole and (found := self._beside_pieces(text)):
            return found.start(), found.end(), found[0], ""
        return end - len(text.lstrip()) if whole else 0, end, "", self._words.missing(bare)

    def _beside_pieces(self, text: str) -> re.Match[str] | None:
        """Return the one number before which pieces of words stand, of a head that a page broke off."""
        parts = list(_WORD.finditer(text))
        numbers = [part for part in parts if self._words.number(part[0]) is not None]
        others = [part[0] for part in parts if part not in numbers]
        pieces = others and all(not _DIGIT.search(one) for one in others) and len("".join(others)) <= _PIECES
        return numbers[0] if numbers == parts[-1:] and pieces else None


@lru_cache(maxsize=16)
def cell_texts(words: CellWords) -> CellTexts:
    """Return what reads cells by *words*."""
    return CellTexts(words)
